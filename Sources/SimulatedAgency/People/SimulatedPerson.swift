import Recruitment

/// A candidate, or a contact at a client, with what the desk knows of them and what nobody does.
struct SimulatedPerson: Sendable {
  let id: String
  let number: Int
  let isContact: Bool
  let given: String
  let family: String
  let email: String
  let phone: String
  /// The desk's client they work for; −1 for all but a few candidates.
  var client: Int
  let title: String
  let seniority: String
  let place: Place
  /// A year now, in the money of their country.
  let pay: Int
  let createdAt: Int64
  let source: String
  let profile: PickUpProfile
  /// The telephone number is wrong until somebody mends it; the address bounces.
  var hasWrongNumber: Bool
  var bounces: Bool
  /// They asked not to be rung.
  var refusesCalls: Bool
  let refusesMarketing: Bool
  /// Always by telephone: they never take the time to meet, or show their face.
  let isOnlyRung: Bool
  /// Stated hours: from and to, in hours; `nil` for most.
  let statedHours: (from: Int, to: Int)?
  var draws: RandomStream

  // In the planted worlds alone: hundredths of a standard deviation, evenly spread.
  /// How much they want it: they answer more, and come to more. On record only in how they answered.
  var keenness = 0
  /// How well the recruiter gets on with them; nowhere on record.
  var liking = 0
  var soFar = RecordSoFar()

  // What has happened so far.
  var unanswered = 0
  var lastMessageOut = Instant.distantPast.seconds
  var lastConversation = Instant.distantPast.seconds
  /// Until then a contact who cannot decide hardly answers messages; whether they pick up stays their profile's affair.
  var avoidsUntil = Instant.distantPast.seconds
  var lastReason = Instant.distantPast.seconds
  var liveSubmissions = 0
  var isPlaced = false
  var hasSpoken = false
  /// Whether a campaign is shown to them; `nil` until it is asked.
  var isEducated: Bool?
  /// The e-mail thread: its number, its job, and its subject.
  var thread = 0
  var threadJob = -1
  var threadAt = Instant.distantPast.seconds
  var subject = ""
  var mailThreads = 0
  var hasMarketingConsent = false
  /// Whether they know the number we ring from; `nil` where nobody noted it.
  var knowsNumber: Bool?
  /// The end of their latest assignment: they begin no other before it.
  var busyUntil = Instant.distantPast.seconds
  /// A contact who works for the client no longer.
  var hasLeft = false

  var name: String { "\(given) \(family)" }

  var truth: String { "{\"person_id\":\"\(id)\",\(profile.truth)}" }

  var plantedTruth: String {
    "{\"person_id\":\"\(id)\",\(profile.truth),\"keenness\":\(keenness),\"liking\":\(liking)}"
  }

  /// Weekday (0 = Monday) and hour in their own zone.
  func week(at seconds: Int64) -> (weekday: Int, hour: Int) {
    let wall = seconds + place.zone.offset(at: seconds)
    return (Int((wall / Span.day + 3) % 7), Int(wall % Span.day / 3_600))
  }

  /// On a public holiday of their country they pick up as on a Sunday.
  func pickUpChance(at seconds: Int64, _ calendar: FirmCalendar) -> Int {
    let (weekday, hour) = week(at: seconds)
    let day = Int((seconds + place.zone.offset(at: seconds)) / Span.day)
    return profile.chance(weekday: calendar.isHoliday(day, in: place.holidays) ? 6 : weekday, hour: hour)
  }

  /// Nobody rings them then who has looked at the clock.
  func isTooEarlyOrLate(at seconds: Int64) -> Bool {
    let hour = week(at: seconds).hour
    return hour < 8 || hour >= 21
  }

  /// That moment, or the next morning when it falls into their night: when they write.
  func awake(_ seconds: Int64, spread: Int) -> Int64 {
    let hour = week(at: seconds).hour
    if hour >= 7 && hour <= 21 { return seconds }
    let wall = seconds + place.zone.offset(at: seconds)
    let day = wall / Span.day + (hour > 21 ? 1 : 0)
    return day * Span.day + 27_000 + Int64(spread) - place.zone.offset(at: seconds)
  }
}
