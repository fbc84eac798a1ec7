import Chronicle
import Recruitment
import Storage

extension Desk {
  /// Says what colleagues see of somebody's messages from now on, those of the past too. Who may find them by their words
  /// is read again before long; until then nobody finds what is no longer theirs to see.
  func setMailPrivacy(_ level: MailPrivacy, of recruiter: RecruiterID, now: Instant) throws {
    try store.setMailPrivacy(level, of: recruiter, at: now)
    let chronicle = try chronicle()
    try store.markSearchStale(tieIndex(chronicle).people(of: recruiter).map(Int64.init))
  }
}
