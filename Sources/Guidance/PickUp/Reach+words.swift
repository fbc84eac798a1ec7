import Reachability
import Recruitment

extension Reach {
  /// What a page says of it: the facts and never a verdict; what to do; when.
  package func lines(_ wording: Wording) -> [String] {
    [facts(most: .max), advice(wording), times(wording)].compactMap(\.self)
  }

  /// What a card says of it: the most telling facts, and what to do unless a next try says that already.
  package func cardLines(_ wording: Wording, after tries: AfterTry?) -> [String] {
    let facts = facts(most: Self.telling)
    // Where neither calls nor messages reach them, another hour to ring at would be the wrong advice.
    if move == .bookedSlotOrMeeting { return [facts, advice(wording)].compactMap(\.self) }
    if let tries, tries.next != nil || tries.closePolitely { return [facts].compactMap(\.self) }
    return [facts, advice(wording), times(wording)].compactMap(\.self)
  }

  private static let telling = 3

  /// "Missed 4 of 5 first tries between 9 and 12; picked up 3 of 4 from 17:00. We don't know why."
  private func facts(most: Int) -> String? {
    let told = pattern.facts.filter(\.isTelling).prefix(most)
    guard !told.isEmpty else { return nil }
    let text = told.map(\.words).joined(separator: "; ")
    let open: Set<PickUpPattern.Kind> = [.busyThen, .messageFirst, .quiet]
    return text.prefix(1).uppercased() + text.dropFirst() + "."
      + (open.contains(pattern.kind) ? " We don't know why." : "")
  }

  private func advice(_ wording: Wording) -> String {
    switch move {
    case .ring: "Ring: they usually pick up."
    case .anotherHour: "Ring at another hour than before."
    case .textWithReasonFirst(let windows):
      windows.count == 2
        ? "A text with the reason first, offering \(wording.short(windows[0].from)) or \(wording.short(windows[1].from))."
        : "A text with the reason first, offering two times to talk."
    case .bookedSlotOrMeeting: "Book a slot with them, or meet: neither calls nor messages have reached them."
    case .ringAtUsualHours: "Too little to say how they answer: ring at the usual hours, a text with the reason first."
    }
  }

  /// "Likeliest to pick up: 12:00 to 13:00 (41 in 100, between 28 and 55; 23 calls)". Under ten calls, no percentage.
  private func times(_ wording: Wording) -> String? {
    guard !windows.windows.isEmpty else { return nil }
    let times = likeliest.map { window in
      let hours = "\(wording.short(window.from)) to \(wording.clock(window.to))"
      guard windows.mayShowPercentages else { return hours }
      return "\(hours) (\(Self.hundredths(window.pickUp.estimate)) in 100, between "
        + "\(Self.hundredths(window.pickUp.low)) and \(Self.hundredths(window.pickUp.high)))"
    }
    return "Likeliest to pick up: \(times.joined(separator: "; ")). \(ground)"
  }

  /// The best of each day.
  private var likeliest: [PickUpWindow] {
    var best: [PickUpWindow] = []
    for window in windows.windows {
      guard let last = best.last, window.from - last.from < 12 * Span.hour else {
        best.append(window)
        continue
      }
      if window.pickUp.estimate > last.pickUp.estimate { best[best.count - 1] = window }
    }
    return best
  }

  private static func hundredths(_ chance: Double) -> Int { Int((chance * 100).rounded()) }

  private static func tries(_ count: Int) -> String { count == 1 ? "1 first try" : "\(count) first tries" }

  /// What is counted: why these figures may differ from all the calls of a timeline.
  package static let whatCounts =
    "A first try and its redials within four hours count once, by how the first ended: a talk on a redial is on record, "
    + "and no first try that was picked up."

  /// What the times rest on.
  private var ground: String {
    let counts = windows.counts
    switch windows.ground {
    case .ownRecord: return "From \(Self.tries(counts.tries)) to ring them, \(counts.pickedUp) picked up."
    case .peopleLikeThem, .tooLittle:
      return
        "From \(Self.tries(windows.segment.tries)) to ring \(windows.segment.people) people like them; \(counts.tries) to them."
    }
  }
}

extension PickUpFact {
  /// One call of one says nothing yet, and an answer to one message in twenty is no habit.
  fileprivate var isTelling: Bool {
    switch kind {
    case .answeredMessages: of >= 3 && 3 * count >= of
    default: of >= 3
    }
  }

  package var words: String {
    switch kind {
    case .missed: "missed \(count) of \(of) first tries\(atHours)"
    case .pickedUp: "picked up \(count) of \(of) first tries\(atHours)"
    case .rangBack: "rang back after \(count) of \(of) missed tries\(within)"
    case .answeredMessages: "answered \(count) of \(of) messages\(within)"
    case .unansweredMessages: "did not answer \(count) of \(of) messages\(within)"
    case .unverified: "\(count) of \(of) first tries were answered by a person or a machine, we cannot tell which"
    }
  }

  private var atHours: String {
    guard let hours else { return "" }
    if hours.lowerBound == 0 { return " before \(hours.upperBound):00" }
    if hours.upperBound == 24 { return " from \(hours.lowerBound):00" }
    return " between \(hours.lowerBound):00 and \(hours.upperBound):00"
  }

  private var within: String {
    guard let withinSeconds else { return "" }
    if withinSeconds < Span.hour { return " within \(withinSeconds / Span.minute) minutes" }
    if withinSeconds < 2 * Span.day { return " within \(withinSeconds / Span.hour) hours" }
    return " within \(withinSeconds / Span.day) days"
  }
}

extension Move {
  /// As answers spell it.
  package var word: String {
    switch self {
    case .ring: "ring"
    case .anotherHour: "another_hour"
    case .textWithReasonFirst: "text_with_reason_first"
    case .bookedSlotOrMeeting: "booked_slot_or_meeting"
    case .ringAtUsualHours: "ring_at_usual_hours"
    }
  }
}
