/// Why nothing was done about an account.
package enum AccountFault: Equatable, Sendable {
  /// No account has that address or number.
  case unknown(String)
  case notAnAddress, addressTaken, noName, noRole
  case password(PasswordFault)
  /// Nobody could administer accounts any more.
  case lastAdministrator
  /// The first account has been made already.
  case alreadySetUp
  /// The password that was typed to confirm is not the account's.
  case wrongPassword
}
