import Recruitment

/// What an interaction is to the question whether somebody picks up.
///
/// A try is an outbound call or video. It counts unless
/// - a machine made it, or its outcome is unknown, `failed`, `wrong_number` or `cancelled`: nobody was rung;
/// - it was arranged: a video or call that was `held` or a `no_show`, or one within fifteen minutes of a call or an
///   interview that was planned with them and known before it;
/// - it came within four hours of the first of a row of tries, counted or arranged: a redial says little new, and
///   whoever does not pick up is redialled more.
enum TryKind: Equatable {
  case notATry
  case arranged
  case counts(TryResult)

  /// Before times are looked at.
  init(_ traits: InteractionTraits) {
    guard traits.isAttempt, !traits.isAutomatic, let outcome = traits.outcome else {
      self = .notATry
      return
    }
    switch outcome {
    case .connected: self = .counts(.pickedUp)
    case .voicemail, .noAnswer, .busy: self = .counts(.missed)
    case .connectedUnverified: self = .counts(traits.isConversation ? .answeredLong : .answeredShort)
    case .held, .noShow: self = .arranged
    case .failed, .wrongNumber, .cancelled, .sent, .bounced: self = .notATry
    }
  }

  /// Tries within so many seconds of the first are one.
  static let rowSeconds = 4 * Span.hour
  /// A try so near to a planned call or interview follows it.
  static let plannedSeconds = 15 * Span.minute
}
