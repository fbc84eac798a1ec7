import Recruitment
import Statistics

/// One finding in depth: what a statistician would ask next.
package struct Explanation: Sendable {
  /// The same question asked in another way.
  package struct Sensitivity: Sendable {
    package var words: String
    package var rows: Int
    package var naive: Finding.Difference?
    package var adjusted: Finding.Difference?
  }

  /// What was done first, and what came of it, without adjusting: descriptive only.
  package struct ByChannel: Sendable {
    package var channel: Channel
    package var rows: Int
    package var withOutcome: Int
  }

  /// Shares that have come to the outcome by a day, weighed so that the two arms are alike.
  package struct Curve: Sendable {
    package var days: [Double]
    package var rang: [Finding.Difference?]
    package var messaged: [Finding.Difference?]
    /// Days longer without the outcome where somebody rang, up to the horizon.
    package var restrictedMean: Finding.Difference?
    /// Hazard ratio of Cox's model, those that ended otherwise staying as never coming (Fine and Gray's, since it is known
    /// up to when each could be seen), and the test of its assumption.
    package var hazardRatio: Finding.Difference?
    package var proportionalP: Double?
  }

  package var finding: Finding
  package var sensitivities: [Sensitivity] = []
  package var channels: [ByChannel] = []
  /// Moments by their propensity to be rung, in twenty bins from 0 to 1, by arm.
  package var overlapRang: [Int] = []
  package var overlapMessaged: [Int] = []
  package var curve: Curve?
}
