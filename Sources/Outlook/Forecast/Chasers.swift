import Chronicle
import Recruitment

/// Messages written to somebody who has not answered the last two, and whom they did not move to answer either.
package struct Chasers: Hashable, Sendable {
  package var days: Int
  package var messages: Int
  package var unanswered: Int
  /// Hours, at `minutesEach`.
  package var hours: Double

  /// What one takes to write: assumed, and said with the figure.
  package static let minutesEach = 4.0
  static let span = 90
  /// Days that an answer may take.
  static let answerDays: Int64 = 5

  init(_ chronicle: Chronicle, asOf: Int64) {
    let from = asOf - Int64(Self.span) * Span.day
    let people = Array(chronicle.personIDs)
    let parts = Cores.parts(of: people.count) { range in
      range.reduce((0, 0)) { sum, place in
        let found = Self.count(chronicle.interactions(ofPerson: people[place]), from, asOf)
        return (sum.0 + found.messages, sum.1 + found.unanswered)
      }
    }
    days = Self.span
    messages = parts.reduce(0) { $0 + $1.0 }
    unanswered = parts.reduce(0) { $0 + $1.1 }
    hours = Double(unanswered) * Self.minutesEach / 60
  }

  private static func count(
    _ history: PersonHistory, _ from: Int64, _ asOf: Int64
  ) -> (messages: Int, unanswered: Int) {
    var (row, messages, waiting) = (0, 0, [Int64]())
    var unanswered = 0
    var index = 0
    while index < history.count, history.at(index) <= asOf {
      let traits = history.traits(index)
      if traits.isInboundFromPerson || history.isTalk(index) {
        // Whoever answers within days answers the last; what waited longer was in vain.
        unanswered += waiting.count { history.at(index) - $0 > answerDays * Span.day }
        (row, waiting) = (0, [])
      } else if traits.isOutboundMessage, !traits.isAutomatic {
        row += 1
        if row > 2, history.at(index) >= from {
          messages += 1
          waiting.append(history.at(index))
        }
      }
      index += 1
    }
    return (messages, unanswered + waiting.count { asOf - $0 > answerDays * Span.day })
  }
}
