import Chronicle
import Recruitment
import WorkingTime

/// One question put to the gate, with what every reason needs to know.
struct Question {
  let gate: Gate
  let person: UInt32
  let channel: Channel
  let means: RegionProfile.Means
  let purpose: ContactPurpose
  let now: Int64
  /// 0 where colleagues do not matter.
  let recruiter: UInt32
  let submission: UInt32
  let job: UInt32
  /// The person as known now; `nil` for a stranger.
  let version: PersonVersion?
  let place: Place
  /// Places in the gate's book.
  let profiles: [Int]

  var isMarketing: Bool { purpose != .process }
  var isProcess: Bool { purpose != .marketing }
  var chronicle: Chronicle { gate.chronicle }

  init(
    _ gate: Gate, person: UInt32, channel: Channel, purpose: ContactPurpose, now: Int64, recruiter: UInt32,
    submission: UInt32, job: UInt32
  ) {
    self.gate = gate
    self.person = person
    self.channel = channel
    self.purpose = purpose
    self.now = now
    self.recruiter = recruiter
    self.submission = submission
    self.job = job
    means = RegionProfile.Means(channel)
    let versions = gate.chronicle.versions(ofPerson: person)
    version = versions.last { $0.from <= now } ?? versions.first
    place = gate.calendar.place(of: version)
    profiles = gate.profiles(country: version?.country ?? 0, isMarketing: purpose != .process)
  }

  func profile(_ place: Int) -> RegionProfile { gate.regions.profiles[place] }

  /// A date on their clock: `3 March 2026`.
  func day(_ instant: Int64) -> String {
    let date = CivilDate(dayNumber: Span.dayAndRest(of: place.zone.wallClock(at: instant)).day)
    return "\(date.day) \(Self.months[(date.month - 1) % 12]) \(date.year)"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
