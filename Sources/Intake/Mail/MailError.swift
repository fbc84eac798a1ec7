/// Why mail could not be read at all. What is wrong with single messages is in the summary.
package enum MailError: Error, Equatable {
  case cannotRead(path: String, reason: String)
}
