import Chronicle
import Recruitment

/// One kind of planned date of a submission (its interview, decision, resignation or start) as the plan was known at each time:
/// what stage rows announced and what `dates` say, the latest word standing.
struct PlannedDates {
  /// (known at, start or `nil` where nothing is planned any more), in order of becoming known, then of being said.
  private var words: [(knownAt: Int64, start: Int64?)] = []

  /// - Parameter date: of the diary's dates only this one; `nil` = all of them.
  init(_ what: DateKind, of submission: SubmissionTrack, date only: UInt64? = nil, by asOf: AsOf) {
    guard submission.kinds.contains(what) else { return }
    var said: [Word] = []
    for index in submission.events.indices
    where submission.events[index].scheduledFor != HistoryRow.unknownTime
      && DateKind(announcedBy: submission.stage(index)) == what
    {
      let event = submission.events[index]
      said.append(Word(knownAt: event.at, start: event.scheduledFor))
    }
    for date in submission.dates
    where date.what == UInt32(what.rawValue) && (only == nil || only == date.date) && date.at <= asOf {
      var word = Word(date)
      // A date that is older than its submission is known with it.
      word.knownAt = max(word.knownAt, submission.row.createdAt)
      said.append(word)
    }
    if said.count > 1 { said.sort { ($0.knownAt, $0.saidAt) < ($1.knownAt, $1.saidAt) } }
    words = (what == .interview ? Self.standing(said) : said).map { ($0.knownAt, $0.isOff ? nil : $0.start) }
  }

  /// A date that concerns a job alone.
  init(_ rows: [DateRow]) {
    words = rows.map { Word($0) }.sorted { $0.knownAt < $1.knownAt }.map { ($0.knownAt, $0.isOff ? nil : $0.start) }
  }

  private struct Word {
    var knownAt: Int64
    var saidAt: Int64
    var start: Int64
    /// The diary's date; 0 = a stage row.
    var date: UInt64 = 0
    var isCancelled = false
    var hasHappened = false
    /// Called off, or done before its time: a timesheet that is in is not to come any more, nor a call that was held.
    var isOff = false

    init(knownAt: Int64, start: Int64) {
      self.knownAt = knownAt
      saidAt = knownAt
      self.start = start
    }

    init(_ row: DateRow) {
      self.init(knownAt: row.at, start: row.startsAt)
      date = row.date
      isCancelled = row.status == UInt32(DateStatus.cancelled.rawValue)
      hasHappened = row.status == UInt32(DateStatus.happened.rawValue)
      isOff = isCancelled || (hasHappened && row.at < row.startsAt && Self.mayComeEarly(row))
    }

    private static func mayComeEarly(_ row: DateRow) -> Bool {
      switch DateKind(rawValue: UInt8(truncatingIfNeeded: row.what)) {
      case .timesheet, .document, .call: true
      default: false
      }
    }
  }

  /// A submission has one interview after another: that an earlier one was held, or called off, says nothing of the one
  /// that is planned meanwhile.
  private static func standing(_ said: [Word]) -> [Word] {
    var standing: Word?
    var kept: [Word] = []
    for word in said {
      if let plan = standing, !plan.isCancelled, plan.date != word.date, plan.start != word.start,
        word.isCancelled || (word.hasHappened && plan.start > word.start)
      {
        continue
      }
      kept.append(word)
      standing = word
    }
    return kept
  }

  /// The planned time by the latest word at `time`; `nil` where none was known or it was cancelled.
  func start(knownAt time: Int64) -> Int64? { words.last { $0.knownAt <= time }?.start }

  /// When the plan next changed after `time`.
  func nextChange(after time: Int64) -> Int64 { words.first { $0.knownAt > time }?.knownAt ?? Arrivals.never }
}
