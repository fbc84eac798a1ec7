/// One version of a firm's own playbook: who made it, when, and why. Its text is kept whole beside it.
package struct PlaybookVersion: Hashable, Sendable {
  /// 1 = the first; 0 stands for the one that comes with RightCall.
  package var number: Int64
  package var at: Instant
  /// `none` = a command.
  package var author: AccountID
  package var why: String

  package init(number: Int64, at: Instant, author: AccountID, why: String) {
    self.number = number
    self.at = at
    self.author = author
    self.why = why
  }
}
