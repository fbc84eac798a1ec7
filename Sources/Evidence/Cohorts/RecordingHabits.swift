import Chronicle
import Recruitment

/// Since when each recruiter is on record, and in which of their months calls or messages were written down by hand.
/// A month is four weeks counted from the record's first interaction.
struct RecordingHabits: Sendable {
  /// The first interaction of anybody: when it took place, and when any was first known.
  let recordBegins: Int64
  private(set) var firstKnown = Int64.max
  private(set) var interactions = 0
  private(set) var sayHow = 0
  private(set) var sayWhen = 0
  private var recruiters: [UInt32: Record] = [:]
  private var callDays = RecordedDays()
  /// Stretches without a call of anybody's: no telephone was connected, or its record begins later.
  private var silences: [Range<Int64>] = []

  private struct Record: Sendable {
    var firstSeen = Int64.max
    var firstKnown = Int64.max
    /// By number of the month.
    var months: [Counts] = []
  }

  private struct Counts: Sendable {
    var calls = 0
    var callsByHand = 0
    var messages = 0
    var messagesByHand = 0
  }

  private static let monthSeconds = 28 * Span.day
  /// Above this share of a month's calls or messages, the month is one of hand-written records.
  private static let tolerated = 0.05
  /// In days.
  private static let leastSilence = 28

  /// People are split over the cores; all that is kept is counts and the first of times, so that how does not matter.
  init(_ chronicle: Chronicle) {
    let people = chronicle.personIDs
    var begins = Int64.max
    // Months are counted from the record's beginning, so that shifting the whole record changes nothing.
    for person in people {
      let history = chronicle.interactions(ofPerson: person)
      if history.count > 0 { begins = min(begins, history.at(0)) }
    }
    self.init(recordBegins: begins)
    let parts = Cores.parts(of: people.count) { [begins] range in
      var part = RecordingHabits(recordBegins: begins)
      part.read(chronicle, range)
      return part
    }
    for part in parts { add(part) }
    guard begins != .max, let ends = chronicle.sources.map(\.newest).max(), ends > begins else { return }
    silences = callDays.silences(of: Self.leastSilence, from: begins, to: ends)
  }

  private init(recordBegins: Int64) { self.recordBegins = recordBegins }

  private mutating func read(_ chronicle: Chronicle, _ range: Range<Int>) {
    // Whoever deals with somebody mostly goes on doing so: one record is in hand until another is needed.
    var (recruiter, record) = (UInt32(0), Record())
    var isInHand = false
    for index in range {
      let history = chronicle.interactions(ofPerson: chronicle.personIDs[index])
      for row in 0..<history.count {
        if !isInHand || history.recruiter(row) != recruiter {
          if isInHand { recruiters[recruiter] = record }
          recruiter = history.recruiter(row)
          record = recruiters.removeValue(forKey: recruiter) ?? Record()
          isInHand = true
        }
        note(history, row, &record)
      }
    }
    if isInHand { recruiters[recruiter] = record }
  }

  private mutating func note(_ history: PersonHistory, _ row: Int, _ record: inout Record) {
    let (at, traits, origin) = (history.at(row), history.traits(row), history.origin(row))
    interactions += 1
    if origin.saysHowLogged { sayHow += 1 }
    if origin.saysWhenRecorded { sayWhen += 1 }
    record.firstSeen = min(record.firstSeen, at)
    record.firstKnown = min(record.firstKnown, history.knownAt(row))
    firstKnown = min(firstKnown, history.knownAt(row))
    guard !traits.isInbound, !traits.isAutomatic, !traits.isList, traits.isMessage || traits.isAttempt else { return }
    if !traits.isMessage { callDays.note(at) }
    let month = month(at)
    while record.months.count <= month { record.months.append(Counts()) }
    if traits.isMessage {
      record.months[month].messages += 1
      if origin.isLoggedByHand { record.months[month].messagesByHand += 1 }
    } else {
      record.months[month].calls += 1
      if origin.isLoggedByHand { record.months[month].callsByHand += 1 }
    }
  }

  private mutating func add(_ part: RecordingHabits) {
    interactions += part.interactions
    sayHow += part.sayHow
    sayWhen += part.sayWhen
    firstKnown = min(firstKnown, part.firstKnown)
    callDays.add(part.callDays)
    for (recruiter, other) in part.recruiters {
      var record = recruiters[recruiter] ?? Record()
      record.firstSeen = min(record.firstSeen, other.firstSeen)
      record.firstKnown = min(record.firstKnown, other.firstKnown)
      while record.months.count < other.months.count { record.months.append(Counts()) }
      for (month, counts) in other.months.enumerated() {
        record.months[month].calls += counts.calls
        record.months[month].callsByHand += counts.callsByHand
        record.months[month].messages += counts.messages
        record.months[month].messagesByHand += counts.messagesByHand
      }
      recruiters[recruiter] = record
    }
  }

  private func month(_ at: Int64) -> Int { Int((at - recordBegins) / Self.monthSeconds) }

  /// `nil` for somebody who never did anything, and for nobody (0).
  func firstSeen(_ recruiter: UInt32) -> Int64? { recruiter == 0 ? nil : recruiters[recruiter]?.firstSeen }
  /// When anything of theirs was first known.
  func firstKnown(_ recruiter: UInt32) -> Int64? { recruiter == 0 ? nil : recruiters[recruiter]?.firstKnown }

  /// Whether a call of that time would not be on record, as far as one can tell: then whoever wrote may have rung as well.
  func lacksCalls(at time: Int64) -> Bool { silences.contains { $0.contains(time) } }

  /// Whether the recruiter's calls and messages of that time come from systems.
  func isFromSystems(_ recruiter: UInt32, at time: Int64) -> Bool {
    guard let months = recruiters[recruiter]?.months, time >= recordBegins, month(time) < months.count else {
      return true
    }
    let counts = months[month(time)]
    return Double(counts.callsByHand) <= Self.tolerated * Double(counts.calls)
      && Double(counts.messagesByHand) <= Self.tolerated * Double(counts.messages)
  }

  /// Of all calls and videos of ours.
  var handShareOfTries: Double {
    var (hand, all) = (0, 0)
    for record in recruiters.values {
      for counts in record.months { (hand, all) = (hand + counts.callsByHand, all + counts.calls) }
    }
    return all == 0 ? 0 : Double(hand) / Double(all)
  }
}
