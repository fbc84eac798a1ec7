import Chronicle
import Moments
import Recruitment
import Testing

@testable import Guidance

/// What one side said in confidence is not used with the other.
struct ConfidenceTests {
  /// Everything that an opener may rest on besides names and times of our own doing: whoever told it decides who hears it.
  private static let told: Set<String> = ["hold_reason", "may_be_named"]

  @Test func `no opener rests on what the client told us, where it is for the candidate`() throws {
    for rule in try Playbook.standard().rules where rule.side == .candidate {
      for clause in rule.opener { #expect(!clause.from.contains("hold_reason"), "\(rule.code): \(clause.say)") }
    }
  }

  @Test func `without leave to name it, an opener of a fact says the same whatever the fact`() throws {
    let desk = try SmallDesk()
    for (index, rule) in desk.playbook.rules.enumerated() where rule.triggers.contains(where: \.looksForFacts) {
      var moment = desk.moment(rule.code)
      moment.evidence.removeAll { $0.name == "may_be_named" }
      let opener = desk.card(moment).opener ?? ""
      for clause in rule.opener where clause.from.contains("may_be_named") {
        #expect(!opener.contains(String(clause.say.suffix(20))), "\(rule.code): \(opener)")
      }
      #expect(desk.playbook.rules[index].opener.allSatisfy { !$0.say.contains("{value}") })
    }
  }

  /// The fact is the client's, and nobody else may hear it: then leave is there with the client only if it was given.
  @Test(arguments: [
    (Sharing.nobody, false, false), (.client, true, false), (.candidate, false, true), (.both, true, true),
  ])
  func `who may hear it is who was named`(sharing: Sharing, client: Bool, candidate: Bool) throws {
    var desk = try SmallDesk()
    let at = SmallDesk.time("2026-03-04T10:00:00Z").seconds
    desk.frame.factNames = ["complaint"]
    desk.frame.people.append(PersonVersion(id: 20, digest: 120, client: 5, kind: .contact))
    desk.frame.jobs = [JobVersion(id: 1, openedAt: at - Span.day, digest: 201, client: 5, contact: 20, recruiter: 7)]
    desk.frame.submissions = [
      SubmissionRow(id: 1, job: 1, person: 1, recruiter: 7, createdAt: at - 3_600, digest: 301)
    ]
    desk.frame.stageEvents = [StageEventRow(id: 1, submission: 1, at: at - 3_600, stage: .submitted)]
    desk.frame.facts = [
      FactRow(id: 1, at: at, digest: 401, submission: 1, name: 0, shareableWith: sharing)
    ]
    let moments = try desk.finder().open().filter { desk.playbook.rules[$0.rule].code == "L19" }
    #expect(Set(moments.map(\.person.value)) == [1, 20])
    for moment in moments {
      let mayName = moment.evidence.contains { $0.name == "may_be_named" }
      #expect(mayName == (moment.person.value == 20 ? client : candidate))
      let opener = try #require(desk.card(moment).opener)
      #expect(opener.contains("gone wrong") == mayName, "\(opener)")
    }
  }
}
