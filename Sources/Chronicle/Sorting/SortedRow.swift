import Recruitment

/// A row with its place in a chronicle's table: by group, then by rank. The order is total (rows that tie in everything
/// that is said about order follow their bytes), so that one history always makes one table.
protocol SortedRow: BitwiseCopyable {
  var group: UInt64 { get }
  /// Whether it comes before another row of its group.
  func ranks(before other: Self) -> Bool
}

extension SortedRow {
  @inline(__always)
  func bytesPrecede(_ other: Self) -> Bool {
    withUnsafeBytes(of: self) { mine in
      withUnsafeBytes(of: other) { theirs in mine.lexicographicallyPrecedes(theirs) }
    }
  }
}

/// By person, then from when it holds.
extension PersonVersion: SortedRow {
  var group: UInt64 { UInt64(id) }
  func ranks(before other: PersonVersion) -> Bool { from == other.from ? bytesPrecede(other) : from < other.from }
}

/// By job, then from when it holds.
extension JobVersion: SortedRow {
  var group: UInt64 { UInt64(id) }
  func ranks(before other: JobVersion) -> Bool { from == other.from ? bytesPrecede(other) : from < other.from }
}

/// By job, time and number.
extension JobEventRow: SortedRow {
  var group: UInt64 { UInt64(job) }
  func ranks(before other: JobEventRow) -> Bool {
    if at != other.at { return at < other.at }
    return id == other.id ? bytesPrecede(other) : id < other.id
  }
}

/// By person, then in the order they were recorded.
extension SubmissionRow: SortedRow {
  var group: UInt64 { UInt64(person) }
  func ranks(before other: SubmissionRow) -> Bool { id == other.id ? bytesPrecede(other) : id < other.id }
}

/// By submission, time and number.
extension StageEventRow: SortedRow {
  var group: UInt64 { UInt64(submission) }
  func ranks(before other: StageEventRow) -> Bool {
    if at != other.at { return at < other.at }
    return id == other.id ? bytesPrecede(other) : id < other.id
  }
}

/// By submission, job and date; the versions of a date by when they became known.
extension DateRow: SortedRow {
  var group: UInt64 { UInt64(submission) }
  func ranks(before other: DateRow) -> Bool {
    if job != other.job { return job < other.job }
    if date != other.date { return date < other.date }
    return at == other.at ? bytesPrecede(other) : at < other.at
  }
}

/// By time and number.
extension FactRow: SortedRow {
  var group: UInt64 { UInt64(bitPattern: at) ^ 1 << 63 }
  func ranks(before other: FactRow) -> Bool { id == other.id ? bytesPrecede(other) : id < other.id }
}

/// By person and time.
extension PreferenceRow: SortedRow {
  var group: UInt64 { UInt64(person) }
  func ranks(before other: PreferenceRow) -> Bool { at == other.at ? bytesPrecede(other) : at < other.at }
}

/// By moment and time.
extension MomentActionRow: SortedRow {
  var group: UInt64 { moment }
  func ranks(before other: MomentActionRow) -> Bool { at == other.at ? bytesPrecede(other) : at < other.at }
}

/// By name's place.
extension SourceRow: SortedRow {
  var group: UInt64 { UInt64(name) }
  func ranks(before other: SourceRow) -> Bool { bytesPrecede(other) }
}
