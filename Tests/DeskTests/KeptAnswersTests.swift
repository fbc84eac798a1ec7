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
    var happened: [String: Int] = [:]
    for step in 0..<40 {
      let (kept, anew) = (try Self.all(desk, at: time), try Self.all(desk.lookingAnew(), at: time))
      guard kept == anew else {
        Issue.record("seed \(seed), step \(step), \(ISOTimestamp.utc(time)): \(Self.difference(kept, anew))")
        return
      }
      let recruiters = try desk.recruiters().map(\.id)
      let recruiter = try #require(recruiters.randomElement(using: &dice))
      #expect(try Self.one(desk, recruiter, at: time) == Self.one(desk.lookingAnew(), recruiter, at: time))
      happened[try happen(desk, office, recruiter, at: time, step: step, &dice), default: 0] += 1
      // Seconds, minutes, hours or a day later; now and then a look back.
      let steps: [Int64] = [0, 1, 17, 60, 240, 1_800, 3_600, 9_000, 86_400]
      time = time + (steps.randomElement(using: &dice) ?? 1) - (Int.random(in: 0..<12, using: &dice) == 0 ? 5_000 : 0)
    }
    // Whatever the dice say, enough must have come about for this to mean something.
    #expect(happened.count >= 6 && (happened["nothing"] ?? 0) < 20, "\(happened)")
  }

  /// Something that a recruiter may do, or nothing.
  /// - Returns: what it was.
  private func happen(
    _ desk: Desk, _ office: SmallOffice, _ recruiter: String, at time: Instant, step: Int, _ dice: inout Dice
  ) throws -> String {
    let day = try desk.today(recruiter: recruiter, asOf: time, minutes: nil)
    let cards = day.conversations + day.messages
    guard let card = cards.randomElement(using: &dice) else { return "nothing" }
    switch Int.random(in: 0..<9, using: &dice) {
    case 0, 1:
      let isTalk = Bool.random(using: &dice)
      try desk.logConversation(
        ConversationEntry(
          personID: card.person.printedID, recruiterID: recruiter, channel: .call,
          outcome: isTalk ? .connected : .noAnswer, at: time - 30, durationSeconds: isTalk ? 500 : nil), now: time)
      return isTalk ? "talk" : "try"
    case 2, 3:
      let isSnoozed = Bool.random(using: &dice)
      try desk.act(
        MomentActionEntry(
          moment: card.moment, recruiterID: recruiter, action: isSnoozed ? .snoozed : .dismissed,
          until: isSnoozed ? time + 2_000 : nil), now: time)
      return isSnoozed ? "snoozed" : "dismissed"
    case 4:
      let fact = FactEntry(
        name: "motivation", value: "more pay \(step)", personID: card.person.printedID, recruiterID: recruiter)
      try desk.recordFact(fact, now: time)
      return "fact"
    case 5, 6:
      guard let job = card.jobID else { return "nothing" }
      let fact = FactEntry(
        name: "competing_route", value: "an agency \(step)", personID: card.person.printedID,
        recruiterID: recruiter, jobID: job, submissionID: card.submissionID)
      try desk.recordFact(fact, now: time)
      return "fact of a job"
    case 7:
      // An edit from outside: the same person with another name and owner.
      let person = "\(card.person.printedID),candidate,Anna \(step),\(recruiter)"
      let people = try office.bundle(["people.csv": "person_id,kind,name,owner_recruiter_id\n\(person)\n"])
      _ = try desk.importFiles(ImportRequest(paths: [people]), now: time) { _ in }
      return "edit"
    default:
      // The first is the firm itself.
      let batches = try desk.batches().filter { $0.undoneAt == nil }
      guard batches.count > 3 else { return "nothing" }
      _ = try desk.undo(batch: batches[0].id, now: time)
      return "undo"
    }
  }
}
