import MessageCoach
import Recruitment
import Statistics

/// What a firm's messages, or one recruiter's, have been doing. Counts and shares, without a word of any of them.
package struct MessageAudit: Sendable {
  /// How many of each reading.
  package struct Tally: Hashable, Sendable {
    package private(set) var counts: [Verdict: Int] = [:]
    package var all: Int { counts.values.reduce(0, +) }

    package subscript(verdict: Verdict) -> Int { counts[verdict] ?? 0 }
    mutating func add(_ verdict: Verdict) { counts[verdict, default: 0] += 1 }
  }

  package struct Kind: Hashable, Sendable {
    /// The rule's place in the playbook; `nil` for messages at no moment.
    package var rule: Int?
    package var tally: Tally
  }

  /// Of messages read alike, those after which somebody talked with the person within five days. It goes with the reading:
  /// whoever gets a message that asks may be somebody who would have talked anyway.
  package struct Sequel: Hashable, Sendable {
    package var verdict: Verdict
    /// Clustered by person.
    package var talked: Proportion
  }

  /// Of messages that ask to talk, those after which there was a talk within five days.
  package struct Month: Hashable, Sendable {
    package var year: Int
    package var month: Int
    package var asked: Proportion
    package var tally: Tally
  }

  package var recordEnds: Instant
  /// Messages that were read, and those of which only the envelope is on record.
  package var read: Int
  package var withoutText: Int
  package var people: Int
  package var all: Tally
  /// Most messages first.
  package var kinds: [Kind]
  /// By reading; messages too young to know what followed are left out.
  package var sequels: [Sequel]
  /// Oldest first.
  package var months: [Month]
}

extension MessageAudit {
  /// - Parameters:
  ///   - messages: in any order.
  ///   - month: the calendar month of a time in the firm's zone.
  package init(
    _ messages: [AuditedMessage], withoutText: Int, recordEnds: Instant, month: (Instant) -> (year: Int, month: Int)
  ) {
    self.recordEnds = recordEnds
    self.withoutText = withoutText
    read = messages.count
    people = Set(messages.map(\.person)).count
    var all = Tally()
    var byKind: [Int?: Tally] = [:]
    for message in messages {
      all.add(message.verdict)
      byKind[message.rule, default: Tally()].add(message.verdict)
    }
    self.all = all
    kinds = byKind.map { Kind(rule: $0.key, tally: $0.value) }
      .sorted { ($1.tally.all, $0.rule ?? .max) < ($0.tally.all, $1.rule ?? .max) }
    sequels = Verdict.allCases.compactMap { verdict in
      let alike = messages.filter { $0.verdict == verdict && $0.talked != nil }
      return alike.isEmpty ? nil : Sequel(verdict: verdict, talked: Self.talked(alike))
    }
    months = Self.months(messages, month)
  }

  private static func talked(_ messages: [AuditedMessage]) -> Proportion {
    var places: [PersonID: Int] = [:]
    var (counts, totals): ([Int], [Int]) = ([], [])
    for message in messages {
      guard let talked = message.talked else { continue }
      let place = places[message.person, default: counts.count]
      if place == counts.count {
        places[message.person] = place
        counts.append(0)
        totals.append(0)
      }
      totals[place] += 1
      if talked { counts[place] += 1 }
    }
    return Proportion(counts: counts, totals: totals)
  }

  private struct CalendarMonth: Hashable, Comparable {
    var year: Int
    var month: Int

    static func < (left: CalendarMonth, right: CalendarMonth) -> Bool {
      (left.year, left.month) < (right.year, right.month)
    }
  }

  private static func months(
    _ messages: [AuditedMessage], _ month: (Instant) -> (year: Int, month: Int)
  ) -> [Month] {
    let grouped = Dictionary(grouping: messages) { message in
      let month = month(message.at)
      return CalendarMonth(year: month.year, month: month.month)
    }
    return grouped.sorted { $0.key < $1.key }.map { key, messages in
      var tally = Tally()
      for message in messages { tally.add(message.verdict) }
      return Month(
        year: key.year, month: key.month, asked: talked(messages.filter { $0.asksToTalk && $0.talked != nil }),
        tally: tally)
    }
  }
}
