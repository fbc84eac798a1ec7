/// How people take a message of this kind.
extension Phrase {
  /// Documents and agreements go by e-mail.
  var isFormal: Bool {
    switch self {
    case .applicationReceived, .interviewConfirm, .cvSend, .interviewAgreed, .clientMoved, .moved, .offerPoor,
      .marketNote,
      .clientNote, .clientStart, .startDetails, .documentSend, .documentClient:
      true
    default: false
    }
  }

  /// It says why, and asks to talk.
  var givesReason: Bool {
    switch self {
    case .approach, .pitch, .consentAsk, .prepAsk, .debriefAsk, .chaseAsk, .badNewsAsk, .holdAsk, .offerAsk,
      .offerOpenAsk,
      .resignAsk, .resignDayAsk, .counterAsk, .warmAsk, .monthAsk, .rebateAsk, .textBeforeCall, .restart, .briefAsk,
      .walkAsk,
      .feedbackAsk, .clientChaseAsk, .clientHoldAsk, .goalpostsAsk, .declineAsk, .businessAsk, .clientText, .textAhead,
      .clientTextAhead, .assignmentAsk, .extensionAsk, .settleAsk:
      true
    default: false
    }
  }

  /// Nobody sends it while the job is paused or once it is over.
  var needsLiveJob: Bool {
    switch self {
    case .pitch, .pitchPoor, .consentAsk, .consentPoor, .cvSentNote, .interviewConfirm, .prepAsk, .prepPoor,
      .debriefAsk, .debriefPoor,
      .noNews, .chaseAsk, .chasePoor, .moved, .restart, .briefAsk, .briefPoor, .cvSend, .walkAsk, .walkPoor,
      .interviewAgreed,
      .feedbackAsk, .feedbackPoor, .clientChaseAsk, .clientChasePoor, .goalpostsAsk, .goalpostsPoor, .clientMoved,
      .cvNo:
      true
    default: false
    }
  }

  /// How often it is answered, per thousand of the person's own readiness.
  var answered: Int {
    switch self {
    case .approach, .approachPoor: 480
    case .pitch, .pitchPoor: 520
    case .applicationReceived, .timesheet, .paperReminder, .recap, .clientRecap: 60
    case .textAhead, .clientTextAhead, .documentSend, .documentClient: 220
    case .marketNote, .clientNote: 70
    case .cvSentNote, .jobClosed, .cvNo, .noNews: 330
    case .businessAsk, .businessPoor: 260
    case .cvSend, .interviewAgreed, .clientMoved, .clientStart: 420
    case .walkPoor, .clientChasePoor, .feedbackPoor: 560
    case .textBeforeCall, .clientText: 620
    case .chasePoor, .warmPoor, .monthPoor, .rebatePoor: 760
    default: 960
    }
  }

  /// What they write back.
  func reply(_ draws: inout RandomStream, _ isContact: Bool) -> Phrase {
    if isContact { return clientReply(&draws) }
    switch self {
    case .approach, .pitch, .textBeforeCall:
      return choose([.slotTaken, .yesTalk, .notInterested, .question], [420, 160, 260, 160], &draws)
    case .approachPoor, .pitchPoor:
      return choose([.interested, .notInterested, .question, .yesTalk], [300, 440, 200, 60], &draws)
    case .consentAsk: return choose([.slotTaken, .consentGiven, .question], [520, 330, 150], &draws)
    case .consentPoor: return choose([.consentGiven, .question, .callMe], [660, 260, 80], &draws)
    case .interviewConfirm, .prepPoor, .startDetails, .moved, .marketNote, .documentSend:
      return choose([.thanks, .processQuestion], [880, 120], &draws)
    case .debriefPoor: return choose([.debriefReply, .callMe, .processQuestion], [720, 130, 150], &draws)
    case .chasePoor, .chaseAsk:
      return choose([.stillKeen, .slotTaken, .callMe, .notInterested], [520, 200, 130, 150], &draws)
    case .offerPoor, .offerOpenPoor: return choose([.offerQuestion, .thanks, .callMe], [520, 300, 180], &draws)
    case .resignPoor, .resignDayPoor: return choose([.resigned, .thanks], [600, 400], &draws)
    case .warmPoor, .monthPoor, .rebatePoor, .dayOnePoor, .counterPoor, .assignmentPoor:
      return choose([.warmReply, .thanks, .callMe], [640, 280, 80], &draws)
    case .answer, .recap, .cvSentNote, .noNews, .cvNo, .badNewsPoor, .holdPoor, .jobClosed:
      return choose([.thanks, .processQuestion], [850, 150], &draws)
    case .timesheet, .paperReminder, .textAhead: return .thanks
    default: return choose([.slotTaken, .yesTalk, .callMe, .thanks], [560, 190, 90, 160], &draws)
    }
  }

  private func clientReply(_ draws: inout RandomStream) -> Phrase {
    switch self {
    case .businessAsk, .businessPoor:
      return choose(
        [.clientNotNow, .clientYesTalk, .clientQuestion], [640, self == .businessAsk ? 300 : 120, 60], &draws)
    case .cvSend, .walkPoor: return choose([.clientThanks, .clientQuestion, .clientNoNews], [480, 260, 260], &draws)
    case .clientChasePoor, .feedbackPoor:
      return choose([.clientNoNews, .clientFeedback, .clientCallMe], [600, 280, 120], &draws)
    case .clientTextAhead, .documentClient: return .clientThanks
    case .interviewAgreed, .clientAnswer, .clientMoved, .clientStart, .clientRecap, .clientNote, .clientHoldPoor,
      .goalpostsPoor, .declinePoor, .briefPoor, .extensionPoor, .settlePoor:
      return choose([.clientThanks, .clientQuestion], [820, 180], &draws)
    default: return choose([.clientYesTalk, .clientNoNews, .clientCallMe], [600, 300, 100], &draws)
    }
  }

  private func choose(_ phrases: [Phrase], _ weights: [Int], _ draws: inout RandomStream) -> Phrase {
    phrases[draws.weighted(weights)]
  }
}
