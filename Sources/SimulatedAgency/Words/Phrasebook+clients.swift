extension Phrasebook {
  /// What recruiters write to contacts at clients: one wording a line.
  static func clientTexts(_ phrase: Phrase) -> String? {
    switch phrase {
    case .briefAsk:
      """
      {first}, the {title} spec describes two jobs and the market will answer only one of them. Twenty minutes now \
      saves you two weeks of wrong CVs: {slotA} or {slotB}?
      Hi {first}, thank you for {title}. Before we start: why is it open, and who signs it off? Can we speak at \
      {slotA} or {slotB}?
      """
    case .briefPoor:
      """
      Hi {first}, thanks for the JD, we'll get started!
      Thanks {first}, leave it with us. CVs to follow.
      """
    case .cvSend:
      """
      Hi {first}, {count} for {title} attached. {cand} is the one to see first; {gap} is the question to ask.
      {first}, please find {count} for {title}. A line on each is on the cover sheet. {cand} is on four weeks' notice.
      CVs attached {first} ({count}), thoughts?
      """
    case .walkAsk:
      """
      {first}, one of the {count} looks wrong on paper and is the one I would meet first. Two minutes on why: {slotA} \
      or {slotB}?
      Hi {first}, ten minutes to walk you through {cand} and the others, including the risk with each? {slotA} or \
      {slotB}.
      """
    case .walkPoor:
      """
      Hi {first}, any thoughts on the CVs?
      Hi {first}, did you get a chance to look at {cand}?
      """
    case .interviewAgreed:
      """
      Confirmed {first}: {cand} for {title}, {day} at {time}. CV attached again for convenience.
      Hi {first}, {cand} can do {day} at {time}. Invitation sent to you both.
      """
    case .feedbackAsk:
      """
      {first}, I have {cand}'s reaction, including one question only you can answer. {slotA} or {slotB}?
      Hi {first}, before impressions fade: scale of ten for {cand}, and what makes it not a ten? I can ring at \
      {slotA} or {slotB}.
      """
    case .feedbackPoor:
      """
      Hi {first}, how did the interview go?
      Any feedback on {cand}?
      """
    case .clientChaseAsk:
      """
      {first}, {cand} has other conversations moving. I need ten minutes or your permission to release them: {slotA} \
      or {slotB}?
      Hi {first}, is it the people, the process or the priority? Five minutes at {slotA} or {slotB} and I stop \
      mailing you.
      """
    case .clientChasePoor:
      """
      Hi {first}, just following up on my last email.
      Hi {first}, any feedback on the CVs for {title}?
      Just touching base on {title} {first}, any update?
      Hi {first}, I know you are busy. Any news?
      """
    case .clientHoldAsk:
      """
      {first}, people are waiting on {title}. If I understand what changed I can keep the right one warm and stand \
      the others down kindly. {slotA} or {slotB}?
      Hi {first}, what changed on {title}, and what would restart it? Ten minutes at {slotA} or {slotB}?
      """
    case .clientHoldPoor:
      """
      OK {first}, let us know when it's back on.
      Thanks for letting me know {first}. No problem, speak soon.
      """
    case .goalpostsAsk:
      """
      {first}, three good people have been turned down for {title} for three different reasons. Show me who you would \
      hire, inside or outside: {slotA} or {slotB}?
      """
    case .goalpostsPoor:
      """
      Noted {first}, will send more.
      Thanks for the feedback {first}, more CVs to follow.
      """
    case .declineAsk:
      """
      {first}, I have bad news and a plan for {title}, in that order. Can you speak at {slotA}?
      """
    case .declinePoor:
      """
      Hi {first}, unfortunately {cand} has withdrawn. We will keep looking.
      Sorry {first}, bad news, {cand} is not joining.
      """
    case .businessAsk:
      """
      {first}, {me} at {firm}. Two people of the kind you hire have left firms near {city} this month, for a reason \
      that may reach your team. Ten minutes at {slotA} or {slotB}?
      Hi {first}, I have the timings of our last three hires in {city} and there are days you could have back. Worth \
      a call? {slotA} or {slotB}.
      """
    case .businessPoor:
      """
      Hi {first}, just touching base, any vacancies?
      Hi {first}, hope all is well at {client}. Do you have any hiring needs this quarter?
      Hello {first}, happy Friday! Any roles I can help with?
      """
    case .clientNote:
      """
      Hi {first}, our one-page note on pay and notice periods in {city} is out. Page two is the part to read.
      {first}, market figures for the quarter attached. Happy to answer questions.
      """
    case .clientRecap:
      """
      Thanks {first}. As agreed: CVs by Thursday, first interviews next week, you and one colleague on the panel.
      Good to talk {first}. I have noted what must be there by month six, and will leave the rest open.
      """
    case .clientAnswer:
      """
      Hi {first}, four weeks' notice and yes, {cand} would travel. I will confirm the number when we speak.
      {first}, fee and terms are as in the agreement; the guarantee runs from the start date.
      Hi {first}, yes, {cand} is available next week. Shall I hold a slot?
      """
    case .clientText:
      """
      {first}, {me} at {firm}. I just tried you; I will try again at {slotA}, or tell me what suits.
      Hi {first}, missed you. Two minutes on {title} when you can? {me}
      """
    case .clientTextAhead:
      """
      {first}, {me} at {firm}. I will ring you within the hour, from a number you may not know. Another time? Just answer.
      Hi {first}, {me} here, calling you shortly as agreed.
      """
    case .documentClient:
      """
      Hi {first}, the papers for {cand} are attached for your files. Please check the start date on page one.
      {first}, attached what {cand} will sign. Tell me by tomorrow if anything has to change.
      """
    case .extensionAsk:
      """
      {first}, {cand} will be asked by others soon. Ten minutes on whether you keep them: {slotA} or {slotB}?
      Hi {first}, how long do you need {cand}, and what happens to the work after? {slotA} or {slotB} for two minutes?
      """
    case .extensionPoor:
      """
      Hi {first}, will you be extending {cand}?
      Hi {first}, just checking on the end date for {cand}.
      """
    case .settleAsk:
      """
      {first}, I would like your side of how {cand} has begun. Five minutes at {slotA} or {slotB}?
      Hi {first}, is {cand} doing what you hoped for by now? Better said early: {slotA} or {slotB}?
      """
    case .settlePoor:
      """
      Hi {first}, how is {cand} getting on?
      Hi {first}, hope {cand} is settling in well!
      """
    case .clientMoved:
      """
      Hi {first}, no problem, I have moved {cand} to {day} at {time}.
      """
    case .clientStart:
      """
      Hi {first}, {cand} has signed and starts on {start}. A coffee before then would be worth five calls from me.
      {first}, good news: {cand} has accepted {title}. Paperwork to follow.
      """
    default: nil
    }
  }
}
