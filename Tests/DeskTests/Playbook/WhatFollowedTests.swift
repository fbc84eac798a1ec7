import Foundation
import Moments
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// What stood on record before a change of the playbook, and after it: of a simulated firm, against counts made plainly.
@Suite struct WhatFollowedTests {
  @Test(.timeLimit(.minutes(5))) func aChangeIsFollowedByTheFiguresOfItsRulesAlone() throws {
    let office = try SmallOffice(.sqlite)
    let bundle = office.folder + "/simulated"
    _ = try Desk.simulate(seed: 8, recruiters: 3, months: 6, out: bundle) { _, _ in }
    try office.importFiles(bundle)
    let base = office.desk
    let desk = Desk(
      store: base.store, playbooks: PlaybookShelf(path: nil, store: base.store), shelf: base.shelf, keys: base.keys)
    #expect(try desk.playbookChanges().isEmpty)
    let ends = try #require(try desk.endOfRecord())
    let standard = try PlaybookText(Playbook.standardText)
    func text(_ hours: String) throws -> String {
      try standard.setting("C06", to: #require(standard.rule("C06")).setting("limit_hours", to: .text(hours))).text
    }
    let (first, second) = (ends - 70 * Span.day, ends - 20 * Span.day)
    try desk.adoptPlaybook(text("5"), why: "Later", after: 0, now: first)
    try desk.adoptPlaybook(text("4"), why: "Sooner", after: 1, now: second)
    try desk.adoptPlaybook(text("3"), why: "At the end", after: 2, now: ends)
    let fresh = Desk(
      store: base.store, playbooks: PlaybookShelf(path: nil, store: base.store), shelf: base.shelf, keys: base.keys)
    let changes = try fresh.playbookChanges()
    #expect(changes.map(\.version.why) == ["At the end", "Sooner", "Later"])
    #expect(changes.allSatisfy { $0.rules.map(\.code) == ["C06"] })
    // No day has passed; twenty have; and of the first fifty until it was changed again.
    #expect(changes.map { $0.rules[0].days } == [0, 20, 50] && changes[0].rules[0].figures.isEmpty)
    let held = try #require(changes[2].rules[0].figures.first)
    #expect(held.name == "held_in_time" && held.before.of >= 10 && held.after.of >= 10)
    // The same by looking at every moment: talks in time, of those that were due and not let go.
    let record = try fresh.studied()
    let index = try #require(record.playbook.index(of: "C06"))
    for (span, share) in [
      ((first - 50 * Span.day)..<first, held.before), (first..<(first + 50 * Span.day), held.after),
    ] {
      let all = record.moments().filter { $0.rule == index && span.contains($0.openedAt) && !$0.recruiter.isNone }
      let inTime = all.filter { moment in
        moment.endedBy == .conversation && moment.endedAt.map { $0 <= moment.dueAt } ?? false
      }
      let gone = all.filter { moment in
        if moment.endedBy == .optOut || moment.endedBy == .dismissed { return true }
        guard let ended = moment.endedAt else { return moment.dueAt > record.ends }
        return moment.endedBy != .conversation && ended <= moment.dueAt
      }
      #expect(share.count == inTime.count && share.of == all.count - gone.count)
    }
    let change = try #require(held.change)
    #expect(change.low < (held.difference ?? 9) && (held.difference ?? -9) < change.high)
    var writer = JSONWriter()
    writer.playbookChanges(changes)
    #expect(
      writer.text.contains("\"caution\"") && writer.text.contains("started") || writer.text.contains("later_stage"))
    #expect(ChangeWords.figure(held, days: 50).contains("in the 50 days before"))
  }
}
