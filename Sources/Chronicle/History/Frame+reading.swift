import Recruitment

extension Frame {
  /// Reads a frame, once every byte of it has been found as it was written.
  /// - Parameter isOurs: just written by us: nothing to compare.
  /// - Returns: `nil` for anything else.
  init?(_ region: Region, isOurs: Bool = false) {
    guard let table = SectionTable(region, kind: .frame), isOurs || table.isIntact(),
      let identity: UnsafeBufferPointer<UInt8> = table.rows(.identity),
      let mark = table.rows(.mark, as: Int64.self)?.first,
      let texts = table.rows(.texts, as: UInt8.self).flatMap(TextList.read),
      let numbers = table.rows(.numbers, as: Int64.self),
      let names = FrameNames(texts: texts, numbers: numbers),
      let base = table.rows(.base, as: BaseName.self)?.first, let later = Segment(table),
      let directory = table.rows(.directory, as: Entry.self), let people = table.rows(.people, as: PersonVersion.self),
      let jobs = table.rows(.jobs, as: JobVersion.self), let jobEvents = table.rows(.jobEvents, as: JobEventRow.self),
      let submissions = table.rows(.submissions, as: SubmissionRow.self),
      let stageEvents = table.rows(.stageEvents, as: StageEventRow.self),
      let dates = table.rows(.dates, as: DateRow.self), let facts = table.rows(.facts, as: FactRow.self),
      let preferences = table.rows(.preferences, as: PreferenceRow.self),
      let actions = table.rows(.actions, as: MomentActionRow.self),
      let sources = table.rows(.sources, as: SourceRow.self)
    else { return nil }
    guard let everyone = table.index(.everyone, rowCount: directory.count),
      let personVersions = table.index(.personVersions, rowCount: people.count),
      let jobVersions = table.index(.jobVersions, rowCount: jobs.count),
      let jobEventRows = table.index(.jobEvents, rowCount: jobEvents.count),
      let personSubmissions = table.index(.personSubmissions, rowCount: submissions.count),
      let stageEventRows = table.index(.stageEvents, rowCount: stageEvents.count),
      let submissionDates = table.index(.submissionDates, rowCount: dates.count),
      let personPreferences = table.index(.preferences, rowCount: preferences.count),
      let submissionIDs = table.values(.submissionIDs), let jobSubmissions = table.values(.jobSubmissions),
      let contactJobs = table.values(.contactJobs), let clientJobs = table.values(.clientJobs),
      let jobDates = table.values(.jobDates),
      let personFacts = table.values(.personFacts), let clientFacts = table.values(.clientFacts),
      let submissionFacts = table.values(.submissionFacts), let jobFacts = table.values(.jobFacts)
    else { return nil }
    self.init(
      region: region, token: table.header.token, sequence: table.header.sequence, mark: mark,
      identity: String(decoding: identity, as: UTF8.self), names: names, base: base, later: later, directory: directory,
      people: people, jobs: jobs, jobEvents: jobEvents, submissions: submissions, stageEvents: stageEvents,
      dates: dates,
      facts: facts, preferences: preferences, actions: actions, sources: sources, everyone: everyone,
      personVersions: personVersions, jobVersions: jobVersions, jobEventRows: jobEventRows,
      personSubmissions: personSubmissions, stageEventRows: stageEventRows, submissionDates: submissionDates,
      personPreferences: personPreferences, submissionIDs: submissionIDs, jobSubmissions: jobSubmissions,
      contactJobs: contactJobs, clientJobs: clientJobs, jobDates: jobDates, personFacts: personFacts,
      clientFacts: clientFacts,
      submissionFacts: submissionFacts, jobFacts: jobFacts)
  }

  /// Whether this is the base it was written with, and every entry lies within its segment.
  func matches(_ base: Segment) -> Bool {
    guard base.token == self.base.token, UInt64(base.rowCount) == self.base.rowCount else { return false }
    return directory.allSatisfy { entry in
      entry.segment <= 1
        && Int(entry.start) + Int(entry.count) <= (entry.segment == 0 ? base : later).rowCount
    }
  }
}

extension SectionTable {
  fileprivate func index(_ index: Section.Index, rowCount: Int) -> KeyIndex? {
    guard let keys = rows(.keys(index), as: UInt32.self), let starts = rows(.starts(index), as: UInt32.self),
      let guide = rows(.guide(index), as: UInt32.self)
    else { return nil }
    return KeyIndex(keys: keys, starts: starts, guide: guide, rowCount: rowCount)
  }

  fileprivate func values(_ index: Section.Index) -> ValueIndex? {
    let values = rows(.values(index), as: UInt32.self)
    return ValueIndex(index: self.index(index, rowCount: values?.count ?? 0), values: values)
  }
}
