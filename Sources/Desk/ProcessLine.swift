import Recruitment

/// One thing under way, as somebody without an ATS says it in one line:
/// `interview; anna@example.com; Finance Manager; Harbour Ltd; 2026-11-24T14:00`.
package struct ProcessLine: Hashable, Sendable {
  package enum Place: String, Sendable, CaseIterable { case submitted, interview, offer, accepted, hold }

  package var `where`: Place
  /// A person's id or e-mail address.
  package var person: String
  package var jobTitle: String
  package var client: String
  /// When it happened or will happen.
  package var at: Instant?

  /// - Parameter wallClock: reads a wall-clock time in the firm's zone.
  /// - Throws: `DeskError.badProcessLine` with the line's number and what is wrong.
  package init(_ text: String, number: Int, wallClock: (Int64) -> Instant) throws(DeskError) {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false).map(\.trimmed)
    guard parts.count == 4 || parts.count == 5 else {
      throw .badProcessLine(number, "write: where; e-mail address; job; client; and when, if you know")
    }
    guard let place = Place(rawValue: parts[0].lowercased()) else {
      let known = Place.allCases.map(\.rawValue).joined(separator: ", ")
      throw .badProcessLine(number, "the first part is one of \(known)")
    }
    guard !parts[1].isEmpty, !parts[2].isEmpty, !parts[3].isEmpty else {
      throw .badProcessLine(number, "a person, a job and a client are needed")
    }
    `where` = place
    person = parts[1]
    jobTitle = parts[2]
    client = parts[3]
    guard parts.count == 5, !parts[4].isEmpty else { return }
    switch ISOTimestamp.read(parts[4]) {
    case .instant(let instant): at = instant
    case .wallClock(let wall): at = wallClock(wall)
    case nil: throw .badProcessLine(number, "the time is not a date: write 2026-11-24T14:00")
    }
  }

  /// The stage rows that this line stands for.
  func stages(at time: Instant, submission: String) -> [[String: RecordBatchBuilder.Value]] {
    func row(_ stage: Stage, scheduledFor: Instant? = nil) -> [String: RecordBatchBuilder.Value] {
      [
        "submission_id": .text(submission), "at": .integer(time.seconds), "stage": .integer(Int64(stage.rawValue)),
        "scheduled_for": scheduledFor.map { .integer($0.seconds) } ?? .unknown,
      ]
    }
    switch `where` {
    case .submitted, .hold: return [row(.submitted)]
    case .interview: return [row(.interview, scheduledFor: at)]
    case .offer: return [row(.offer)]
    case .accepted: return [row(.accepted)]
    }
  }
}
