extension Phrasebook {
  /// What candidates and contacts write to us: one wording a line.
  static func inboundTexts(_ phrase: Phrase) -> String {
    switch phrase {
    case .yesTalk:
      """
      Hi {me}, happy to talk. Any time after five is best.
      Yes, that sounds interesting. Can you ring me tomorrow lunchtime?
      Sure {me}, give me a call when you can.
      """
    case .slotTaken:
      """
      {slotB} works. Speak then.
      2 please
      Can do {slotB}, on my mobile.
      """
    case .interested:
      """
      Thanks {me}, I would be interested. CV attached.
      Sounds good, send me the details please.
      Interested, yes. I would want to stay around {city} though.
      """
    case .notInterested:
      """
      Thanks for getting in touch but I am happy where I am.
      Not for me at the moment {me}, thanks.
      Hi {me}, I have just taken another role. Good luck with it.
      """
    case .thanks:
      """
      Thanks {me}.
      Great, thank you!
      Got it, thanks {me}.
      Perfect, cheers.
      """
    case .question:
      """
      Hi {me}, is the role hybrid? How many days in the office?
      Thanks. What is the salary range, and is there a bonus?
      Could you tell me who the client is before I decide?
      Is it a new post or has somebody left?
      """
    case .processQuestion:
      """
      Hi {me}, have you heard anything from {client}?
      Hi {me}, how long will they take to decide do you think?
      What is the next step with {client}, and who would I meet?
      Do you know if {client} would move on the salary?
      """
    case .offerQuestion:
      """
      Hi {me}, is there any room on the base? And when do they need to know?
      Could you ask {client} about the pension and the notice period?
      Can I have until Monday to think about it?
      """
    case .callMe:
      """
      Can you ring me when you have a minute? Rather not write it.
      {me}, could we speak today? Something has come up.
      Hi {me}, please call me after {slotB}.
      """
    case .application:
      """
      Dear Sir or Madam, please find my CV attached for the roles you are advertising. I am based in {city} and could \
      start after my notice.
      Hello, I saw your advert and would like to apply. My CV is attached. Is the position still open?
      """
    case .away:
      """
      I am out of the office until Monday with limited access to email. For anything urgent please contact the main \
      desk.
      Automatic reply: I am on annual leave and will answer when I return.
      """
    case .consentGiven:
      """
      Yes, happy for you to send it to {client}.
      OK to send {me}, thanks.
      Yes go ahead with {client}. I have not been put forward by anyone else.
      """
    case .debriefReply:
      """
      It went well I think. They asked a lot about {gap}. What happens next?
      Good, nice people. The commute worries me a bit. Have they said anything?
      Fine thanks, tougher than I expected.
      """
    case .warmReply:
      """
      All good thanks, handover is nearly done.
      Yes, looking forward to it. They did ask me to think again but I am fine.
      Fine thanks {me}. Have {client} said what I will start on?
      """
    case .stillKeen:
      """
      Yes still keen, sorry, it has been a busy week.
      Sorry for the silence {me}. Yes, still interested.
      Hi {me}, yes, though I have another process moving as well.
      """
    case .resigned:
      """
      Done. He was surprised and wants to talk again tomorrow.
      All done {me}, they took it well.
      """
    case .payQuestion:
      """
      Hi {me}, my pay is not right this month. Can you look into it?
      {me}, the payslip does not match my timesheets. Who do I speak to?
      """
    case .noticeGiven:
      """
      Hi {me}, I have to give notice on the {client} assignment. Can we talk?
      {me}, please take this as my notice at {client}. I am sorry, it is not about the team.
      """
    case .rateQuestion:
      """
      Hi {me}, I have been at {client} a while now and would like to talk about my rate.
      {me}, others here are on more than I am. Is there room on the day rate?
      """
    case .brief:
      """
      Hi {me}, we need a {title} in {city}, up to {pay}. Spec attached. What do you have?
      {me}, please find the job description for {title}. Can you send some CVs this week?
      Hello {me}, another one for you: {title}. Budget is {pay}. Who could start soon?
      """
    case .clientYesTalk:
      """
      Ring me at {slotB}, I am in meetings before that.
      Yes, let us talk tomorrow. Morning is best.
      OK {me}, {slotA} works.
      """
    case .clientThanks:
      """
      Thanks {me}, will look at these.
      Thanks, noted.
      Got these, thank you.
      """
    case .clientQuestion:
      """
      What notice is {cand} on, and would they travel?
      Thanks {me}. Which of them would you see first, and why?
      Could you remind me of your terms and the guarantee period?
      Is {cand} talking to anyone else?
      """
    case .clientInterview:
      """
      {me}, I would like to see {cand}. Could they do {day} at {time}?
      Hi {me}, please set up {cand} for {day}, {time}.
      """
    case .clientNo:
      """
      Not one for us I am afraid: we need {gap}.
      Thanks but no to {cand}. Looking for {gap}.
      Hi {me}, we will pass on {cand}.
      """
    case .clientHold:
      """
      Hi {me}, we have had to pause {title} for now. I will be in touch.
      {me}, {title} is on hold. Nothing to do with your people.
      Sorry {me}, we need to stop interviews for {title} until further notice.
      """
    case .clientOffer:
      """
      {me}, we would like to offer {cand} the job at {pay}. Can you speak to them?
      Good news {me}, it is a yes for {cand}: {pay}. How shall we do this?
      """
    case .clientAway:
      """
      I am out of the office and back on Monday. For urgent matters please ring reception.
      Automatic reply: I am travelling this week with limited access to email.
      """
    case .clientNoNews:
      """
      Sorry {me}, no decision yet, still waiting for the director.
      Not forgotten {me}, will come back to you.
      """
    case .clientCallMe:
      """
      {me}, can you give me a ring about {title}?
      Could you call me this afternoon? Easier to explain.
      """
    case .clientFeedback:
      """
      Good meeting with {cand}. Some doubt about {gap}. What did they say?
      {cand} came across well. I need to talk to a colleague first.
      """
    default:
      """
      Nothing at the moment {me}, thanks.
      We are not hiring this quarter, try me in the new year.
      No vacancies just now.
      """
    }
  }
}
