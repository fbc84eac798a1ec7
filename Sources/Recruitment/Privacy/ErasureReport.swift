/// What an erasure did, in counts.
package struct ErasureReport: Hashable, Sendable {
  /// Records that were one person: themselves and whoever was merged into them.
  package var records = 0
  /// Contacts whose words went; that they took place stays, under a number.
  package var contacts = 0
  package var texts = 0
  package var facts = 0
  package var preferences = 0
  package var earlierValues = 0
  package var sharedExamples = 0
  /// Rows about others in which they were named.
  package var mentions = 0
  /// False where somebody still reads an older view: what was deleted leaves the log when they are done.
  package var isScrubbed = true

  package init() {}
}
