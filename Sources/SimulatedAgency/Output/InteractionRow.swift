import Recruitment

/// One row of `interactions.csv`; its subject and text travel in the output's buffers.
struct InteractionRow {
  var at: Int64
  /// `nil`: nobody knows when it was written down.
  var recordedAt: Int64?
  var recruiter: String
  var person: String
  var channel: Channel
  var direction: Direction
  var outcome: Outcome?
  var seconds: Int64? = nil
  var conversation: YesNo? = nil
  var logged: LoggedBy? = .system
  var automatic: YesNo? = nil
  var bookedAt: Int64? = nil
  var job = ""
  var submission = ""
  var thread = ""
  /// The decision that it belongs to where hands write calls down; −1 for none.
  var action: Int32 = -1
}
