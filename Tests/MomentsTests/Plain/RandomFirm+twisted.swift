import Recruitment

@testable import Moments

extension RandomFirm {
  /// The same firm with what is unusual made usual: people abroad and without an owner, owners and kinds that change,
  /// recruiters who are not written down, a firm whose clock changes and whose holidays fall into the weeks, talks that
  /// are written down late, and messages and talks within a minute of each other.
  func twisted(seed: UInt64) -> RandomFirm {
    var random = SmallRandom(state: seed &+ 0x5EED)
    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    func any<Element>(_ elements: [Element]) -> Element { elements[Int.random(in: 0..<elements.count, using: &random)] }
    func hour() -> Int64 { Self.begins + Int64.random(in: 0...Self.hours, using: &random) * Span.hour }
    var firm = self
    firm.frame.zones = ["", "America/New_York", "Asia/Kolkata", "Nowhere/Atall"]
    firm.frame.settings.timezone = any(["Europe/London", "UTC", "America/New_York"])
    firm.frame.settings.holidays = [20_520, 20_529, 20_546]

    firm.frame.words = ["", "US", "IE", "GB", "Scotland"]

    for index in firm.frame.people.indices {
      firm.frame.people[index].zone = any([0, 0, 1, 2, 3])
      firm.frame.people[index].country = any([0, 0, 1, 2, 3])
      firm.frame.people[index].region = any([0, 4])
      if chance(40) { firm.frame.people[index].owner = 0 }
      guard chance(50) else { continue }
      var later = firm.frame.people[index]
      later.from = hour()
      later.owner = any([0, 3, 4])
      later.zone = any([0, 1, 2])
      if chance(30) { later.kind = UInt32(any([PersonKind.candidate, .both, .contact, .unknown]).rawValue) }
      firm.frame.people.append(later)
    }
    for index in firm.frame.jobs.indices where chance(30) {
      firm.frame.jobs[index].recruiter = 0
      if chance(30) { firm.frame.jobs[index].contact = 0 }
    }
    for index in firm.frame.submissions.indices where chance(50) {
      firm.frame.submissions[index].recruiter = any([0, 0, 6])
    }
    for index in firm.interactions.at.indices {
      firm.interactions.recruiter[index] = any([0, 5, 6, 7])
      let late = firm.interactions.knownAt[index] - firm.interactions.at[index]
      // Contacts are spoken and written to as they seldom are: half of it with whoever is the jobs' contact, near an event.
      if chance(40), let event = firm.frame.stageEvents.randomElement(using: &random) {
        let at = event.at + any([-Span.hour, 0, 60, Span.hour, Span.day, 2 * Span.day, 5 * Span.day])
        firm.interactions.at[index] = at
        firm.interactions.knownAt[index] = at + (chance(30) ? late + any([0, Span.hour, 3 * Span.day]) : 0)
      }
    }
    firm.follow(Story.allCases[Int(seed % UInt64(Story.allCases.count))], &random)
    return firm
  }

  /// What happens over and over in a firm, so that what is rare elsewhere is found in it.
  private enum Story: CaseIterable {
    case rejections, beginners, moves, consents
  }

  private mutating func follow(_ story: Story, _ random: inout SmallRandom) {
    func any<Element>(_ elements: [Element]) -> Element { elements[Int.random(in: 0..<elements.count, using: &random)] }
    let stages: [Stage] =
      switch story {
      case .rejections: [.rejected, .rejected, .rejected, .interview]
      case .beginners: [.resigned, .started, .started]
      case .moves: [.submitted, .interview, .finalInterview]
      case .consents: [.shortlisted, .readyToSubmit, .readyToSubmit, .submitted]
      }
    for index in frame.stageEvents.indices where any([true, true, false]) {
      frame.stageEvents[index].stage = UInt32(any(stages).rawValue)
    }
    let kinds: [DateKind] = story == .beginners ? [.rebateEnd, .assignmentEnd, .start] : [.interview]
    let statuses: [DateStatus] =
      story == .moves ? [.moved, .moved, .moved, .cancelled] : [.planned, .moved, .happened]
    // A date is of one kind in all its versions.
    var kindOfDate: [UInt64: DateKind] = [:]
    for index in frame.dates.indices where story == .beginners || story == .moves {
      let kind = kindOfDate[frame.dates[index].date] ?? any(kinds)
      kindOfDate[frame.dates[index].date] = kind
      frame.dates[index].what = UInt32(kind.rawValue)
      frame.dates[index].status = UInt32(any(statuses).rawValue)
      if story == .beginners { frame.dates[index].startsAt += any([5, 15, 30, 45]) * Span.day }
    }
    let consent = UInt32(frame.factNames.firstIndex(of: "consent_to_submit") ?? 0)
    for index in frame.facts.indices where story == .consents && any([true, false]) {
      frame.facts[index].name = consent
      frame.facts[index].at = Self.begins + any([1, 50, 100, 300]) * Span.hour
    }
  }
}
