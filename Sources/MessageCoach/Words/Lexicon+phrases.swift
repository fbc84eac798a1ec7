extension Lexicon {
  static let phrases: [(Cue, String)] = [
    (
      .talkRefused,
      """
      (don't|dont|not|never) (call|ring|phone|facetime) (me|us|him|her|them|the|about|today|tomorrow|this|before|until|after|back|again|my)
      no need to (call|ring|phone|talk|speak|meet)
      any (probs|problems|issues|questions|queries|trouble|bother) (ring|call|phone|text|just ring|just call|give me|let me)
      (ring|call|phone|text) me if (you get lost|u get lost|you can't find|you are late|you're late|you're running|there's any|there is any|there are any|any problems|any issues|anything changes)
      (ring|call|shout|bell|buzz) if (you get lost|u get lost|you can't find|you are late|you're late|you're running|there's any|there is any|there are any|any problems|any issues|anything changes)
      """
    ),
    (
      .toldNo,
      """
      (profile|cv|resume|application|candidature|you|u) (got|is|was|were|are|been|being|get) (rejected|declined|dropped|turned down|ruled out|screened out)
      (profile|cv|resume|application|candidature|you|u) (has|have) been (rejected|declined|dropped|turned down|ruled out|screened out)
      (you|u) (are|were|have) not (selected|shortlisted|chosen|successful|been selected|been shortlisted|been successful|been chosen)
      (you|u) (weren't|aren't|wasn't) (selected|shortlisted|chosen|successful)
      (you|u) haven't been (selected|shortlisted|chosen|successful)
      (profile|cv|resume|application) (is|was|has) not (selected|shortlisted|been selected|been shortlisted|been successful|successful)
      rejected in (l1|l2|l3|r1|r2|hr|final|the)
      """
    ),
    (
      .confirmAsked,
      """
      (reply|text|respond|revert|text back|reply back) (y|yes|okay|back|by return|here|with yes|with a yes|y or n) to (confirm|accept)
      (reply|text|respond|write|drop a line|write back|reply back) to (confirm|say that suits|say it suits|say that works|say you got|say you can make)
      (please|kindly|can you|could you|you) confirm (receipt|attendance|your attendance|by reply|by return|you received|you have received|you've received|you got|you have got|you can make|you can attend|you are able|you're able|that suits|that works|this suits|this works|it suits|it works|the time|the date|the address|the slot)
      """
    ),
    (
      .ultimatum,
      """
      (assume|take it|presume|conclude) (you|that you) (no longer|do not want|don't want|are not interested|aren't interested|have lost interest|are not serious|aren't serious)
      (will|we'll|i'll|shall|we will|i will|have to|going to) (release|give|offer|hand) (it|the|your|this) (role|slot|job|shift|place|seat|spot|candidate|candidates|interview|offer|to) (to|someone|somebody|the next|other|others|another)
      (will|we'll|i'll|shall|i) (give|hand|offer) (it|this|the shift|the slot|the role|the job|your slot|your place) to (someone|somebody|the next|others|another|other)
      """
    ),
    (
      .vagueReason,
      """
      (about|regarding|re|discuss|on|with) (something|sth|some things|a few things|a couple of things|one or two things|a thing|an opportunity|a matter|some matters|an important matter|something important|something urgent|an exciting opportunity)
      """
    ),
    (
      .talkAsk,
      """
      (can|could|may|shall|should|might) (i|we) (ring|call|phone|speak|talk|chat|meet|catch|grab|have|get|give|jump|hop|do)
      (can|could) you (ring|call|phone|speak|talk|chat|meet|give me|spare|do|jump|hop)
      (i'll|i will|will|i can|happy to|i'd like to|i would like to|let me|i'll be) (ring|call|phone|ringing|calling|phoning) you
      (i'll|i will|i can) (ring|call|phone|try) (you|your)
      give (me|us|you|u) a (ring|call|bell|buzz|shout|tinkle|quick call|quick ring|quick bell|missed call)
      (ring|call|phone) (me|us) (back|when|on|at|at your|asap|after|before|today|tomorrow|this|please)
      (ring|call|phone) me
      (free|around|available|able|up) (for|to) (a|have a|talk|speak|chat|call|do a|grab) (quick|call|chat|ring|word|catch|coffee|talk|short|brief)
      (free|available|able|around) to (talk|speak|chat|call|meet)
      (have|got|spare|find|need|give) (a|me|you|<number>|five|ten|two|fifteen|twenty|few) (minutes|minute|mins|min|moment|sec|second)
      (have|got|spare|find|need|take|borrow|grab) (a|<number>|five|ten|two|fifteen|twenty|a few|a couple of|me five|me ten|you for) minutes
      worth a (quick|call|chat|word|conversation|coffee|ring|ten|five|proper|short)
      (need|want|like|love) to (talk|speak|chat|ring|call|catch up|hear your voice|pick your brain)
      (we|you and i) (should|need to|must|ought to) (talk|speak|chat|meet)
      (better|easier|quicker|best) (said|by phone|on the phone|over the phone|to talk|to speak|by voice|live|in person|on a call|over a call|spoken|done by phone)
      (hop|jump|get|go) on (a|the) (call|phone|zoom|teams|quick call|short call|video)
      pick (your|ur) brain
      (catch|grab) (a|you|up) (coffee|for five|for ten|for a|by phone|over the phone|on the phone|over coffee|word|live)
      (quick|short|brief|proper) (call|chat|word|ring|catch up|catch-up|conversation|natter|phone call)
      (talk|speak|chat|meet) (today|tomorrow|tonight|this|at|on|before|after|later|now|over|by phone)
      (when|what time) (can|could|is|are|would|suits|works) (we|i|you|it|good|best) (talk|speak|chat|call|ring|free|suit|to talk|to speak|to call|to ring)
      (are you|you) free (to|at|for|now|today|tomorrow|on|this|tonight|any)
      have a (word|chat|quick|conversation|talk|natter|proper|think together)
      (fancy|up for) a (coffee|chat|call|natter|pint|catch-up|catch up|quick)
      talk (it|this|that|you|things) (through|over)
      walk you through (it|this|that|the)
      voice (call|note)
      """
    ),
    (
      .talkWord,
      """
      (talk|speak|chat|call|ring|phone|coffee|conversation|zoom|teams|video|voice|dial|pick up|face to face|in person|live|discuss|catch up|catch-up|buzz|bell|facetime|huddle|sit down|natter|meet|verbally|aloud)
      """
    ),
    (
      .chase,
      """
      (just|only) (checking|check|following|follow|touching|chasing|bumping|circling|nudging|popping|dropping|seeing|wondering|wanted to check|wanted to follow|wanted to see if|looping|pinging|a nudge|a gentle|a quick chaser|a reminder)
      (checking|checkin|check) in
      (following|follow) up
      (touching|touch) base
      (circling|circle|loop|looping) back
      (any|got any|have any|is there any|hear any|heard any|heard) (update|updates|news|joy|movement|word|luck|progress|feedback yet|thoughts yet|developments|further|latest|anything|back)
      (bump|bumping|nudge|chaser|chasing|gentle reminder|friendly reminder|kind reminder|polite reminder|quick nudge|reminder)
      (did|have|had|has) you (get|got|see|seen|receive|received|had a chance|have a chance|had chance|managed|manage|read)
      (not|haven't|have not|didn't|still) (heard|hear|waiting|no word|no reply|no response) (from|back|on|to|anything|yet|for)
      (where|how) (are|is|do) (we|things|it) (at|with|stand|looking|getting on|going|up to)
      (top of|back to the top|to the top of) (your|the|my)
      (still|just) waiting
      (awaiting|await) (your|reply|response|feedback)
      (update|updates|news) (please|?|on this|yet|from your|your side|your end)
      hello ?
      you there
      (please|kindly|pls) (revert|respond|reply|advise|update)
      do the needful
      """
    ),
    (
      .wayOut,
      """
      (no|not) (worries|problem|pressure|rush|drama|bother|stress|hassle|trouble|need|offence|hard feelings|obligation) (if|at all|either|whatever|to|<end>)
      (no|zero) (pressure|worries|obligation|hard feelings|drama|hassle)
      if (not|it's not|that's not|now's not|now isn't|it isn't|neither|none|you'd rather|you would rather|you prefer|you'd prefer|it's easier|that doesn't|it's a no|this isn't|the answer)
      (rather|prefer|easier|happier) (i|me|to|by|an|not|we|write|email|text|in writing|written)
      (just|please|simply) (say|say so|tell me|let me know if you'd rather|reply no|ignore)
      say (so|no|stop|the word)
      (feel free to|fine to|okay to|free to|happy for you to) (say|ignore|decline|tell|pass|leave|ring off)
      (it's|that's|that is|totally|perfectly|absolutely|all|also|a no is|is) (fine|okay|cool|grand|alright) (too|if|with me|either|by me|as well|to say)
      (another|some other|different) (time|day|way)
      (reply|text|type|send) (no|stop|n|x|later|pass)
      (not|isn't) (a good|the right|now|for you|your thing|interested)
      (whatever|whichever|however) (suits|works|is easier|you prefer|is easiest)
      (leave|park|drop) it (there|at that|with)
      (email|text|writing|message) (is|works|instead|does|will do|if)
      (won't|will not) (take it personally|chase|mind|bother)
      """
    ),
    (
      .pressure,
      """
      (won't|will not|not going to|can't|wont) (be around|last|wait|hang around|stay open|be there|hold)
      (last|final|once in a lifetime|only) (chance|opportunity|call|warning|reminder)
      (everyone|everybody) (else|is|has)
      (stuck|put) my neck
      (after|for) (everything|all) (i've|we've|that i)
      (act|move|decide|reply|respond|answer|sign|confirm) (now|fast|quickly|today|immediately|asap|or)
      (asap|urgent|urgently|immediately|straight away|without delay|right now)
      (don't|do not) (miss|let me down|mess|waste|blow|lose|do it|accept|sleep|make me|leave me)
      (going|go|snapped up|selling|filling) (fast|quickly|like hot cakes)
      (you'd|you would|you'll|will|would) be (mad|crazy|silly|foolish|a fool|daft|stupid|regret)
      (disappointed|let down|embarrassed|embarrassing|looks bad|makes me look|making me look|unprofessional)
      (or i|or we|otherwise i|otherwise we|or else|or they) (will|have|shall|must|am|are|move|withdraw|pull)
      (need|needs) an answer (now|today|tonight|by)
      (no brainer|no-brainer|dream job|dream role|amazing opportunity|perfect opportunity|unmissable)
      (hot|other|stronger|better) (candidates|clients|people) (waiting|lined up|ready|queuing)
      (i'm|i am) (counting|relying|depending) on you
      (you|u) owe (me|us)
      (trust me|clock is ticking|time is running out|before it's too late|too late|now or never|take it or leave it)
      """
    ),
    (
      .statistic,
      """
      (<percent>|<number> percent|<number> per cent|<number> in <number>|<number> out of <number>|nine out of ten|nine in ten|eight out of ten|most people|studies show|statistics show|research shows|statistically|stats show|the data says|proven|according to studies|four out of five)
      """
    ),
    (
      .askPay,
      """
      (what|what's|whats|what is|whats your|which) (salary|pay|package|rate|money|your salary|your current|your expected|your day rate|your expectations|ctc|number|the budget|the salary|your budget|figure|comp)
      (salary|pay|package|rate|money|compensation|comp|ctc|notice) (expectation|expectations|expected|expecting|wise|requirement|requirements|are you)
      (current|expected|present|exp) (salary|ctc|package|pay|rate|comp|compensation|base)
      how much (are|do|would|did|is|r) (you|they|they|it|he|she|the)
      (looking|hoping|asking|after|expecting) for (money|salary wise|in terms of salary|in terms of money|pay wise|rate wise)
      (would|will|could|can) you (take|accept|consider|move for|go down|drop|do it for|come down|flex) (less|<money>|lower|it for|on|your)
      (your|ur|the) (bottom line|number|figure|minimum|floor|walk away|budget|magic number)
      (<money>|<number>|rate) (okay|enough|acceptable|work|works|fine|good) (?|for)
      """
    ),
    (
      .askKeen,
      """
      (still|are you still|you still|u still|is she still|is he still) (keen|interested|up for|on board|looking|in the market|open|happy|want|wanting|good|all good|hiring|need|thinking|committed|excited)
      (are you|you) (open to|looking|interested|keen|happy with|tempted|serious|having second|committed|excited|thinking of)
      how (do you feel|are you feeling|keen|interested|excited|committed|serious|likely|are you finding|are you settling|was it|is it going|does that sound)
      (having|any|got) (second thoughts|doubts|concerns|worries|reservations|hesitation|cold feet)
      (everything|all|things) (still good|okay|all right|alright|good|still on) (your|at|with|on|?)
      (on a scale|out of ten|out of <number>|gut feel|gut feeling)
      """
    ),
    (
      .askHold,
      """
      (why|what's|what is|what) (is|has|behind|holding|causing|the|made|happened|changed|it's|the role|is the) (it|the role|this|on hold|hold|paused|delay|hold up|holdup|holding|up|delayed|happening|job|budget|reason|change)
      (how long|when) (is|will|do you|does|are) (it|the hold|the freeze|this|you|they|the role) (on hold|last|think|expect|expected|be back|come back|unfreeze|reopen|lift|likely)
      (holding|held) (it|this|things|the decision|you|the role) (up|back)
      """
    ),
    (
      .askFeedback,
      """
      (any|your|ur|what are your|some|got|have any|honest|initial) (thoughts|feedback|views|opinion|impressions|comments|reaction|verdict|reservations)
      (how|hows|how's) (did|was|was the|did the|did it|did you|was your|is) (it go|interview|the interview|that go|you find|you get on|he do|she do|they do|it)
      what (did|do) (you|they|u) (think|make|like|reckon|feel|say)
      (thoughts|feedback) (?|please|on|welcome|yet)
      """
    ),
    (
      .askCounter,
      """
      (have|has|did|are|is|if|will) (they|your boss|your employer|your manager|your current|your company|them) (counter|countered|made a counter|offered you more|come back with|tried to keep|counter offer|counter-offer|made you|match|matched|offering|offer)
      (counter-offer|counter offer|counteroffer) (?|coming|on the table|from|yet|likely)
      (accept|take|stay|consider|tempted by) (a|the|their|any) (counter|counter-offer|counteroffer|counter offer)
      (talked|persuaded|convinced) (you|u) (into staying|to stay|round)
      """
    ),
    (
      .askProcess,
      """
      (any|what|which|how many|got any|other) (other|processes|else|agencies|interviews|offers|roles|recruiters|applications|irons) (interviews|processes|offers|agencies|roles|on the go|are you|in the|you|in play|going on|lined up|are you using|working|elsewhere|on)
      (interviewing|talking|speaking|going|in process) (anywhere|elsewhere|with anyone|with other|with others|to anyone|with any)
      (are we|is it) (the only|just us|exclusive|sole)
      """
    ),
    (
      .askAccept,
      """
      (will|would|are|do) (you|u|she|he) (accept|take it|say yes|sign|going to accept|going to take|plan to accept|be accepting|take the|take this|gonna|decline|turn|intend|want it|extend|renew|extending|renewing)
      (if|when) (they|we|the client) (offer|offered|make an offer|made an offer|came back|come back)
      (have you|did you|you) (decided|made a decision|made up your mind|resigned|resign|handed in|hand in|signed|given notice|give notice|told your boss|made your mind)
      (is it|is that) (a yes|a no|yes or no)
      (what's|what is|whats) (stopping|your decision|the decision|holding you|your answer)
      (decision|yes or no|in or out|y n|offer) ?
      """
    ),
    (
      .askReasons,
      """
      (why|what) (are|did|do|is|made|would|makes|has) (you|u|she|he|them|make you|it) (leaving|looking|leave|want to|want|move|decide|turn|pull|withdraw|change|unhappy|wrong|reject|say|not)
      (what's|what is|whats|what would|what went|what|where) (making|your motivation|motivating|driving|wrong|missing|put you|really|the real|behind|did they|did we|would it take|would make|do you really|they really|you really|is not working|not right)
      (reason|reasons|motivation|motivations) (for|behind) (leaving|looking|moving|the|your|wanting|going|this)
      (how come|what happened|tell me why|explain why|why)
      (must haves|must-haves|nice to haves|deal breakers|dealbreakers|ideal candidate|ideal role|priorities)
      """
    ),
    (
      .newsNo,
      """
      (unfortunately|sadly|afraid|regret|sorry)
      (went|gone|going|decided to go|chosen|opted|picked|chose) (with|for|to) (someone|another|somebody|a different|an internal|the other|other|one of the)
      (not|isn't|wasn't|aren't|weren't|won't be) (successful|progressing|taking you|moving forward|going ahead|proceeding|selected|been successful|been selected|shortlisted|going forward|taking it|the right fit|a fit|to proceed|be taking|be progressing|be proceeding|be moving)
      (unsuccessful|rejected|turned down|turned you down|declined|ruled out|knocked back|a no from|it's a no|passed on|pass on|the answer is no|didn't get|did not get|not this time|on this occasion|missed out|lost out|pipped)
      (decided|choosing|chosen|agreed) (not|against) (to|going|you|proceed|moving)
      """
    ),
    (
      .newsOffer,
      """
      (offer|offering|offered|offers) (you|<money>|of|is|at|attached|letter|has|came|just|them|her|him|her the|him the|through|on the table|in|has come|the job|the role|you the)
      (congratulations|congrats|you got it|you've got it|got the job|got the role|got the gig|they want you|they'd like to offer|would like to offer|want to offer|made an offer|making an offer|making you an offer|you're hired|the job is yours|job's yours|it's yours)
      (start date|base|basic|bonus|package|salary) (is|of|will be|would be|<money>|at) (<money>|of|<date>|<percent>|<month>)
      """
    ),
    (
      .newsHold,
      """
      (on|put on|gone on|placed on|been put on|onto) hold
      (paused|pausing|frozen|freeze|froze|pulled|cancelled|canned|shelved|parked|mothballed|postponed|delayed|pushed back|iced|on ice|hiring freeze|budget freeze|headcount freeze|binned|scrapped|kiboshed)
      (no longer|not) (hiring|recruiting|going ahead|filling|replacing|live|available|proceeding)
      (filled|closed|withdrawn) (internally|the role|by|the vacancy|it)
      """
    ),
    (
      .newsMoney,
      """
      (rate|salary|fee|margin|money|budget|pay|terms|package|bonus|commission|rebate) (has|is|will|been|have|dropped|cut|down|reduced|changed|now|went|goes|going|increase|rise|up|capped|are)
      (best|most|max|maximum|lowest) (we|they|i|you|we can) (can do|could do|can go|will go|can|offer|'ll do|is)
      (short-paid|short paid|underpaid|overpaid|paid late|not been paid|pay cut|rate cut|clawback|claw back)
      (come|came|coming|gone|dropped|moved|went) (down|up|back) (to|by|at|with) (<money>|<percent>|<number>)
      (can't|cannot|won't|couldn't|unable to) (go|stretch|match|move|meet|do) (above|higher|to|beyond|that|more|your|on|it|past|<money>)
      """
    ),
    (
      .newsCounter,
      """
      (counter-offer|counter offer|counteroffer|countered|counter-offered|bought back|buy-back|matched it|matched the|been offered more|offered more to stay|accepted a counter|accepted the counter|decided to stay|deciding to stay|is staying|staying put|staying where)
      """
    ),
    (
      .newsWithdrawal,
      """
      (withdrawn|withdrawing|withdrew|pulled out|pulling out|dropped out|dropping out|no showed|no-showed|no show|no-show|accepted another|accepted elsewhere|taken another|taking another|accepting another|took another|changed her mind|changed his mind|changed their mind|handed in|handed her|handed his|given notice|has resigned|has left|is leaving|isn't starting|won't be starting|not starting|won't be joining|not joining|not be joining|backed out|backing out|declined the|turned it down|turned down the|turned the offer)
      """
    ),
    (
      .attachment,
      """
      (attached|attachment|attaching|enclosed|attach|pfa|see below|find below|link below|please find|here's the link|here is the link|linked|copy of)
      """
    ),
    (
      .practical,
      """
      (confirmed|confirming|confirm|booked|reception|parking|address|directions|postcode|passport|invoice|timesheet|dial in|dial-in|joining|login|dress code|id|form|forms|received|reschedule|rescheduled|moved to|calendar invite|invite|bring|floor|entrance|visitor|document|documents|contract|signature|docusign|payslip|po number|expenses|out of office|annual leave|back in the office|purchase order|right to work|dbs|references|portal|password|onboarding|laptop|badge|buzzer|train|station|receipt|copy|details|agenda|job spec|jd|spec|resume)
      """
    ),
    (
      .greeting,
      """
      (hi|hello|hey|dear|morning|good morning|good afternoon|good evening|afternoon|evening|hiya|g'day|howdy|namaste|yo|greetings)
      """
    ),
    (
      .courtesy,
      """
      (hope you|hope you're|hope you are|hope all|hope this|hope the|hope your|how are you|how are things|thanks for|thank you for|thanks again|have a great|have a good|have a lovely|enjoy your|good luck|best of luck|great to meet|good to meet|lovely to|nice to|great to speak|good to speak|happy birthday|merry|speak soon|talk soon|appreciate|much appreciated|welcome back|congratulations on|congrats on|well done|pleasure|happy birthday|happy diwali|happy new year|happy christmas|merry christmas|eid mubarak|wishing you|well deserved|thanks for connecting|thank you for connecting|thanks a million|get well|welcome aboard|break a leg|you'll be great|you'll be grand|you got this|you've got this|fingers crossed)
      """
    ),
    (
      .because,
      """
      (because|about|regarding|re|since|so that|concerning|the reason|as they|as the|as your|as there|over the|on the back of|in light of|to understand|understand what|understand why|find out what|find out why|before you|before they|before i|before we|so you|so i|so we|it's about|to do with)
      """
    ),
    (
      .minutes,
      """
      (<number>|five|ten|two|three|fifteen|twenty|thirty|few|couple of|couple) (minutes|min|mins|minute)
      """
    ),
    (
      .thirdParty,
      """
      (the client|client|they|he|she|hr|the manager|the panel|our payroll|payroll|the team|someone|somebody|<name>|reception|security|the recruiter) (will|is going to|'ll|would like to|may|is due to|are going to|should) (call|ring|phone|contact|dial|meet|email|be in touch|speak|give you)
      """
    ),
    (
      .recap,
      """
      (as|like|what) (agreed|discussed|promised|we agreed|we discussed|we said|you said|you asked|requested|spoken|per our|per your)
      (recap|recapping|to recap|to confirm what|putting this|in writing|summary of|notes from|following our|further to our|after our|as per our|per our) (call|of|what|conversation|chat|discussion|talk|afternoon's|morning's|meeting|telecon|as promised|we)
      (to|in) answer (your|to your) (question|query|questions)
      (in answer to|you asked|your question|your query|as requested|as you asked|shout if i've|correct me if|fix anything|correct anything|if i've got anything wrong|in writing)
      """
    ),
  ]
}
