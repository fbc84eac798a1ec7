import Evidence

/// What a desk cannot do, with ids and paths only. Doors turn these into words and status codes.
package enum DeskError: Error, Equatable {
  case noSuchPerson(String)
  case noSuchRecruiter(String)
  case noSuchClient(String)
  /// Only an owner gives somebody away.
  case notTheirOwner(String)
  case noSuchJob(String)
  case noSuchSubmission(String)
  case noSuchBatch(String)
  /// It is open no more, or was never among what this account may see.
  case noSuchMoment
  case noSuchRule(String)
  /// A message that is not there, or somebody else's.
  case noSuchMessage
  case nothingToShare
  /// A rule of which nothing is compared.
  case notStudied(String)
  /// What was typed is not what was asked for: the fact's name.
  case unreadable(fact: String)
  /// A time must lie after (or, for what is past, not after) this one: seconds since 1970.
  case notLater(than: Int64)
  case cannotRead(String)
  case cannotWrite(String)
  /// A key file that is too short, or that others may read.
  case unusableKey(String)
  case notText(String)
  /// A mailbox says nothing of who waits for whom without one's own address.
  case needsOwnAddress
  case monthsOutOfRange
  /// A path; the file is empty, or others may read it.
  case unusableSecret(String)
  case bundleAndMailTogether
  /// Kinds that cannot be put on trial.
  case noTrial(TrialKinds.Refusal)
  /// It would take more than a year, or nobody knows how long.
  case trialTooLong(weeks: Int?)
  /// Too little is on record to plan with: so many outcomes have been seen.
  case trialTooThin(seen: Int)
  /// One runs already: its number.
  case trialRuns(Int64)
  case noTrialRuns
  case effectOutOfRange
  case notSigned
  /// Whoever asks may not, whatever is there.
  case notAllowed(AccessNoun)
  case account(AccountFault)
  /// The key by which erased people are known again: missing, or another one. Its path.
  case privacyKey(String)
  /// What was typed to confirm is not what was asked for.
  case notConfirmed
  /// Months to keep something: at least so many.
  case keepsTooShort(months: Int)
  case noSuchScreeningList(String)
  /// Nothing in it could be read as a number or an address.
  case emptyScreeningList
  /// A backup that cannot be used, or a place that is taken.
  case backup(BackupFault)
  /// The playbook is a file that whoever serves has named: it is changed there.
  case playbookIsFile
  /// A change of the playbook says why.
  case noReason
  /// Somebody else has changed the playbook since.
  case changedMeanwhile
  case noSuchVersion(Int64)
  case audience(AudienceFault)
  case studio(StudioFault)
  case campaign(CampaignFault)
  /// One line of `start` that could not be read, and why.
  case badProcessLine(Int, String)
}
