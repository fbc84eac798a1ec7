import Recruitment
import Testing

@testable import Desk
@testable import Storage

@Suite struct SignInDelayTests {
  private let now = Staff.now

  @Test func waitsGrowToTheirLimitAndNoFurther() {
    #expect((0...8).map { SignInDelay.pair.seconds(after: $0) } == [0, 0, 0, 0, 0, 2, 4, 8, 16])
    #expect(SignInDelay.pair.seconds(after: 1_000_000) == 15 * Span.minute)
    for rule in [SignInDelay.pair, .account, .address] {
      let waits = (0...200).map { rule.seconds(after: $0) }
      #expect(waits == waits.sorted() && waits.last == rule.longest && waits[rule.free] == 0)
    }
    // Nobody can be kept out for longer than this by somebody elsewhere.
    #expect(SignInDelay.account.longest <= 60)
  }

  /// Fails until it has to wait. Returns how often it failed, and the wait.
  private func fail(_ staff: Staff, _ email: String, from address: String = "192.0.2.9", at time: Instant) throws
    -> (failures: Int, wait: Int64)
  {
    for failures in 0..<200 {
      if case .wait(let seconds) = try staff.signIn(email, "not the password", from: address, at: time) {
        return (failures, seconds)
      }
    }
    return (200, 0)
  }

  @Test(arguments: Engine.tested) func knownAndUnknownAccountsWaitAlike(_ engine: Engine) throws {
    let staff = try Staff(engine)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let known = try fail(staff, "admin@firm.example", from: "192.0.2.8", at: now)
    let unknown = try fail(staff, "nobody@firm.example", from: "192.0.2.9", at: now)
    #expect(known == unknown && known == (5, 2))
    // The right password does not help while it has to wait, and its coming early costs nothing.
    #expect(try staff.signIn("admin@firm.example", from: "192.0.2.8", at: now + 1).word == "wait 1")
    #expect(try staff.signIn("admin@firm.example", from: "192.0.2.8", at: now + 2).word == "welcome")
    // From then on it is as if nothing had been.
    #expect(try fail(staff, "admin@firm.example", from: "192.0.2.8", at: now + 3).failures == 5)
  }

  @Test func severalServersCountTogether() throws {
    let staff = try Staff(.sqlite)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let other = staff.desk.reception(hasher: Staff.hasher)
    for _ in 0..<3 { _ = try staff.signIn("admin@firm.example", "no", at: now) }
    for _ in 0..<2 {
      _ = try other.signIn(email: "admin@firm.example", password: "no", from: Caller(address: "192.0.2.1"), now: now)
    }
    #expect(try staff.signIn("admin@firm.example", at: now).word == "wait 2")
  }

  /// A flood from a hundred addresses slows everybody else down by half a minute, and its victim not at all where they
  /// came in before.
  @Test func aFloodShutsNobodyOut() throws {
    let staff = try Staff(.sqlite)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    _ = try staff.token("admin@firm.example")
    var time = now
    for second in 0..<3_600 {
      time = now + Int64(second)
      _ = try staff.signIn("admin@firm.example", "no", from: "198.51.100.\(second % 100)", at: time)
    }
    #expect(try staff.signIn("admin@firm.example", from: "192.0.2.1", at: time).word == "welcome")
    guard case .wait(let seconds) = try staff.signIn("admin@firm.example", from: "203.0.113.5", at: time) else {
      Issue.record("a new address does not wait")
      return
    }
    #expect(seconds <= 30)
    #expect(try staff.signIn("admin@firm.example", from: "203.0.113.5", at: time + seconds).word == "welcome")
  }

  @Test func guessingAtManyAccountsFromOneAddressIsSlowedDown() throws {
    let staff = try Staff(.sqlite)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    var tried = 0
    for number in 0..<200 {
      if case .wait = try staff.signIn("r\(number)@firm.example", "no", from: "203.0.113.7", at: now) { break }
      tried += 1
    }
    #expect(tried == SignInDelay.address.free + 1)
    #expect(try staff.signIn("admin@firm.example", from: "203.0.113.8", at: now).word == "welcome")
    // It is forgotten in time.
    #expect(try staff.signIn("r1@firm.example", "no", from: "203.0.113.7", at: now + 2 * Span.hour).word == "refused")
  }

  /// Over a day somebody who waits as told gets few guesses.
  @Test func aPatientGuesserGetsFewGuesses() throws {
    let staff = try Staff(.sqlite)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    var (time, guesses) = (now, 0)
    while time - now < Span.day {
      switch try staff.signIn("admin@firm.example", "no", from: "203.0.113.7", at: time) {
      case .wait(let seconds): time = time + seconds
      default: guesses += 1
      }
    }
    #expect(guesses < 120, "\(guesses) guesses")
  }

  @Test func oldCountsAreSweptAway() throws {
    let staff = try Staff(.sqlite)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    for number in 0..<20 { _ = try staff.signIn("r\(number)@firm.example", "no", at: now) }
    _ = try staff.signIn("admin@firm.example", "no", at: now + Reception.remembered + 1)
    let left = try staff.desk.store.database.read { try $0.integer("SELECT count(*) FROM sign_in_try") }
    #expect(left == 3)
  }

  @Test func aClockThatWasSetBackMakesNobodyWaitForDays() {
    #expect(SignInDelay.wait(until: now + 6 * Span.day, now: now) == SignInDelay.pair.longest)
    #expect(SignInDelay.wait(until: now + 20, now: now) == 20)
  }
}
