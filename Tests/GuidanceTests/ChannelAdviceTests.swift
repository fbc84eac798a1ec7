import Chronicle
import Moments
import Recruitment
import Testing

@testable import Guidance

struct ChannelAdviceTests {
  private func rule(_ code: String) throws -> Rule {
    let playbook = try Playbook.standard()
    return playbook.rules[try #require(playbook.index(of: code))]
  }

  @Test func `one point each: none is a message, one a text that offers a call, two a talk, four a meeting`() throws {
    var rule = try rule("C06")
    let levels: [(weights: [Rule.Weight], level: ChannelAdvice.Level)] = [
      ([], .message), ([.hiddenReason], .textThatOffersACall), ([.hiddenReason, .decision], .talk),
      ([.hiddenReason, .decision, .money], .talk), ([.hiddenReason, .decision, .money, .badNews], .meeting),
    ]
    for (weights, level) in levels {
      rule.weighs = weights
      #expect(ChannelAdvice(rule, Circumstances()).level == level, "\(weights)")
    }
  }

  @Test func `a third unanswered message, a last day and a senior person weigh too`() throws {
    let debrief = try rule("C06")
    #expect(ChannelAdvice(debrief, Circumstances(unansweredInARow: 2)).weights == [.hiddenReason, .decision])
    #expect(ChannelAdvice(debrief, Circumstances(unansweredInARow: 3)).weights.last == .unanswered)
    #expect(
      ChannelAdvice(debrief, Circumstances(unansweredInARow: 3, isPressing: true)).level == .meeting)
    #expect(ChannelAdvice(debrief, Circumstances(isSenior: true)).level == .meeting)
    let logistics = try rule("M02")
    #expect(ChannelAdvice(logistics, Circumstances(isPressing: true, isSenior: true)).level == .message)
    #expect(ChannelAdvice(logistics, Circumstances(unansweredInARow: 3)).level == .textThatOffersACall)
  }

  @Test func `the reasons are in the trade's words, what is particular to the moment last`() throws {
    let reasons = ChannelAdvice(try rule("C06"), Circumstances(isPressing: true)).reasons(try rule("C06"))
    #expect(
      reasons == [
        "there may be a reason nobody has named", "a decision is needed", "less than a day is left",
        "first reactions fade within hours", "doubts are said aloud and seldom written",
      ])
  }

  @Test(arguments: [
    ("Director", true), ("c-level", true), ("Head of", true), ("VP", true), ("senior", false), ("mid", false),
    ("", false), ("directorate assistant", false),
  ])
  func `who is senior, by the record's word`(word: String, senior: Bool) {
    #expect(Circumstances.isSenior(word) == senior)
  }

  @Test func `messages are counted since they were last heard, as known then`() throws {
    var desk = try SmallDesk()
    desk.frame.words = ["", "Director"]
    desk.frame.people[0].seniority = 1
    var rows = InteractionColumns()
    func add(_ text: String, _ traits: InteractionTraits, knownAt: String? = nil) {
      let at = SmallDesk.time(text).seconds
      rows.append(
        id: UInt32(rows.count + 1), person: 1, at: at, knownAt: knownAt.map { SmallDesk.time($0).seconds } ?? at,
        recruiter: 7, traits: traits.bits, duration: InteractionColumns.unknownDuration)
    }
    let ours = InteractionTraits(channel: .email, direction: .outbound, outcome: .sent, durationSeconds: nil)
    let theirs = InteractionTraits(channel: .email, direction: .inbound, outcome: nil, durationSeconds: nil)
    add("2026-03-01T09:00:00Z", ours)
    add("2026-03-01T10:00:00Z", theirs)
    add("2026-03-02T09:00:00Z", ours)
    add("2026-03-03T09:00:00Z", ours)
    add("2026-03-03T10:00:00Z", theirs, knownAt: "2026-03-05T10:00:00Z")
    let chronicle = try Chronicle.inMemory(frame: desk.frame, interactions: [rows])
    var moment = desk.moment("C20")
    moment.evidence = [.init("date", at: SmallDesk.time("2026-03-05T09:00:00Z"))]
    let now = Circumstances(of: moment, in: chronicle, asOf: SmallDesk.now)
    #expect(now == Circumstances(unansweredInARow: 2, isPressing: true, isSenior: true))
    let later = Circumstances(of: moment, in: chronicle, asOf: SmallDesk.time("2026-03-05T12:00:00Z"))
    #expect(later == Circumstances(unansweredInARow: 0, isPressing: false, isSenior: true))
  }
}
