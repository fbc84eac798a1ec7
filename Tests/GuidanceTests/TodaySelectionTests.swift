import Moments
import Permission
import Recruitment
import Testing

@testable import Guidance

struct TodaySelectionTests {
  private func codes(_ entries: [TodaySelection.Entry], _ desk: SmallDesk) -> [String] {
    entries.map { desk.playbook.rules[$0.moment.rule].code }
  }

  @Test func `the order is by deadline, then longest open, whatever order they come in`() throws {
    let desk = try SmallDesk()
    let moments = [
      desk.moment("C06", person: 1, opened: "2026-03-04T10:00:00Z", due: "2026-03-04T16:00:00Z"),
      desk.moment("C13", person: 2, opened: "2026-03-04T09:00:00Z", due: "2026-03-04T16:00:00Z"),
      desk.moment("C08", person: 3, opened: "2026-03-04T11:00:00Z", due: "2026-03-03T09:00:00Z"),
      desk.moment("L05", person: 4, opened: "2026-03-01T11:00:00Z", due: "2026-03-06T09:00:00Z"),
    ]
    var random = moments
    for _ in 0..<4 {
      random = Array(random.dropFirst()) + random.prefix(1)
      #expect(codes(try desk.selection(random).conversations, desk) == ["C08", "C13", "C06", "L05"])
    }
  }

  @Test func `ended moments are passed over, and other recruiters' too`() throws {
    let desk = try SmallDesk()
    var ended = desk.moment("C06")
    ended.endedAt = SmallDesk.now
    let moments = [
      ended, desk.moment("C13", person: 2), desk.moment("C11", person: 3, recruiter: 8),
      desk.moment("C14", person: 4, recruiter: 0),
    ]
    #expect(codes(try desk.selection(moments).conversations, desk) == ["C13", "C11", "C14"])
    #expect(codes(try desk.selection(moments, of: RecruiterID(7)).conversations, desk) == ["C13"])
    #expect(codes(try desk.selection(moments, of: RecruiterID.none).conversations, desk) == ["C14"])
  }

  @Test func `cards are shown for fourteen days, then counted as older`() throws {
    let desk = try SmallDesk()
    let shown = try desk.selection([
      desk.moment("C06", person: 1, opened: "2026-02-18T15:00:00Z"),
      desk.moment("C13", person: 2, opened: "2026-02-18T14:59:59Z"),
    ])
    #expect(
      codes(shown.conversations, desk) == ["C06"] && shown.older.map { desk.playbook.rules[$0.rule].code } == ["C13"])
  }

  @Test func `an older moment's card says whether one may ring`() throws {
    var desk = try SmallDesk()
    desk.frame.preferences = [PreferenceRow(person: 2, channel: .call, allowed: .no)]
    let shown = try desk.selection([desk.moment("C13", person: 2, opened: "2026-01-05T09:00:00Z")])
    let finder = try desk.finder()
    let entry = TodaySelection.entry(
      try #require(shown.older.first), finder: finder, gate: Gate(chronicle: finder.chronicle), asOf: SmallDesk.now)
    #expect(entry.permission.verdict == .notNow)
  }

  @Test func `client silence is one line for a job`() throws {
    let desk = try SmallDesk()
    let moments = [
      desk.moment("L07", job: 1, due: "2026-03-04T17:00:00Z", anchor: 1),
      desk.moment("L07", job: 1, due: "2026-03-04T16:00:00Z", anchor: 2),
      desk.moment("L07", job: 2, due: "2026-03-04T18:00:00Z", anchor: 3),
      desk.moment("L03", job: 1, due: "2026-03-04T19:00:00Z", anchor: 4),
    ]
    let shown = try desk.selection(moments).conversations
    #expect(shown.map(\.moment.anchor) == [2, 3, 4])
  }

  /// It took the job's one line, and the job was on no list at all.
  @Test func `a silence of last month does not hide this week's on the same job`() throws {
    let desk = try SmallDesk()
    let shown = try desk.selection([
      desk.moment("L07", opened: "2026-01-05T09:00:00Z", due: "2026-01-06T09:00:00Z", anchor: 1),
      desk.moment("L07", anchor: 2),
    ])
    #expect(shown.conversations.map(\.moment.anchor) == [2] && shown.older.map(\.anchor) == [1])
  }

  @Test func `a general rule gives way to a particular conversation with the same person`() throws {
    let desk = try SmallDesk()
    let general = desk.moment("E02", person: 1)
    #expect(codes(try desk.selection([general, desk.moment("C06", person: 2)]).conversations, desk) == ["E02", "C06"])
    #expect(codes(try desk.selection([general, desk.moment("C06", person: 1)]).conversations, desk) == ["C06"])
    // Whoever of us is to hold it; and one of two general ones is enough.
    let mine = RecruiterID(7)
    #expect(try desk.selection([general, desk.moment("C06", person: 1, recruiter: 8)], of: mine).conversations.isEmpty)
    #expect(codes(try desk.selection([general, desk.moment("E03", person: 1)]).conversations, desk) == ["E02"])
  }

  @Test func `a message that is due is no conversation to give way to`() throws {
    let desk = try SmallDesk()
    let shown = try desk.selection([desk.moment("E03", person: 1), desk.moment("E01", person: 1)])
    #expect(codes(shown.conversations, desk) == ["E03"] && codes(shown.messages, desk) == ["E01"])
  }

  @Test func `what was put off waits until then, and comes back`() throws {
    var desk = try SmallDesk()
    let debrief = desk.moment("C06")
    let id = MomentID(rule: "C06", anchor: 1, ordinal: 0)
    let until = SmallDesk.time("2026-03-05T09:00:00Z")
    desk.frame.actions = [
      MomentActionRow(
        moment: id.value, at: SmallDesk.time("2026-03-04T10:00:00Z").seconds, until: until.seconds, recruiter: 7,
        action: .snoozed)
    ]
    let shown = try desk.selection([debrief])
    #expect(shown.conversations.isEmpty && shown.notNow.count == 1)
    #expect(shown.notNow[0].why == "put off by you" && shown.notNow[0].until == until && shown.notNow[0].entry.id == id)
    #expect(try desk.selection([debrief], asOf: until).conversations.count == 1)
    // Before it was put off it was due, and is for ever so when asked about that time.
    #expect(try desk.selection([debrief], asOf: SmallDesk.time("2026-03-04T09:59:00Z")).conversations.count == 1)
  }

  @Test func `stated hours move a moment to not now, with the time it comes back`() throws {
    var desk = try SmallDesk()
    desk.frame.preferences = [PreferenceRow(person: 1, fromMinute: 17 * 60, toMinute: 19 * 60)]
    let shown = try desk.selection([desk.moment("C06"), desk.moment("C13", person: 2)])
    #expect(codes(shown.conversations, desk) == ["C13"])
    #expect(shown.notNow.map(\.why) == ["outside the hours this person agreed to"])
    #expect(shown.notNow[0].until == SmallDesk.time("2026-03-04T17:00:00Z"))
  }

  @Test func `the first that fit into the time there is, and how many more are due`() throws {
    let desk = try SmallDesk()
    // 15, 10 and 20 minutes.
    let shown = try desk.selection([
      desk.moment("C13", person: 1, due: "2026-03-04T16:00:00Z"),
      desk.moment("C06", person: 2, due: "2026-03-04T17:00:00Z"),
      desk.moment("C16", person: 3, due: "2026-03-04T18:00:00Z"),
    ])
    func within(_ minutes: Int?) -> [Int] {
      let (fitting, more) = shown.conversations(within: minutes, desk.playbook)
      return [fitting.count, more]
    }
    #expect(within(nil) == [3, 0] && within(45) == [3, 0] && within(44) == [2, 1] && within(25) == [2, 1])
    #expect(within(24) == [1, 2] && within(14) == [0, 3] && within(0) == [0, 3])
  }
}
