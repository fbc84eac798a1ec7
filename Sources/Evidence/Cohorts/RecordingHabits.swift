import Chronicle
import Recruitment

/// Since when each recruiter is on record, and in which of their months calls or messages were written down by hand.
/// A month is four weeks counted from the record's first interaction.
struct RecordingHabits {
  /// The first interaction of anybody.
  private(set) var recordBegins = Int64.max
  private var firstSeen: [Int64]
  private var months: [Month: Counts] = [:]
  private(set) var interactions = 0
  private(set) var sayHow = 0
  private(set) var sayWhen = 0

  private struct Month: Hashable {
    var recruiter: UInt32
    /// Of four weeks, counted from 1970.
    var number: Int32
  }

  private struct Counts {
    var calls = 0
    var callsByHand = 0
    var messages = 0
    var messagesByHand = 0
  }

  private static let monthSeconds = 28 * Span.day
  /// Above this share of a month's calls or messages, the month is one of hand-written records.
  private static let tolerated = 0.05

  init(_ chronicle: Chronicle) {
    let people = chronicle.personIDs
    firstSeen = []
    // Months are counted from the record's beginning, so that shifting the whole record changes nothing.
    for index in 0..<people.count {
      let history = chronicle.interactions(ofPerson: people[index])
      if history.count > 0 { recordBegins = min(recordBegins, history.at(0)) }
    }
    for index in 0..<people.count {
      let history = chronicle.interactions(ofPerson: people[index])
      for row in 0..<history.count { note(history, row) }
    }
  }

  private mutating func note(_ history: PersonHistory, _ row: Int) {
    let (at, traits, origin) = (history.at(row), history.traits(row), history.origin(row))
    interactions += 1
    if origin.saysHowLogged { sayHow += 1 }
    if origin.saysWhenRecorded { sayWhen += 1 }
    let recruiter = Int(history.recruiter(row))
    guard recruiter != 0 else { return }
    while firstSeen.count <= recruiter { firstSeen.append(.max) }
    if at < firstSeen[recruiter] { firstSeen[recruiter] = at }
    guard !traits.isInbound, !traits.isAutomatic, !traits.isList else { return }
    let month = Month(recruiter: UInt32(recruiter), number: number(at))
    if traits.isMessage {
      months[month, default: Counts()].messages += 1
      if origin.isLoggedByHand { months[month]?.messagesByHand += 1 }
    } else if traits.isAttempt {
      months[month, default: Counts()].calls += 1
      if origin.isLoggedByHand { months[month]?.callsByHand += 1 }
    }
  }

  private func number(_ at: Int64) -> Int32 { Int32(truncatingIfNeeded: (at - recordBegins) / Self.monthSeconds) }

  /// `nil` for somebody who never did anything.
  func firstSeen(_ recruiter: UInt32) -> Int64? {
    let recruiter = Int(recruiter)
    guard recruiter < firstSeen.count, firstSeen[recruiter] != .max else { return nil }
    return firstSeen[recruiter]
  }

  /// Whether the recruiter's calls and messages of that time come from systems.
  func isFromSystems(_ recruiter: UInt32, at time: Int64) -> Bool {
    guard let counts = months[Month(recruiter: recruiter, number: number(time))] else { return true }
    return Double(counts.callsByHand) <= Self.tolerated * Double(counts.calls)
      && Double(counts.messagesByHand) <= Self.tolerated * Double(counts.messages)
  }

  /// Of all calls and videos of ours.
  var handShareOfTries: Double {
    let (hand, all) = months.values.reduce((0, 0)) { ($0.0 + $1.callsByHand, $0.1 + $1.calls) }
    return all == 0 ? 0 : Double(hand) / Double(all)
  }
}
