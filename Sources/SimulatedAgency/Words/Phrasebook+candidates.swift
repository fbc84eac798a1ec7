extension Phrasebook {
  /// What recruiters write to candidates: one wording a line.
  static func candidateTexts(_ phrase: Phrase) -> String? {
    switch phrase {
    case .approach:
      """
      Hi {first}, {me} at {firm}. Your background as {thing} fits a brief I am working on in {city}, and one part of \
      it may not suit you. Seven minutes to find out? {slotA} or {slotB} tomorrow, or tell me no and I will leave you \
      be.
      {first}, {me} from {firm}. I have two live briefs that need opposite things from a {thing}. Ten minutes lets me \
      put you forward for the right one only. {slotA} or {slotB}?
      Hello {first}, {me} at {firm}. I recruit for teams in {city} and would like to hear what you would and would \
      not move for before I send you anything. Could we speak at {slotA} or {slotB}? If now is wrong, just say.
      """
    case .approachPoor:
      """
      Hi {first}, hope you're well! Great profile. Are you open to new opportunities? Please send your CV.
      Hi {first}, I came across your profile and was really impressed. Are you on the market at the moment?
      Hello {first}, hope you are having a good week. I have several exciting roles that could be a great fit. Are \
      you looking?
      Hey {first}, are you still looking? {me}, {firm}
      """
    case .pitch:
      """
      Hi {first}, {client} are hiring a {title} at up to {pay}. The reason I thought of you is your work as {thing}. \
      Worth eight minutes? {slotA} or {slotB}.
      {first}, a {title} brief has come in from {client}. It pays up to {pay}, and there is one thing in it you \
      should hear from me first. Could you talk at {slotA} or {slotB}?
      """
    case .pitchPoor:
      """
      Hi {first}, I have a great {title} role, up to {pay}. Are you interested? Can you send an updated CV?
      Hi {first}, please see the job description for {title}. Let me know your thoughts.
      {title}, {pay}, interested? {me}
      """
    case .applicationReceived:
      """
      Thank you for your application. We have received it and you will hear from us by the end of the week either way.
      Your application has reached us. A consultant will read it and reply within five working days.
      """
    case .consentAsk:
      """
      {first}, before {client} sees your CV for {title} I want your yes in your own words, and there is one thing in \
      the brief you may not like. Five minutes at {slotA} or {slotB}?
      Hi {first}, I would like to put you forward to {client}. Ten minutes first so that I say the right things about \
      why you would move: {slotA} or {slotB}?
      """
    case .consentPoor:
      """
      Hi {first}, OK to send your CV to {client} for {title}? What's your salary expectation?
      Hi {first}, are you happy for me to submit you for the {title} role? Y/N
      Just checking you're still keen on {client}?
      """
    case .cvSentNote:
      """
      Hi {first}, your CV for {title} went to {client} this morning. I will come back to you the moment there is news.
      {first}, as agreed: you are with {client} for {title}. They usually take a few days over CVs.
      """
    case .interviewConfirm:
      """
      Confirmed: {client}, {title}, {day} at {time}. You will meet {contact}. Ring me when you are out.
      Hi {first}, your interview with {client} is on {day} at {time}. Link and address are in the invitation; please \
      bring photo ID.
      All booked for {day}, {time} with {contact} at {client}. Reply here if anything changes.
      """
    case .prepAsk:
      """
      {first}, before {day}: {contact} will press on {gap}, which is not in the job description. Fifteen minutes to \
      go through it? {slotA} or {slotB}.
      Hi {first}, can we speak before {day} at {time}? I know what {contact} will want to hear about {gap}. {slotA} \
      or {slotB} suit?
      """
    case .prepPoor:
      """
      Good luck on {day}! Details attached.
      Good luck for {day} {first}, you'll smash it!
      """
    case .debriefAsk:
      """
      {first}, I speak to {contact} this afternoon and want your version first. Can you ring me when you are out of \
      the building, or {slotA}?
      Hi {first}, before I talk to {client} I would like to know what surprised you today. Five minutes at {slotA} or \
      {slotB}?
      """
    case .debriefPoor:
      """
      How did it go? :)
      Hi {first}, how did you get on?
      Hope the interview went well! Any feedback?
      """
    case .noNews:
      """
      Hi {first}, no decision from {client} yet on {title}. I have asked again and will write by Friday either way.
      {first}, still waiting on {client}. Nothing has changed since we last spoke.
      """
    case .chaseAsk:
      """
      {first}, {client} want to move on and I will not speak for you without hearing from you. If it is a no, that is \
      fine and I can say it well. {slotA} or {slotB}?
      Hi {first}, {client} have asked me where you are on {title}. Two minutes at {slotA} or {slotB}, or one word \
      back: stop, slow or go.
      """
    case .chasePoor:
      """
      Hi {first}, just checking in. Any update?
      Just following up on my last message {first}!
      Any update???
      Hi {first}, did you get my email? Are you still keen?
      """
    case .cvNo:
      """
      Hi {first}, {client} will not take it further for {title}: they want {gap}. Your CV stays with me unless you \
      object.
      {first}, a no from {client} I am afraid. They asked for {gap} and others had more of it. I will be back with \
      something closer.
      """
    case .badNewsAsk:
      """
      {first}, there is a decision from {client} and the feedback is worth more than the answer. Can I ring you at \
      {slotA} or {slotB}?
      Hi {first}, {contact} has come back to me. I would rather tell you properly than write it: {slotA} or {slotB}?
      """
    case .badNewsPoor:
      """
      Hi {first}, unfortunately you were not successful on this occasion. We wish you well.
      Sorry {first}, {client} have gone with someone else. I'll keep you in mind for other roles.
      """
    case .holdAsk:
      """
      {first}, {title} at {client} has been paused. I will tell you the reason I was given and what we do meanwhile. \
      Can you talk at {slotA} or {slotB}?
      Hi {first}, news from {client}: the role is paused, not closed. Five minutes today? {slotA} or {slotB}.
      """
    case .holdPoor:
      """
      Hi {first}, the {title} role is on hold, will be in touch.
      Unfortunately {client} have put {title} on hold. I'll let you know if anything changes.
      """
    case .offerAsk:
      """
      {first}, {client} have made a decision and I want to take you through it line by line. Are you free at {slotA} \
      or {slotB}?
      Hi {first}, can you find ten private minutes today? {slotA} or {slotB}. It is good news.
      """
    case .offerPoor:
      """
      Congrats {first}!! {client} have offered {pay}. Letter attached, let me know.
      Great news {first}, offer from {client} attached. Can you confirm by return?
      """
    case .offerOpenAsk:
      """
      {first}, {contact} asked me where you are and I would rather carry your question than guess your answer. \
      {slotA} or {slotB}?
      Hi {first}, what is the question you keep going back to? Ten minutes at {slotA} or {slotB}; no pressure either \
      way.
      """
    case .offerOpenPoor:
      """
      Any news on the offer {first}?
      Hi {first}, just following up on the offer. {client} need an answer.
      Hi {first}, have you had a chance to think about it?
      """
    case .resignAsk:
      """
      {first}, the meeting with your boss is the hardest part of this. Ten minutes to rehearse it so you stay in \
      charge? {slotA} or {slotB}.
      Hi {first}, before you hand it in: what will they offer you to stay? Let us talk it through at {slotA} or {slotB}.
      """
    case .resignPoor:
      """
      Hi {first}, remember to hand your notice in!
      Resignation letter template attached {first}. Let me know once done.
      """
    case .resignDayAsk:
      """
      Thinking of you today {first}. Ring me once the meeting is over, or I will try you at {slotA}.
      {first}, today is the day people get asked to stay. I would like to hear what was said: {slotA} or {slotB}?
      """
    case .resignDayPoor:
      """
      Did you resign?
      Hi {first}, all done?
      """
    case .counterAsk:
      """
      {first}, you now have two real choices and I wrote down your reasons for leaving. Shall we test the new offer \
      against your own words? {slotA} or {slotB}.
      Hi {first}, what has changed besides the money, and is it in writing? Can we speak at {slotA} or {slotB}?
      """
    case .counterPoor:
      """
      Don't do it {first}! Nobody who takes a counter offer stays.
      Hi {first}, hope you're still on track to join {client}?
      """
    case .warmAsk:
      """
      {first}, I would like to fix a coffee with {contact} while it can still shape your first project. Can we talk \
      at {slotA} or {slotB}?
      Hi {first}, how is the handover, and has anyone asked you to stay? Five minutes at {slotA} or {slotB}.
      """
    case .warmPoor:
      """
      Hi {first}, still all good for the {start}?
      Hope the handover is going well {first}!
      """
    case .startDetails:
      """
      For {start}: ask for {contact} at reception, 9:00, and bring your passport. Laptop and access are ready.
      {first}, first day is {start}, 9:00. {contact} will meet you. Ring me if anything looks odd.
      """
    case .dayOnePoor:
      """
      Hope the first day went well {first}!
      How was day one?
      """
    case .monthAsk:
      """
      {first}, week four is when what was promised and what is real start to differ, and I can still raise it without \
      it being a complaint. {slotA} or {slotB}?
      """
    case .monthPoor:
      """
      Hi {first}, how are you settling in?
      Just checking in {first}, all going well at {client}?
      """
    case .rebateAsk:
      """
      {first}, your probation review must be close and I can tell you what they tend to look for. Ten minutes at \
      {slotA} or {slotB}?
      """
    case .rebatePoor:
      """
      Just checking in {first}!
      Hi {first}, everything OK at {client}?
      """
    case .marketNote:
      """
      Hi {first}, our one-page salary guide for {thing} roles in {city} is out. No job attached.
      {first}, the new pay figures for {thing}s are in. Happy to send the page if useful.
      """
    case .textBeforeCall:
      """
      {first}, {me} at {firm}. I just tried you about {title}; I will try again at {slotA}. Better at {slotB}? Reply 2.
      Hi {first}, that was {me} from {firm}. Two minutes when you can; {slotA} or {slotB}?
      Hi {first}, missed you just now. Call me back when you get a chance. {me}
      """
    case .recap:
      """
      Good to talk {first}. As agreed: {pay} is a yes, four weeks' notice, and I come back to you by Friday.
      Thanks for the time {first}. I have noted what is off the table and will only send you what fits.
      """
    case .answer:
      """
      Hi {first}, yes: two days a week in {city}, the rest at home. Anything else before you decide?
      {first}, I have asked {client}. It is a new post and the budget is signed off.
      Hi {first}, the process is two rounds, the second with {contact}. No test.
      {first}, good question and it is better said than written. I will ring you at {slotA}.
      """
    case .jobClosed:
      """
      Hi {first}, {client} have closed the {title} role. Nothing to do with you; I will explain what I know when we \
      speak.
      {first}, the {title} post has been filled, I am sorry. I will keep looking.
      """
    case .restart:
      """
      {first}, {title} at {client} is open again and they asked about you by name. {slotA} or {slotB}?
      Good news {first}, {client} have restarted. Are you still free to talk this week?
      """
    case .timesheet:
      """
      Hi {first}, timesheet by Friday 12:00 please.
      Reminder {first}: this week's timesheet closes on Friday at noon.
      """
    case .textAhead:
      """
      {first}, {me} at {firm}. I ring you within the hour about {title}, from a number you may not know. Another time? \
      Just answer.
      Hi {first}, {me} here: I will call you shortly, the number may show as unknown. If it does not suit, tell me when.
      """
    case .documentSend:
      """
      Hi {first}, your papers for {title} are attached. Page two is the part to read before you sign.
      {first}, the document for {title} is below. Ring me if anything in it surprises you.
      """
    case .paperReminder:
      """
      Hi {first}, a reminder: {client} need your papers before the start. The list is in my mail.
      {first}, your signed papers are due. Where to send them is in my mail; ring me if anything is missing.
      """
    case .assignmentAsk:
      """
      {first}, I would like ten minutes on how {client} is going and what you want after it. {slotA} or {slotB}?
      Hi {first}, before I speak to {client} I want your side first. Two minutes at {slotA} or {slotB}?
      """
    case .assignmentPoor:
      """
      Hi {first}, all OK at {client}?
      Hi {first}, just checking in on the assignment. Any issues let me know!
      """
    case .moved:
      """
      Hi {first}, {client} have to move: now {day} at {time}. Does that still work?
      {first}, a change from {contact}: {day}, {time} instead. Sorry for the shuffle.
      """
    default: nil
    }
  }
}
