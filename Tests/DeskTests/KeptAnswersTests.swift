import Foundation
import Guidance
import Recruitment
import SimulatedAgency
import Testing

@testable import Desk

/// A door that stays open keeps what it worked out; whatever happens meanwhile, it answers as if it had kept nothing.
struct KeptAnswersTests {
  /// Reproducible on every machine.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static func all(_ desk: Desk, at time: Instant, minutes: Int? = nil) throws -> String {
    var writer = JSONWriter()
    let days = try desk.todayForEveryone(asOf: time, minutes: minutes)
    writer.todays(days, asOf: time, sources: try desk.sourceAges(asOf: time))
    return writer.text
  }

  private static func one(_ desk: Desk, _ recruiter: String, at time: Instant) throws -> String {
    var writer = JSONWriter()
    writer.today(try desk.today(recruiter: recruiter, asOf: time, minutes: nil))
    return writer.text
  }

  /// Where two answers part, with a little before it.
  private static func difference(_ left: String, _ right: String) -> String {
    let place = zip(left.utf8, right.utf8).prefix { $0 == $1 }.count
    func piece(_ text: String) -> String {
      String(decoding: Array(text.utf8.dropFirst(max(0, place - 200)).prefix(400)), as: UTF8.self)
    }
    return "kept: …\(piece(left))…\nanew: …\(piece(right))…"
  }

  @Test(arguments: [UInt64(5), 11, 23]) func `what is kept answers as if nothing were`(seed: UInt64) throws {
    let office = try SmallOffice(.sqlite)
    let bundle = office.folder + "/simulated"
    _ = try SimulatedFirm(.init(seed: seed, recruiters: 2, months: 2)).write(to: bundle)
    try office.importFiles(bundle)
    let desk = try office.desk.keepingMoments()
    var dice = Dice(state: seed)
    var time = SmallOffice.time("2026-11-17T07:40:00Z")
    var imports = 0
    for step in 0..<40 {
      let (kept, anew) = (try Self.all(desk, at: time), try Self.all(desk.lookingAnew(), at: time))
      guard kept == anew else {
        Issue.record("seed \(seed), step \(step), \(ISOTimestamp.utc(time)): \(Self.difference(kept, anew))")
        return
      }
      let recruiters = try desk.recruiters().map(\.id)
      let recruiter = try #require(recruiters.randomElement(using: &dice))
      #expect(try Self.one(desk, recruiter, at: time) == Self.one(desk.lookingAnew(), recruiter, at: time))
      imports += try happen(desk, office, recruiter, at: time, step: step, &dice)
      // Seconds, minutes, hours or a day later; now and then a look back.
      let steps: [Int64] = [0, 1, 17, 60, 240, 1_800, 3_600, 9_000, 86_400]
      time = time + (steps.randomElement(using: &dice) ?? 1) - (Int.random(in: 0..<12, using: &dice) == 0 ? 5_000 : 0)
    }
    #expect(imports >= 0)
  }

  /// Something that a recruiter may do, or nothing.
  /// - Returns: 1 where files came in or went.
  private func happen(
    _ desk: Desk, _ office: SmallOffice, _ recruiter: String, at time: Instant, step: Int, _ dice: inout Dice
  ) throws -> Int {
    let day = try desk.today(recruiter: recruiter, asOf: time, minutes: nil)
    let cards = day.conversations + day.messages
    guard let card = cards.randomElement(using: &dice) else { return 0 }
    switch Int.random(in: 0..<9, using: &dice) {
    case 0, 1:
      let isTalk = Bool.random(using: &dice)
      try desk.logConversation(
        ConversationEntry(
          personID: card.person.printedID, recruiterID: recruiter, channel: .call,
          outcome: isTalk ? .connected : .noAnswer, at: time - 30, durationSeconds: isTalk ? 500 : nil), now: time)
    case 2:
      try desk.act(
        MomentActionEntry(moment: card.moment, recruiterID: recruiter, action: .snoozed, until: time + 2_000), now: time
      )
    case 3:
      try desk.act(MomentActionEntry(moment: card.moment, recruiterID: recruiter, action: .dismissed), now: time)
    case 4:
      try desk.recordFact(
        FactEntry(
          name: "motivation", value: "more pay \(step)", personID: card.person.printedID, recruiterID: recruiter),
        now: time)
    case 5:
      guard let job = card.jobID else { return 0 }
      try desk.recordFact(
        FactEntry(
          name: "competing_route", value: "an agency \(step)", personID: card.person.printedID,
          recruiterID: recruiter, jobID: job, submissionID: card.submissionID), now: time)
    case 6:
      // An edit of the record from outside: the same person with another name and owner.
      let people = try office.bundle([
        "people.csv":
          "person_id,kind,name,owner_recruiter_id\n\(card.person.printedID),candidate,Anna \(step),\(recruiter)\n"
      ])
      _ = try desk.importFiles(ImportRequest(paths: [people], format: nil, me: [], dryRun: false), now: time) { _ in }
      return 1
    case 7:
      guard let last = try desk.batches().first(where: { $0.undoneAt == nil }), try desk.batches().count > 3 else {
        return 0
      }
      _ = try desk.undo(batch: last.id, now: time)
      return 1
    default: break
    }
    return 0
  }
}
