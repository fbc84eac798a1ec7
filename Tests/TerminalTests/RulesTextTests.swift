import Desk
import Moments
import Recruitment
import Testing

@testable import Terminal

struct RulesTextTests {
  @Test func `rules that have their data come first, the others say what they wait for`() throws {
    let rules = try Playbook.standard().rules
    func entry(_ code: String, missing: [DataNeed] = [], opened: Int = 0) throws -> RulesAnswer.Entry {
      RulesAnswer.Entry(
        rule: try #require(rules.first { $0.code == code }), missing: missing, opened: opened)
    }
    let answer = RulesAnswer(
      asOf: Instant(0),
      entries: [
        try entry("K01", missing: [.stages, .facts(["rate_confirmed", "tax_status_confirmed"])]),
        try entry("C06", opened: 112),
      ])
    #expect(
      RulesText().lines(answer) == [
        "Has its data: 1 of 2 rules",
        "rule   opened   limit   channel    moment",
        "C06       112     2 h   call       Candidate debrief after interview",
        "       when an interview ended and nobody has spoken to the candidate since.",
        "",
        "Waiting for data this firm does not record: 1",
        "K01         0     2 h   call       Contract offer: rate, status and start",
        "       when a candidate is made an offer, has heard an offer or says yes and an agreed rate\n"
          + "         or an agreed tax status is not on record for this job.",
        "                                   waiting for: submission_events: stage; facts:\n"
          + "                                   rate_confirmed, tax_status_confirmed",
        "",
        "opened: in the 90 days before. limit: in working hours.",
        "--json says what data each rests on, and how the playbook spells it.",
      ])
  }
}
