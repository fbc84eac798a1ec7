import Campaigns
import Chronicle
import Recruitment
import Storage
import WorkingTime

/// What there is on record to choose an audience by. Of clients and recruiters the id and the name.
package struct AudienceChoices: Sendable {
  package struct Named: Hashable, Sendable {
    package var id: String
    package var name: String

    package init(id: String, name: String) { (self.id, self.name) = (id, name) }
  }

  package var sectors: [String] = []
  /// Names of countries.
  package var countries: [String] = []
  package var clients: [Named] = []
  package var recruiters: [Named] = []
  package var teams: [String] = []

  package init() {}
}

extension Desk {
  package func audienceChoices() throws -> AudienceChoices {
    var choices = AudienceChoices()
    let facts = try store.clientFacts()
    choices.sectors = Set(facts.values.compactMap(\.sector).filter { !$0.isEmpty }).sorted()
    let clients = try store.clients(Array(facts.keys))
    choices.clients = facts.compactMap { id, facts in
      clients[id].map { AudienceChoices.Named(id: facts.printedID, name: $0.name) }
    }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    let recruiters = try store.recruiters()
    choices.recruiters = recruiters.map { AudienceChoices.Named(id: $0.printedID, name: $0.name) }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    choices.teams = Set(recruiters.compactMap(\.team)).sorted()
    let chronicle = try chronicle()
    choices.countries = withExtendedLifetime(chronicle) {
      var words: Set<UInt32> = []
      for person in chronicle.personIDs {
        if let last = chronicle.versions(ofPerson: person).last { words.insert(last.country) }
      }
      let known = words.map(Int.init).filter { $0 < chronicle.words.count }.map { chronicle.words[$0] }
      return Set(known.compactMap { Country.named($0)?.name }).sorted()
    }
    return choices
  }

  /// A word that nobody and nothing on record answers to reaches nobody: a slip of the hand, and never a plan.
  /// - Throws: `DeskError.campaign(.audience(.notOnRecord))`.
  func checkAudience(_ rule: AudienceRule) throws {
    guard rule.conditions.contains(where: { [.sector, .country, .client, .recruiter, .team].contains($0.field) }) else {
      return
    }
    let facts = try store.clientFacts().values
    let recruiters = try store.recruiters()
    func known(_ field: AudienceRule.Field) -> Set<String>? {
      switch field {
      case .sector: Set(facts.compactMap { $0.sector?.lowercased() })
      case .client: Set(facts.map { $0.printedID.lowercased() })
      case .recruiter: Set(recruiters.map { $0.printedID.lowercased() })
      case .team: Set(recruiters.compactMap { $0.team?.lowercased() })
      case .country, .standing, .newWithin: nil
      }
    }
    for condition in rule.conditions {
      let known = known(condition.field)
      for value in condition.values {
        let isCountry = condition.field != .country || Country.named(value) != nil
        guard known?.contains(value.lowercased()) ?? isCountry else {
          throw DeskError.campaign(.audience(.notOnRecord(field: condition.field.rawValue, value: value)))
        }
      }
    }
  }
}
