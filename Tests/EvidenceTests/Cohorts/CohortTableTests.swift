import Recruitment
import Testing

@testable import Evidence

struct CohortTableTests {
  private func lines(_ cohort: Cohort) -> [[String]] {
    var lines: [[String]] = []
    CohortTable(cohort).write {
      lines.append($0.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
    }
    return lines
  }

  @Test func everyLineHasEveryColumnAndWhatIsUnknownIsEmpty() throws {
    var firm = Firm()
    for number: UInt32 in 1...2 {
      firm.person(7_000 + number)
      firm.interaction(7_000 + number, Firm.begins, .mail, by: 4_001)
      firm.job(5_000 + number, client: 6_000, opened: Firm.begins + 100 * Span.day, recruiter: 4_001)
      firm.submission(8_000 + number, job: 5_000 + number, person: 7_000 + number, recruiter: 4_001, at: Firm.begins)
      firm.stage(8_000 + number, .offer, Firm.begins + Int64(100 + number) * Span.day)
      firm.interaction(7_000 + number, Firm.begins + Int64(100 + number) * Span.day + 5_400, .noAnswer, by: 4_001)
    }
    firm.frame.jobs[0].fee = HistoryRow.unknownAmount
    firm.stage(8_002, .started, Firm.begins + 120 * Span.day)
    firm.end(at: Firm.begins + 400 * Span.day)
    let lines = lines(try firm.cohort("C13"))
    #expect(
      lines[0].prefix(19) == [
        "row", "hours_to_action", "rang", "rang_at_once", "rang_within_two_hours", "talked", "days", "end",
        "started_150d", "accepted_14d", "fee", "control", "person", "job", "client", "recruiter", "fold_group",
        "x_days_since_conversation", "x_days_since_conversation_missing",
      ])
    #expect(lines.count == 3 && lines.allSatisfy { $0.count == lines[0].count })
    #expect(Set(lines[0]).count == lines[0].count)
    let fee = try #require(lines[0].firstIndex(of: "fee"))
    #expect(lines[1][fee] == "" && lines[2][fee] == "10000")
    #expect(lines[1].prefix(6) == ["1", "1.5", "1", "1", "1", "0"])
    #expect(lines[1][8] == "0" && lines[2][8] == "1")
    #expect(lines[2][12...15] == ["2", "2", "1", "1"])
    // Without recruiters neither their numbers nor what was known of them are there; the rest is as it was.
    var without: [[String]] = []
    CohortTable(try firm.cohort("C13")).withoutRecruiters.write {
      without.append($0.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
    }
    let gone = ["recruiter", "x_tenure", "x_propensity_to_ring", "x_success_rate", "x_open_moments"]
    #expect(gone.allSatisfy { lines[0].contains($0) && !without[0].contains($0) })
    for name in without[0] {
      let (place, before) = (try #require(without[0].firstIndex(of: name)), try #require(lines[0].firstIndex(of: name)))
      #expect(without[1][place] == lines[1][before] && without[2][place] == lines[2][before])
    }
    // Numbers of the store are none of the fields.
    for id in [4_001, 5_001, 5_002, 6_000, 7_001, 7_002, 8_001, 8_002] {
      #expect(lines.dropFirst().allSatisfy { !$0.contains("\(id)") })
    }
  }
}
