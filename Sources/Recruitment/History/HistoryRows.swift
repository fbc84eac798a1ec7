// The dated records behind every moment, besides interactions, as plain rows without padding: a chronicle writes them
// to its file as they are. Ids are the store's; 0 = none. Times are seconds since 1970; `HistoryRow.unknownTime` where a
// time is not known. "from" says from when a version holds: `HistoryRow.always` for the first sight of a record that
// does not say when it was created.

package enum HistoryRow {
  package static let unknownTime = Int64.min
  package static let always = Int64.min
  package static let unknownCode = UInt32.max
  package static let unknownAmount = Int64.min
}

/// One person as they were from a time on. Versions of one person follow each other in time.
package struct PersonVersion: BitwiseCopyable, Hashable, Sendable {
  package var from: Int64
  package var createdAt: Int64
  /// `ExternalIdentity.digest` of the first identity.
  package var digest: UInt64
  package var id: UInt32
  package var client: UInt32
  package var owner: UInt32
  /// `PersonKind`.
  package var kind: UInt32
  /// Index into `HistoryFrame.zones`; 0 = unknown.
  package var zone: UInt32
  /// Where they are, their client's place standing in where theirs is not known, and how senior they are: each an index
  /// into `HistoryFrame.words`; 0 = unknown.
  package var country: UInt32
  package var region: UInt32
  package var seniority: UInt32

  package init(
    id: UInt32, from: Int64 = HistoryRow.always, createdAt: Int64 = HistoryRow.unknownTime, digest: UInt64,
    client: UInt32 = 0, owner: UInt32 = 0, kind: PersonKind, zone: UInt32 = 0, country: UInt32 = 0,
    region: UInt32 = 0, seniority: UInt32 = 0
  ) {
    self.id = id
    self.from = from
    self.createdAt = createdAt
    self.digest = digest
    self.client = client
    self.owner = owner
    self.kind = UInt32(kind.rawValue)
    self.zone = zone
    self.country = country
    self.region = region
    self.seniority = seniority
  }
}

/// One job order as it was from a time on.
package struct JobVersion: BitwiseCopyable, Hashable, Sendable {
  package var from: Int64
  package var openedAt: Int64
  package var digest: UInt64
  /// The most the job pays, and what we earn when it is filled: ten-thousandths of its currency, or
  /// `HistoryRow.unknownAmount`.
  package var salaryMax: Int64
  package var fee: Int64
  package var id: UInt32
  package var client: UInt32
  package var contact: UInt32
  package var recruiter: UInt32
  /// `JobKind`, or `HistoryRow.unknownCode`.
  package var kind: UInt32
  /// Index into `HistoryFrame.words`; 0 = the firm's own.
  package var currency: UInt32

  package init(
    id: UInt32, from: Int64 = HistoryRow.always, openedAt: Int64, digest: UInt64, client: UInt32, contact: UInt32 = 0,
    recruiter: UInt32 = 0, kind: JobKind? = nil, salaryMax: Int64 = HistoryRow.unknownAmount,
    fee: Int64 = HistoryRow.unknownAmount, currency: UInt32 = 0
  ) {
    self.id = id
    self.from = from
    self.openedAt = openedAt
    self.digest = digest
    self.client = client
    self.contact = contact
    self.recruiter = recruiter
    self.kind = kind.map { UInt32($0.rawValue) } ?? HistoryRow.unknownCode
    self.salaryMax = salaryMax
    self.fee = fee
    self.currency = currency
  }
}

package struct JobEventRow: BitwiseCopyable, Hashable, Sendable {
  package var at: Int64
  package var job: UInt32
  /// `JobStatus`.
  package var status: UInt32
  /// The store's number of the event: breaks ties in time.
  package var id: UInt32
  /// `HoldReason`; `notTold` where none is on record.
  package var reason: UInt32

  package init(id: UInt32, job: UInt32, at: Int64, status: JobStatus, reason: HoldReason = .notTold) {
    self.id = id
    self.job = job
    self.at = at
    self.status = UInt32(status.rawValue)
    self.reason = UInt32(reason.rawValue)
  }
}

package struct SubmissionRow: BitwiseCopyable, Hashable, Sendable {
  package var createdAt: Int64
  package var digest: UInt64
  package var id: UInt32
  package var job: UInt32
  package var person: UInt32
  package var recruiter: UInt32

  package init(id: UInt32, job: UInt32, person: UInt32, recruiter: UInt32 = 0, createdAt: Int64, digest: UInt64) {
    self.id = id
    self.job = job
    self.person = person
    self.recruiter = recruiter
    self.createdAt = createdAt
    self.digest = digest
  }
}

package struct StageEventRow: BitwiseCopyable, Hashable, Sendable {
  package var at: Int64
  /// The interview, resignation or start that the row announces, or `HistoryRow.unknownTime`.
  package var scheduledFor: Int64
  package var submission: UInt32
  /// `Stage`.
  package var stage: UInt32
  /// The store's number of the event: breaks ties in time.
  package var id: UInt32
  package var reserved: UInt32 = 0

  package init(
    id: UInt32, submission: UInt32, at: Int64, stage: Stage, scheduledFor: Int64 = HistoryRow.unknownTime
  ) {
    self.id = id
    self.submission = submission
    self.at = at
    self.stage = UInt32(stage.rawValue)
    self.scheduledFor = scheduledFor
  }
}

/// One version of a planned date: the same `date` with a later `at` is a change.
package struct DateRow: BitwiseCopyable, Hashable, Sendable {
  /// When it became known.
  package var at: Int64
  package var startsAt: Int64
  package var endsAt: Int64
  /// Stands for the date itself, across its versions: the digest of its external identity.
  package var date: UInt64
  package var submission: UInt32
  package var job: UInt32
  /// `DateKind`.
  package var what: UInt32
  /// `DateStatus`.
  package var status: UInt32

  package init(
    date: UInt64, at: Int64, submission: UInt32 = 0, job: UInt32 = 0, what: DateKind, startsAt: Int64,
    endsAt: Int64 = HistoryRow.unknownTime, status: DateStatus
  ) {
    self.date = date
    self.at = at
    self.submission = submission
    self.job = job
    self.what = UInt32(what.rawValue)
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.status = UInt32(status.rawValue)
  }
}

package struct FactRow: BitwiseCopyable, Hashable, Sendable {
  package var at: Int64
  /// `HistoryRow.unknownTime` while it stands.
  package var resolvedAt: Int64
  package var digest: UInt64
  /// The value where it is a number: ten-thousandths, else `HistoryRow.unknownAmount`.
  package var amount: Int64
  package var id: UInt32
  package var person: UInt32
  package var client: UInt32
  package var job: UInt32
  package var submission: UInt32
  /// Who wrote it down; 0 = not known.
  package var recruiter: UInt32
  /// Index into `HistoryFrame.words`; 0 = none said.
  package var currency: UInt32
  /// Index into `HistoryFrame.factNames`.
  package var name: UInt32
  /// 1 where the value says no (`no`, `false`, `0`, `none`), else 0.
  package var denied: UInt32
  /// `Sharing`.
  package var shareableWith: UInt32

  package init(
    id: UInt32, at: Int64, resolvedAt: Int64 = HistoryRow.unknownTime, digest: UInt64, person: UInt32 = 0,
    client: UInt32 = 0, job: UInt32 = 0, submission: UInt32 = 0, name: UInt32, denied: Bool = false,
    shareableWith: Sharing = .nobody, amount: Int64 = HistoryRow.unknownAmount, currency: UInt32 = 0,
    recruiter: UInt32 = 0
  ) {
    self.id = id
    self.at = at
    self.resolvedAt = resolvedAt
    self.digest = digest
    self.person = person
    self.client = client
    self.job = job
    self.submission = submission
    self.name = name
    self.denied = denied ? 1 : 0
    self.shareableWith = UInt32(shareableWith.rawValue)
    self.amount = amount
    self.currency = currency
    self.recruiter = recruiter
  }
}

package struct PreferenceRow: BitwiseCopyable, Hashable, Sendable {
  /// When it was said; `HistoryRow.always` where the file does not say.
  package var at: Int64
  package var until: Int64
  package var person: UInt32
  /// `ContactPurpose`; `any` where the file does not say.
  package var purpose: UInt32
  /// `Channel`, or `HistoryRow.unknownCode` for every channel.
  package var channel: UInt32
  /// `YesNo`, or `HistoryRow.unknownCode`.
  package var allowed: UInt32
  /// `PreferenceBasis`, or `HistoryRow.unknownCode`.
  package var basis: UInt32
  /// A bit for each day, Monday the lowest; 0 = every day.
  package var weekdays: UInt32
  /// Minutes after midnight in the person's zone, or `HistoryRow.unknownCode`.
  package var fromMinute: UInt32
  package var toMinute: UInt32

  package init(
    person: UInt32, at: Int64 = HistoryRow.always, until: Int64 = HistoryRow.unknownTime,
    purpose: ContactPurpose = .any, channel: Channel? = nil, allowed: YesNo? = nil, basis: PreferenceBasis? = nil,
    weekdays: UInt32 = 0, fromMinute: UInt32 = HistoryRow.unknownCode, toMinute: UInt32 = HistoryRow.unknownCode
  ) {
    self.person = person
    self.at = at
    self.until = until
    self.purpose = UInt32(purpose.rawValue)
    self.channel = channel.map { UInt32($0.rawValue) } ?? HistoryRow.unknownCode
    self.allowed = allowed.map { UInt32($0.rawValue) } ?? HistoryRow.unknownCode
    self.basis = basis.map { UInt32($0.rawValue) } ?? HistoryRow.unknownCode
    self.weekdays = weekdays
    self.fromMinute = fromMinute
    self.toMinute = toMinute
  }
}

extension PreferenceRow {
  /// Whether it says when, and not only whether.
  package var statesHours: Bool {
    weekdays != 0 || fromMinute != HistoryRow.unknownCode || toMinute != HistoryRow.unknownCode
  }
}

/// What a recruiter did about a moment.
package struct MomentActionRow: BitwiseCopyable, Hashable, Sendable {
  package var at: Int64
  package var until: Int64
  /// `MomentID.value`.
  package var moment: UInt64
  package var recruiter: UInt32
  /// `MomentAction`.
  package var action: UInt32

  package init(
    moment: UInt64, at: Int64, until: Int64 = HistoryRow.unknownTime, recruiter: UInt32, action: MomentAction
  ) {
    self.moment = moment
    self.at = at
    self.until = until
    self.recruiter = recruiter
    self.action = UInt32(action.rawValue)
  }
}

/// One source's freshness: the newest `at` of any of its event rows.
package struct SourceRow: BitwiseCopyable, Hashable, Sendable {
  package var newest: Int64
  /// Index into `HistoryFrame.sourceNames`.
  package var name: UInt32
  package var reserved: UInt32 = 0

  package init(name: UInt32, newest: Int64) {
    self.name = name
    self.newest = newest
  }
}
