import Chronicle
import Moments
import Recruitment

/// What was worked out for one recruiter's cards and need not be worked out again at the next look: their words, which
/// change with the day, the record and nothing else, and the hours at which people pick up. Never more than one list's:
/// what the last look did not show is gone.
///
/// About three kilobytes a card, most of it the card itself.
package struct KeptDay: Sendable {
  var cards: [MomentID: KeptCard] = [:]
  var reaches: [PersonID: KeptReach] = [:]

  package init() {}
}

/// A card as it was put into words.
struct KeptCard: Sendable {
  private let moment: Moment
  private let frame: FrameStamp
  /// The day that its words call today.
  private let day: Int
  private let card: Card

  init(_ card: Card, of moment: Moment, _ frame: FrameStamp, day: Int) {
    self.card = card
    self.moment = moment
    self.frame = frame
    self.day = day
  }

  /// The card, where its words would be the same now; else `nil`.
  func card(for moment: Moment, _ frame: FrameStamp, day: Int) -> Card? {
    frame == self.frame && day == self.day && moment == self.moment ? card : nil
  }
}

/// Puts moments into words, those of an earlier look into the same ones where nothing that they rest on has changed.
package struct KeepingCardMaker {
  private let maker: CardMaker
  private let frame: FrameStamp
  private let hours: ContactHours
  private let earlier: KeptDay?
  private var kept: [MomentID: KeptCard] = [:]
  private let day: Int

  /// - Parameter chronicle: the history; names belong to its state of everything but the interactions.
  package init(_ maker: CardMaker, _ chronicle: Chronicle, after earlier: KeptDay?) {
    self.maker = maker
    frame = chronicle.frameStamp
    hours = ContactHours(chronicle: chronicle)
    self.earlier = earlier
    day = maker.wording.day
  }

  package mutating func card(_ entry: TodaySelection.Entry) -> Card {
    let moment = entry.moment
    if let known = earlier?.cards[entry.id], var card = known.card(for: moment, frame, day: day) {
      kept[entry.id] = known
      card.overdue = moment.dueAt < maker.wording.now
      card.permission = entry.permission
      card.checkFirst = maker.checkFirst
      return card
    }
    let theirs = hours.zone(of: UInt32(truncatingIfNeeded: moment.person.value), at: maker.wording.now)
    let card = maker.card(moment, id: entry.id, permission: entry.permission, theirs: theirs)
    // Who lives by another clock has other days as well.
    let isTheirs = maker.wording.differs(from: theirs)
    if !isTheirs, !maker.playbook.rules[moment.rule].tellsTheTime {
      kept[entry.id] = KeptCard(card, of: moment, frame, day: day)
    }
    return card
  }

  /// What the next look may use.
  package func keep(in day: inout KeptDay) { day.cards = kept }
}

extension Rule {
  /// Whether what it says hangs on the minute.
  fileprivate var tellsTheTime: Bool {
    (opener + because).contains { $0.from.contains("now") }
  }
}
