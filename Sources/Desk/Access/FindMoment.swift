import Moments
import Recruitment

extension Desk {
  /// Whose an open moment is.
  /// - Parameter recruiter: whose moments are looked through where nothing is kept; and nobody's.
  func person(of moment: MomentID, now: Instant, near recruiter: RecruiterID) throws -> PersonID? {
    let finder = try finder(asOf: now)
    if let known = kept?.person(of: moment, finder) { return known }
    for recruiter in [recruiter, .none] {
      if let found = finder.open(concerning: recruiter).first(where: { finder.id(of: $0) == moment }) {
        return found.person
      }
    }
    return nil
  }
}
