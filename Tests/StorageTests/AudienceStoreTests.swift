import Dispatch
import Recruitment
import Synchronization
import Testing

@testable import Storage

@Suite struct AudienceStoreTests {
  private func link(_ test: TestStore, _ person: String = "P1", digest: Int = 1, expires: Int64 = 90_000) throws
    -> AudienceLink
  {
    try test.store.add(
      AudienceLink(
        purpose: .booking, person: test.person(person), recruiter: test.recruiter("R1"), madeAt: Instant(10_000),
        expiresAt: Instant(expires)),
      digest: Self.digest(digest))
  }

  private static func digest(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 64 - digits.count) + digits
  }

  private func booking(_ link: AudienceLink, at start: Int64, minutes: Int64 = 10, submission: SubmissionID = .none)
    -> Booking
  {
    Booking(
      link: link.id, person: link.person, recruiter: link.recruiter, channel: .call, startsAt: Instant(start),
      endsAt: Instant(start + minutes * 60), zone: "Europe/Paris", note: "ring the side door", submission: submission,
      uid: "\(link.id)-\(start)", madeAt: Instant(10_000), changedAt: Instant(10_000))
  }

  @Test(arguments: Engine.tested) func linksOpenUntilTheyExpireOrAreRevoked(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let first = try link(test)
    let second = try link(test, "P2", digest: 2, expires: 20_000)
    #expect(try test.store.link(digest: Self.digest(1)) == first)
    #expect(try test.store.link(digest: Self.digest(3)) == nil)
    #expect(try test.store.openLinks(at: Instant(15_000)).map(\.id) == [second.id, first.id])
    #expect(try test.store.openLinks(of: test.person("P1"), at: Instant(15_000)) == [first])
    #expect(try test.store.openLinks(at: Instant(20_000)).map(\.id) == [first.id])
    let newest = try test.store.newestOpenLinks(with: nil, limit: 1, at: Instant(15_000))
    #expect(newest.links.map(\.id) == [second.id] && newest.inAll == 2)
    let theirs = try test.store.newestOpenLinks(with: [test.recruiter("R1")], limit: 9, at: Instant(20_000))
    #expect(theirs.links == [first] && theirs.inAll == 1)
    #expect(try test.store.newestOpenLinks(with: [RecruiterID(9_999)], limit: 9, at: Instant(15_000)).inAll == 0)
    #expect(try test.store.newestOpenLinks(with: [], limit: 9, at: Instant(15_000)).inAll == 0)
    #expect(try test.store.revokeLink(first.id, at: Instant(16_000)))
    #expect(try !test.store.revokeLink(first.id, at: Instant(16_001)))
    #expect(try test.store.link(first.id)?.revokedAt == Instant(16_000))
    #expect(try test.store.link(first.id)?.isOpen(at: Instant(16_000)) == false)
    #expect(throws: StorageError.self) { try link(test, digest: 2) }
  }

  @Test(arguments: Engine.tested) func aTimeIsBookedOnce(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let (first, second) = (try link(test), try link(test, "P2", digest: 2))
    let booked = try test.store.book(booking(first, at: 30_000), now: Instant(10_000))
    #expect(try test.store.latestBooking(ofLink: first.id) == booked)
    // Half of it is as good as all of it; beside it there is room.
    for start: Int64 in [29_700, 30_000, 30_300] {
      #expect(throws: BookingRefusal.taken) {
        try test.store.book(booking(second, at: start), now: Instant(10_000))
      }
    }
    #expect(throws: BookingRefusal.hasOne) { try test.store.book(booking(first, at: 60_000), now: Instant(10_000)) }
    _ = try test.store.book(booking(second, at: 30_600), now: Instant(10_000))
    #expect(try test.store.bookings(of: test.recruiter("R1"), endingAfter: Instant(0)).count == 2)
    #expect(try test.store.bookings(of: test.recruiter("R2"), endingAfter: Instant(0)).isEmpty)
    #expect(throws: BookingRefusal.taken) {
      try test.store.move(booked.id, now: Instant(11_000)) {
        $0.startsAt = Instant(30_600)
        $0.endsAt = Instant(31_200)
      }
    }
    // What could not be moved stands where it stood.
    #expect(try test.store.booking(booked.id) == booked)
    #expect(try test.store.database.read { try $0.integer("SELECT count(*) FROM booking_unit") } == 4)
  }

  @Test(arguments: Engine.tested) func movedAndCancelledOnesMakeRoom(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let (first, second) = (try link(test), try link(test, "P2", digest: 2))
    let booked = try test.store.book(booking(first, at: 30_000), now: Instant(10_000))
    let moved = try test.store.move(booked.id, now: Instant(12_000)) {
      $0.startsAt = Instant(30_300)
      $0.endsAt = Instant(30_900)
      $0.channel = .video
    }
    #expect(moved.sequence == 1 && moved.uid == booked.uid && moved.channel == .video)
    let cancelled = try test.store.cancel(booked.id, now: Instant(13_000))
    #expect(cancelled.sequence == 2 && !cancelled.stands)
    #expect(throws: BookingRefusal.over) { try test.store.cancel(booked.id, now: Instant(13_001)) }
    #expect(throws: StorageError.unknownRecord("booking 99")) {
      try test.store.cancel(BookingID(99), now: Instant(13_001))
    }
    _ = try test.store.book(booking(second, at: 30_300), now: Instant(14_000))
    // Once it has begun there is nothing left to move, and the link may be used again after it.
    let third = try test.store.book(booking(first, at: 36_000), now: Instant(14_000))
    #expect(throws: BookingRefusal.over) { try test.store.cancel(third.id, now: Instant(36_000)) }
    _ = try test.store.book(booking(first, at: 40_200), now: Instant(36_600))
  }

  /// However many ask for the same time at once, one has it; and of one link no two.
  @Test(.timeLimit(.minutes(10)), arguments: Engine.tested) func ofManyAtOnceOneHasIt(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let store = test.store
    let links = try (0..<12).map { try link(test, ["P1", "P2", "P3"][$0 % 3], digest: 10 + $0) }
    let asked = links.indices.map { booking(links[$0], at: 30_000 + Int64($0 % 2) * 300) }
    let won = Mutex<[Int64]>([])
    let lost = Mutex<[BookingRefusal]>([])
    DispatchQueue.concurrentPerform(iterations: asked.count) { place in
      do {
        // Neighbours overlap by half.
        let booked = try store.book(asked[place], now: Instant(10_000))
        won.withLock { $0.append(booked.startsAt.seconds) }
      } catch let refusal as BookingRefusal {
        lost.withLock { $0.append(refusal) }
      } catch {
        Issue.record(error)
      }
    }
    #expect(won.withLock(\.count) == 1)
    #expect(lost.withLock { $0 } == Array(repeating: .taken, count: 11))
    let same = try link(test, digest: 99)
    let times = (0..<6).map { booking(same, at: 60_000 + Int64($0) * 600) }
    let mine = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: times.count) { place in
      if (try? store.book(times[place], now: Instant(10_000))) != nil { mine.withLock { $0 += 1 } }
    }
    #expect(mine.withLock { $0 } == 1)
  }

  /// The schema itself refuses two talks at one time, whatever a program does.
  @Test(arguments: Engine.tested) func theSchemaRefusesWhatOverlaps(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let booked = try test.store.book(booking(link(test), at: 30_000), now: Instant(10_000))
    #expect(throws: StorageError.self) {
      try test.store.database.write {
        try $0.execute(
          "INSERT INTO booking_unit (recruiter_id, unit, booking_id) VALUES ($1, 100, $2)",
          [.integer(booked.recruiter.value), .integer(booked.id.value)])
      }
    }
    #expect(throws: StorageError.self) {
      try test.store.book(booking(link(test, digest: 2), at: 33_333), now: Instant(0))
    }
  }

  /// A talk that hangs on a submission is a planned date of it: the same one, whatever becomes of it.
  @Test(arguments: Engine.tested) func aBookedTalkIsAPlannedDate(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let submission = SubmissionID(try #require(try test.store.recordID(.submissions, "S1")))
    let booked = try test.store.book(booking(link(test), at: 30_000, submission: submission), now: Instant(10_000))
    _ = try test.store.move(booked.id, now: Instant(12_000)) {
      $0.startsAt = Instant(33_000)
      $0.endsAt = Instant(33_600)
    }
    _ = try test.store.cancel(booked.id, now: Instant(13_000))
    let calls = try test.frame().dates.filter { $0.what == UInt32(DateKind.call.rawValue) }.sorted { $0.at < $1.at }
    #expect(calls.map(\.startsAt) == [30_000, 33_000, 33_000])
    #expect(calls.map(\.status) == [DateStatus.planned, .moved, .cancelled].map { UInt32($0.rawValue) })
    #expect(Set(calls.map(\.date)).count == 1 && Int64(calls[0].submission) == submission.value)
  }

  @Test(arguments: Engine.tested) func busyTimesAreReplacedWhole(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let recruiter = try test.recruiter("R1")
    let calendar = BusyCalendar(readAt: Instant(10_000), until: Instant(99_000), entries: 7)
    try test.store.setBusy([100..<200, 300..<400], calendar, of: recruiter)
    try test.store.setBusy([150..<160, 300..<500, 600..<700], calendar, of: recruiter)
    #expect(try test.store.busyTimes(of: recruiter, in: 160..<600) == [300..<500])
    #expect(try test.store.busyCalendar(of: recruiter) == calendar)
    #expect(try test.store.busyTimes(of: test.recruiter("R2"), in: 0..<1_000).isEmpty)
    try test.store.setBusy([], nil, of: recruiter)
    #expect(try test.store.busyCalendar(of: recruiter) == nil)
    #expect(try test.store.busyTimes(of: recruiter, in: 0..<1_000).isEmpty)
  }

  @Test(arguments: Engine.tested) func theBrandKitIsKeptAsItIs(_ engine: Engine) throws {
    let test = try TestStore(engine)
    #expect(try test.store.brandKit() == BrandKit())
    var kit = BrandKit(
      firmName: "Harbour & Søn", accent: BrandColour(red: 1, green: 2, blue: 250), footer: "Registered in Leeds",
      logo: .init(type: .png, bytes: (0..<256).map { UInt8($0) }), changedAt: Instant(20_000))
    try test.store.setBrandKit(kit, now: Instant(20_000))
    #expect(try test.store.brandKit() == kit)
    kit.logo = nil
    kit.footer = nil
    try test.store.setBrandKit(kit, now: Instant(20_000))
    #expect(try test.store.brandKit() == kit)
  }

  /// What stood ends and stays on record; a screening list is not theirs to end.
  @Test(arguments: Engine.tested) func wishesTakeThePlaceOfWhatStood(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let person = try test.person("P1")
    try test.store.addPreference(
      PreferenceRecord(personID: person, at: Instant(9_000), purpose: .any, allowed: .no, basis: .screening),
      now: Instant(9_000))
    let before = try test.latest()
    try test.store.setWishes(
      ContactWishes(marketing: .only([.email]), safePlace: "mobile only").rows, of: person, now: Instant(20_000))
    let rows = try test.store.preferences(person)
    #expect(rows.filter { $0.until == Instant(20_000) }.count == 1 && rows.filter { $0.basis == .screening }.count == 1)
    #expect(rows.first { $0.basis == .screening }?.until == nil)
    #expect(rows.contains { $0.basis == .consent && $0.channel == .email && $0.at == Instant(20_000) })
    #expect(rows.last?.safePlace == "mobile only")
    #expect(try test.latest() > before)
    try test.store.setWishes(ContactWishes().stopped.rows, of: person, now: Instant(21_000))
    let standing = try test.store.preferences(person).filter { $0.until == nil }
    #expect(standing.map(\.basis) == [.screening, .objection])
    #expect(try test.store.preferences(test.person("P2")).isEmpty)
  }

  /// Undoing an import takes people away though a link to them is open: it opens nothing then.
  @Test(arguments: Engine.tested) func aLinkIsInNobodysWay(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let open = try link(test, "P2")
    let batch = try #require(try test.store.database.read { try $0.integer("SELECT min(id) FROM batch") })
    _ = try test.store.undo(batch: BatchID(batch), now: Instant(11_000))
    #expect(try test.store.people([open.person]).isEmpty)
  }
}
