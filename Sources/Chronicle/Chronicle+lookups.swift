import Recruitment

// What belongs to one record, empty where there is none. A look-up costs a few nanoseconds.
extension Chronicle {
  /// By `from`.
  @inlinable
  package func versions(ofPerson id: UInt32) -> UnsafeBufferPointer<PersonVersion> {
    UnsafeBufferPointer(rebasing: frame.people[frame.personVersions.rows(of: id)])
  }

  /// By `from`.
  @inlinable
  package func versions(ofJob id: UInt32) -> UnsafeBufferPointer<JobVersion> {
    UnsafeBufferPointer(rebasing: frame.jobs[frame.jobVersions.rows(of: id)])
  }

  /// By (at, id).
  @inlinable
  package func events(ofJob id: UInt32) -> UnsafeBufferPointer<JobEventRow> {
    UnsafeBufferPointer(rebasing: frame.jobEvents[frame.jobEventRows.rows(of: id)])
  }

  /// By (at, id).
  @inlinable
  package func events(ofSubmission id: UInt32) -> UnsafeBufferPointer<StageEventRow> {
    UnsafeBufferPointer(rebasing: frame.stageEvents[frame.stageEventRows.rows(of: id)])
  }

  /// By id.
  @inlinable
  package func submissions(ofPerson id: UInt32) -> UnsafeBufferPointer<SubmissionRow> {
    UnsafeBufferPointer(rebasing: frame.submissions[frame.personSubmissions.rows(of: id)])
  }

  @inlinable
  package func submission(_ id: UInt32) -> SubmissionRow? {
    let places = frame.submissionIDs.values(of: id)
    return places.isEmpty ? nil : frame.submissions[Int(places[0])]
  }

  /// Ascending.
  @inlinable
  package func submissionIDs(ofJob id: UInt32) -> UnsafeBufferPointer<UInt32> { frame.jobSubmissions.values(of: id) }

  /// Jobs of which any version had that contact, ascending.
  @inlinable
  package func jobIDs(withContact person: UInt32) -> UnsafeBufferPointer<UInt32> {
    frame.contactJobs.values(of: person)
  }

  /// Jobs of which any version was that client's, ascending.
  @inlinable
  package func jobIDs(ofClient id: UInt32) -> UnsafeBufferPointer<UInt32> { frame.clientJobs.values(of: id) }

  /// By (job, date, at).
  @inlinable
  package func dates(ofSubmission id: UInt32) -> UnsafeBufferPointer<DateRow> {
    UnsafeBufferPointer(rebasing: frame.dates[frame.submissionDates.rows(of: id)])
  }

  /// Rows that name the job: those of no submission first, by (date, at).
  @inlinable
  package func dates(ofJob id: UInt32) -> ScatteredRows<DateRow> {
    ScatteredRows(table: frame.dates, places: frame.jobDates.values(of: id))
  }

  /// By (at, id).
  @inlinable
  package func facts(ofPerson id: UInt32) -> ScatteredRows<FactRow> {
    ScatteredRows(table: frame.facts, places: frame.personFacts.values(of: id))
  }

  /// By (at, id).
  @inlinable
  package func facts(ofClient id: UInt32) -> ScatteredRows<FactRow> {
    ScatteredRows(table: frame.facts, places: frame.clientFacts.values(of: id))
  }

  /// By (at, id).
  @inlinable
  package func facts(ofSubmission id: UInt32) -> ScatteredRows<FactRow> {
    ScatteredRows(table: frame.facts, places: frame.submissionFacts.values(of: id))
  }

  /// By (at, id).
  @inlinable
  package func facts(ofJob id: UInt32) -> ScatteredRows<FactRow> {
    ScatteredRows(table: frame.facts, places: frame.jobFacts.values(of: id))
  }

  /// By `at`.
  @inlinable
  package func preferences(ofPerson id: UInt32) -> UnsafeBufferPointer<PreferenceRow> {
    UnsafeBufferPointer(rebasing: frame.preferences[frame.personPreferences.rows(of: id)])
  }

  /// What was done about a moment (`MomentID.value`), by `at`.
  package func actions(on moment: UInt64) -> UnsafeBufferPointer<MomentActionRow> {
    var low = 0
    var high = frame.actions.count
    while low < high {
      let middle = (low + high) / 2
      if frame.actions[middle].moment < moment { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < frame.actions.count, frame.actions[end].moment == moment { end += 1 }
    return UnsafeBufferPointer(rebasing: frame.actions[low..<end])
  }

  package func overlaidEntry(_ person: UInt32) -> Frame.Entry? {
    var (low, high) = (0, overlaid.count)
    while low < high {
      let middle = (low + high) / 2
      if overlaid[middle] < person { low = middle + 1 } else { high = middle }
    }
    return low < overlaid.count && overlaid[low] == person ? overlaidEntries[low] : nil
  }

  @inlinable
  package func interactions(ofPerson id: UInt32) -> PersonHistory {
    let place = frame.everyone.place(of: id)
    guard place >= 0 else { return PersonHistory(columns[0], start: 0, count: 0) }
    let entry = overlaid.isEmpty ? frame.directory[place] : overlaidEntry(id) ?? frame.directory[place]
    return PersonHistory(columns[Int(entry.segment)], start: Int(entry.start), count: Int(entry.count))
  }
}
