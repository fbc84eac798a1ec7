import Recruitment
import Testing

@testable import SimulatedAgency

/// What people tell, what befalls assignments and clients, and what is due: each occurs, and fits the lives it is about.
@Suite struct AffairsOccurTests {
  private struct Fact {
    let name: String
    let at: Int64
    let subject: String
    let value: String
    let resolved: Int64?
    let share: String
  }

  private struct Life {
    var job = ""
    var person = ""
    var stages: [String: Int64] = [:]
  }

  private struct Firm {
    let bundle: SimulatedBundle
    var lives: [String: Life] = [:]
    var kind: [String: String] = [:]
    var facts: [Fact] = []

    func named(_ names: String...) -> [Fact] { facts.filter { names.contains($0.name) } }

    func kind(of fact: Fact) -> String { lives[fact.subject].flatMap { kind[$0.job] } ?? "" }

    func started(_ submission: String) -> Int64? { lives[submission]?.stages["started"] }
  }

  private static let firm = Result { try read() }

  private static func read() throws -> Firm {
    var firm = Firm(bundle: try SimulatedBundle.eightByTwelve.get())
    let submissions = firm.bundle[.submissions]
    for ((id, job), person) in zip(
      zip(submissions["submission_id"], submissions["job_id"]), submissions["person_id"])
    {
      firm.lives[id] = Life(job: job, person: person)
    }
    let events = firm.bundle[.submissionEvents]
    for ((id, at), stage) in zip(zip(events["submission_id"], events["at"]), events["stage"]) {
      // Of several interviews the first.
      let known = seconds(at) ?? 0
      let first = min(firm.lives[id]?.stages[stage] ?? .max, known)
      firm.lives[id]?.stages[stage] = first
    }
    firm.kind = Dictionary(uniqueKeysWithValues: zip(firm.bundle[.jobs]["job_id"], firm.bundle[.jobs]["kind"]))
    let table = firm.bundle[.facts]
    let columns = [
      "fact", "at", "person_id", "client_id", "job_id", "submission_id", "value", "resolved_at", "shareable_with",
    ].map(table.column)
    firm.facts = table.rows.map { row in
      let cell = columns.map { row[$0] }
      return Fact(
        name: cell[0], at: seconds(cell[1]) ?? 0, subject: cell[2] + cell[3] + cell[4] + cell[5], value: cell[6],
        resolved: seconds(cell[7]), share: cell[8])
    }
    return firm
  }

  @Test(arguments: [
    "notice_received", "rate_query", "pay_query", "competing_route", "document_ready", "clash", "interest",
    "caller_number_known", "left_employer", "off_limits", "complaint", "concern", "offer_intended",
  ]) func everyFactOccurs(name: String) throws {
    let facts = try AffairsOccurTests.firm.get().named(name)
    #expect(facts.count >= 3, "\(name): \(facts.count)")
    #expect(facts.allSatisfy { !$0.value.isEmpty && !$0.share.isEmpty })
    #expect(facts.allSatisfy { $0.resolved ?? .max > $0.at })
  }

  @Test func everyKindOfDateOccurs() throws {
    let dates = try AffairsOccurTests.firm.get().bundle[.dates]
    for what in ["timesheet", "document", "hold_review", "assignment_end", "call", "interview", "decision"] {
      let count = zip(dates["what"], dates["status"]).filter { $0 == what && $1 == "planned" }.count
      #expect(count >= 5, "\(what): \(count)")
    }
  }

  // MARK: Assignments

  /// Each assignment's first and last moment, by the last word on its end.
  private func assignments(_ firm: Firm) -> [String: (from: Int64, until: Int64)] {
    let dates = firm.bundle[.dates]
    var ends: [String: (at: Int64, end: Int64)] = [:]
    for ((what, at), (id, starts)) in zip(
      zip(dates["what"], dates["at"]), zip(dates["submission_id"], dates["starts_at"])) where what == "assignment_end"
    {
      if let known = seconds(at), let end = seconds(starts), known >= ends[id]?.at ?? .min { ends[id] = (known, end) }
    }
    return ends.reduce(into: [:]) { result, entry in
      if let from = firm.started(entry.key) { result[entry.key] = (from, entry.value.end) }
    }
  }

  @Test func timesheetsBelongToAnAssignmentThatRuns() throws {
    let firm = try AffairsOccurTests.firm.get()
    let assignments = assignments(firm)
    let dates = firm.bundle[.dates]
    var strays: [String] = []
    for ((what, id), starts) in zip(zip(dates["what"], dates["submission_id"]), dates["starts_at"])
    where what == "timesheet" {
      let at = seconds(starts) ?? 0
      guard let span = assignments[id], at > span.from, at <= span.until else {
        strays.append("\(id) \(starts)")
        continue
      }
    }
    #expect(strays.isEmpty, "\(strays.prefix(5))")
  }

  @Test func contractorsAskAndGiveNoticeWhileTheyWork() throws {
    let firm = try AffairsOccurTests.firm.get()
    let assignments = assignments(firm)
    for fact in firm.named("notice_received", "rate_query") {
      #expect(firm.kind(of: fact) == "contract")
      let span = try #require(assignments[fact.subject], "\(fact.name) of \(fact.subject)")
      #expect(fact.at > span.from && fact.at < span.until)
    }
    let queries = firm.named("pay_query")
    #expect(queries.allSatisfy { firm.kind(of: $0) == "contract" && $0.at > firm.started($0.subject) ?? .max })
    // For a few in a hundred months, and for some twice within a month.
    let end = try #require(seconds("2026-11-20T18:00:00Z"))
    let months = assignments.values.reduce(0.0) { $0 + Double(min($1.until, end) - $1.from) / (30 * 86_400) }
    #expect(
      Double(queries.count) / months > 0.01 && Double(queries.count) / months < 0.1, "\(queries.count) in \(months)")
    let twice = queries.filter { query in
      queries.contains {
        $0.subject == query.subject && $0.at > query.at && $0.at - query.at < 30 * 86_400
      }
    }
    #expect(!twice.isEmpty)
  }

  @Test func contractorsComeBackForAnotherAssignment() throws {
    let firm = try AffairsOccurTests.firm.get()
    let assignments = assignments(firm)
    var own: [String: [(from: Int64, until: Int64)]] = [:]
    for (id, span) in assignments { own[firm.lives[id]?.person ?? "", default: []].append(span) }
    let several = own.values.filter { $0.count > 1 }.map { $0.sorted { $0.from < $1.from } }
    #expect(several.count >= 5, "\(several.count) of \(own.count)")
    #expect(several.allSatisfy { spans in zip(spans, spans.dropFirst()).allSatisfy { $0.until <= $1.from } })
    let dates = firm.bundle[.dates]
    #expect(zip(dates["what"], dates["status"]).contains { $0 == "assignment_end" && $1 == "moved" })
  }

  // MARK: Processes

  @Test func documentsAndClashesComeAtTheirTime() throws {
    let firm = try AffairsOccurTests.firm.get()
    let papers = firm.named("document_ready")
    let contracts = papers.filter { firm.lives[$0.subject] != nil }
    #expect(contracts.count >= 10 && contracts.count < papers.count)
    #expect(contracts.allSatisfy { $0.at > firm.lives[$0.subject]?.stages["accepted"] ?? .max })
    #expect(
      contracts.allSatisfy { $0.share == "both" }
        && papers.filter { $0.value == "job description" }.allSatisfy { $0.share == "candidate" })
    let dates = firm.bundle[.dates]
    for ((what, id), starts) in zip(zip(dates["what"], dates["submission_id"]), dates["starts_at"])
    where what == "document" {
      #expect(firm.lives[id]?.stages["accepted"] ?? .max < seconds(starts) ?? 0)
    }
    #expect(firm.named("clash").allSatisfy { firm.lives[$0.subject]?.stages["interview"] ?? .max < $0.at })
  }

  @Test func concernsAndComplaintsComeAfterTheStartToo() throws {
    let firm = try AffairsOccurTests.firm.get()
    let after = firm.named("concern").filter {
      firm.kind(of: $0) == "perm" && $0.at > firm.started($0.subject) ?? .max
        && $0.at < firm.lives[$0.subject]?.stages["rebate_cleared"] ?? .max
    }
    let ofClients = after.filter { $0.value.hasPrefix("client: ") }
    #expect(ofClients.count >= 2 && after.count - ofClients.count >= 2, "\(ofClients.count) of \(after.count)")
    let complaints = firm.named("complaint")
    #expect(complaints.count * 20 < firm.bundle[.jobs].rows.count + firm.lives.count)
    #expect(complaints.contains { firm.kind[$0.subject] != nil })
  }

  @Test func searchesShowAField() throws {
    let firm = try AffairsOccurTests.firm.get()
    var profiles: [String: Int] = [:]
    for life in firm.lives.values where life.stages["submitted"] != nil { profiles[life.job, default: 0] += 1 }
    let searches = firm.kind.filter { $0.value == "search" }.keys
    let wide = searches.filter { profiles[$0] ?? 0 >= 5 }
    #expect(searches.count >= 5 && wide.count * 2 > searches.count, "\(wide.count) of \(searches.count)")
  }
}
