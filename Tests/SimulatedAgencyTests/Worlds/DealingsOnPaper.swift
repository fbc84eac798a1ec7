import Recruitment

@testable import SimulatedAgency

/// Who did what first, read plainly from `interactions.csv`.
struct DealingsOnPaper {
  private struct Dealing {
    let at: Int64
    let isInbound: Bool
    let isCall: Bool
    let isTalk: Bool
    let counts: Bool
  }

  private var dealings: [String: [Dealing]] = [:]

  init(_ bundle: SimulatedBundle) {
    let table = bundle[.interactions]
    let columns = [
      "person_id", "at", "direction", "channel", "outcome", "duration_seconds", "automatic",
    ].map(table.column)
    for row in table.rows {
      let cell = columns.map { row[$0] }
      let isCall = ["call", "video", "meeting"].contains(cell[3])
      dealings[cell[0], default: []].append(
        Dealing(
          at: seconds(cell[1]) ?? 0, isInbound: cell[2] == "inbound", isCall: isCall,
          isTalk: ["connected", "held"].contains(cell[4]) && Int(cell[5]) ?? 120 >= 120,
          counts: cell[4] != "bounced" && cell[6] != "yes"))
    }
    dealings = dealings.mapValues { $0.sorted { $0.at < $1.at } }
  }

  func decision(_ person: String, from opened: String, hours: Int64) -> (at: Int64, rang: Bool)? {
    let from = seconds(opened) ?? 0
    let own = dealings[person] ?? []
    guard
      let first = own.first(where: { !$0.isInbound && $0.counts && $0.at >= from && $0.at < from + hours * 3_600 })
    else { return nil }
    let next = own.first { !$0.isInbound && $0.isCall && $0.at >= first.at && $0.at <= first.at + 1_800 }
    let rang = next.map { call in !own.contains { $0.isInbound && $0.at >= first.at && $0.at <= call.at } } ?? false
    return (first.at, first.isCall || rang)
  }

  func talked(_ person: String, from: String, until: String) -> Bool {
    let (from, until) = (seconds(from) ?? 0, seconds(until) ?? 0)
    return (dealings[person] ?? []).contains { $0.isTalk && $0.at >= from && $0.at < until }
  }
}

/// What became of submissions and jobs, read plainly from their events.
struct LivesOnPaper {
  private var stages: [String: [(at: Int64, word: String)]] = [:]
  private var statuses: [String: [(at: Int64, word: String)]] = [:]
  private var submissions: [String: [String]] = [:]

  private static let days: [String: Int64] = [
    "C06": 21, "C08": 21, "C11": 30, "C13": 150, "C14": 150, "C16": 120, "C18": 120, "C19": 120, "C22": 200, "C23": 200,
    "L03": 14, "L04": 28, "L07": 28, "L05": 60, "L24": 60,
  ]
  private static let way = [
    "shortlisted", "ready_to_submit", "submitted", "interview", "final_interview", "offer", "offer_delivered",
    "accepted", "resigned", "started", "rebate_cleared",
  ]

  init(_ bundle: SimulatedBundle) {
    func read(_ kind: RecordKind, _ id: String, _ word: String) -> [String: [(at: Int64, word: String)]] {
      let table = bundle[kind]
      var found: [String: [(at: Int64, word: String)]] = [:]
      for ((id, at), word) in zip(zip(table[id], table["at"]), table[word]) {
        found[id, default: []].append((seconds(at) ?? 0, word))
      }
      return found
    }
    stages = read(.submissionEvents, "submission_id", "stage")
    statuses = read(.jobEvents, "job_id", "status")
    for (id, job) in zip(bundle[.submissions]["submission_id"], bundle[.submissions]["job_id"]) {
      submissions[job, default: []].append(id)
    }
  }

  func outcome(of decision: KnownTruth.Decision) -> Bool {
    let at = seconds(decision.decided) ?? 0
    let until = at + (LivesOnPaper.days[decision.rule] ?? 0) * 86_400
    let own = stages[decision.submission ?? ""] ?? []
    let later = Set(own.filter { $0.at > at && $0.at <= until }.map(\.word))
    let ofJob = Set((statuses[decision.job] ?? []).filter { $0.at > at && $0.at <= until }.map(\.word))
    switch decision.rule {
    case "C06", "C08", "L04", "L07":
      let so = own.filter { $0.at <= at }.compactMap { LivesOnPaper.way.firstIndex(of: $0.word) }.max() ?? -1
      return later.contains { LivesOnPaper.way.firstIndex(of: $0) ?? -1 > so }
    case "C11": return later.isDisjoint(with: ["withdrew", "declined"])
    case "C22", "C23": return later.contains("rebate_cleared")
    case "L03":
      return (submissions[decision.job] ?? []).contains { id in
        (stages[id] ?? []).contains { $0.word == "interview" && $0.at > at && $0.at <= until }
      }
    case "L05": return ofJob.contains("reopened")
    case "L24": return ofJob.contains("filled")
    default: return later.contains("started")
    }
  }
}
