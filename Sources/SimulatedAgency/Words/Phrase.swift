/// The kinds of message that pass between a firm and its people. Each has a handful of wordings in `Phrasebook`.
enum Phrase: Int, CaseIterable, Sendable {
  // To candidates.
  case approach, approachPoor, pitch, pitchPoor, applicationReceived, consentAsk, consentPoor, cvSentNote,
    interviewConfirm
  case prepAsk, prepPoor, debriefAsk, debriefPoor, noNews, chaseAsk, chasePoor, cvNo, badNewsAsk, badNewsPoor, holdAsk,
    holdPoor
  case offerAsk, offerPoor, offerOpenAsk, offerOpenPoor, resignAsk, resignPoor, resignDayAsk, resignDayPoor, counterAsk,
    counterPoor
  case warmAsk, warmPoor, startDetails, dayOnePoor, monthAsk, monthPoor, rebateAsk, rebatePoor, marketNote,
    textBeforeCall, recap
  case answer, jobClosed, restart, timesheet, moved, textAhead, documentSend, paperReminder, assignmentAsk,
    assignmentPoor
  // To contacts.
  case briefAsk, briefPoor, cvSend, walkAsk, walkPoor, interviewAgreed, feedbackAsk, feedbackPoor, clientChaseAsk,
    clientChasePoor
  case clientHoldAsk, clientHoldPoor, goalpostsAsk, goalpostsPoor, declineAsk, declinePoor, businessAsk, businessPoor
  case clientNote, clientRecap, clientAnswer, clientText, clientMoved, clientStart, clientTextAhead, documentClient
  case extensionAsk, extensionPoor, settleAsk, settlePoor
  // From candidates.
  case yesTalk, slotTaken, interested, notInterested, thanks, question, processQuestion, offerQuestion, callMe,
    application, away, consentGiven
  case debriefReply, warmReply, stillKeen, resigned, payQuestion, noticeGiven, rateQuestion
  // From contacts.
  case brief, clientYesTalk, clientThanks, clientQuestion, clientInterview, clientNo, clientHold, clientOffer,
    clientAway
  case clientNoNews, clientCallMe, clientFeedback, clientNotNow
}

/// What a wording leaves open; every slot is filled from the records of that thread.
enum Slot: String, CaseIterable, Sendable {
  case first, me, firm, client, title, contact, cand, day, time, slotA, slotB, pay, city, gap, start, count, thing
}
