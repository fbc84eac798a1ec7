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
    let moments = openMoments(finder, of: id, asOf: asOf)
    let gate = try gate(finder)
    let book = pickUpBook(finder.chronicle, asOf: asOf)
    let selection = TodaySelection(moments, of: id, finder: finder, gate: gate, asOf: asOf)
    let sources = try sourceAges(finder.chronicle, asOf: asOf)
    var day = try today(
      selection, of: id, minutes: minutes, asOf: asOf, finder: finder, gate: gate, book: book, sources: sources)
    try lookAhead(
      &day, neglected: finder.neglected(of: id),
      planned: ComingUp.all(in: finder.chronicle, asOf: asOf).filter { $0.recruiter == id }, gate: gate, asOf: asOf)
    return day
  }

  /// Everyone's day, in order of the recruiters' printed ids; those with nothing at all are left out.
  package func todayForEveryone(asOf: Instant, minutes: Int?) throws -> [Today] {
    let finder = try finder(asOf: asOf)
    let moments = finder.open()
    let gate = try gate(finder)
    let sources = try sourceAges(finder.chronicle, asOf: asOf)
    let book = pickUpBook(finder.chronicle, asOf: asOf)
    let neglected = Dictionary(grouping: finder.neglected()) { RecruiterID(Int64($0.recruiter)) }
    let planned = Dictionary(grouping: ComingUp.all(in: finder.chronicle, asOf: asOf), by: \.recruiter)
    var days: [Today] = []
    for id in Set(moments.map(\.recruiter)).union(neglected.keys).union(planned.keys) {
      let selection = TodaySelection(moments, of: id, finder: finder, gate: gate, asOf: asOf)
      var day = try today(
        selection, of: id, minutes: minutes, asOf: asOf, finder: finder, gate: gate, book: book, sources: sources)
      try lookAhead(&day, neglected: neglected[id] ?? [], planned: planned[id] ?? [], gate: gate, asOf: asOf)
      if !day.isEmpty { days.append(day) }
    }
    return days.sorted { ($0.recruiterID ?? "\u{10FFFF}") < ($1.recruiterID ?? "\u{10FFFF}") }
  }

  /// A gate whose reasons name our own.
  func gate(_ finder: MomentFinder) throws -> Gate {
    Gate(
      chronicle: finder.chronicle,
      colleagues: Dictionary(try store.recruiters().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }))
  }

  private func today(
    _ selection: TodaySelection, of recruiter: RecruiterID, minutes: Int?, asOf: Instant, finder: MomentFinder,
    gate: Gate, book: PickUpBook, sources: [SourceAge]
  ) throws -> Today {
    let (fitting, more) = selection.conversations(within: minutes, finder.playbook)
    let shown = fitting.map(\.moment) + selection.messages.map(\.moment) + selection.notNow.map(\.entry.moment)
    let directory = try directory(for: shown, recruiters: [recruiter])
    let maker = CardMaker(
      playbook: finder.playbook, directory: directory,
      wording: wording(asOf: asOf, settings: finder.chronicle.settings), checkFirst: sources.contains(where: \.stale))
    var completer = CardCompleter(
      playbook: finder.playbook, chronicle: finder.chronicle, book: book, gate: gate, asOf: asOf)
    func card(_ entry: TodaySelection.Entry) -> Card {
      var card = maker.card(entry.moment, id: entry.id, permission: entry.permission)
      completer.complete(&card, entry.moment)
      return card
    }
    return Today(
      asOf: asOf, recruiterID: directory.recruiters[recruiter]?.printedID,
      recruiterName: directory.recruiters[recruiter]?.name, sources: sources, conversations: fitting.map(card),
      messages: selection.messages.map(card), notNow: selection.notNow.map { notNow($0, maker) }, more: more,
      older: selection.older.count)
  }

  func notNow(_ place: (entry: TodaySelection.Entry, why: String, until: Instant?), _ maker: CardMaker) -> NotNow {
    let moment = place.entry.moment
    let card = maker.card(moment, id: place.entry.id, permission: place.entry.permission)
    return NotNow(
      moment: place.entry.id, rule: card.rule, title: card.title, person: card.person, recruiter: moment.recruiter,
      jobID: card.jobID, submissionID: card.submissionID, why: place.why, until: place.until)
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
    isOnly ? Self.newest(in: chronicle, by: asOf.seconds) : try store.newest(ofSource: name, by: asOf)
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
