import Recruitment

extension Frame {
  /// Sorts and indexes a store's rows.
  static func draft(_ frame: HistoryFrame, _ holdings: Holdings, as stamp: Stamp) throws(ChronicleError) -> Region {
    try check(frame)
    let names = FrameNames(frame)
    var draft = Draft()
    draft.add(.identity, Array(stamp.identity.utf8))
    draft.add(.mark, [stamp.mark])
    draft.add(.texts, TextList.write(names.texts))
    draft.add(.numbers, names.numbers)
    draft.add(.base, [BaseName(token: holdings.base.token, rowCount: UInt64(holdings.base.rowCount))])
    Segment.add(holdings.laterRuns, of: holdings.segments, to: &draft)
    addPeople(frame, holdings, to: &draft)
    addJobs(frame, to: &draft)
    addSubmissions(frame, to: &draft)
    addFacts(frame, to: &draft)
    draft.add(.actions, SortedTable.of(frame.actions))
    draft.add(.sources, SortedTable.of(frame.sources))
    return draft.sealed(.frame, stamp)
  }

  /// Rows may only point at names that there are: whoever reads a chronicle relies on it.
  private static func check(_ frame: HistoryFrame) throws(ChronicleError) {
    let zones = max(1, frame.zones.count)
    let words = max(1, frame.words.count)
    if let row = frame.people.firstIndex(where: {
      Int($0.zone) >= zones || Int(max($0.country, $0.region, $0.seniority)) >= words
    }) {
      throw .inconsistentFeed(table: .people, row: row)
    }
    if let row = frame.jobs.firstIndex(where: { Int($0.currency) >= words }) {
      throw .inconsistentFeed(table: .jobs, row: row)
    }
    if let row = frame.facts.firstIndex(where: {
      Int($0.name) >= frame.factNames.count || Int($0.currency) >= words
    }) {
      throw .inconsistentFeed(table: .facts, row: row)
    }
    if let row = frame.sources.firstIndex(where: { Int($0.name) >= frame.sourceNames.count }) {
      throw .inconsistentFeed(table: .sources, row: row)
    }
    let counts = [
      frame.people.count, frame.jobs.count, frame.jobEvents.count, frame.submissions.count, frame.stageEvents.count,
      frame.dates.count, frame.facts.count, frame.preferences.count,
    ]
    guard counts.allSatisfy({ $0 <= Int(UInt32.max) }) else { throw .tooManyRows(.frame) }
  }

  private static func addPeople(_ frame: HistoryFrame, _ holdings: Holdings, to draft: inout Draft) {
    let people = SortedTable.of(frame.people)
    let versions = KeyIndexDraft(runsOf: people.count) { people[$0].id }
    draft.add(.people, people)
    versions.add(to: &draft, as: .personVersions)
    let (ids, entries) = everyone(versions.keys, holdings.runs)
    draft.add(.directory, entries)
    KeyIndexDraft(runsOf: ids.count) { ids[$0] }.add(to: &draft, as: .everyone)
    let preferences = SortedTable.of(frame.preferences)
    draft.add(.preferences, preferences)
    KeyIndexDraft(runsOf: preferences.count) { preferences[$0].person }.add(to: &draft, as: .preferences)
  }

  /// People with a version or an interaction, and where the interactions are.
  private static func everyone(_ versions: [UInt32], _ runs: [Holdings.Run]) -> ([UInt32], [Entry]) {
    var ids: [UInt32] = []
    var entries: [Entry] = []
    ids.reserveCapacity(versions.count + runs.count)
    entries.reserveCapacity(versions.count + runs.count)
    var next = 0
    func takeVersions(below person: UInt64) {
      while next < versions.count, UInt64(versions[next]) < person {
        ids.append(versions[next])
        entries.append(Entry(segment: 0, start: 0, count: 0))
        next += 1
      }
    }
    for run in runs {
      takeVersions(below: UInt64(run.person))
      if next < versions.count, versions[next] == run.person { next += 1 }
      ids.append(run.person)
      entries.append(Entry(segment: run.segment, start: run.start, count: run.count))
    }
    takeVersions(below: .max)
    return (ids, entries)
  }

  private static func addJobs(_ frame: HistoryFrame, to draft: inout Draft) {
    let jobs = SortedTable.of(frame.jobs)
    draft.add(.jobs, jobs)
    KeyIndexDraft(runsOf: jobs.count) { jobs[$0].id }.add(to: &draft, as: .jobVersions)
    KeyIndexDraft(pairs: jobs.map { pair($0.contact, $0.id) }).add(to: &draft, as: .contactJobs)
    KeyIndexDraft(pairs: jobs.map { pair($0.client, $0.id) }).add(to: &draft, as: .clientJobs)
    let events = SortedTable.of(frame.jobEvents)
    draft.add(.jobEvents, events)
    KeyIndexDraft(runsOf: events.count) { events[$0].job }.add(to: &draft, as: .jobEvents)
  }

  private static func addSubmissions(_ frame: HistoryFrame, to draft: inout Draft) {
    let submissions = SortedTable.of(frame.submissions)
    draft.add(.submissions, submissions)
    KeyIndexDraft(runsOf: submissions.count) { submissions[$0].person }.add(to: &draft, as: .personSubmissions)
    KeyIndexDraft(places: submissions) { $0.id }.add(to: &draft, as: .submissionIDs)
    var ascending = submissions.map { pair($0.id, $0.job) }
    RadixSort.sortByUpperHalf(&ascending)
    KeyIndexDraft(pairs: ascending.map { $0 << 32 | $0 >> 32 }).add(to: &draft, as: .jobSubmissions)
    let stages = SortedTable.of(frame.stageEvents)
    draft.add(.stageEvents, stages)
    KeyIndexDraft(runsOf: stages.count) { stages[$0].submission }.add(to: &draft, as: .stageEvents)
    let dates = SortedTable.of(frame.dates)
    draft.add(.dates, dates)
    KeyIndexDraft(runsOf: dates.count) { dates[$0].submission }.add(to: &draft, as: .submissionDates)
    KeyIndexDraft(places: dates) { $0.job }.add(to: &draft, as: .jobDates)
  }

  private static func addFacts(_ frame: HistoryFrame, to draft: inout Draft) {
    let facts = SortedTable.of(frame.facts)
    draft.add(.facts, facts)
    KeyIndexDraft(places: facts) { $0.person }.add(to: &draft, as: .personFacts)
    KeyIndexDraft(places: facts) { $0.client }.add(to: &draft, as: .clientFacts)
    KeyIndexDraft(places: facts) { $0.submission }.add(to: &draft, as: .submissionFacts)
    KeyIndexDraft(places: facts) { $0.job }.add(to: &draft, as: .jobFacts)
  }

  fileprivate static func pair(_ key: UInt32, _ value: UInt32) -> UInt64 { UInt64(key) << 32 | UInt64(value) }
}

extension KeyIndexDraft {
  /// To the places of rows in their table.
  init<Row>(places rows: [Row], key: (Row) -> UInt32) {
    self.init(pairs: rows.indices.map { Frame.pair(key(rows[$0]), UInt32($0)) })
  }
}
