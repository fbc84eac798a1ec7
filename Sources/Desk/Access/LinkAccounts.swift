import Recruitment
import Storage

/// Accounts that are made before records come in: whoever sets up first and imports then is linked as everybody else is.
extension Desk {
  /// Runs an import, and links each recruiter's account to the recruiter who came in with it under that account's address.
  /// Whoever was on record before, and was not linked, was not meant to be.
  func linkingAccounts<Result>(now: Instant, _ body: () throws -> Result) throws -> Result {
    let waiting = try store.accounts().filter { account in
      guard account.roles.contains(.recruiter), account.recruiter.isNone, !account.isDisabled else { return false }
      return try store.recruiter(account.email) == nil
    }
    let result = try body()
    for account in waiting {
      guard let recruiter = try store.recruiter(account.email)?.id else { continue }
      // Its version stays: nobody is signed out by their own import.
      _ = try store.change(account.id, deed: .accountChanged, by: .none, now: now) { account, _ in
        if account.recruiter.isNone, account.roles.contains(.recruiter) { account.recruiter = recruiter }
      }
    }
    return result
  }
}
