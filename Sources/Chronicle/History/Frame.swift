import Recruitment

/// Everything of a chronicle but the interactions: sorted tables, their indexes, and who has which interactions where.
/// Valid while its region lives.
package struct Frame {
  /// Where one person's interactions lie; beside the keys of `everyone`.
  package struct Entry: BitwiseCopyable {
    /// 0 = the base, 1 = this frame.
    package var segment: UInt32
    package var start: UInt32
    package var count: UInt32
  }

  /// The file that holds the base.
  struct BaseName: BitwiseCopyable {
    var token: UInt64
    var rowCount: UInt64
  }

  let region: Region
  let token: UInt64
  let sequence: Int64
  /// Of the change it was written at.
  let mark: Int64
  let identity: String
  let names: FrameNames
  let base: BaseName
  /// Interactions of whole people who have changed since the base was written: segment 1.
  let later: Segment
  package let directory: UnsafeBufferPointer<Entry>

  package let people: UnsafeBufferPointer<PersonVersion>
  package let jobs: UnsafeBufferPointer<JobVersion>
  package let jobEvents: UnsafeBufferPointer<JobEventRow>
  package let submissions: UnsafeBufferPointer<SubmissionRow>
  package let stageEvents: UnsafeBufferPointer<StageEventRow>
  package let dates: UnsafeBufferPointer<DateRow>
  package let facts: UnsafeBufferPointer<FactRow>
  package let preferences: UnsafeBufferPointer<PreferenceRow>
  package let actions: UnsafeBufferPointer<MomentActionRow>
  package let sources: UnsafeBufferPointer<SourceRow>

  package let everyone: KeyIndex
  package let personVersions: KeyIndex
  package let jobVersions: KeyIndex
  package let jobEventRows: KeyIndex
  package let personSubmissions: KeyIndex
  package let stageEventRows: KeyIndex
  package let submissionDates: KeyIndex
  package let personPreferences: KeyIndex
  package let submissionIDs: ValueIndex
  package let jobSubmissions: ValueIndex
  package let contactJobs: ValueIndex
  package let clientJobs: ValueIndex
  package let jobDates: ValueIndex
  package let personFacts: ValueIndex
  package let clientFacts: ValueIndex
  package let submissionFacts: ValueIndex
  package let jobFacts: ValueIndex
}

/// An index that leads to values of its own: places in a table, or ids.
package struct ValueIndex {
  package let index: KeyIndex
  package let values: UnsafeBufferPointer<UInt32>

  @inlinable
  package func values(of key: UInt32) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(rebasing: values[index.rows(of: key)])
  }

  /// - Returns: `nil` where its parts do not fit each other.
  init?(index: KeyIndex?, values: UnsafeBufferPointer<UInt32>?) {
    guard let index, let values else { return nil }
    self.index = index
    self.values = values
  }
}
