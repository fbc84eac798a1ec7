import Recruitment

/// What a desk holds on its first day, and whom it meets later.
extension Desk {
  func takeOver(_ day: Int) {
    now = calendar.instant(day, FirmCalendar.dayStart)
    for _ in 0..<draws.between(7, 11) {
      addClient(createdAt: now - Int64(draws.between(30, 900)) * Span.day)
    }
    for _ in 0..<draws.between(35, 60) {
      addCandidate(
        createdAt: now - Int64(draws.between(2, 700)) * Span.day - Int64(draws.below(30_000)),
        isFromOldSystem: affairs.chance(50))
    }
    for client in clients.indices where affairs.chance(80) { putOffLimits(client) }
    // Work that is already on the desk.
    for _ in 0..<draws.between(2, 4) {
      plan(DeskTask(at: calendar.later(now, workingMinutes: draws.between(30, 1_900)), kind: .jobArrives))
    }
  }

  func addClient(createdAt: Int64) {
    let index = clients.count
    var own = RandomStream(seed: firm.plan.seed, .client, number, index)
    let names = Sector.companyNames
    let name = names[(number * 17 + index * 7 + own.below(5)) % names.count] + " " + own.pick(sector.companyWords)
    let place = clientPlace(index, &own)
    let stamp = PersonMaker.folded(name) + String(number + 1)
    clients.append(
      SimulatedClient(
        id: PersonMaker.id("c", number, index, 3), name: name, domain: "\(stamp).example", place: place,
        createdAt: createdAt, decisionMinutes: own.between(500, 2_400), silence: own.between(40, 320),
        choosiness: own.between(420, 640)))
    let row = bundle.row(.clients)
    row.text(clients[index].id)
    row.text(name)
    row.text(sector.name)
    row.text(place.city)
    row.text(place.country)
    row.text(recruiter.id)
    row.instant(Instant(createdAt))
    bundle.end(.clients)
    for _ in 0..<own.between(1, 3) { addContact(client: index, createdAt: createdAt) }
  }

  private func clientPlace(_ index: Int, _ own: inout RandomStream) -> Place {
    let place = Place.clients[own.weighted(Place.clientWeights)]
    // What the largest client pays is in the firm's own money.
    return hasAnchor && index == 0 && place.country != "GB" ? Place.home[0] : place
  }

  @discardableResult
  func addContact(client: Int, createdAt: Int64) -> Int {
    var person = maker.contact(number: people.count, client: client, of: clients[client], createdAt: createdAt)
    if planted != nil { becomesKeen(&person) }
    clients[client].contacts.append(people.count)
    contacts.append(people.count)
    people.append(person)
    write(person, kind: .contact, isFromOldSystem: createdAt < now && affairs.chance(50))
    // A job is changed every eight years or so.
    let leaves = now + Int64(affairs.wait(2_900)) * Span.day
    plan(
      DeskTask(
        at: calendar.inHours(leaves, spread: affairs.below(30_000)), kind: .leavesClient, person: people.count - 1))
    return people.count - 1
  }

  @discardableResult
  func addCandidate(createdAt: Int64, isFromOldSystem: Bool = false) -> Int {
    var person = maker.candidate(number: people.count, createdAt: createdAt)
    // A few are known to work for a client.
    if !clients.isEmpty && affairs.chance(25) { person.client = affairs.below(clients.count) }
    if planted != nil { becomesKeen(&person) }
    candidates.append(people.count)
    people.append(person)
    write(person, kind: .candidate, isFromOldSystem: isFromOldSystem)
    return people.count - 1
  }

  func candidateArrives() {
    let index = addCandidate(createdAt: now)
    let applied = people[index].source == "application" || people[index].source == "website"
    if applied {
      fact("application", of: index, value: people[index].title, by: "")
      inbound(.application, from: index, channel: .email)
      send(.applicationReceived, to: index, channel: .email, automatic: true)
    }
    // A new client comes along now and then as well.
    if draws.chance(55) { addClient(createdAt: now) }
    react(.firstTalk, index)
  }

  /// - Parameter isFromOldSystem: since when they are known did not survive the move to this one.
  private func write(_ person: SimulatedPerson, kind: PersonKind, isFromOldSystem: Bool) {
    let row = bundle.row(.people)
    row.text(person.id)
    row.code(kind)
    row.text(person.name)
    row.text(person.email)
    row.text(person.phone)
    if person.client >= 0 { row.text(clients[person.client].id) } else { row.unknown() }
    row.text(person.title)
    row.text(person.seniority)
    row.text(person.place.city)
    row.text(person.place.country)
    row.text(person.place.region)
    row.text(person.place.zone == .london ? "" : person.place.zone.name)
    row.text(recruiter.id)
    row.instant(isFromOldSystem ? nil : Instant(person.createdAt))
    row.text(person.source)
    bundle.end(.people)
    writePreferences(person)
  }

  private func writePreferences(_ person: SimulatedPerson) {
    var draws = RandomStream(seed: firm.plan.seed, .person, number + 1_000, person.number)
    let at = max(person.createdAt, calendar.firstDay.startOfDay) + Int64(draws.between(1, 600))
    if let hours = person.statedHours {
      preference(
        person, at, .process, nil, .yes, .preference, days: draws.chance(300) ? 0b0001111 : 0b0011111, hours,
        place: draws.chance(400) ? draws.pick(["car park at lunch", "home", "mobile only, not the office line"]) : "")
    }
    if person.refusesCalls { preference(person, at, .any, .call, .no, .preference, note: "tell me in writing") }
    if person.refusesMarketing {
      preference(person, at, .marketing, nil, .no, .objection)
    } else if draws.chance(250) {
      people[person.number].hasMarketingConsent = true
      preference(person, at, .marketing, .email, .yes, .consent)
    }
    if person.isContact && draws.chance(30) { preference(person, at, .marketing, .call, .no, .screening, note: "TPS") }
  }

  private func preference(
    _ person: SimulatedPerson, _ at: Int64, _ purpose: ContactPurpose, _ channel: Channel?, _ allowed: YesNo,
    _ basis: PreferenceBasis, days: Int? = nil, _ hours: (from: Int, to: Int)? = nil, place: String = "",
    note: String = ""
  ) {
    let row = bundle.row(.preferences)
    row.text(PersonMaker.id("w", number, numbers.preference, 5))
    numbers.preference += 1
    row.text(person.id)
    row.instant(Instant(at))
    row.code(purpose)
    row.code(channel)
    row.code(allowed)
    row.code(basis)
    row.weekdays(days)
    row.timeOfDay(hours.map { $0.from * 60 })
    row.timeOfDay(hours.map { $0.to * 60 })
    row.text(place)
    row.unknown()
    row.text(note)
    bundle.end(.preferences)
  }
}

extension Int {
  /// Midnight UTC of a day number.
  fileprivate var startOfDay: Int64 { Int64(self) * Span.day }
}
