import Chronicle
import Moments
import Permission
import Reachability
import Recruitment
import Testing
import WorkingTime

@testable import Guidance

/// Cards that once said to ring somebody while they sat in an interview.
struct EngagementTests {
  private let now = SmallDesk.now

  /// Submission 1 of person 1 for job 1, whose contact is person 2.
  private func desk(_ change: (inout HistoryFrame) -> Void) throws -> SmallDesk {
    var desk = try SmallDesk()
    desk.frame.jobs = [
      JobVersion(
        id: 1, openedAt: now.seconds - 30 * Span.day, digest: 201, client: 5, contact: 2, recruiter: 7, kind: .perm)
    ]
    desk.frame.submissions = [
      SubmissionRow(
        id: 1, job: 1, person: 1, recruiter: 7, createdAt: now.seconds - 20 * Span.day, digest: 301)
    ]
    change(&desk.frame)
    return desk
  }

  private func date(
    _ what: DateKind, known: String = "2026-03-02T09:00:00Z", _ starts: String, status: DateStatus = .planned,
    job: UInt32 = 0
  ) -> DateRow {
    DateRow(
      date: 1, at: SmallDesk.time(known).seconds, submission: job == 0 ? 1 : 0, job: job, what: what,
      startsAt: SmallDesk.time(starts).seconds, status: status)
  }

  private func engagements(_ desk: SmallDesk, of person: Int64 = 1, booked: [Booking] = []) throws -> Engagements {
    Engagements(of: PersonID(person), in: try desk.finder().chronicle, asOf: now, booked: booked)
  }

  @Test func `interviews, planned calls and booked talks take somebody's time`() throws {
    let interview = try desk { $0.dates = [date(.interview, "2026-03-04T16:00:00Z")] }
    let theirs = try engagements(interview)
    #expect(theirs.all.map(\.kind) == [.interview])
    #expect(theirs.hold(SmallDesk.time("2026-03-04T16:30:00Z")) && theirs.hold(SmallDesk.time("2026-03-04T15:50:00Z")))
    #expect(
      !theirs.hold(SmallDesk.time("2026-03-04T17:00:00Z")) && !theirs.hold(SmallDesk.time("2026-03-04T15:40:00Z")))
    #expect(theirs.hold(SmallDesk.time("2026-03-04T15:40:00Z"), for: 600))
    #expect(try engagements(interview, of: 2).all.map(\.kind) == [.interviewForTheirJob])
    #expect(try engagements(interview, of: 3).all.isEmpty)
    let call = try desk { $0.dates = [date(.call, "2026-03-04T16:00:00Z")] }
    #expect(try engagements(call).all.map(\.kind) == [.plannedCall])
    #expect(try engagements(call, of: 2).all.isEmpty, "a call planned with a candidate is none with the contact")
    let ofJob = try desk { $0.dates = [date(.call, "2026-03-04T16:00:00Z", job: 1)] }
    #expect(try engagements(ofJob, of: 2).all.map(\.kind) == [.plannedCall])
    #expect(try engagements(ofJob).all.isEmpty)
  }

  @Test func `what was moved or called off, and what an ended submission had, takes none`() throws {
    let moved = try desk {
      $0.dates = [
        date(.interview, "2026-03-04T16:00:00Z"),
        date(.interview, known: "2026-03-03T09:00:00Z", "2026-03-06T10:00:00Z", status: .moved),
      ]
    }
    #expect(try engagements(moved).all.map(\.from) == [SmallDesk.time("2026-03-06T10:00:00Z")])
    let off = try desk {
      $0.dates = [
        date(.interview, "2026-03-04T16:00:00Z"),
        date(.interview, known: "2026-03-03T09:00:00Z", "2026-03-04T16:00:00Z", status: .cancelled),
      ]
    }
    #expect(try engagements(off).all.isEmpty)
    let ended = try desk {
      $0.dates = [date(.interview, "2026-03-04T16:00:00Z")]
      $0.stageEvents = [
        StageEventRow(id: 1, submission: 1, at: now.seconds - Span.hour, stage: .withdrew)
      ]
    }
    #expect(try engagements(ended).all.isEmpty)
    let announced = try desk {
      $0.stageEvents = [
        StageEventRow(
          id: 1, submission: 1, at: now.seconds - Span.hour, stage: .interview,
          scheduledFor: now.seconds + Span.hour)
      ]
    }
    #expect(try engagements(announced).all.map(\.from) == [now + Span.hour])
  }

  @Test func `what is planned is told again once time or the record has changed it`() throws {
    let desk = try desk {
      $0.dates = [
        date(.interview, "2026-03-04T16:00:00Z"),
        date(.interview, known: "2026-03-04T15:30:00Z", "2026-03-06T10:00:00Z", status: .moved),
      ]
    }
    #expect(try engagements(desk).until == SmallDesk.time("2026-03-04T15:30:00Z"))
    let over = try self.desk { $0.dates = [date(.interview, "2026-03-04T16:00:00Z")] }
    #expect(try engagements(over).until == SmallDesk.time("2026-03-04T17:00:00Z"))
    #expect(try engagements(over, of: 3).until > now + 1_000 * Span.day)
  }

  @Test func `a card said to ring somebody during their own interview`() throws {
    let desk = try desk { $0.dates = [date(.interview, "2026-03-04T14:30:00Z")] }
    var selection = try desk.selection([desk.moment("C14"), desk.moment("L05", person: 2)])
    #expect(selection.conversations.count == 2)
    selection.restDuringInterviews(in: try desk.finder().chronicle, asOf: now) { _ in "15:30" }
    #expect(selection.conversations.map(\.moment.person) == [PersonID(2)])
    #expect(selection.notNow.map(\.why) == ["their interview runs until 15:30"])
    #expect(selection.notNow.map(\.until) == [SmallDesk.time("2026-03-04T15:30:00Z")])
  }

  @Test func `neither a time to offer nor a best time lies in their interview`() throws {
    let desk = try desk { $0.dates = [date(.interview, "2026-03-04T15:45:00Z")] }
    let chronicle = try desk.finder().chronicle
    let moment = desk.moment("C14")
    var card = desk.card(moment)
    var completer = CardCompleter(
      playbook: desk.playbook, chronicle: chronicle, book: PickUpBook(chronicle: chronicle, asOf: now),
      gate: Gate(chronicle: chronicle), asOf: now)
    completer.complete(&card, moment)
    #expect(card.slots.count == 2)
    let taken = Engagements(of: moment.person, in: chronicle, asOf: now)
    #expect(card.slots.allSatisfy { !taken.hold($0.at, for: Int64(card.minutes) * 60) })
    #expect(!taken.all.isEmpty)
  }

  @Test func `whoever asked to be rung at an hour is rung then and not before`() throws {
    let desk = try SmallDesk()
    let later = SmallDesk.time("2026-03-04T16:30:00Z")
    var selection = try desk.selection([desk.moment("E04")])
    selection.rest(untilNamed: { _ in .init(at: later) }, asOf: now, time: { _ in "16:30" })
    #expect(selection.conversations.isEmpty && selection.notNow.map(\.why) == ["they asked to be rung at 16:30"])
    var due = try desk.selection([desk.moment("E04")])
    due.rest(untilNamed: { _ in .init(at: now) }, asOf: now, time: { _ in "15:00" })
    let entry = try #require(due.conversations.first)
    #expect(entry.moment.evidence.last == Moment.Evidence("call_named", at: now))
  }

  @Test func `who named a part of a day is rung from when it begins, and no hour is put in their mouth`() throws {
    let desk = try SmallDesk()
    let later = SmallDesk.time("2026-03-04T16:30:00Z")
    var asked = desk.moment("E04")
    asked.evidence.removeAll { $0.name.hasPrefix("call_named") || $0.name == "call_date" }
    var selection = try desk.selection([asked])
    selection.rest(untilNamed: { _ in .init(at: later, isPart: true) }, asOf: now, time: { _ in "16:30" })
    #expect(selection.notNow.map(\.why) == ["they asked to be rung from 16:30 on"])
    var due = try desk.selection([asked])
    due.rest(untilNamed: { _ in .init(at: now, isPart: true) }, asOf: now, time: { _ in "15:00" })
    let because = try #require(due.conversations.first.map { desk.card($0.moment).because })
    #expect(because.contains(", from 15:00 on;") && !because.contains("naming"))
  }

  @Test func `of whoever has left the client nothing more is wanted about its job but who is there now`() throws {
    var desk = try SmallDesk()
    desk.frame.factNames = ["left_employer"]
    desk.frame.jobs = [JobVersion(id: 1, openedAt: now.seconds - 9 * Span.day, digest: 1, client: 5, contact: 1)]
    let moments = [
      desk.moment("L05"), desk.moment("L17"), desk.moment("E04", anchor: 2), desk.moment("L05", person: 2),
    ]
    func resting(_ told: Int64?) throws -> [String] {
      var desk = desk
      if let told {
        desk.frame.facts = [FactRow(id: 1, at: told, digest: 1, person: 1, name: 0)]
      }
      var selection = try desk.selection(moments)
      selection.restAboutLeavers(in: try desk.finder(), asOf: now) { _ in "Tue 3 Mar" }
      return selection.notNow.map { "\(desk.playbook.rules[$0.entry.moment.rule].code) \($0.why)" }
    }
    #expect(try resting(nil).isEmpty)
    #expect(try resting(now.seconds + 1).isEmpty)
    // Told before the job was opened: they are its contact all the same.
    #expect(try resting(now.seconds - 10 * Span.day).isEmpty)
    #expect(
      try resting(now.seconds - Span.day) == [
        "L05 on record since Tue 3 Mar that they have left: who is there now?"
      ])
  }

  @Test func `a next try goes round what they have planned`() {
    func engaged(_ from: Int64, _ to: Int64) -> Engagements {
      var frame = HistoryFrame()
      frame.people = [PersonVersion(id: 1, digest: 1, kind: .candidate)]
      let booking = Booking(
        link: 1, person: PersonID(1), recruiter: RecruiterID(7), channel: .call,
        startsAt: now + from, endsAt: now + to, zone: "UTC", uid: "u", madeAt: now, changedAt: now)
      guard let chronicle = try? Chronicle.inMemory(frame: frame, interactions: []) else { preconditionFailure() }
      return Engagements(of: PersonID(1), in: chronicle, asOf: now, booked: [booking])
    }
    func next(_ engagements: Engagements) -> (Int64, Int64)? {
      var after = AfterTry(
        tries: [], missing: [],
        next: AfterTry.Next(dayPart: .afternoon, from: now + 3_600, to: now + 3 * 3_600), closePolitely: false)
      after.avoid(engagements)
      return after.next.map { ($0.from - now, $0.to - now) }
    }
    #expect(next(engaged(3_600, 5_400)).map { $0 == (5_400, 10_800) } == true)
    #expect(next(engaged(9_000, 10_800)).map { $0 == (3_600, 8_100) } == true)
    #expect(next(engaged(3_600, 10_000)) == nil)
    #expect(next(engaged(20_000, 22_000)).map { $0 == (3_600, 10_800) } == true)
  }
}
