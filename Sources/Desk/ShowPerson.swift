import Chronicle
import Guidance
import Moments
import Permission
import Recruitment
import Storage
import WorkingTime

extension Desk {
  /// How many contacts a page shows.
  static let contactsShown = 100

  package func person(_ idOrEmail: String, asOf: Instant) throws -> PersonPage {
    try person(idOrEmail, asOf: asOf, filter: TimelineFilter(limit: Self.contactsShown))
  }

  package func person(_ idOrEmail: String, asOf: Instant, filter: TimelineFilter) throws -> PersonPage {
    try person(idOrEmail, asOf: asOf, filter: filter, viewer: .everything)
  }

  func person(_ idOrEmail: String, asOf: Instant, filter: TimelineFilter, viewer: Viewer) throws -> PersonPage {
    guard let record = try store.person(idOrEmail) else { throw DeskError.noSuchPerson(idOrEmail) }
    let finder = try finder(asOf: asOf)
    let sources = try sourceAges(finder.chronicle, asOf: asOf)
    let gate = try gate(finder)
    let moments = OpenMoments(finder.moments(of: record.id), finder.playbook)
    var selection = TodaySelection(moments, of: nil, finder: finder, gate: gate, asOf: asOf)
    if let roster = try roster(finder, gate, asOf: asOf, { moments.recent(of: nil, asOf: asOf) }) {
      _ = selection.withhold { roster.isWithheld($0, asOf: asOf) }
    }
    let booked = try booked(finder.chronicle, asOf: asOf)
    let wording = wording(asOf: asOf, settings: finder.chronicle.settings)
    let named = try namedHours(moments.recent(of: nil, asOf: asOf), finder)
    selection.rest(untilNamed: named.hour, booked: booked, in: finder, asOf: asOf, wording: wording)
    let older = selection.older.map { TodaySelection.entry($0, finder: finder, gate: gate, asOf: asOf) }
    let entries = selection.conversations + selection.messages + older
    let submissions = try steps(of: record.id, finder.chronicle, asOf: asOf, viewer)
    let directory = try directory(for: entries.map(\.moment) + selection.notNow.map(\.entry.moment), finder.chronicle)
    let maker = CardMaker(
      playbook: finder.playbook, directory: directory, wording: wording, checkFirst: sources.contains(where: \.stale))
    let book = pickUpBook(finder.chronicle, asOf: asOf)
    let plans = planned(finder.chronicle, asOf: asOf)
    let owners = Set(entries.map(\.moment.recruiter))
    var completer = CardCompleter(
      playbook: finder.playbook, chronicle: finder.chronicle, book: book, gate: gate, asOf: asOf,
      planned: Dictionary(
        owners.compactMap { owner in plans[owner].map { (owner, $0.map(\.at)) } },
        uniquingKeysWith: { first, _ in first }), booked: booked)
    let number = UInt32(truncatingIfNeeded: record.id.value)
    let tally = Tally(finder.chronicle.interactions(ofPerson: number), asOf: asOf, viewer)
    let timeline = try timeline(of: [number], filter, viewer: viewer, asOf: asOf, finder.chronicle)
    let owner = try names(ofRecruiters: [UInt32(truncatingIfNeeded: record.ownerID.value)], finder.chronicle)[
      record.ownerID]
    let preferences = try store.preferences(record.id)
    var page = PersonPage(
      asOf: asOf, person: Self.reference(to: record), kind: record.kind, clientName: record.clientName,
      city: record.city, timezone: record.timezone, ownerName: owner,
      lastConversation: tally.lastConversation, conversations: tally.conversations, tries: tally.tries,
      triesConnected: tally.triesConnected,
      open: entries.map { entry in
        var card = maker.card(
          entry.moment, id: entry.id, permission: entry.permission, theirs: completer.zone(of: entry.moment.person))
        completer.complete(&card, entry.moment)
        return card
      },
      notNow: selection.notNow.map { DayMaker.notNow($0, maker) }, steps: submissions,
      preferences: preferences.map(PreferenceWords.page),
      facts: try facts(of: record.id, asOf: asOf),
      contacts: timeline.contacts, contactsInAll: tally.contacts)
    page.refused = PreferenceWords.refusals(preferences, gate, of: record.id, asOf: asOf)
    page.pickUp = book.profile(of: record.id)
    page.reach = completer.reach(record.id)
    if let told = ToldReach(viewer, book) {
      page.reach = told.told(page.reach, of: record.id)
      told.tell(&page.open)
    }
    page.changes = try changes(of: record.id, asOf: asOf, finder.chronicle)
    page.timeline = timeline
    try addCompany(to: &page, record, finder, asOf: asOf, viewer)
    page.booked = try talks(
      booked.filter { $0.person == record.id }, with: page.person, seenBy: viewer, finder.chronicle)
    for index in page.booked.indices {
      page.booked[index].isException = gate.isRefused(record.id, by: page.booked[index].channel, at: asOf)
    }
    return page
  }

  private func talks(
    _ booked: [Booking], with person: PersonReference, seenBy viewer: Viewer, _ chronicle: Chronicle
  ) throws -> [BookedTalk] {
    let names = try names(ofRecruiters: booked.map { UInt32(truncatingIfNeeded: $0.recruiter.value) }, chronicle)
    return booked.map { booking in
      var talk = BookedTalk(booking, with: person)
      if let own = viewer.recruiter, own != booking.recruiter {
        talk.colleague = names[booking.recruiter] ?? "a colleague"
      }
      return talk
    }
  }

  /// Who else knows them, what is ahead, how long nobody has spoken to them.
  private func addCompany(
    to page: inout PersonPage, _ record: PersonRecord, _ finder: MomentFinder, asOf: Instant, _ viewer: Viewer
  ) throws {
    let chronicle = finder.chronicle
    page.acquaintances = try acquaintances(
      with: record.id, owner: record.ownerID, viewer: viewer, asOf: asOf, chronicle)
    page.ahead = try JobLines(desk: self, chronicle: chronicle, asOf: asOf, viewer: viewer)
      .ahead(with: record.id)
    page.overlooked = finder.neglect(of: record.id).map {
      Overlooked(
        person: page.person, segment: $0.segment, days: $0.days, lastTalk: $0.lastTalk.map { Instant($0) },
        since: Instant($0.since))
    }
    if let client = try store.clients([record.clientID])[record.clientID], try sees(client, viewer, chronicle) {
      page.clientID = client.printedID
    }
  }

  /// Who gave them to whom and who tagged them, newest first.
  private func changes(of person: PersonID, asOf: Instant, _ chronicle: Chronicle) throws -> [PersonPage.Change] {
    let records = try store.changes(of: person).filter { $0.at <= asOf }
    guard !records.isEmpty else { return [] }
    var ids = Set(records.map(\.recruiter))
    for case .given(let owner) in records.map(\.what) { ids.insert(owner) }
    let names = try names(ofRecruiters: ids.map { UInt32(truncatingIfNeeded: $0.value) }, chronicle)
    return records.reversed().map { record in
      let what: PersonPage.Change.What =
        switch record.what {
        case .given(let owner): .given(to: names[owner])
        case .tagged(let tag): .tagged(tag)
        case .untagged(let tag): .untagged(tag)
        }
      return PersonPage.Change(at: record.at, what: what, by: names[record.recruiter])
    }
  }

  /// What one pass over a person's history counts.
  private struct Tally {
    var contacts = 0
    var conversations = 0
    var tries = 0
    var triesConnected = 0
    var lastConversation: Instant?

    init(_ history: PersonHistory, asOf: Instant, _ viewer: Viewer) {
      for index in 0..<history.count where history.knownAt(index) <= asOf.seconds {
        let traits = history.traits(index)
        if case .nothing = viewer.sight(traits, of: history.recruiter(index)) { continue }
        contacts += 1
        if history.isTalk(index) {
          conversations += 1
          lastConversation = Instant(history.at(index))
        }
        if traits.isAttempt {
          tries += 1
          // A system that cannot tell a person from a machine is believed where it was a conversation.
          if traits.outcome == .connected || history.isTalk(index) { triesConnected += 1 }
        }
      }
    }
  }

  private func steps(
    of person: PersonID, _ chronicle: Chronicle, asOf: Instant, _ viewer: Viewer
  ) throws -> [PersonPage.Step] {
    let rows = chronicle.submissions(ofPerson: UInt32(truncatingIfNeeded: person.value))
    let jobs = try store.jobs(rows.map { JobID(Int64($0.job)) })
    let seen = Set(try jobs.values.filter { try sees($0, viewer, chronicle) }.map(\.id))
    var steps: [PersonPage.Step] = []
    for row in rows {
      let job = jobs[JobID(Int64(row.job))]
      for event in chronicle.events(ofSubmission: row.id) where event.at <= asOf.seconds {
        guard let stage = Stage(rawValue: UInt8(truncatingIfNeeded: event.stage)) else { continue }
        steps.append(
          .init(
            at: Instant(event.at), stage: stage, jobTitle: job?.title ?? "job #\(row.job)",
            clientName: job?.clientName ?? "client not on record",
            jobID: job.flatMap { seen.contains($0.id) ? $0.printedID : nil }))
      }
    }
    return steps.sorted { $0.at > $1.at }
  }

  private func facts(of person: PersonID, asOf: Instant) throws -> [CardFact] {
    try store.facts(people: [person]).filter { $0.at <= asOf && ($0.resolvedAt.map { $0 > asOf } ?? true) }.map {
      fact in
      let value = Self.value(of: fact)
      let name = fact.name.replacing("_", with: " ")
      return CardFact(what: value.isEmpty ? name : "\(name): \(value)", at: fact.at, source: fact.source)
    }
  }
  /// A sum as one reads it; whatever else was noted, as it was noted.
  private static func value(of fact: FactRecord) -> String {
    guard let value = fact.value, let currency = fact.currency else {
      return [fact.value, fact.currency].compactMap { $0 }.joined(separator: " ")
    }
    return Money.read(value).map { Money(tenThousandths: $0, currency: currency).words } ?? "\(value) \(currency)"
  }
}
