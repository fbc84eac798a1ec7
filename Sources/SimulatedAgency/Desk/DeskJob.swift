import Recruitment

/// A job order of one desk.
struct DeskJob {
  let id: String
  let client: Int
  let contact: Int
  let title: String
  let seniority: String
  let kind: JobKind
  /// A year, or a day for contracts, in the money of the client's country.
  let pay: Int
  let openings: Int
  let rebateDays: Int
  let openedAt: Int64
  var draws: RandomStream
  var status = JobStatus.open
  var filled = 0
  var submissions: [Int] = []
  var rejectionsInARow = 0
  var isChasing = false
  /// Why it was really paused; recorded as `not_told` more often than not.
  var trueHoldReason: String?
  /// When the client said it would look at a pause again.
  var reviewAt: Int64 = 0
  var reviewDate = ""

  /// Open or reopened.
  var isLive: Bool { status == .open || status == .reopened }
  var isOver: Bool { status == .filled || status == .cancelled || status == .lost }
}

/// A candidate put forward for a job.
struct DeskSubmission {
  let id: String
  let job: Int
  let person: Int
  var draws: RandomStream
  var stage = Stage.shortlisted
  var stageAt: Int64
  /// The interview, and later the start.
  var meeting: Int64 = 0
  var meetingDate = ""
  var meetingVersion = 0
  var moves = 0
  var rounds = 0
  var startAt: Int64 = 0
  /// When they said that they would decide.
  var decisionAt: Int64 = 0
  var startDate = ""
  var isWaitingForClient = false
  var hasConsent = false
  /// The paper that is due before the start.
  var paperAt: Int64 = 0
  var paperDate = ""
  var assignment = Assignment()

  /// A contractor's time at the client.
  struct Assignment {
    var endAt: Int64 = 0
    var endDate = ""
    /// Each change of the end makes what was planned for the former void.
    var version = 0
    var isOn = false
    var isNoticeGiven = false
    var weeksPerTimesheet = 1
    var timesheetAt: Int64 = 0
    var timesheetDate = ""
  }

  /// Neither ended nor started.
  var isLive: Bool { stage.rawValue <= Stage.resigned.rawValue }
  /// Before acceptance, so that a hold or a closed job touches it.
  var isOpen: Bool { stage.rawValue < Stage.accepted.rawValue }
}
