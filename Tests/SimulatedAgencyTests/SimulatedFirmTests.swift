import Foundation
import Recruitment
import Testing

@testable import SimulatedAgency

@Suite struct SimulatedFirmTests {
  /// The bytes of a small firm. It changes when what is simulated changes, never with the machine.
  static let pinned: UInt64 = 0xC9F2_F700_2D09_557B

  @Test func theSameSeedGivesTheSameBytes() throws {
    let first = try SimulatedBundle.make(seed: 11, recruiters: 2, months: 2)
    let second = try SimulatedBundle.make(seed: 11, recruiters: 2, months: 2)
    #expect(first.digest == second.digest)
    #expect(first.digest == SimulatedFirmTests.pinned, "digest \(String(first.digest, radix: 16))")
    #expect(try SimulatedBundle.make(seed: 12, recruiters: 2, months: 2).digest != first.digest)
  }

  @Test func anotherRecruiterLeavesTheDeskAlone() throws {
    // Colleagues cover for one another, so a desk's rows may name another recruiter, but nothing else may move.
    func dealings(_ recruiters: Int) throws -> [[String]] {
      let table = try SimulatedBundle.make(seed: 5, recruiters: recruiters, months: 1)[.interactions]
      let (id, recruiter) = (table.column("interaction_id"), table.column("recruiter_id"))
      return table.rows.filter { $0[id].hasPrefix("i01-") }.map { row in
        var row = row
        row[recruiter] = row[recruiter].isEmpty ? "" : "r"
        return row
      }
    }
    let three = try dealings(3)
    #expect(three.count > 300)
    #expect(three == (try dealings(4)))
  }

  @Test func countsAreTheRowsOfTheFiles() throws {
    let bundle = try SimulatedBundle.sixBySix.get()
    for kind in BundleOutput.kinds { #expect(bundle[kind].rows.count == bundle.counts[kind], "\(kind)") }
    #expect(bundle.counts[.momentActions] == 0)
  }

  @Test func aFirmGrowsWithItsPlan() throws {
    let month = try SimulatedBundle.make(seed: 3, recruiters: 2, months: 1).counts
    let quarter = try SimulatedBundle.make(seed: 3, recruiters: 2, months: 3).counts
    let large = try SimulatedBundle.sixBySix.get().counts
    #expect(quarter[.interactions] > 2 * month[.interactions])
    #expect(quarter[.recruiters] == 2 && large[.recruiters] == 6)
    // About fifty a working day: 40 recruiters × 24 months pass a million.
    let perDay = Double(large[.interactions]) / (6 * 127)
    #expect(perDay > 45 && perDay < 80, "\(perDay) a recruiter and working day")
  }

  @Test func truthSaysWhatNoRecordSays() throws {
    let bundle = try SimulatedBundle.sixBySix.get()
    let truth = try #require(try JSONSerialization.jsonObject(with: bundle.truth) as? [String: Any])
    let people = try #require(truth["people"] as? [[String: Any]])
    let jobs = try #require(truth["jobs"] as? [[String: Any]])
    #expect((truth["planted_effects"] as? [Any])?.isEmpty == true)
    #expect((truth["plan"] as? [String: Any])?["seed"] as? Int == 7)
    #expect(people.compactMap { $0["person_id"] as? String }.sorted() == bundle[.people]["person_id"].sorted())
    #expect(Set(people.compactMap { $0["pattern"] as? String }) == ["talks", "busy_then", "message_first", "quiet"])
    let held = Set(
      bundle[.jobEvents].rows.filter { $0[bundle[.jobEvents].column("status")] == "on_hold" }.map { $0[1] })
    let reasons = jobs.filter { !($0["hold_reason"] is NSNull) }.compactMap { $0["job_id"] as? String }
    #expect(Set(reasons) == held)
  }

  @Test(arguments: [(0, 6), (1_000, 6)]) func impossibleFirmsAreRefused(recruiters: Int, months: Int) {
    #expect(throws: SimulatedAgencyError.recruitersOutOfRange(recruiters)) {
      try SimulatedBundle.make(seed: 1, recruiters: recruiters, months: months)
    }
  }

  @Test func aDayThatIsNoneIsRefused() {
    #expect(throws: SimulatedAgencyError.notADate("2026-02-30")) {
      try SimulatedBundle.make(seed: 1, recruiters: 1, months: 1, endsOn: "2026-02-30")
    }
  }

  @Test func somebodysOwnRecordsAreNeverReplaced() throws {
    let folder = SimulatedBundle.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let people = "\(folder)/people.csv"
    try "person_id\nmine\n".write(toFile: people, atomically: false, encoding: .utf8)
    let firm = SimulatedFirm(.init(seed: 1, recruiters: 1, months: 1))
    #expect(throws: SimulatedAgencyError.folderHoldsOtherFiles(path: folder, entry: "people.csv")) {
      try firm.write(to: folder)
    }
    #expect(try String(contentsOfFile: people, encoding: .utf8) == "person_id\nmine\n")
    try FileManager.default.removeItem(atPath: people)
    let first = try firm.write(to: folder)
    #expect(try firm.write(to: folder) == first)
    try "".write(toFile: "\(folder)/notes.txt", atomically: false, encoding: .utf8)
    #expect(throws: SimulatedAgencyError.folderHoldsOtherFiles(path: folder, entry: "notes.txt")) {
      try firm.write(to: folder)
    }
  }
}
