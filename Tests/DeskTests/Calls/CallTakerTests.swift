import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import Storage

@Suite struct CallTakerTests {
  /// The one before the office's.
  private static let day = SmallOffice.now.seconds - Span.day

  private func office(_ engine: Engine) throws -> SmallOffice {
    let office = try SmallOffice(engine)
    try office.importFiles(
      office.bundle([
        "recruiters.csv": "recruiter_id,name,email,phone\nR1,Ruth,ruth@firm.example,+44 20 7946 0999\n",
        "people.csv":
          "person_id,kind,name,phones\nP1,candidate,Anna,020 7946 0018\nP2,contact,Tom,07700 900123\nP3,contact,Tim,07700 900123\n",
      ]))
    return office
  }

  private func event(_ digest: String, number: String = "+442079460018", _ change: (inout CallEvent) -> Void)
    -> CallEvent
  {
    var event = CallEvent(provider: "phone", callID: "c1", digest: digest, number: number)
    event.direction = .outbound
    event.ownNumber = "+442079460999"
    change(&event)
    return event
  }

  private var events: [CallEvent] {
    [
      event("a") { $0.startedAt = Self.day + 1_000 },
      event("b") { ($0.answeredAt, $0.machine) = (Self.day + 1_020, .no) },
      event("c") { $0.endedAt = Self.day + 1_320 },
      event("d") { ($0.startedAt, $0.endedAt) = (Self.day + 1_010, Self.day + 1_315) },
    ]
  }

  @Test(arguments: Engine.tested) func inWhicheverOrderEventsComeTheCallIsTheSame(_ engine: Engine) throws {
    let orders = engine == .sqlite ? [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]] : [[2, 0, 3, 1]]
    for order in orders {
      let office = try office(engine)
      let taker = CallTaker(desk: office.desk)
      for index in order { #expect(try taker.take(events[index], now: SmallOffice.now) == .taken) }
      for index in order { #expect(try taker.take(events[index], now: SmallOffice.now) == .again) }
      let person = try #require(try office.desk.store.person("P1")).id
      let line = try office.desk.store.timeline(person)
      #expect(line.count == 1, "\(order)")
      #expect(
        line.first?.at.seconds == Self.day + 1_000 && line.first?.durationSeconds == 300
          && line.first?.outcome == .connected)
      #expect(try line.first?.recruiterID == office.desk.store.recruiter("R1")?.id && line.first?.source == "phone")
    }
  }

  @Test func aMachineThatMayHaveAnsweredIsSaidToBeSo() throws {
    for (machine, outcome) in [(nil, Outcome.connectedUnverified), (.yes, .voicemail), (.no, .connected)]
      as [(YesNo?, Outcome)]
    {
      let office = try office(.sqlite)
      _ = try CallTaker(desk: office.desk).take(
        event("x") { ($0.answeredAt, $0.endedAt, $0.machine) = (Self.day + 10, Self.day + 400, machine) },
        now: SmallOffice.now)
      #expect(
        try office.desk.store.timeline(try #require(try office.desk.store.person("P1")).id).map(\.outcome) == [outcome])
    }
  }

  /// Of somebody who has a token, or of a telephone system whose clock was never set.
  @Test func aCallAtAnImpossibleTimeIsNotKept() throws {
    let office = try office(.sqlite)
    let taker = CallTaker(desk: office.desk)
    let late = SmallOffice.now.seconds + 2 * Span.day
    for (index, time) in [Int64.min, .min + 1, -1, 0, 9, late, .max].enumerated() {
      let impossible: [CallEvent] = [
        event("s\(index)") { $0.startedAt = time },
        event("a\(index)") { ($0.answeredAt, $0.endedAt) = (time, Self.day) },
        event("e\(index)") { ($0.answeredAt, $0.endedAt) = (Self.day, time) },
      ]
      for event in impossible { #expect(try taker.take(event, now: SmallOffice.now) == .impossible, "\(time)") }
    }
    #expect(try office.desk.store.toldCall("phone", "c1") == nil)
    let clocksDiffer = event("z") { ($0.answeredAt, $0.endedAt) = (Self.day, SmallOffice.now.seconds + 60) }
    #expect(try taker.take(clocksDiffer, now: SmallOffice.now) == .taken)
  }

  @Test func aNumberThatIsNobodysOrSeveralPeoplesIsNotKept() throws {
    let office = try office(.sqlite)
    let taker = CallTaker(desk: office.desk)
    for (digest, number) in [("1", "+447700900123"), ("2", "+447700900777"), ("3", "anonymous")] {
      #expect(
        try taker.take(event(digest, number: number) { $0.endedAt = Self.day + 9 }, now: SmallOffice.now) == .nobodys)
    }
    #expect(try office.desk.store.toldCall("phone", "c1") == nil)
    // Somebody who is on record from now on is found at once.
    try office.importFiles(
      office.bundle(["people.csv": "person_id,kind,name,phones\nP4,candidate,Zoe,+447700900777\n"]))
    #expect(
      try taker.take(event("4", number: "07700 900777") { $0.endedAt = Self.day + 9 }, now: SmallOffice.now) == .taken)
  }
}
