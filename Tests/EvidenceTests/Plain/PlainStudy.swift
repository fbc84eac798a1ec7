import Recruitment

@testable import Evidence

/// The cohorts once more, slowly and straight from the text of docs/evidence.md: over rows in no order, with nothing
/// shared with the fast one but the moments.
struct PlainStudy {
  struct Row {
    var at: Int64
    var person: UInt32
    var recruiter: UInt32
    var traits: InteractionTraits
    var origin: InteractionOrigin

    /// A call that nobody wrote down for whom was one of ours; a meeting without us was not.
    var isOurs: Bool { recruiter != 0 || traits.channel == .call || traits.isMessage }
    var isTalk: Bool { isOurs && traits.isConversation }
  }

  struct Decision: Equatable, CustomStringConvertible {
    var moment: Int
    var decidedAt: Int64
    var rang: Bool
    var atOnce: Bool
    var withinTwoHours: Bool
    var talked: Bool
    var outcomes: [String: Double]

    var description: String {
      "\(moment) at \(decidedAt): \(rang) \(atOnce) \(withinTwoHours) \(talked) "
        + outcomes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
  }

  struct Answer: Equatable {
    var decisions: [Decision] = []
    var leftOut: [String: Int] = [:]
  }

  let firm: Firm
  let rows: [Row]
  let ends: Int64
  private let begins: Int64

  init(_ firm: Firm) {
    self.firm = firm
    let columns = firm.interactions
    rows = (0..<columns.count).map { row in
      Row(
        at: columns.at[row], person: columns.person[row], recruiter: columns.recruiter[row],
        traits: InteractionTraits(bits: columns.traits[row]), origin: InteractionOrigin(bits: columns.origin[row]))
    }
    ends = firm.frame.sources.map(\.newest).max() ?? .min
    begins = rows.map(\.at).min() ?? 0
  }

  func answer(_ rule: String, _ moments: [(place: Int, moment: Moment)], windowHours: Double) -> Answer {
    var answer = Answer()
    var byHand: [Decision] = []
    var taken: Set<[Int64]> = []
    for (place, moment) in moments {
      let recruiter = UInt32(moment.recruiter.value)
      let (opened, mine) = (moment.openedAt.seconds, rows.filter { $0.person == UInt32(moment.person.value) })
      if recruiter != 0, let first = rows.filter({ $0.recruiter == recruiter }).map(\.at).min(),
        opened < first + 90 * 86_400
      {
        answer.leftOut["burn_in", default: 0] += 1
        continue
      }
      guard taken.insert(Self.unit(rule, moment)).inserted else {
        answer.leftOut["not_the_first", default: 0] += 1
        continue
      }
      let window = Int64(windowHours * 3_600)
      let acts = mine.filter { isAction($0) && $0.at >= opened && $0.at < opened + window }
      guard let decided = acts.map(\.at).min() else {
        answer.leftOut["neither", default: 0] += 1
        continue
      }
      guard !isSettled(rule, moment, mine, before: decided) else {
        answer.leftOut["settled_before", default: 0] += 1
        continue
      }
      let primary = Self.outcomes(rule)[0]
      guard decided + Int64(Self.days(primary)) * 86_400 < ends else {
        answer.leftOut["record_ends", default: 0] += 1
        continue
      }
      let decision = decision(rule, place, moment, decided, window, mine)
      let actors = Set(acts.filter { $0.at == decided }.map(\.recruiter) + [recruiter])
      if actors.contains(where: { isByHand($0, decided) }) {
        byHand.append(decision)
      } else {
        answer.decisions.append(decision)
      }
    }
    let rang = answer.decisions.count { $0.rang }
    if !byHand.isEmpty, min(rang, answer.decisions.count - rang) < 100 {
      answer.decisions = (answer.decisions + byHand).sorted { $0.moment < $1.moment }
    } else if !byHand.isEmpty {
      answer.leftOut["logged_by_hand"] = byHand.count
    }
    return answer
  }

  private static func unit(_ rule: String, _ moment: Moment) -> [Int64] {
    switch rule {
    case "L05": [moment.job.value, Int64(moment.ordinal)]
    case "L03", "L24": [moment.job.value]
    default: [moment.submission.value]
    }
  }

  // MARK: What was done

  private func isAction(_ row: Row) -> Bool { isTalk(row) || isMessage(row) }

  private func isTalk(_ row: Row) -> Bool {
    guard !row.traits.isInbound, !row.traits.isAutomatic else { return false }
    switch row.traits.channel {
    case .call, .video: return true
    case .meeting: return row.traits.outcome != .cancelled && row.recruiter != 0
    default: return false
    }
  }

  private func isMessage(_ row: Row) -> Bool {
    let spoken: [Channel] = [.call, .video, .meeting]
    return !row.traits.isInbound && !row.traits.isAutomatic && !row.traits.isList
      && !spoken.contains(row.traits.channel) && row.traits.outcome != .bounced
  }

  private func decision(
    _ rule: String, _ place: Int, _ moment: Moment, _ decided: Int64, _ window: Int64, _ mine: [Row]
  ) -> Decision {
    func rang(within seconds: Int64) -> Bool {
      if mine.contains(where: { $0.at == decided && isTalk($0) }) { return true }
      return mine.contains { call in
        isTalk(call) && call.at > decided && call.at <= decided + seconds && call.at < decided + window
          && !mine.contains { $0.traits.isInboundFromPerson && $0.at > decided && $0.at < call.at }
      }
    }
    return Decision(
      moment: place, decidedAt: decided, rang: rang(within: 1_800), atOnce: rang(within: 0),
      withinTwoHours: rang(within: 7_200),
      talked: mine.contains { $0.isTalk && $0.at >= decided && $0.at < decided + window },
      outcomes: Dictionary(
        uniqueKeysWithValues: Self.outcomes(rule).compactMap { name in
          let until = decided + Int64(Self.days(name)) * 86_400
          return until < ends ? (name, came(name, moment, from: decided, through: until) ? 1.0 : 0) : nil
        }))
  }

  private func isByHand(_ recruiter: UInt32, _ time: Int64) -> Bool {
    func isInMonth(_ row: Row) -> Bool {
      row.recruiter == recruiter && (row.at - begins) / (28 * 86_400) == (time - begins) / (28 * 86_400)
    }
    func isMostlyByHand(_ rows: [Row]) -> Bool {
      Double(rows.count { $0.origin.isLoggedByHand }) > 0.05 * Double(rows.count)
    }
    let month = rows.filter { isInMonth($0) && !$0.traits.isInbound && !$0.traits.isAutomatic && !$0.traits.isList }
    let calls = month.filter { $0.traits.channel == .call || $0.traits.channel == .video }
    let messages = month.filter { ![.call, .video, .meeting].contains($0.traits.channel) }
    return isMostlyByHand(calls) || isMostlyByHand(messages)
  }

  // MARK: What came of it

  private static func outcomes(_ rule: String) -> [String] {
    switch rule {
    case "C06", "C08": ["later_stage_21d", "started_150d"]
    case "C11": ["not_withdrawn_30d"]
    case "C13", "C14": ["started_150d", "accepted_14d"]
    case "C16", "C18", "C19": ["started_120d", "bought_back_120d"]
    case "C22", "C23": ["rebate_cleared_200d"]
    case "L03": ["interview_14d"]
    case "L04", "L07": ["later_stage_28d", "decision_known_14d"]
    case "L05": ["reopened_60d", "filled_180d"]
    default: ["filled_60d"]
    }
  }

  private static func days(_ name: String) -> Int { Int(name.split(separator: "_").last?.dropLast() ?? "") ?? 0 }

  private func came(_ name: String, _ moment: Moment, from: Int64, through: Int64) -> Bool {
    let opened = moment.openedAt.seconds
    func isIn(_ at: Int64) -> Bool { at >= from && at > opened && at <= through }
    let stages = firm.frame.stageEvents.filter { $0.submission == UInt32(moment.submission.value) }
    let job = firm.frame.jobEvents.filter { $0.job == UInt32(moment.job.value) && isIn($0.at) }
    func reached(_ wanted: [Stage]) -> Bool {
      stages.contains { event in isIn(event.at) && wanted.contains { UInt32($0.rawValue) == event.stage } }
    }
    switch name.split(separator: "_").dropLast().joined(separator: "_") {
    case "later_stage":
      let onTheWay = stages.filter { $0.stage <= UInt32(Stage.rebateCleared.rawValue) }
      let furthest = onTheWay.filter { $0.at < from || $0.at <= opened }.map { Int($0.stage) }.max() ?? -1
      return onTheWay.contains { isIn($0.at) && Int($0.stage) > furthest }
    case "not_withdrawn": return !reached([.withdrew, .declined])
    case "started": return reached([.started])
    case "accepted": return reached([.accepted])
    case "bought_back": return reached([.boughtBack])
    case "rebate_cleared": return reached([.rebateCleared])
    case "decision_known": return stages.contains { isIn($0.at) }
    case "interview":
      let others = Set(firm.frame.submissions.filter { $0.job == UInt32(moment.job.value) }.map(\.id))
      return firm.frame.stageEvents.contains { event in
        others.contains(event.submission) && isIn(event.at)
          && [UInt32(Stage.interview.rawValue), UInt32(Stage.finalInterview.rawValue)].contains(event.stage)
      }
    case "reopened":
      return job.contains {
        [UInt32(JobStatus.reopened.rawValue), UInt32(JobStatus.open.rawValue)].contains($0.status)
      }
    default: return job.contains { $0.status == UInt32(JobStatus.filled.rawValue) }
    }
  }

  /// A conversation, a booked talk or a settled outcome since it opened and before the action.
  private func isSettled(_ rule: String, _ moment: Moment, _ mine: [Row], before decided: Int64) -> Bool {
    let opened = moment.openedAt.seconds
    guard decided > opened else { return false }
    let span = opened..<decided
    if mine.contains(where: { span.contains($0.at) && $0.isTalk }) { return true }
    let spoken: [Channel] = [.call, .video, .meeting]
    if mine.contains(where: { row in
      row.isOurs && spoken.contains(row.traits.channel) && row.at < decided + 90 * 86_400
        && row.origin.bookedAt(row.at).map(span.contains) ?? false
    }) {
      return true
    }
    let isClient = rule.hasPrefix("L")
    if firm.frame.dates.contains(where: { date in
      span.contains(date.at) && date.what == UInt32(DateKind.call.rawValue)
        && date.status != UInt32(DateStatus.cancelled.rawValue)
        && (isClient
          ? date.submission == 0 && date.job == UInt32(moment.job.value)
          : date.submission == UInt32(moment.submission.value))
    }) {
      return true
    }
    let name = Self.outcomes(rule)[0]
    if name != "not_withdrawn_30d", came(name, moment, from: opened, through: decided - 1) { return true }
    if ["interview_14d", "reopened_60d", "filled_60d"].contains(name) {
      return firm.frame.jobEvents.contains { event in
        event.job == UInt32(moment.job.value) && event.at > opened && event.at < decided
          && [JobStatus.filled, .cancelled, .lost].contains { UInt32($0.rawValue) == event.status }
      }
    }
    return firm.frame.stageEvents.contains { event in
      event.submission == UInt32(moment.submission.value) && event.at > opened && event.at < decided
        && event.stage > UInt32(Stage.rebateCleared.rawValue)
    }
  }
}
