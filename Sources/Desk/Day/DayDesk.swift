import Guidance
import Recruitment
import Storage

/// What somebody does on their list all day, beside looking at it.
package protocol DayDesk: Sendable {
  /// Records what a try or a talk came to: once, however often it is sent, and not over what somebody else has just written.
  func log(_ entry: ConversationEntry, _ terms: LogTerms, now: Instant) throws -> LogAnswer
  /// Records what was done about a moment besides talking, likewise.
  func act(_ entry: MomentActionEntry, _ terms: LogTerms, now: Instant) throws -> LogAnswer
  /// Takes back what one wrote within the last day. What was taken back already stays so.
  /// - Throws: `DeskError.noSuchBatch` for what is older, not there, or somebody else's.
  func takeBack(_ receipt: String, of recruiter: String, now: Instant) throws
  /// What one logged on the day of `asOf`, oldest first.
  func logged(by recruiter: String, asOf: Instant) throws -> [LoggedContact]
  /// Adds what was left open.
  /// - Returns: false where the log has another note by now; nothing is changed then.
  func finish(_ entry: FinishEntry, now: Instant) throws -> Bool
  /// What one logged that day, as a file of the interchange: `interactions.csv`.
  func loggedFile(by recruiter: String, asOf: Instant) throws -> [UInt8]
  /// The last that was written with a person since yesterday, by whomever; `nil` where nothing was.
  func lastDeed(with person: String, now: Instant) throws -> Deed?
  /// The number of the newest change of the record: quick enough to be asked for every quarter of a second.
  func latestChange() throws -> Int64
  /// The version of the playbook by which this desk says what is due, and the one by which the next who asks is told; as
  /// quick.
  var edition: Int64 { get }
  func editionInForce() throws -> Int64
  /// Whether any of the changes after a number concerns somebody's day: whose it is, or whom they have to do with.
  /// - Parameter recruiter: `nil` = the list that belongs to nobody.
  func concerns(_ recruiter: String?, changesAfter number: Int64) throws -> Bool
}

/// What lets a log be written once, and by somebody who knows what stands there.
package struct LogTerms: Hashable, Sendable {
  /// What the page calls this press: the same however often it is sent. `nil` = no matter.
  package var request: String?
  /// The newest change when the page was made; `nil` = no matter.
  package var seen: Int64?

  package init(request: String? = nil, seen: Int64? = nil) {
    self.request = request
    self.seen = seen
  }

  package static let any = LogTerms()

  var stored: WriteTerms { WriteTerms(request: request, seen: seen) }
}

package enum LogAnswer: Hashable, Sendable {
  /// Under this receipt it can be taken back.
  case written(receipt: String)
  /// It was written when it was first sent.
  case before(receipt: String)
  /// Nothing was written: this was, meanwhile. Oldest first.
  case meanwhile([Deed])
}

/// What somebody of ours wrote down, in one line.
package struct Deed: Hashable, Sendable {
  package enum What: Hashable, Sendable {
    case contact(channel: Channel, outcome: Outcome?, durationSeconds: Int64?, isConversation: Bool)
    case action(MomentAction, until: Instant?)
  }

  package var at: Instant
  package var recruiterName: String
  package var isOwn: Bool
  package var what: What

  package init(at: Instant, recruiterName: String, isOwn: Bool, what: What) {
    self.at = at
    self.recruiterName = recruiterName
    self.isOwn = isOwn
    self.what = what
  }
}

/// What was left open when somebody logged only the outcome.
package struct FinishEntry: Hashable, Sendable {
  /// As answers print it.
  package var log: String
  package var recruiterID: String
  package var note: String?
  package var nextStep: String?
  /// When the next step is; it goes among the dates of the job or submission.
  package var nextAt: Instant?
  package var jobID: String?

  package init(
    log: String, recruiterID: String, note: String? = nil, nextStep: String? = nil, nextAt: Instant? = nil,
    jobID: String? = nil
  ) {
    self.log = log
    self.recruiterID = recruiterID
    self.note = note
    self.nextStep = nextStep
    self.nextAt = nextAt
    self.jobID = jobID
  }
}
