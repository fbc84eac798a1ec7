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
    selection.rest(
      for: booked, asOf: asOf, time: wording(asOf: asOf, settings: finder.chronicle.settings).short)
    let older = selection.older.map { TodaySelection.entry($0, finder: finder, gate: gate, asOf: asOf) }
    let entries = selection.conversations + selection.messages + older
    let submissions = try steps(of: record.id, finder.chronicle, asOf: asOf)
    let directory = try directory(for: entries.map(\.moment) + selection.notNow.map(\.entry.moment))
    let maker = CardMaker(
      playbook: finder.playbook, directory: directory,
      wording: wording(asOf: asOf, settings: finder.chronicle.settings), checkFirst: sources.contains(where: \.stale))
    let book = pickUpBook(finder.chronicle, asOf: asOf)
    var completer = CardCompleter(
      playbook: finder.playbook, chronicle: finder.chronicle, book: book, gate: gate, asOf: asOf)
    let tally = Tally(finder.chronicle.interactions(ofPerson: UInt32(truncatingIfNeeded: record.id.value)), asOf: asOf)
    let recruiters = Dictionary(
      try store.recruiters().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    var page = PersonPage(
      asOf: asOf, person: Self.reference(to: record), kind: record.kind, clientName: record.clientName,
      city: record.city, timezone: record.timezone, ownerName: recruiters[record.ownerID],
      lastConversation: tally.lastConversation, conversations: tally.conversations, tries: tally.tries,
      triesConnected: tally.triesConnected,
      open: entries.map { entry in
        var card = maker.card(entry.moment, id: entry.id, permission: entry.permission)
        completer.complete(&card, entry.moment)
        return card
      },
      notNow: selection.notNow.map { DayMaker.notNow($0, maker) }, steps: submissions,
      preferences: try store.preferences(record.id).map(PreferenceWords.page),
      facts: try facts(of: record.id, asOf: asOf),
      contacts: try contacts(of: record.id, recruiters: recruiters, asOf: asOf), contactsInAll: tally.contacts)
    page.pickUp = book.profile(of: record.id)
    page.reach = completer.reach(record.id)
    page.booked = booked.filter { $0.person == record.id }.map { BookedTalk($0, with: page.person) }
    return page
  }

  /// What one pass over a person's history counts.
  private struct Tally {
    var contacts = 0
    var conversations = 0
    var tries = 0
    var triesConnected = 0
    var lastConversation: Instant?

    init(_ history: PersonHistory, asOf: Instant) {
      for index in 0..<history.count where history.knownAt(index) <= asOf.seconds {
        let traits = history.traits(index)
        contacts += 1
        if traits.isConversation {
          conversations += 1
          lastConversation = Instant(history.at(index))
        }
        if traits.isAttempt {
          tries += 1
          if traits.outcome == .connected { triesConnected += 1 }
        }
      }
    }
  }

  private func steps(of person: PersonID, _ chronicle: Chronicle, asOf: Instant) throws -> [PersonPage.Step] {
    let rows = chronicle.submissions(ofPerson: UInt32(truncatingIfNeeded: person.value))
    let jobs = try store.jobs(rows.map { JobID(Int64($0.job)) })
    var steps: [PersonPage.Step] = []
    for row in rows {
      let job = jobs[JobID(Int64(row.job))]
      for event in chronicle.events(ofSubmission: row.id) where event.at <= asOf.seconds {
        guard let stage = Stage(rawValue: UInt8(truncatingIfNeeded: event.stage)) else { continue }
        steps.append(
          .init(
            at: Instant(event.at), stage: stage, jobTitle: job?.title ?? "job #\(row.job)",
            clientName: job?.clientName ?? "client not on record"))
      }
    }
    return steps.sorted { $0.at > $1.at }
  }

  private func facts(of person: PersonID, asOf: Instant) throws -> [CardFact] {
    try store.facts(people: [person]).filter { $0.at <= asOf && ($0.resolvedAt.map { $0 > asOf } ?? true) }.map {
      fact in
      let value = [fact.value, fact.currency].compactMap { $0 }.joined(separator: " ")
      let name = fact.name.replacing("_", with: " ")
      return CardFact(what: value.isEmpty ? name : "\(name): \(value)", at: fact.at, source: fact.source)
    }
  }

  private func contacts(
    of person: PersonID, recruiters: [RecruiterID: String], asOf: Instant
  ) throws -> [PersonPage.Contact] {
    let rows = try store.timeline(person, before: asOf + 1, limit: Self.contactsShown)
    let jobs = try store.jobs(Set(rows.map(\.jobID)).filter { !$0.isNone }.sorted())
    return rows.map { row in
      PersonPage.Contact(
        at: row.at, channel: row.channel, direction: row.direction, outcome: row.outcome,
        durationSeconds: row.durationSeconds, isConversation: row.isConversation, isAutomatic: row.isAutomatic,
        recruiterName: recruiters[row.recruiterID], jobTitle: jobs[row.jobID]?.title,
        subject: row.subject, body: row.body, source: row.source)
    }
  }
}
