import Recruitment

/// Makes the people of one desk, each from a stream of their own.
struct PersonMaker: Sendable {
  let seed: UInt64
  let desk: Int
  let sector: Sector

  func candidate(number: Int, createdAt: Int64) -> SimulatedPerson {
    var draws = RandomStream(seed: seed, .person, desk, number)
    let name = PersonMaker.name(&draws)
    let role = sector.roles[draws.weighted([20, 26, 22, 16, 10, 6, 3].prefix(sector.roles.count).map { $0 })]
    let isAbroad = draws.chance(100)
    let place =
      isAbroad
      ? Place.abroad[draws.weighted(Place.abroadWeights)] : Place.home[draws.weighted(Place.homeWeights)]
    let (given, family) = PersonMaker.name(name, in: place, &draws)
    let pay = place.pay(draws.between(role.low, role.high)) / 500 * 500
    let source = draws.pick(["linkedin", "job_board", "job_board", "referral", "application", "website", "search"])
    return person(
      number: number, isContact: false, given: given, family: family, domain: "example.com", client: -1,
      title: role.title, seniority: role.seniority, place: place, pay: pay, createdAt: createdAt, source: source,
      draws: draws)
  }

  func contact(number: Int, client: Int, of company: SimulatedClient, createdAt: Int64) -> SimulatedPerson {
    var draws = RandomStream(seed: seed, .person, desk, number)
    let (given, family) = PersonMaker.name(PersonMaker.name(&draws), in: company.place, &draws)
    return person(
      number: number, isContact: true, given: given, family: family, domain: company.domain, client: client,
      title: draws.pick(sector.hirers), seniority: "", place: company.place, pay: 0, createdAt: createdAt,
      source: "client", draws: draws)
  }

  private func person(
    number: Int, isContact: Bool, given: String, family: String, domain: String, client: Int, title: String,
    seniority: String, place: Place, pay: Int, createdAt: Int64, source: String, draws: RandomStream
  ) -> SimulatedPerson {
    var draws = draws
    var pickUp = RandomStream(seed: seed, .pickUp, desk, number)
    let profile = PickUpProfile(&pickUp)
    let id = PersonMaker.id("p", desk, number, 5)
    let mailbox = PersonMaker.folded(given) + "." + PersonMaker.folded(family)
    let last = draws.below(1_000)
    let phone = place.phone(last, isOffice: isContact && draws.chance(400))
    let best = profile.bestHour
    return SimulatedPerson(
      id: id, number: number, isContact: isContact, given: given, family: family,
      email: isContact ? "\(mailbox)@\(domain)" : "\(mailbox).\(desk + 1)\(ISOTimestamp.padded(number, 3))@\(domain)",
      phone: phone, client: client, title: title, seniority: seniority, place: place, pay: pay, createdAt: createdAt,
      source: source, profile: profile, hasWrongNumber: draws.chance(18), bounces: draws.chance(15),
      refusesCalls: draws.chance(profile.pattern == .messageFirst ? 90 : 12), refusesMarketing: draws.chance(50),
      isOnlyRung: draws.chance(550),
      statedHours: draws.chance(profile.pattern == .busyThen ? 220 : 40) ? (max(7, best - 1), min(20, best + 2)) : nil,
      draws: draws)
  }

  private static func name(_ draws: inout RandomStream) -> (String, String) {
    let pool = NamePool.all[draws.weighted(NamePool.weights)]
    let given = draws.pick(pool.given)
    // One in eleven carries a family name from elsewhere.
    let other = draws.chance(90) ? NamePool.all[draws.weighted(NamePool.weights)] : pool
    return (given, draws.pick(other.family))
  }

  /// Abroad three in four bear a name of that country.
  private static func name(
    _ drawn: (String, String), in place: Place, _ draws: inout RandomStream
  ) -> (String, String) {
    guard let pool = NamePool.most(of: place.country), draws.chance(750) else { return drawn }
    return (draws.pick(pool.given), draws.pick(pool.family))
  }

  /// `p07-00123`.
  static func id(_ prefix: String, _ desk: Int, _ number: Int, _ width: Int) -> String {
    "\(prefix)\(ISOTimestamp.padded(desk + 1, 2))-\(ISOTimestamp.padded(number + 1, width))"
  }

  static func folded(_ name: String) -> String {
    String(
      decoding: name.utf8.compactMap { byte -> UInt8? in
        let lower = byte | 32
        return lower >= 97 && lower <= 122 && byte < 128 ? lower : nil
      }, as: UTF8.self)
  }
}
