import Recruitment

// Whole tables, in the order that is said of each. Rows that tie in it come in one fixed order, whatever order the
// store handed them over in.
extension Chronicle {
  /// Everyone with a version or an interaction, ascending.
  @inlinable package var personIDs: UnsafeBufferPointer<UInt32> { frame.everyone.keys }
  /// By (id, from).
  @inlinable package var people: UnsafeBufferPointer<PersonVersion> { frame.people }
  /// Every job with a version, ascending.
  @inlinable package var jobIDs: UnsafeBufferPointer<UInt32> { frame.jobVersions.keys }
  /// By (id, from).
  @inlinable package var jobs: UnsafeBufferPointer<JobVersion> { frame.jobs }
  /// By (job, at, id).
  @inlinable package var jobEvents: UnsafeBufferPointer<JobEventRow> { frame.jobEvents }
  /// By (person, id).
  @inlinable package var submissions: UnsafeBufferPointer<SubmissionRow> { frame.submissions }
  /// By (submission, at, id).
  @inlinable package var stageEvents: UnsafeBufferPointer<StageEventRow> { frame.stageEvents }
  /// By (submission, job, date, at).
  @inlinable package var dates: UnsafeBufferPointer<DateRow> { frame.dates }
  /// By (at, id).
  @inlinable package var facts: UnsafeBufferPointer<FactRow> { frame.facts }
  /// By (person, at).
  @inlinable package var preferences: UnsafeBufferPointer<PreferenceRow> { frame.preferences }
  /// By (moment, at).
  @inlinable package var actions: UnsafeBufferPointer<MomentActionRow> { frame.actions }
  /// By name's place.
  @inlinable package var sources: UnsafeBufferPointer<SourceRow> { frame.sources }
}
