import Recruitment

/// What to do about somebody, by how they answer. Advice for who decides: a permission not given, an interview in an
/// hour or an offer on the table go before it.
package enum Move: Hashable, Sendable {
  /// They pick up: ring, best at that hour.
  case ring(PickUpWindow?)
  /// They pick up at other hours than they were rung at, or ring back: ring at that one.
  case anotherHour(PickUpWindow?)
  /// They answer messages within minutes: write first, with the reason, and offer two times to talk.
  case textWithReasonFirst(offering: [PickUpWindow])
  /// They do neither: a call is better booked through somebody or something they answer, or a meeting.
  case bookedSlotOrMeeting
  /// Too little is known: at an hour at which people like them pick up, a text with the reason first.
  case ringAtUsualHours(PickUpWindow?)

  /// - Parameter windows: the hours that are allowed and best.
  package init(for pattern: PickUpPattern.Kind, windows: PickUpWindows) {
    self =
      switch pattern {
      case .talks: .ring(windows.best)
      case .busyThen: .anotherHour(windows.best)
      case .messageFirst: .textWithReasonFirst(offering: Array(windows.windows.prefix(2)))
      case .quiet: .bookedSlotOrMeeting
      case .unknown: .ringAtUsualHours(windows.best)
      }
  }
}
