import Recruitment
import Testing

@testable import SimulatedAgency

/// Where people and clients are, what they asked for, and what befalls a client.
@Suite struct PeopleAndClientsTests {
  private func table(_ kind: RecordKind) throws -> SimulatedBundle.Table {
    try SimulatedBundle.eightByTwelve.get()[kind]
  }

  private func facts(_ name: String, _ column: String) throws -> [(subject: String, at: Int64, value: String)] {
    let facts = try table(.facts)
    return zip(zip(facts["fact"], facts[column]), zip(facts["at"], facts["value"])).compactMap { row in
      row.0.0 == name && !row.0.1.isEmpty ? (row.0.1, seconds(row.1.0) ?? 0, row.1.1) : nil
    }
  }

  @Test func someAreAbroadWithTheirZonesAndMoney() throws {
    let people = try table(.people)
    let zones = [
      "DE": ["Europe/Berlin"], "FR": ["Europe/Paris"], "US": ["America/New_York", "America/Chicago"],
      "IE": ["Europe/Dublin"], "GB": [""],
    ]
    for (country, own) in zones {
      let zone = Set(zip(people["country"], people["timezone"]).filter { $0.0 == country }.map(\.1))
      #expect(zone == Set(own), "\(country): \(zone)")
      let clients = try table(.clients)["country"]
      #expect(clients.contains(country), "no client in \(country)")
    }
    let share = Double(people["country"].filter { $0 != "GB" && $0 != "IE" }.count) / Double(people.rows.count)
    #expect(share > 0.04 && share < 0.2, "\(share)")
    let country = Dictionary(
      uniqueKeysWithValues: zip(try table(.clients)["client_id"], try table(.clients)["country"]))
    let money = ["GB": "GBP", "IE": "EUR", "DE": "EUR", "FR": "EUR", "US": "USD"]
    let jobs = try table(.jobs)
    #expect(zip(jobs["client_id"], jobs["currency"]).allSatisfy { money[country[$0] ?? ""] == $1 })
    #expect(Set(jobs["currency"]) == ["GBP", "EUR", "USD"])
  }

  @Test func interestsAreMostlyOfThoseWhoAgreedToHearOfThem() throws {
    let preferences = try table(.preferences)
    let agreed = Set(
      zip(preferences["person_id"], zip(preferences["purpose"], preferences["basis"]))
        .filter { $0.1 == ("marketing", "consent") }.map(\.0))
    let refused = Set(
      zip(preferences["person_id"], zip(preferences["purpose"], preferences["basis"]))
        .filter { $0.1 == ("marketing", "objection") }.map(\.0))
    let interested = try facts("interest", "person_id").map(\.subject)
    let both = interested.filter(agreed.contains).count
    #expect(both * 10 > interested.count * 6 && both < interested.count, "\(both) of \(interested.count)")
    #expect(refused.isDisjoint(with: interested))
  }

  @Test func contactsWhoLeaveBringNoMoreJobs() throws {
    let people = try table(.people)
    let kind = Dictionary(uniqueKeysWithValues: zip(people["person_id"], people["kind"]))
    let jobs = try table(.jobs)
    for left in try facts("left_employer", "person_id") {
      #expect(kind[left.subject] == "contact")
      let later = zip(jobs["contact_person_id"], jobs["opened_at"]).filter {
        $0 == left.subject && seconds($1) ?? 0 > left.at
      }
      #expect(later.isEmpty, "\(left.subject)")
    }
  }

  @Test func aFewClientsAreOffLimitsUntilADay() throws {
    let facts = try facts("off_limits", "client_id")
    let clients = try table(.clients).rows.count
    #expect(facts.count * 5 < clients)
    for fact in facts {
      guard case .wallClock(let until)? = ISOTimestamp.read(fact.value) else {
        Issue.record("\(fact.value) is no day")
        continue
      }
      #expect(until > fact.at)
    }
  }

  @Test func numbersAreKnownOrNot() throws {
    let values = try facts("caller_number_known", "person_id").map(\.value)
    #expect(Set(values) == ["yes", "no"])
  }

  /// Some desk has one client who brings more than four tenths of its fees, of ten or more.
  @Test func oneClientBringsTooMuchToSomeDesk() throws {
    let jobs = try table(.jobs)
    var job: [String: (client: String, recruiter: String, fee: Double)] = [:]
    for row in jobs.rows where row[jobs.column("currency")] == "GBP" {
      job[row[0]] = (
        row[jobs.column("client_id")], row[jobs.column("recruiter_id")], Double(row[jobs.column("fee")]) ?? 0
      )
    }
    let submissions = try table(.submissions)
    let jobOf = Dictionary(uniqueKeysWithValues: zip(submissions["submission_id"], submissions["job_id"]))
    let events = try table(.submissionEvents)
    var fees: [String: [String: [Double]]] = [:]
    for (id, stage) in zip(events["submission_id"], events["stage"]) where stage == "started" {
      guard let one = job[jobOf[id] ?? ""], one.fee > 0 else { continue }
      fees[one.recruiter, default: [:]][one.client, default: []].append(one.fee)
    }
    let shares = fees.values.compactMap { clients -> Double? in
      let sums = clients.values.map { $0.reduce(0, +) }
      guard clients.values.reduce(0, { $0 + $1.count }) >= 10, let most = sums.max() else { return nil }
      return most / sums.reduce(0, +)
    }
    #expect(shares.contains { $0 > 0.4 }, "\(shares)")
  }
}
