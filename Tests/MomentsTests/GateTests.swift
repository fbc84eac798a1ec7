import Recruitment
import Testing

@testable import Moments

/// Whom a gate keeps a trigger from, the trigger would have found nothing with.
struct GateTests {
  /// How often a gate kept a trigger from somebody, and how much triggers found with the others.
  private struct Tally {
    var keptAway = 0
    var drafts = 0
  }

  @Test func `a gate keeps away nothing that would be found`() throws {
    var tallies: [String: Tally] = [:]
    for seed in UInt64(1)...60 {
      let finder = try RandomFirm(seed: seed).finder(asOf: RandomFirm.begins + 700 * Span.hour)
      let scan = PersonScan(record: finder.record)
      for person in UInt32(1)...6 {
        scan.read(person)
        let jobs = scan.jobsAsContact()
        let atHand = scan.atHand(jobs)
        for rule in finder.playbook.rules {
          for trigger in rule.triggers {
            let facts = finder.record.places(ofFacts: trigger.factNames)
            var drafts = 0
            trigger.finding(desks: rule.desks, facts: facts)(scan, jobs) { _ in drafts += 1 }
            let isLet = Gate(trigger, facts: facts).lets(atHand)
            #expect(isLet || drafts == 0, "seed \(seed), person \(person), \(rule.code) \(trigger.word)")
            tallies[trigger.word, default: Tally()].keptAway += isLet ? 0 : 1
            tallies[trigger.word, default: Tally()].drafts += drafts
          }
        }
      }
    }
    // Of a word that nothing was ever found with, or that nobody was kept from, the above would say little.
    for word in [
      "stage_reached", "fact_missing", "date_ahead", "date_past", "offer_made", "counter_offer_watch", "no_news",
    ] {
      let tally = try #require(tallies[word], "no trigger says \(word)")
      #expect(tally.keptAway > 0 && tally.drafts > 0, "\(word): \(tally)")
    }
  }

  @Test func `a set of stages and one of dates know what was put in`() {
    let (early, late) = (StageSet([.shortlisted, .submitted]), StageSet([.started, .jobClosed]))
    #expect(early.isDisjoint(with: late) && !early.isDisjoint(with: StageSet([.submitted, .rejected])))
    var both = early
    both.formUnion(late)
    #expect(!both.isDisjoint(with: late) && StageSet().isEmpty && !both.isEmpty)
    #expect(DateKind.interview.announcers == [.interview, .finalInterview] && DateKind.decision.announcers.isEmpty)
    for kind in DateKind.allCases { #expect(kind.isAnnounced == !kind.announcers.isEmpty) }
  }
}
