import Chronicle
import Guidance
import Reachability
import Recruitment

/// How somebody answers, as it is told to one viewer: messages that a colleague hid are in no count. What is advised, and
/// when somebody picks up, is worked out from everything.
struct ToldReach {
  private let viewer: Viewer
  private let book: PickUpBook

  /// - Returns: `nil` where nothing is kept from whoever looks.
  init?(_ viewer: Viewer, _ book: PickUpBook) {
    guard let own = viewer.recruiter, viewer.levels.contains(where: { $0.key != own && $0.value == .hidden }) else {
      return nil
    }
    self.viewer = viewer
    self.book = book
  }

  func told(_ reach: Reach?, of person: PersonID) -> Reach? {
    guard var told = reach, told.pattern.facts.contains(where: \.isOfMessages) else { return reach }
    told.pattern.facts = book.facts(of: person, for: told.pattern.kind) {
      if case .nothing = viewer.sight(ofMessagesOf: $0) { false } else { true }
    }
    return told
  }

  func tell(_ cards: inout [Card]) {
    for index in cards.indices { cards[index].reach = told(cards[index].reach, of: cards[index].person.id) }
  }
}

extension PickUpFact {
  /// Whether it counts what was written.
  var isOfMessages: Bool { kind == .answeredMessages || kind == .unansweredMessages }
}
