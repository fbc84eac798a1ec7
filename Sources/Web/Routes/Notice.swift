import Recruitment

/// What was just done, carried through the redirect in a cookie as a code: no names, nothing a stranger could word.
enum Notice: Equatable, Sendable {
  case logged(Outcome)
  case alreadyTalked, noLongerTrue, dismissed, factRecorded
  case snoozed(until: Instant)
  case trialStopped
  case passwordChanged, sessionEnded, accountAdded, accountChanged, accountDisabled, accountEnabled, passwordSet
  case exampleShared, exampleWithdrawn
  case personErased, screeningRemoved
  case screeningLoaded(unreadable: Int)
  case takenBack, loggedBefore, finished
  case digestOn, digestOff, pushOn, pushOff
  case peopleChanged(done: Int, unchanged: Int)
  case nobodyChosen, mailPrivacySet
  case peopleMerged, peopleParted
  case firstLinkChanged, accountUnlinked
  case habitsAgreed, habitsNotAgreed, playbookAdopted
  case practicePrepared, practiceHeld, practiceForgotten, practiceRests, practiceInvited
  case linkRevoked, calendarForgotten, brandChanged
  case campaignPlanned, campaignStarted, campaignStopped, calendarChanged, pieceSent
  case pieceSaved, pieceStepped, entryKept, storyKept, storyWithdrawn
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
    case .personErased: "person_erased"
    case .screeningLoaded(let unreadable): "screening_loaded.\(unreadable)"
    case .screeningRemoved: "screening_removed"
    case .takenBack: "taken_back"
    case .loggedBefore: "logged_before"
    case .finished: "finished"
    case .digestOn: "digest_on"
    case .digestOff: "digest_off"
    case .pushOn: "push_on"
    case .pushOff: "push_off"
    case .peopleChanged(let done, let unchanged): "people_changed.\(done)-\(unchanged)"
    case .nobodyChosen: "nobody_chosen"
    case .peopleMerged: "people_merged"
    case .peopleParted: "people_parted"
    case .mailPrivacySet: "mail_privacy_set"
    case .firstLinkChanged: "first_link_changed"
    case .habitsAgreed: "habits_agreed"
    case .playbookAdopted: "playbook_adopted"
    case .habitsNotAgreed: "habits_not_agreed"
    case .accountUnlinked: "account_unlinked"
    case .practicePrepared: "practice_prepared"
    case .practiceHeld: "practice_held"
    case .practiceForgotten: "practice_forgotten"
    case .practiceRests: "practice_rests"
    case .practiceInvited: "practice_invited"
    case .linkRevoked: "link_revoked"
    case .calendarForgotten: "calendar_forgotten"
    case .brandChanged: "brand_changed"
    case .campaignPlanned: "campaign_planned"
    case .campaignStarted: "campaign_started"
    case .campaignStopped: "campaign_stopped"
    case .calendarChanged: "calendar_changed"
    case .pieceSent: "piece_sent"
    case .pieceSaved: "piece_saved"
    case .pieceStepped: "piece_stepped"
    case .entryKept: "entry_kept"
    case .storyKept: "story_kept"
    case .storyWithdrawn: "story_withdrawn"
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
    case ("people_changed", let counts?):
      let numbers = counts.split(separator: "-").compactMap { Int($0) }
      guard numbers.count == 2 else { return nil }
      self = .peopleChanged(done: numbers[0], unchanged: numbers[1])
    case ("nobody_chosen", nil): self = .nobodyChosen
    case ("people_merged", nil): self = .peopleMerged
    case ("people_parted", nil): self = .peopleParted
    case ("mail_privacy_set", nil): self = .mailPrivacySet
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
    case ("playbook_adopted", nil): self = .playbookAdopted
    case ("habits_agreed", nil): self = .habitsAgreed
    case ("habits_not_agreed", nil): self = .habitsNotAgreed
    case ("first_link_changed", nil): self = .firstLinkChanged
    case ("account_unlinked", nil): self = .accountUnlinked
    case ("example_withdrawn", nil): self = .exampleWithdrawn
    case ("person_erased", nil): self = .personErased
    case ("screening_loaded", let number?):
      guard let count = Int(number), (0...100_000_000).contains(count) else { return nil }
      self = .screeningLoaded(unreadable: count)
    case ("screening_removed", nil): self = .screeningRemoved
    case ("taken_back", nil): self = .takenBack
    case ("logged_before", nil): self = .loggedBefore
    case ("finished", nil): self = .finished
    case ("digest_on", nil): self = .digestOn
    case ("digest_off", nil): self = .digestOff
    case ("practice_prepared", nil): self = .practicePrepared
    case ("practice_held", nil): self = .practiceHeld
    case ("practice_forgotten", nil): self = .practiceForgotten
    case ("practice_rests", nil): self = .practiceRests
    case ("practice_invited", nil): self = .practiceInvited
    case ("link_revoked", nil): self = .linkRevoked
    case ("calendar_forgotten", nil): self = .calendarForgotten
    case ("brand_changed", nil): self = .brandChanged
    case ("campaign_planned", nil): self = .campaignPlanned
    case ("campaign_started", nil): self = .campaignStarted
    case ("campaign_stopped", nil): self = .campaignStopped
    case ("calendar_changed", nil): self = .calendarChanged
    case ("piece_sent", nil): self = .pieceSent
    case ("piece_saved", nil): self = .pieceSaved
    case ("piece_stepped", nil): self = .pieceStepped
    case ("entry_kept", nil): self = .entryKept
    case ("story_kept", nil): self = .storyKept
    case ("story_withdrawn", nil): self = .storyWithdrawn
    case ("calendar_read", let number?):
      guard let count = Int(number), (0...100_000).contains(count) else { return nil }
      self = .calendarRead(notUnderstood: count)
    case ("push_on", nil): self = .pushOn
    case ("push_off", nil): self = .pushOff
    default: return nil
    }
  }

  func line(_ words: DateWords) -> String {
    switch self {
    case .logged(.connected), .logged(.held): "Logged: you spoke."
    case .logged(.sent): "Logged: message sent."
    case .logged(let outcome): "Logged: \(TradeWords.outcome(outcome)). It stays due until you have spoken."
    case .peopleChanged(let done, 0): "Done for \(TradeWords.count(done, "person", "people"))."
    case .peopleChanged(let done, let unchanged):
      "Done for \(TradeWords.count(done, "person", "people")). For \(unchanged) there was nothing to do."
    case .peopleMerged: "They are one person from now on. You can take it back below."
    case .peopleParted: "They are two, and stay two whatever is imported."
    case .nobodyChosen: "Nothing was done: choose people first."
    case .mailPrivacySet: "Saved. It holds for messages of the past too."
    case .alreadyTalked: "Noted: you have already talked."
    case .noLongerTrue: "Noted: no longer true."
    case .dismissed: "Dismissed, with your reason."
    case .factRecorded: "Recorded. Nobody on the other side hears of it from us."
    case .exampleShared: "Shared, without names. You can take it back at any time."
    case .practicePrepared: "Prepared. Nobody but you can read it."
    case .practiceHeld: "Written down, for you alone."
    case .practiceForgotten: "Forgotten: nothing of it is kept."
    case .practiceRests: "Saved."
    case .practiceInvited: "They are invited. What they write stays theirs."
    case .linkRevoked: "Taken back: the link opens nothing any more. What was booked with it stands."
    case .calendarForgotten: "Forgotten: nothing of your calendar is kept."
    case .brandChanged: "Saved. It holds from now on."
    case .campaignPlanned: "The plan is written down. Nobody has been drawn yet."
    case .campaignStarted: "It runs. Who is in the comparison group was drawn by lot and cannot be changed."
    case .campaignStopped: "It is over. Whom it drew goes on being watched until their sixty days are over."
    case .calendarChanged: "The calendar is changed."
    case .pieceSent: "Noted: you sent it."
    case .pieceSaved: "Saved. Look at the pages: what you changed has to be checked again."
    case .pieceStepped: "Written down, with your name and the date."
    case .entryKept: "Kept. It asks to be looked at again when its day comes."
    case .storyKept: "Kept, with how they agreed."
    case .storyWithdrawn: "Taken back. Their words are gone."
    case .calendarRead(0): "Read. Nobody can book over it."
    case .calendarRead(let count):
      "Read. \(TradeWords.count(count, "entry repeats", "entries repeat")) in a way that is not understood: only the first time counts."
    case .exampleWithdrawn: "Taken back: nobody reads it here any more."
    case .personErased: "Erased. What happened is still counted, under a number nobody can be known by."
    case .screeningLoaded(0): "The list is loaded. Cards go by it from now on."
    case .screeningLoaded(let count):
      "The list is loaded, and cards go by it from now on. \(TradeWords.count(count, "line", "lines")) in it held neither a number nor an address."
    case .screeningRemoved: "The list is gone."
    case .trialStopped: "The trial has stopped. Every moment is listed again."
    case .passwordChanged: "Your password is changed. Every other session of yours has ended."
    case .sessionEnded: "That session has ended."
    case .accountAdded: "The account is there. Tell its holder the password in person; they can change it."
    case .accountChanged: "The account is changed. Its sessions have ended."
    case .accountDisabled: "The account is disabled. Its sessions have ended."
    case .accountEnabled: "The account is enabled."
    case .passwordSet: "The account has another password. Its sessions have ended."
    case .takenBack: "Taken back: it is as if it had not been pressed. That it was is on record."
    case .loggedBefore: "That had arrived already. It was not written twice."
    case .finished: "Saved with the log."
    case .digestOn: "You will be mailed how your day looks, where your firm sends such mail."
    case .pushOn: "This browser will be told when conversations fall due."
    case .pushOff: "That browser is not told any more."
    case .digestOff: "You are not mailed any more."
    case .playbookAdopted: "A new version of the playbook is in force. Today follows it from now on."
    case .habitsAgreed: "Noted: you agree. Your team is shown only while everybody in it does."
    case .habitsNotAgreed: "Noted: you do not agree. Your team is shown only from five recruiters up."
    case .firstLinkChanged: "Changed, for everybody who signs in from now on."
    case .accountUnlinked: "The link is taken back. The account’s sessions have ended."
    case .snoozed(let until): "Snoozed until \(words.near(until))."
    }
  }
}
