import Chronicle
import Recruitment

/// Whether e-mail reaches somebody: after several in a row that came back it does not, whatever the record says.
package struct MailStanding: Hashable, Sendable {
  /// How many of our latest e-mails to them came back, with none in between that did not and no e-mail of theirs since.
  package var bouncedInARow: Int
  /// When the last of those was sent.
  package var lastBounce: Instant?

  /// One may be a full mailbox, two are a dead address.
  static let limit = 2

  package var isDead: Bool { bouncedInARow >= Self.limit }

  /// As known at `asOf`.
  package init(of person: PersonID, in chronicle: Chronicle, asOf: Instant) {
    let history = chronicle.interactions(ofPerson: UInt32(truncatingIfNeeded: person.value))
    var (count, last) = (0, Instant?.none)
    var index = history.firstIndex(atOrAfter: asOf.seconds + 1) - 1
    while index >= 0 {
      defer { index -= 1 }
      let traits = history.traits(index)
      guard traits.channel == .email, history.knownAt(index) <= asOf.seconds else { continue }
      if traits.isInbound {
        // A machine's answer may be the very notice that it came back.
        if traits.isInboundFromPerson { break }
        continue
      }
      guard traits.outcome == .bounced else { break }
      count += 1
      if last == nil { last = Instant(history.at(index)) }
    }
    // An address that was recorded since is another one.
    if let bounced = last, Self.isRenewed(person, since: bounced, in: chronicle, asOf: asOf) {
      (count, last) = (0, nil)
    }
    (bouncedInARow, lastBounce) = (count, last)
  }

  private static func isRenewed(
    _ person: PersonID, since bounce: Instant, in chronicle: Chronicle, asOf: Instant
  ) -> Bool {
    guard let name = chronicle.factNames.firstIndex(of: FactQuestion.address) else { return false }
    return chronicle.facts(ofPerson: UInt32(truncatingIfNeeded: person.value)).contains {
      $0.name == UInt32(name) && $0.at >= bounce.seconds && $0.at <= asOf.seconds
    }
  }

  /// As a card says it.
  var words: String { "the last \(bouncedInARow) e-mails to them came back" }
}
