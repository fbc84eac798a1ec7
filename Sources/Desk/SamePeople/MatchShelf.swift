import Intake
import Recruitment
import Storage
import Synchronization

/// Who may be one person, as it was last worked out: in a large firm that goes through everybody for some seconds. What
/// somebody says of a pair changes no other, so the list is kept until people come in or are changed.
final class MatchShelf: Sendable {
  private struct Kept: Sendable {
    let edition: PeopleEdition
    let region: String
    let matches: [PersonMatch]
  }

  private let kept = Mutex<Kept?>(nil)

  /// - Parameter find: works it out.
  func matches(_ edition: PeopleEdition, region: String, _ find: () throws -> [PersonMatch]) rethrows -> [PersonMatch] {
    if let kept = kept.withLock({ $0 }), kept.edition == edition, kept.region == region { return kept.matches }
    let found = try find()
    kept.withLock { $0 = Kept(edition: edition, region: region, matches: found) }
    return found
  }
}
