import Chronicle
import Guidance
import Moments
import Permission
import Reachability
import Recruitment
import Storage
import WorkingTime

extension Desk {
  package func today(recruiter: String?, asOf: Instant, minutes: Int?) throws -> Today {
    let id = try recruiter.map(recruiterID) ?? RecruiterID.none
    let finder = try finder(asOf: asOf)
    let due = kept?.due(finder)
    let open = due?.open ?? OpenMoments(finder.open(concerning: id), finder.playbook)
    let maker = try dayMaker(finder, open, of: id, minutes: minutes, asOf: asOf)
    let plan = maker.plan(
      of: id, open,
      neglected: due.map { $0.neglected[id] ?? [] } ?? finder.neglected(of: id),
      planned: planned(finder.chronicle, asOf: asOf)[id] ?? [])
    return day(plan, try directory(for: [plan], finder.chronicle, asOf: asOf), maker)
  }

  /// Everyone's day, in order of the recruiters' printed ids; those with nothing at all are left out.
  package func todayForEveryone(asOf: Instant, minutes: Int?) throws -> [Today] {
    let finder = try finder(asOf: asOf)
    let due = kept?.due(finder) ?? FirmDue(finder.due(), finder.playbook)
    let maker = try dayMaker(finder, due.open, of: nil, minutes: minutes, asOf: asOf)
    let planned = planned(finder.chronicle, asOf: asOf)
    let ids = Set(due.open.recruiters).union(due.neglected.keys).union(planned.keys)
      .union(maker.booked.map(\.recruiter)).sorted()
    let plans = Cores.map(ids) { id in
      maker.plan(of: id, due.open, neglected: due.neglected[id] ?? [], planned: planned[id] ?? [])
    }
    let directory = try directory(for: plans, finder.chronicle, asOf: asOf)
    let days = Cores.map(plans) { day($0, directory, maker) }
    return days.filter { !$0.isEmpty }.sorted {
      ($0.recruiterID ?? "\u{10FFFF}") < ($1.recruiterID ?? "\u{10FFFF}")
    }
  }

  private func day(_ plan: DayPlan, _ directory: Directory, _ maker: DayMaker) -> Today {
    let (day, keeps) = maker.day(plan, directory, after: keptDays?[plan.recruiter])
    keptDays?.keep(keeps, of: plan.recruiter)
    return day
  }

  func planned(_ chronicle: Chronicle, asOf: Instant) -> [RecruiterID: [ComingUp]] {
    keptPlans?.planned(chronicle, asOf: asOf)
      ?? Dictionary(grouping: ComingUp.all(in: chronicle, asOf: asOf), by: \.recruiter)
  }

  func planned(with person: PersonID, _ chronicle: Chronicle, asOf: Instant) -> [ComingUp] {
    keptPlans?.planned(with: person, chronicle, asOf: asOf)
      ?? ComingUp.all(in: chronicle, asOf: asOf).filter { $0.person == person }
  }

  /// - Parameter recruiter: of whose moments cards may be shown; `nil` for everyone's.
  private func dayMaker(
    _ finder: MomentFinder, _ open: OpenMoments, of recruiter: RecruiterID?, minutes: Int?, asOf: Instant
  ) throws -> DayMaker {
    let gate = try gate(finder)
    return DayMaker(
      finder: finder, gate: gate, book: pickUpBook(finder.chronicle, asOf: asOf),
      sources: try sourceAges(finder.chronicle, asOf: asOf),
      wording: wording(asOf: asOf, settings: finder.chronicle.settings), minutes: minutes, asOf: asOf,
      roster: try roster(finder, gate, asOf: asOf) { open.recent(of: recruiter, asOf: asOf) },
      booked: try booked(finder.chronicle, asOf: asOf),
      named: try namedHours(open.recent(of: recruiter, asOf: asOf, by: finder.playbook.rulesOfCallRequests), finder))
  }

  /// A gate whose reasons name our own.
  func gate(_ finder: MomentFinder) throws -> Gate {
    func made() throws -> Gate {
      Gate(
        chronicle: finder.chronicle,
        colleagues: Dictionary(
          try store.recruiters().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }),
        screening: try screeningBook(), erased: try store.erasedPeople())
    }
    return try keptGate?.gate(finder.chronicle, else: made) ?? made()
  }

  package func sourceAges(asOf: Instant) throws -> [SourceAge] { try sourceAges(chronicle(), asOf: asOf) }

  /// How fresh each source was by `asOf`: stale when its newest row was more than one working day old. Sources that had
  /// nothing by then are left out. What people write here themselves is never stale: nobody could bring it up to date.
  func sourceAges(_ chronicle: Chronicle, asOf: Instant) throws -> [SourceAge] {
    let hours = chronicle.calendar.firm.hours
    let names = chronicle.sourceNames
    let rows = withExtendedLifetime(chronicle) { Array(chronicle.sources) }
    return try rows.filter { Int($0.name) < names.count }.compactMap { row in
      let name = names[Int(row.name)]
      let known = Instant(row.newest)
      guard let newest = known <= asOf ? known : try newest(ofSource: name, rows.count == 1, chronicle, by: asOf) else {
        return nil
      }
      let isOurs = name == Store.ownSource || name == Self.startSource
      return SourceAge(
        source: name, newest: newest,
        stale: !isOurs && hours.addingWorkingDays(1, to: newest.seconds) < asOf.seconds)
    }.sorted { $0.source < $1.source }
  }

  /// How fresh a source was at a time gone by. Where it is the only one, the history itself knows; otherwise the store is
  /// searched, which takes a second for a large firm.
  private func newest(ofSource name: String, _ isOnly: Bool, _ chronicle: Chronicle, by asOf: Instant) throws
    -> Instant?
  {
    func find() throws -> SourceShelf.Freshness {
      guard isOnly else {
        let (newest, until) = try store.newest(ofSource: name, by: asOf)
        return SourceShelf.Freshness(newest: newest, until: until)
      }
      // What comes next is not looked for there: it is quick enough to be asked again in a minute.
      return SourceShelf.Freshness(
        newest: Self.newest(in: chronicle, by: asOf.seconds), until: Instant((asOf.seconds / 60 + 1) * 60))
    }
    guard let keptSources else { return try find().newest }
    return try keptSources.newest(
      ofSource: name, by: asOf, sequence: chronicle.sequence,
      hasChanged: { try store.hasChanged(source: name, after: $0) }, find)
  }

  private static func newest(in chronicle: Chronicle, by asOf: Int64) -> Instant? {
    var newest = Int64.min
    for person in chronicle.personIDs {
      let history = chronicle.interactions(ofPerson: person)
      var index = history.firstIndex(atOrAfter: asOf + 1) - 1
      while index >= 0, history.knownAt(index) > asOf { index -= 1 }
      if index >= 0 { newest = max(newest, history.at(index)) }
    }
    for row in chronicle.stageEvents where row.at <= asOf { newest = max(newest, row.at) }
    for row in chronicle.jobEvents where row.at <= asOf { newest = max(newest, row.at) }
    for row in chronicle.dates where row.at <= asOf { newest = max(newest, row.at) }
    for row in chronicle.facts where row.at <= asOf { newest = max(newest, row.at) }
    return newest == Int64.min ? nil : Instant(newest)
  }

  /// The newest row of any source; `nil` for an empty store.
  package func endOfRecord() throws -> Instant? {
    // A chronicle's buffers last as long as it does: without a name it would be gone before they are read.
    let chronicle = try chronicle()
    return withExtendedLifetime(chronicle) { chronicle.sources.map(\.newest).max().map { Instant($0) } }
  }
}

extension SourceAge {
  /// As the record names what is written here.
  package static var ownName: String { Store.ownSource }

  /// Whether it is what people write here themselves.
  package var isOwn: Bool { source == Self.ownName }
}
