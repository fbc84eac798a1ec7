import Recruitment

@testable import Campaigns

/// A campaign whose truth is known: outcomes depend on the lot as the test plants it. Seeds are keys.
struct PlantedCampaign {
  var seed: UInt8
  var units = 2_000
  var base = 0.4
  var effect = 0.0
  var heldOut = 200
  var byHand = 0.0

  var campaign: Campaign {
    let eta = CampaignForecast.eta(units: units, chance: 1 - Double(heldOut) / 1_000, baseRate: base)
    return Campaign(
      id: 1, name: "Test", side: .candidates, audience: [], pieces: ["a"], heldOut: heldOut, beginsAt: Instant(0),
      endsAt: Instant(1_000_000), madeAt: Instant(0), madeBy: .none, startedAt: Instant(10), commitment: "c",
      plannedUnits: units, baseRateMillionths: Int64(base * 1_000_000), etaMillionths: Int64(eta * 1_000_000))
  }

  func courses() -> [UnitCourse] {
    guard let lots = KeyedLot(key: Array(repeating: seed, count: KeyedLot.keyBytes)) else { return [] }
    let lot = CampaignLot(lots, heldOut: heldOut)
    return (0..<units).map { number in
      let unit = CampaignUnit(
        unit: UInt64(number), place: number + 1, assignedAt: Instant(10), isShown: lot.shows(UInt64(number)))
      var course = UnitCourse(unit)
      // Some are spoken to more often whatever is sent, which is known before.
      let isKeen = lots.draw("keen \(number)") < 0.5
      let chance = base + (isKeen ? 0.2 : -0.2) + (unit.isShown ? effect : 0)
      course.talked = lots.draw("talked \(number)") < chance
      course.isByHand = course.talked && lots.draw("hand \(number)") < byHand
      course.tries = 2
      course.firstTryPickedUp = course.talked
      course.covariates = [isKeen ? 1 : 0]
      return course
    }
  }

  func report(of courses: [UnitCourse]? = nil) throws -> CampaignReport {
    let courses = courses ?? self.courses()
    return try CampaignAnalysis(campaign).report(
      log: courses.map(\.unit), matured: courses, asOf: Instant(10_000_000))
  }
}
