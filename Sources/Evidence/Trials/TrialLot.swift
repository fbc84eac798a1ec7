import Recruitment

/// The lots of one trial: what a recruiter's week is drawn to, and whether a unit is prompted.
package struct TrialLot: Sendable {
  private let commitment: String
  private let saturations: [Int]
  private let draw: @Sendable (String) -> Double

  /// Fewer recruiters than this, and every week is drawn to one half.
  package static let fewRecruiters = 8

  /// Thousandths.
  package static func saturations(recruiters: Int) -> [Int] { recruiters < fewRecruiters ? [500] : [200, 500, 800] }

  /// - Parameter draw: a keyed hash of a text as a number from 0 up to 1; see `KeyedLot`.
  package init(_ trial: Trial, draw: @escaping @Sendable (String) -> Double) {
    // Trials are told apart by what nobody can choose: two trials never share their lots.
    commitment = trial.commitment
    saturations = trial.saturations
    self.draw = draw
  }

  /// Thousandths; 500 where the trial names none.
  package func saturation(recruiter: RecruiterID, week: Int) -> Int {
    guard saturations.count > 1 else { return saturations.first ?? 500 }
    let place = draw("\(commitment)\u{0}week\u{0}\(recruiter.value)\u{0}\(week)") * Double(saturations.count)
    return saturations[min(Int(place), saturations.count - 1)]
  }

  package func isPrompted(unit: UInt64, saturation: Int) -> Bool {
    draw("\(commitment)\u{0}unit\u{0}\(String(unit, radix: 16))") < Double(saturation) / 1_000
  }
}
