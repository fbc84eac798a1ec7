import Guidance
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// What clients and candidates do with a link, and what it does to the recruiter's day.
@Suite struct AudienceTests {
  private static let now = SmallOffice.now
  private static let day = Span.day

  private func guest(
    _ office: SmallOffice, _ purpose: LinkPurpose = .everything, person: String = "P1", at time: Instant = now
  ) throws -> Guest {
    let made = try office.desk.makeLink(LinkEntry(person: person, recruiter: "R1", purpose: purpose), now: time)
    return try #require(try office.desk.audienceDoor().guest(made.token, now: time))
  }

  private func entry(_ time: Instant, _ channel: Channel = .call) -> BookingEntry {
    BookingEntry(startsAt: time, channel: channel, zone: "Europe/Paris", note: nil)
  }

  @Test(arguments: Engine.tested) func aLinkOpensWhatItIsForAndNothingWhenItIsOver(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let door = office.desk.audienceDoor()
    let made = try office.desk.makeLink(
      LinkEntry(person: "P1", purpose: .preferences, days: 7), now: Self.now)
    let guest = try #require(try door.guest(made.token, now: Self.now))
    #expect(guest.link.purpose.opens(.preferences) && guest.link.purpose.opens(.why))
    #expect(!guest.link.purpose.opens(.booking))
    #expect(try door.guest(made.token, now: Self.now + 7 * Self.day) == nil)
    #expect(try door.guest(made.token, now: Self.now + 7 * Self.day - 1) != nil)
    #expect(try door.guest(LinkToken(), now: Self.now) == nil)
    // Of the secret the store holds nothing.
    let kept = try office.desk.store.database.read { try $0.text("SELECT digest FROM audience_link") }
    #expect(kept == made.token.digest && kept != made.token.text && made.token.text.utf8.count == 26)
    try office.desk.revokeLink(made.link.id, now: Self.now)
    #expect(try door.guest(made.token, now: Self.now) == nil)
    #expect(throws: DeskError.audience(.noSuchLink)) { try office.desk.revokeLink(made.link.id, now: Self.now) }
    #expect(throws: DeskError.audience(.days)) {
      try office.desk.makeLink(LinkEntry(person: "P1", days: 366), now: Self.now)
    }
    #expect(throws: DeskError.noSuchPerson("P77")) {
      try office.desk.makeLink(LinkEntry(person: "P77"), now: Self.now)
    }
  }

  @Test func tokensAreTypedInAnyCase() throws {
    let token = LinkToken()
    #expect(LinkToken(token.text.uppercased())?.digest == token.digest)
    #expect(LinkToken(String(token.text.dropLast())) == nil && LinkToken(token.text + "0") == nil)
    #expect(LinkToken(String(repeating: "l", count: 26)) == nil && LinkToken("-") == nil)
    #expect(Set((0..<200).map { _ in LinkToken().text }).count == 200)
    #expect(token.formToken != token.digest && !token.formToken.contains(token.text))
  }

  /// A booked time is on Today, what is due with them waits for it, and comes back at that time.
  @Test(arguments: Engine.tested) func whatIsDueRestsUntilTheTalk(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let door = office.desk.audienceDoor()
    let before = try office.desk.today(recruiter: "R1", asOf: Self.now, minutes: nil)
    let card = try #require(before.conversations.first)
    let guest = try guest(office, person: card.person.printedID)
    let time = try #require(try door.freeTimes(of: guest, now: Self.now).first)
    let booked = try door.book(entry(time), by: guest, now: Self.now)
    let day = try office.desk.today(recruiter: "R1", asOf: Self.now + 60, minutes: nil)
    #expect(day.booked.map(\.id) == [booked.id] && day.booked.first?.person.id == card.person.id)
    #expect(!day.conversations.contains { $0.person.id == card.person.id })
    let waiting = try #require(day.notNow.first { $0.moment == card.moment })
    #expect(waiting.until == time && waiting.why.hasPrefix("they booked a call for"))
    let page = try office.desk.person(card.person.printedID, asOf: Self.now + 60)
    #expect(page.booked.count == 1 && page.notNow.contains { $0.moment == card.moment })
    let then = try office.desk.today(recruiter: "R1", asOf: time, minutes: nil)
    #expect(then.booked.count == 1 && !then.notNow.contains { $0.why.hasPrefix("they booked") })
    // Called off, it is due at once.
    _ = try door.cancel(by: guest, now: Self.now + 120)
    let off = try office.desk.today(recruiter: "R1", asOf: Self.now + 180, minutes: nil)
    #expect(off.booked.isEmpty && off.conversations.contains { $0.moment == card.moment })
  }

  /// The recruiter calls it off: the time is free again, they are told where they look, and it is due at once.
  @Test(arguments: Engine.tested) func aRecruiterCallsOffWhatSomebodyBooked(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let door = office.desk.audienceDoor()
    let guest = try guest(office)
    let time = try #require(try door.freeTimes(of: guest, now: Self.now).dropFirst(4).first)
    let booked = try door.book(entry(time), by: guest, now: Self.now)
    #expect(try office.desk.bookedTalk(booked.id, of: "R1", now: Self.now).standing == .ahead)
    #expect(try door.calledOff(of: guest, now: Self.now) == nil)
    for desk in ["R2", "R77"] {
      #expect(throws: DeskError.self) { try office.desk.callOff(booked.id, of: desk, now: Self.now) }
    }
    #expect(try office.desk.bookedTalk(booked.id, of: "R1", now: time).standing == .begun)
    #expect(throws: DeskError.audience(.noBooking)) { try office.desk.callOff(booked.id, of: "R1", now: time) }
    try office.desk.callOff(booked.id, of: "R1", now: Self.now + 60)
    // A second press changes nothing.
    try office.desk.callOff(booked.id, of: "R1", now: Self.now + 90)
    let page = try office.desk.bookedTalk(booked.id, of: "R1", now: Self.now + 120)
    #expect(page.standing == .offByUs(Self.now + 60) && page.isLinkOpen && page.talk.person.printedID == "P1")
    #expect(try office.desk.today(recruiter: "R1", asOf: Self.now + 120, minutes: nil).booked.isEmpty)
    #expect(try door.booking(of: guest, now: Self.now + 120) == nil)
    #expect(try door.calledOff(of: guest, now: Self.now + 120)?.startsAt == time)
    // Whoever waited to be rung looks afterwards.
    #expect(try door.calledOff(of: guest, now: booked.endsAt + Span.hour) != nil)
    #expect(try door.calledOff(of: guest, now: booked.endsAt + Self.day) == nil)
    #expect(try door.attachment(of: guest)?.text.contains("METHOD:CANCEL\r\n") == true)
    // Another time is theirs to choose, the same one too; then nothing is off any more.
    let again = try door.book(entry(time), by: guest, now: Self.now + 180)
    #expect(try door.calledOff(of: guest, now: Self.now + 180) == nil)
    // What they call off themselves is not said to be our doing.
    _ = try door.cancel(by: guest, now: Self.now + 200)
    #expect(try door.calledOff(of: guest, now: Self.now + 210) == nil)
    #expect(
      try office.desk.bookedTalk(again.id, of: "R1", now: Self.now + 210).standing == .offByThem(Self.now + 200))
    let deeds = try office.desk.auditLog().filter { $0.deed == .calledOffTalk }
    #expect(deeds.map(\.subject) == ["booking \(booked.id.value)"])
  }

  /// A desk that keeps what it found says the same.
  @Test func aKeptDeskSeesBookingsAtOnce() throws {
    let office = try SmallOffice(.sqlite)
    try office.importHarbour()
    let kept = try office.desk.keepingMoments()
    #expect(try kept.today(recruiter: "R1", asOf: Self.now, minutes: nil).booked.isEmpty)
    let guest = try guest(office)
    let door = kept.audienceDoor()
    let time = try #require(try door.freeTimes(of: guest, now: Self.now).first)
    _ = try door.book(entry(time), by: guest, now: Self.now)
    #expect(try kept.today(recruiter: "R1", asOf: Self.now + 1, minutes: nil).booked.count == 1)
    _ = try door.cancel(by: guest, now: Self.now + 2)
    #expect(try kept.today(recruiter: "R1", asOf: Self.now + 3, minutes: nil).booked.isEmpty)
  }

  @Test(arguments: Engine.tested) func freeTimesKeepClearOfEverythingElse(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let door = office.desk.audienceDoor()
    let (first, second) = (try guest(office), try guest(office, person: "P2"))
    let free = try door.freeTimes(of: first, now: Self.now)
    #expect(free.allSatisfy { $0 >= Self.now + Span.hour && $0 < Self.now + 14 * Self.day })
    #expect(free == free.sorted() && Set(free).count == free.count && free.count > 50)
    let booked = try door.book(entry(free[3]), by: first, now: Self.now)
    #expect(try !door.freeTimes(of: second, now: Self.now).contains(free[3]))
    // One's own time is free for oneself, to keep it and change the way.
    #expect(try door.freeTimes(of: first, now: Self.now).contains(free[3]))
    let moved = try door.move(to: entry(free[3], .video), by: first, now: Self.now + 5)
    #expect(moved.channel == .video && moved.sequence == 1)
    #expect(throws: DeskError.audience(.taken)) { try door.book(entry(free[3]), by: second, now: Self.now) }
    #expect(throws: DeskError.audience(.hasOne)) { try door.book(entry(free[8]), by: first, now: Self.now) }
    for odd in [free[0] + 300, Self.now + 60, Self.now + 30 * Self.day, free[0] + 7] {
      #expect(throws: DeskError.audience(.taken)) { try door.book(entry(odd), by: second, now: Self.now) }
    }
    #expect(throws: DeskError.audience(.channel)) { try door.book(entry(free[9], .email), by: second, now: Self.now) }
    // What one's own calendar holds is taken.
    let start = ISOTimestamp.utc(free[10]).filter { $0 != "-" && $0 != ":" }
    let text =
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:\(start)\nDURATION:PT1H\nSUMMARY:dentist\nEND:VEVENT\nEND:VCALENDAR"
    let report = try office.desk.readCalendar(Array(text.utf8), of: "R1", now: Self.now)
    #expect(report.calendar.entries == 1 && report.notUnderstood == 0)
    #expect(try !door.freeTimes(of: second, now: Self.now).contains(free[10]))
    #expect(throws: DeskError.audience(.notACalendar)) {
      try office.desk.readCalendar(Array("x".utf8), of: "R1", now: Self.now)
    }
    try office.desk.forgetCalendar(of: "R1", now: Self.now)
    #expect(try door.freeTimes(of: second, now: Self.now).contains(free[10]))
    let file = try office.desk.attachment(booked.id, of: "R1")
    #expect(file.text.contains("METHOD:REQUEST\r\n") && file.text.contains("SEQUENCE:1\r\n"))
    #expect(throws: DeskError.audience(.noBooking)) { try office.desk.attachment(booked.id, of: "R2") }
    _ = try door.cancel(by: first, now: Self.now + 9)
    let cancelled = try #require(try door.attachment(of: first))
    #expect(cancelled.text.contains("METHOD:CANCEL\r\n") && cancelled.text.contains("SEQUENCE:2\r\n"))
    #expect(cancelled.text.contains("UID:\(booked.uid)\r\n"))
  }

  /// What they say holds in the permission gate at once, and so does what they take back.
  @Test(arguments: Engine.tested) func wishesHoldAtOnce(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let door = office.desk.audienceDoor()
    let card = try #require(
      try office.desk.today(recruiter: "R1", asOf: Self.now, minutes: nil).conversations.first)
    let guest = try guest(office, .preferences, person: card.person.printedID)
    func answer(_ channel: Channel, _ purpose: ContactPurpose = .process, at time: Instant) throws -> PermissionAnswer {
      let finder = try office.desk.finder(asOf: time)
      return try office.desk.gate(finder).answer(for: card.person.id, by: channel, purpose: purpose, at: time)
    }
    func refuses(_ answer: PermissionAnswer) -> Bool { answer.why.contains { $0.hasPrefix("this person asked") } }
    let before = try door.wishes(of: guest, now: Self.now).wishes
    try door.state(before.stopped, by: guest, now: Self.now)
    #expect(try refuses(answer(.call, at: Self.now)) && refuses(answer(.email, .marketing, at: Self.now)))
    let day = try office.desk.today(recruiter: "R1", asOf: Self.now, minutes: nil)
    #expect(!day.conversations.contains { $0.person.id == card.person.id })
    try door.state(ContactWishes().inWriting, by: guest, now: Self.now + 60)
    #expect(try refuses(answer(.call, at: Self.now + 60)) && !refuses(answer(.email, at: Self.now + 60)))
    try door.state(ContactWishes(process: .only([.call])), by: guest, now: Self.now + 120)
    #expect(try !refuses(answer(.call, at: Self.now + 120)) && refuses(answer(.email, at: Self.now + 120)))
    // What was known then is still known of then.
    #expect(try refuses(answer(.call, at: Self.now + 60)))
    let history = try door.wishes(of: guest, now: Self.now + 120).history
    #expect(history.contains { !$0.stands(at: Self.now + 120) } && history.contains { $0.stands(at: Self.now + 120) })
    #expect(try office.desk.auditLog().filter { $0.deed == .statedWishes }.count == 3)
  }

  /// "Nobody calls you" holds for the call that they had booked, too, by whichever link.
  @Test(arguments: Engine.tested) func whatTheyRefuseCallsOffWhatTheyBooked(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let door = office.desk.audienceDoor()
    let (guest, other, second) = (try guest(office), try guest(office, person: "P2"), try guest(office, .booking))
    let times = try door.freeTimes(of: guest, now: Self.now)
    _ = try door.book(entry(times[2]), by: guest, now: Self.now)
    _ = try door.book(entry(times[5], .video), by: second, now: Self.now)
    _ = try door.book(entry(times[8]), by: other, now: Self.now)
    func booked(_ at: Instant) throws -> [Instant] {
      try office.desk.today(recruiter: "R1", asOf: at, minutes: nil).booked.map(\.startsAt)
    }
    #expect(try booked(Self.now + 1) == [times[2], times[5], times[8]])
    // Other ways of writing are no refusal of the talk; no calls are one of that call alone.
    try door.state(ContactWishes(process: .only([.video, .email])), by: guest, now: Self.now + 10)
    #expect(try booked(Self.now + 11) == [times[5], times[8]])
    #expect(try door.calledOffByThem(guest, now: Self.now + 11)?.startsAt == times[2])
    #expect(try door.calledOff(of: guest, now: Self.now + 11) == nil)
    try door.state(ContactWishes().stopped, by: guest, now: Self.now + 20)
    #expect(try booked(Self.now + 21) == [times[8]])
    #expect(try door.freeTimes(of: other, now: Self.now + 21).contains(times[2]))
    #expect(try office.desk.auditLog().filter { $0.deed == .cancelledTalk }.count == 2)
  }

  /// A talk that they choose after *Stop everything* is theirs to choose, once they say so of that one; all else stays shut.
  @Test(arguments: Engine.tested) func afterStoppingOneTalkIsBookedByAWordOfTheirOwn(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let door = office.desk.audienceDoor()
    let guest = try guest(office, .booking)
    let times = try door.freeTimes(of: guest, now: Self.now)
    try door.state(ContactWishes().stopped, by: guest, now: Self.now)
    var chosen = entry(times[3])
    #expect(throws: DeskError.audience(.refused)) { try door.book(chosen, by: guest, now: Self.now + 30) }
    #expect(try office.desk.today(recruiter: "R1", asOf: Self.now + 30, minutes: nil).booked.isEmpty)
    chosen.isException = true
    let booking = try door.book(chosen, by: guest, now: Self.now + 30)
    let later = Self.now + 31
    let day = try office.desk.today(recruiter: "R1", asOf: later, minutes: nil)
    #expect(day.booked.map(\.startsAt) == [times[3]] && day.booked[0].isException)
    #expect(try office.desk.person("P1", asOf: later).booked.first?.isException == true)
    // It is said of that way alone, and again where another one is chosen.
    #expect(throws: DeskError.audience(.refused)) { try door.move(to: entry(times[5], .video), by: guest, now: later) }
    _ = try door.move(to: entry(times[5]), by: guest, now: later)
    // Nothing else begins again: not before the talk, and not by its having been booked.
    #expect(try door.wishes(of: guest, now: later).wishes.isStopped)
    let gate = try office.desk.gate(office.desk.finder(asOf: later))
    for channel in Channel.allCases {
      #expect(gate.isRefused(booking.person, by: channel, at: later), "\(channel)")
    }
    #expect(!day.conversations.contains { $0.person.id == booking.person })
    #expect(!day.messages.contains { $0.person.id == booking.person })
    let deeds = try office.desk.auditLog().map(\.deed)
    #expect(deeds.contains(.exceptedTalk) && !deeds.contains(.bookedTalk) && deeds.contains(.movedTalk))
  }

  /// By a way that nobody refused, nothing has to be said.
  @Test func whoeverRefusesOneWayBooksByAnotherAsBefore() throws {
    let office = try SmallOffice(.sqlite)
    try office.importHarbour()
    let door = office.desk.audienceDoor()
    let guest = try guest(office)
    let times = try door.freeTimes(of: guest, now: Self.now)
    try door.state(ContactWishes(process: .only([.call, .email])), by: guest, now: Self.now)
    #expect(throws: DeskError.audience(.refused)) {
      try door.book(entry(times[3], .video), by: guest, now: Self.now + 1)
    }
    _ = try door.book(entry(times[3]), by: guest, now: Self.now + 1)
    let day = try office.desk.today(recruiter: "R1", asOf: Self.now + 2, minutes: nil)
    #expect(day.booked.map(\.isException) == [false])
  }

  /// Nobody books into the day of somebody who has left; what was booked before stands on the sheet that they leave.
  @Test(arguments: Engine.tested) func aLinkOfSomebodyWhoLeftBooksWithWhoeverLooksAfterThem(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let (desk, door) = (office.desk, office.desk.audienceDoor())
    func account(_ recruiter: String) throws -> Account {
      try desk.addAccount(
        AccountEntry(email: "\(recruiter)@firm.example", name: recruiter, roles: [.recruiter], recruiter: recruiter),
        password: "three quiet words", hasher: PasswordHasher(cost: .none), now: Self.now)
    }
    let (first, second) = (try account("R1"), try account("R2"))
    let made = try desk.makeLink(LinkEntry(person: "P1", recruiter: "R2"), now: Self.now)
    func found(_ at: Instant) throws -> Guest { try #require(try door.guest(made.token, now: at)) }
    let guest = try found(Self.now)
    let time = try #require(try door.freeTimes(of: guest, now: Self.now).dropFirst(4).first)
    _ = try door.book(entry(time), by: guest, now: Self.now)
    let owner = try #require(try desk.store.person("P1")?.ownerID)
    #expect(guest.link.recruiter == second.recruiter && owner == first.recruiter)
    try desk.disableAccount(second.id, now: Self.now + 10)
    let after = try found(Self.now + 10)
    #expect(after.link.recruiter == owner && after.recruiterName == "Ruth Adler")
    let sheet = try desk.handOver(of: "R2", asOf: Self.now + 10)
    #expect(sheet.booked.map(\.person.printedID) == ["P1"] && sheet.booked[0].startsAt == time)
    #expect(!sheet.ahead.contains { $0.at == time })
    // Moved, it is with whoever looks after them now.
    let moved = try door.move(to: entry(time), by: after, now: Self.now + 20)
    #expect(moved.recruiter == owner)
    #expect(try desk.today(recruiter: "R1", asOf: Self.now + 21, minutes: nil).booked.map(\.startsAt) == [time])
    #expect(try desk.handOver(of: "R2", asOf: Self.now + 21).booked.isEmpty)
    // Where they have left too, nobody is there to be booked with; the rest of the link stays theirs.
    try desk.disableAccount(first.id, now: Self.now + 30)
    let alone = try found(Self.now + 30)
    #expect(alone.recruiterName == nil && alone.link.recruiter.isNone)
    #expect(try door.freeTimes(of: alone, now: Self.now + 30).isEmpty)
    try desk.enableAccount(second.id, now: Self.now + 40)
    #expect(try found(Self.now + 40).link.recruiter == second.recruiter)
  }

  /// A talk that was logged about when it was booked counts as arranged.
  @Test func aBookedTalkThatIsLoggedCountsAsArranged() throws {
    let office = try SmallOffice(.sqlite)
    try office.importHarbour()
    let door = office.desk.audienceDoor()
    let guest = try guest(office)
    let time = try #require(try door.freeTimes(of: guest, now: Self.now).first)
    _ = try door.book(entry(time), by: guest, now: Self.now)
    for (at, expected) in [(time + 120, Optional(Self.now.seconds)), (time + 5 * Span.hour, nil)] {
      try office.desk.logConversation(
        ConversationEntry(personID: "P1", recruiterID: "R1", channel: .call, outcome: .connected, at: at), now: at)
      let kept = try office.desk.store.database.read {
        try $0.integer("SELECT booked_at FROM interaction WHERE at = $1 AND logged IS NOT NULL", [.integer(at.seconds)])
      }
      #expect(kept == expected)
    }
  }
}
