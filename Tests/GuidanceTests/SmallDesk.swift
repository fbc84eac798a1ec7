import Chronicle
import Moments
import Permission
import Recruitment
import WorkingTime

@testable import Guidance

/// Moments written by hand, and what it takes to make a list and cards of them. Now is Wednesday 4 March 2026, 15:00, in
/// a firm of UTC.
struct SmallDesk {
  static let now = time("2026-03-04T15:00:00Z")

  let playbook: Playbook
  var frame = HistoryFrame()
  var directory = Directory()

  init(playbook: Playbook? = nil) throws {
    self.playbook = try playbook ?? Playbook.standard()
    frame.settings.timezone = "UTC"
    for person: UInt32 in 1...9 {
      frame.people.append(PersonVersion(id: person, digest: UInt64(100 + person), kind: .candidate))
    }
    let anna = PersonReference(
      id: PersonID(1), printedID: "P1", name: "Anna Berg", phones: ["+441632960001"], emails: [], role: "Controller")
    directory.people[PersonID(1)] = anna
    directory.recruiters[RecruiterID(7)] = .init(printedID: "R7", name: "Ruth")
    directory.jobs[JobID(1)] = .init(printedID: "J1", title: "Finance Manager", clientName: "Harbour Ltd")
    directory.submissions[SubmissionID(1)] = .init(printedID: "S1", candidateName: "Zoë Lund")
    directory.holdReasons[JobID(1)] = "internal_candidate"
    directory.refusalReasons[SubmissionID(1)] = "wants a recent audit background"
    directory.submissionSources[SubmissionID(1)] = "ats"
  }

  static func time(_ text: String) -> Instant {
    guard case .instant(let instant)? = ISOTimestamp.read(text) else { preconditionFailure("not an instant: \(text)") }
    return instant
  }

  /// An open moment of the rule with every fact that its trigger can carry.
  func moment(
    _ code: String, person: Int64 = 1, job: Int64 = 1, opened: String = "2026-03-04T09:00:00Z",
    due: String = "2026-03-04T17:00:00Z", anchor: UInt64 = 1, recruiter: Int64 = 7
  ) -> Moment {
    let index = playbook.index(of: code) ?? 0
    let evidence = Array(Set(playbook.rules[index].triggers.flatMap(\.evidence))).sorted().enumerated().map {
      place, name in
      Moment.Evidence(
        name, at: Self.time("2026-03-0\(2 + place % 3)T1\(place):30:00Z"),
        number: ["unanswered", "rejections", "messages", "waiting_people"].contains(name) ? 3 : nil)
    }
    return Moment(
      rule: index, anchor: anchor, ordinal: 0, person: PersonID(person), client: ClientID(5),
      recruiter: RecruiterID(recruiter), job: JobID(job), submission: SubmissionID(1), openedAt: Self.time(opened),
      dueAt: Self.time(due), evidence: evidence)
  }

  var maker: CardMaker {
    CardMaker(
      playbook: playbook, directory: directory, wording: Wording(zone: Zone.utc, now: Self.now), checkFirst: false)
  }

  func card(_ moment: Moment) -> Card { maker.card(moment, id: MomentID(value: 1), permission: .allowed) }

  func finder(asOf: Instant = now) throws -> MomentFinder {
    MomentFinder(
      playbook: playbook, chronicle: try Chronicle.inMemory(frame: frame, interactions: []), asOf: asOf)
  }

  func selection(_ moments: [Moment], of recruiter: RecruiterID? = nil, asOf: Instant = now) throws -> TodaySelection {
    let finder = try finder(asOf: asOf)
    return TodaySelection(
      OpenMoments(moments, playbook), of: recruiter, finder: finder,
      gate: Gate(chronicle: finder.chronicle), asOf: asOf)
  }
}
