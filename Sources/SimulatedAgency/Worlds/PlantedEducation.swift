import Recruitment

/// A campaign that took place in the firm: from its day on, those who were to see it pick up more often, and ring back.
/// Who that is a lot decides, by a key that `truth.json` holds: drawn again with it, the same are shown.
package struct PlantedEducation: Sendable, Equatable {
  /// What is drawn: candidates one by one, or clients with everybody who works there.
  package var side: Campaign.Side
  /// In tenths of a point: per thousand of pick-up, −300 to 400.
  package var perMille: Int
  /// Thousandths of units that do not get it.
  package var heldOut: Int
  /// How long before the record's end: days.
  package var daysBefore: Int

  package init(side: Campaign.Side, perMille: Int, heldOut: Int = Campaign.usualHeldOut, daysBefore: Int = 75) {
    (self.side, self.perMille, self.heldOut, self.daysBefore) = (side, perMille, heldOut, daysBefore)
  }

  /// `candidates=20` or `clients=-5`: points from −30 to 40.
  package init(_ word: String) throws(SimulatedAgencyError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let side = Campaign.Side(rawValue: String(parts[0])), side != .both,
      let effect = PlantedEffects.perMille(parts[1]), (-300...400).contains(effect)
    else { throw .notAnEducation(word) }
    self.init(side: side, perMille: effect)
  }
}

extension SimulatedFirm.Plan {
  /// The key of the lot: the plan decides it, as it does everything.
  package var educationKey: [UInt8] {
    var draws = RandomStream(seed: seed, .education)
    return (0..<KeyedLot.keyBytes).map { _ in UInt8(draws.below(256)) }
  }

  /// When it began.
  package func educationBegins() throws -> Instant? {
    let calendar = try calendar()
    return education.map { Instant(calendar.instant(calendar.lastDay - $0.daysBefore, 9 * 60)) }
  }
}

/// Who is shown it in the firm.
struct Education: Sendable {
  let begins: Int64
  let perMille: Int
  private let side: Campaign.Side
  private let lot: CampaignLot

  init?(_ plan: SimulatedFirm.Plan, _ calendar: FirmCalendar) {
    guard let education = plan.education, let keyed = KeyedLot(key: plan.educationKey) else { return nil }
    begins = calendar.instant(calendar.lastDay - education.daysBefore, 9 * 60)
    perMille = education.perMille
    side = education.side
    lot = CampaignLot(keyed, heldOut: education.heldOut)
  }

  /// - Parameter client: the id of whom a contact works for; `nil` for candidates.
  func shows(person: String, createdAt: Int64, client: String?) -> Bool {
    guard createdAt <= begins else { return false }
    switch (side, client) {
    case (.candidates, nil):
      return lot.shows(ExternalIdentity(source: Self.source, kind: .people, id: person).digest)
    case (.clients, let client?):
      return lot.shows(ExternalIdentity(source: Self.source, kind: .clients, id: client).digest)
    default: return false
    }
  }

  /// As which a bundle is imported where nothing else is said.
  private static let source = "bundle"

  /// For `truth.json`.
  func truth(_ plan: SimulatedFirm.Plan) -> String {
    let key = plan.educationKey.map { String(Int($0) + 0x100, radix: 16).dropFirst() }.joined()
    return "{\"side\":\"\(side.rawValue)\",\"points\":\(PlantedEffects.points(perMille)),"
      + "\"held_out\":\(plan.education?.heldOut ?? 0),\"begins_at\":\"\(ISOTimestamp.utc(Instant(begins)))\","
      + "\"key\":\"\(key)\"}"
  }
}

extension Desk {
  /// What the campaign adds to the chance that this person picks up now, or rings back: per thousand.
  func educated(_ person: Int) -> Int {
    guard let education, now >= education.begins else { return 0 }
    if people[person].isEducated == nil {
      let client = people[person].isContact ? clients[people[person].client].id : nil
      people[person].isEducated = education.shows(
        person: people[person].id, createdAt: people[person].createdAt, client: client)
    }
    return people[person].isEducated == true ? education.perMille : 0
  }
}
