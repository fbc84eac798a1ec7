import Recruitment
import Testing

@testable import SimulatedAgency

/// Submissions and jobs go their way in order, in working hours, and end once.
@Suite struct LivesAreLawfulTests {
  private func paths(_ kind: RecordKind, _ id: String, _ word: String) throws -> [String: [(at: String, word: String)]]
  {
    let table = try SimulatedBundle.sixBySix.get()[kind]
    var paths: [String: [(at: String, word: String)]] = [:]
    for ((id, at), word) in zip(zip(table[id], table["at"]), table[word]) { paths[id, default: []].append((at, word)) }
    return paths.mapValues { $0.sorted { $0.at < $1.at } }
  }

  @Test func stagesGoForwardAndEndOnce() throws {
    var unlawful: [String] = []
    for (id, path) in try paths(.submissionEvents, "submission_id", "stage") {
      let stages = path.compactMap { Stage(word: $0.word) }
      if stages.first != .shortlisted { unlawful.append("\(id) begins at \(path[0].word)") }
      for (before, after) in zip(stages, stages.dropFirst()) {
        // A later interview may be another of the same kind, after a hold.
        let isRepeat = before == after && (before == .interview || before == .finalInterview)
        let isOver = before.rawValue >= Stage.rebateCleared.rawValue
        if isOver || (after.rawValue <= before.rawValue && !isRepeat) {
          unlawful.append("\(id): \(before) then \(after)")
        }
      }
    }
    #expect(unlawful.isEmpty, "\(unlawful.prefix(10))")
  }

  @Test func jobsAreOpenedHeldAndClosedInTurn() throws {
    let lawful: [String: [String]] = [
      "open": ["on_hold", "filled", "cancelled", "lost"], "on_hold": ["reopened", "cancelled", "lost", "filled"],
      "reopened": ["on_hold", "filled", "cancelled", "lost"], "filled": ["reopened"], "cancelled": [], "lost": [],
    ]
    var unlawful: [String] = []
    for (id, path) in try paths(.jobEvents, "job_id", "status") {
      if path[0].word != "open" { unlawful.append("\(id) begins \(path[0].word)") }
      for (before, after) in zip(path, path.dropFirst()) where lawful[before.word]?.contains(after.word) != true {
        unlawful.append("\(id): \(before.word) then \(after.word)")
      }
    }
    #expect(unlawful.isEmpty, "\(unlawful.prefix(10))")
  }

  @Test func interviewsAreInWorkingHours() throws {
    let table = try SimulatedBundle.sixBySix.get()[.dates]
    let calendar = try SimulatedFirm.Plan(seed: 7, recruiters: 6, months: 6).calendar()
    for (what, starts) in zip(table["what"], table["starts_at"]) where what == "interview" {
      let local = calendar.local(try #require(seconds(starts)))
      #expect(calendar.isWorkingDay(local.day) && local.minutes >= 9 * 60 && local.minutes <= 17 * 60)
    }
  }

  @Test func aDateIsPlannedBeforeItIsMovedOrHappens() throws {
    for (id, path) in try paths(.dates, "date_id", "status") {
      #expect(path[0].word == "planned", "\(id)")
      #expect(path.dropLast().allSatisfy { $0.word == "planned" || $0.word == "moved" }, "\(id)")
    }
  }
}
