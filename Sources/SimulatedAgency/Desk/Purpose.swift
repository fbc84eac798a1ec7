/// Why a recruiter gets in touch: what they would write well or badly, and how readily they ring, forget and wait.
enum Purpose: Int, CaseIterable, Sendable {
  case firstTalk, consent, prep, debrief, badNews, hold, offer, offerOpen, resign, resignDay, counter, warm, month,
    rebate, assignment
  case quiet, restart
  case intake, walk, feedback, clientHold, silence, goalposts, decline, business, settle, prolong
  case nurture, callBack, answer

  struct Manner: Sendable {
    let good: Phrase
    let poor: Phrase
    /// Per thousand: how much more or less readily than their habit recruiters ring about this, and let it slip.
    let ringing: Int
    let forgetting: Int
    /// The mean of working minutes before they react.
    let delay: Int
    /// The mean length of a talk about it, in seconds.
    let talk: Int
  }

  var manner: Manner { Purpose.manners[rawValue] }

  /// In the planted worlds its moment plans the reaction, from its own opening on.
  var isWatched: Bool {
    switch self {
    case .debrief, .hold, .offerOpen, .resign, .resignDay, .counter, .warm, .month, .rebate, .walk, .feedback,
      .clientHold, .goalposts:
      true
    default: false
    }
  }

  private static let manners: [Manner] = allCases.map { purpose in
    switch purpose {
    case .firstTalk: Manner(good: .approach, poor: .approachPoor, ringing: 40, forgetting: 60, delay: 240, talk: 780)
    case .consent: Manner(good: .consentAsk, poor: .consentPoor, ringing: 120, forgetting: -60, delay: 60, talk: 560)
    case .prep: Manner(good: .prepAsk, poor: .prepPoor, ringing: -30, forgetting: 40, delay: 90, talk: 720)
    case .debrief: Manner(good: .debriefAsk, poor: .debriefPoor, ringing: 20, forgetting: 0, delay: 75, talk: 480)
    case .badNews: Manner(good: .badNewsAsk, poor: .badNewsPoor, ringing: -40, forgetting: 60, delay: 180, talk: 420)
    case .hold: Manner(good: .holdAsk, poor: .holdPoor, ringing: -90, forgetting: 130, delay: 240, talk: 420)
    case .offer: Manner(good: .offerAsk, poor: .offerPoor, ringing: 220, forgetting: -140, delay: 60, talk: 900)
    case .offerOpen:
      Manner(good: .offerOpenAsk, poor: .offerOpenPoor, ringing: 0, forgetting: 20, delay: 150, talk: 600)
    case .resign: Manner(good: .resignAsk, poor: .resignPoor, ringing: -60, forgetting: 130, delay: 300, talk: 720)
    case .resignDay:
      Manner(good: .resignDayAsk, poor: .resignDayPoor, ringing: -40, forgetting: 110, delay: 180, talk: 480)
    case .counter: Manner(good: .counterAsk, poor: .counterPoor, ringing: 160, forgetting: 0, delay: 60, talk: 840)
    case .warm: Manner(good: .warmAsk, poor: .warmPoor, ringing: -120, forgetting: 180, delay: 200, talk: 420)
    case .month: Manner(good: .monthAsk, poor: .monthPoor, ringing: -60, forgetting: 160, delay: 300, talk: 480)
    case .rebate: Manner(good: .rebateAsk, poor: .rebatePoor, ringing: -60, forgetting: 200, delay: 300, talk: 480)
    case .assignment:
      Manner(good: .assignmentAsk, poor: .assignmentPoor, ringing: 60, forgetting: 60, delay: 150, talk: 480)
    case .settle: Manner(good: .settleAsk, poor: .settlePoor, ringing: -20, forgetting: 120, delay: 240, talk: 480)
    case .prolong:
      Manner(good: .extensionAsk, poor: .extensionPoor, ringing: -20, forgetting: 80, delay: 300, talk: 480)
    case .quiet: Manner(good: .chaseAsk, poor: .chasePoor, ringing: -60, forgetting: 120, delay: 300, talk: 420)
    case .restart: Manner(good: .restart, poor: .restart, ringing: 100, forgetting: -50, delay: 90, talk: 420)
    case .intake: Manner(good: .briefAsk, poor: .briefPoor, ringing: -20, forgetting: 60, delay: 120, talk: 1_100)
    case .walk: Manner(good: .walkAsk, poor: .walkPoor, ringing: -80, forgetting: 150, delay: 420, talk: 620)
    case .feedback: Manner(good: .feedbackAsk, poor: .feedbackPoor, ringing: -20, forgetting: 50, delay: 180, talk: 480)
    case .clientHold:
      Manner(good: .clientHoldAsk, poor: .clientHoldPoor, ringing: -60, forgetting: 60, delay: 150, talk: 600)
    case .silence:
      Manner(good: .clientChaseAsk, poor: .clientChasePoor, ringing: -160, forgetting: 20, delay: 60, talk: 420)
    case .goalposts:
      Manner(good: .goalpostsAsk, poor: .goalpostsPoor, ringing: -60, forgetting: 160, delay: 300, talk: 780)
    case .decline: Manner(good: .declineAsk, poor: .declinePoor, ringing: 100, forgetting: 0, delay: 60, talk: 480)
    case .business: Manner(good: .businessAsk, poor: .businessPoor, ringing: 80, forgetting: 0, delay: 0, talk: 380)
    case .nurture: Manner(good: .pitch, poor: .pitchPoor, ringing: 0, forgetting: 0, delay: 0, talk: 420)
    case .callBack:
      Manner(good: .textBeforeCall, poor: .textBeforeCall, ringing: 300, forgetting: 0, delay: 30, talk: 420)
    case .answer: Manner(good: .answer, poor: .answer, ringing: -250, forgetting: 0, delay: 120, talk: 360)
    }
  }
}
