import Recruitment

/// What every desk of the firm shares: its plan, its calendar, its name and its recruiters.
struct FirmFrame: Sendable {
  let plan: SimulatedFirm.Plan
  let calendar: FirmCalendar
  let name: String
  let recruiters: [SimulatedRecruiter]

  private static let offices = ["Manchester", "London", "Dublin", "Leeds"]

  init(plan: SimulatedFirm.Plan, calendar: FirmCalendar) {
    self.plan = plan
    self.calendar = calendar
    var draws = RandomStream(seed: plan.seed, .firm)
    name = draws.pick(["Holloway Pryce", "Marlin & Thorpe", "Castlegate Search", "Foxley Grant", "Bellwether Talent"])
    var used: [String] = []
    recruiters = (0..<plan.recruiters).map { number in
      var draws = RandomStream(seed: plan.seed, .habit, number)
      let pool = NamePool.all[draws.weighted(NamePool.weights)]
      var given = draws.pick(pool.given)
      var family = draws.pick(pool.family)
      while used.contains(given + family) && used.count < 900 {
        given = draws.pick(pool.given)
        family = draws.pick(pool.family)
      }
      used.append(given + family)
      let sector = number / 2 % Sector.all.count
      let office = FirmFrame.offices[number / 4 % FirmFrame.offices.count]
      // The first two are there from the beginning; of the others one in four joins while the record runs.
      let span = calendar.lastDay - calendar.firstDay
      let joinsLate = number >= 2 && draws.chance(250)
      let day =
        joinsLate
        ? calendar.firstDay + draws.below(max(1, span * 7 / 10)) : calendar.firstDay - draws.between(60, 2_400)
      return SimulatedRecruiter(
        id: "r\(ISOTimestamp.padded(number + 1, 2))", given: given, family: family,
        email: "\(PersonMaker.folded(given)).\(PersonMaker.folded(family))\(number + 1)@agency.example",
        phone: "+44 20 7946 0\(ISOTimestamp.padded(number % 1_000, 3))", team: Sector.all[sector].name, office: office,
        sector: sector, startDay: day, habits: RecruiterHabits(&draws),
        callsAreUnverified: office == "Leeds" || (plan.recruiters < 13 && number == 5))
    }
  }

  /// Those of the same team, else of the firm, who were there on that day.
  func colleagues(of number: Int) -> [Int] {
    let team = recruiters.indices.filter { $0 != number && recruiters[$0].sector == recruiters[number].sector }
    return team.isEmpty ? recruiters.indices.filter { $0 != number } : team
  }
}
