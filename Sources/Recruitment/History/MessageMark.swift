/// What was worked out of a message's text and header when it came in, as far as rules need it.
///
/// A store keeps it in the two derived columns `asks` and `list`, which say it together; between them and this only
/// these two functions stand. An unknown `list` is that of a source that does not tell lists apart.
///
///     theirs   asks no  list no  plain        ours   asks no   list unknown  plain
///              yes      no       asks                yes       unknown       asks
///              unknown  yes      asksForCall         no        yes           answers
///              unknown  no       closes              yes       yes           answersAndAsks
///              else     yes      list                unknown   no            answersLost
///                                                    yes       no            answersLostAndAsks
///                                                    no        no            aside
///                                                    unknown   yes           list
///
/// Where neither is known it is plain.
package enum MessageMark: UInt8, CaseIterable, Sendable {
  case plain, asks
  /// Of a mailing list, or to one: nobody wrote it to anybody in particular.
  case list
  /// Theirs: asks to be rung, or to talk.
  case asksForCall
  /// Theirs: short, asks nothing, and says that what was asked is settled.
  case closes
  /// Ours: answers a message of theirs directly, and asks nothing.
  case answers
  /// Ours: answers a message of theirs directly, and asks something.
  case answersAndAsks
  /// Ours: the same of a message that we do not have, or that went to others: the only sign that they wrote.
  case answersLost
  case answersLostAndAsks
  /// Ours: written to several people in a thread in which none of them wrote.
  case aside

  package func columns(_ direction: Direction) -> (asks: YesNo?, list: YesNo?) {
    switch (direction, self) {
    case (.inbound, .asks): (.yes, .no)
    case (.inbound, .list): (.no, .yes)
    case (.inbound, .asksForCall): (nil, .yes)
    case (.inbound, .closes): (nil, .no)
    case (.inbound, _): (.no, .no)
    case (.outbound, .asks), (.outbound, .asksForCall): (.yes, nil)
    case (.outbound, .list): (nil, .yes)
    case (.outbound, .answers): (.no, .yes)
    case (.outbound, .answersAndAsks): (.yes, .yes)
    case (.outbound, .answersLost): (nil, .no)
    case (.outbound, .answersLostAndAsks): (.yes, .no)
    case (.outbound, .aside): (.no, .no)
    case (.outbound, _): (.no, nil)
    }
  }

  package init(_ direction: Direction, asks: YesNo?, list: YesNo?) {
    self =
      switch (direction, asks, list) {
      case (.inbound, nil, .yes): .asksForCall
      case (.inbound, nil, .no): .closes
      case (.inbound, _, .yes): .list
      case (.outbound, nil, .yes): .list
      case (.outbound, .no, .yes): .answers
      case (.outbound, .yes, .yes): .answersAndAsks
      case (.outbound, nil, .no): .answersLost
      case (.outbound, .yes, .no): .answersLostAndAsks
      case (.outbound, .no, .no): .aside
      case (_, .yes, _): .asks
      default: .plain
      }
  }

  /// To a further reader of a message of ours it is no answer: another wrote what it answers.
  package var toFurtherReader: MessageMark {
    switch self {
    case .answers, .answersLost: .plain
    case .answersAndAsks, .answersLostAndAsks: .asks
    default: self
    }
  }
}
