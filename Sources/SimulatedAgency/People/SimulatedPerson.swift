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
  /// The desk's client they work for; −1 for candidates.
  let client: Int
  let title: String
  let seniority: String
  let place: Place
  /// Pounds a year now.
  let pay: Int
  let createdAt: Int64
  let source: String
  let profile: PickUpProfile
  /// The telephone number is wrong until somebody mends it; the address bounces.
  let hasWrongNumber: Bool
  let bounces: Bool
  /// They asked not to be rung.
  let refusesCalls: Bool
  let refusesMarketing: Bool
  /// Stated hours: from and to, in hours; `nil` for most.
  let statedHours: (from: Int, to: Int)?
  var draws: RandomStream

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
  /// The e-mail thread: its number, its job, and its subject.
  var thread = 0
  var threadJob = -1
  var threadAt = Instant.distantPast.seconds
  var subject = ""
  var mailThreads = 0

  var name: String { "\(given) \(family)" }

  var truth: String { "{\"person_id\":\"\(id)\",\(profile.truth)}" }

  /// Weekday (0 = Monday) and hour in their own zone.
  func week(at seconds: Int64) -> (weekday: Int, hour: Int) {
    let wall = seconds + place.zone.offset(at: seconds)
    return (Int((wall / Span.day + 3) % 7), Int(wall % Span.day / 3_600))
  }

  func pickUpChance(at seconds: Int64) -> Int {
    let (weekday, hour) = week(at: seconds)
    return profile.chance(weekday: weekday, hour: hour)
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
