import Recruitment

/// What was just done, carried through the redirect in a cookie as a code: no names, nothing a stranger could word.
enum Notice: Equatable, Sendable {
  case logged(Outcome)
  case alreadyTalked, noLongerTrue, dismissed, factRecorded
  case snoozed(until: Instant)
  case trialStopped
  case passwordChanged, sessionEnded, accountAdded, accountChanged, accountDisabled, accountEnabled, passwordSet
  case exampleShared, exampleWithdrawn
  case linkRevoked, calendarForgotten, brandChanged
  case calendarRead(notUnderstood: Int)

  var code: String {
    switch self {
    case .logged(let outcome): "logged.\(outcome.word)"
    case .alreadyTalked: "already_talked"
    case .noLongerTrue: "no_longer_true"
    case .dismissed: "dismissed"
    case .factRecorded: "fact_recorded"
    case .trialStopped: "trial_stopped"
    case .passwordChanged: "password_changed"
    case .sessionEnded: "session_ended"
    case .accountAdded: "account_added"
    case .accountChanged: "account_changed"
    case .accountDisabled: "account_disabled"
    case .accountEnabled: "account_enabled"
    case .passwordSet: "password_set"
    case .exampleShared: "example_shared"
    case .exampleWithdrawn: "example_withdrawn"
    case .linkRevoked: "link_revoked"
    case .calendarForgotten: "calendar_forgotten"
    case .brandChanged: "brand_changed"
    case .calendarRead(let notUnderstood): "calendar_read.\(notUnderstood)"
    case .snoozed(let until): "snoozed.\(until.seconds)"
    }
  }

  init?(code: String) {
    let parts = code.split(separator: ".", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count == 2 ? parts[1] : nil) {
    case ("logged", let word?):
      guard let outcome = Outcome(word: word) else { return nil }
      self = .logged(outcome)
    case ("snoozed", let seconds?):
      guard let until = Int64(seconds) else { return nil }
      self = .snoozed(until: Instant(until))
    case ("already_talked", nil): self = .alreadyTalked
    case ("no_longer_true", nil): self = .noLongerTrue
    case ("dismissed", nil): self = .dismissed
    case ("fact_recorded", nil): self = .factRecorded
    case ("trial_stopped", nil): self = .trialStopped
    case ("password_changed", nil): self = .passwordChanged
    case ("session_ended", nil): self = .sessionEnded
    case ("account_added", nil): self = .accountAdded
    case ("account_changed", nil): self = .accountChanged
    case ("account_disabled", nil): self = .accountDisabled
    case ("account_enabled", nil): self = .accountEnabled
    case ("password_set", nil): self = .passwordSet
    case ("example_shared", nil): self = .exampleShared
    case ("example_withdrawn", nil): self = .exampleWithdrawn
    case ("link_revoked", nil): self = .linkRevoked
    case ("calendar_forgotten", nil): self = .calendarForgotten
    case ("brand_changed", nil): self = .brandChanged
    case ("calendar_read", let number?):
      guard let count = Int(number), (0...100_000).contains(count) else { return nil }
      self = .calendarRead(notUnderstood: count)
    default: return nil
    }
  }

  func line(_ words: DateWords) -> String {
    switch self {
    case .logged(.connected), .logged(.held): "Logged: you spoke."
    case .logged(.sent): "Logged: message sent."
    case .logged(let outcome): "Logged: \(TradeWords.outcome(outcome)). It stays due until you have spoken."
    case .alreadyTalked: "Noted: you have already talked."
    case .noLongerTrue: "Noted: no longer true."
    case .dismissed: "Dismissed, with your reason."
    case .factRecorded: "Recorded. Nobody on the other side hears of it from us."
    case .exampleShared: "Shared, without names. You can take it back at any time."
    case .linkRevoked: "Taken back: the link opens nothing any more. What was booked with it stands."
    case .calendarForgotten: "Forgotten: nothing of your calendar is kept."
    case .brandChanged: "Saved. It holds from now on."
    case .calendarRead(0): "Read. Nobody can book over it."
    case .calendarRead(let count):
      "Read. \(TradeWords.count(count, "entry repeats", "entries repeat")) in a way that is not understood: only the first time counts."
    case .exampleWithdrawn: "Taken back: nobody reads it here any more."
    case .trialStopped: "The trial has stopped. Every moment is listed again."
    case .passwordChanged: "Your password is changed. Every other session of yours has ended."
    case .sessionEnded: "That session has ended."
    case .accountAdded: "The account is there. Tell its holder the password in person; they can change it."
    case .accountChanged: "The account is changed. Its sessions have ended."
    case .accountDisabled: "The account is disabled. Its sessions have ended."
    case .accountEnabled: "The account is enabled."
    case .passwordSet: "The account has another password. Its sessions have ended."
    case .snoozed(let until): "Snoozed until \(words.near(until))."
    }
  }
}
