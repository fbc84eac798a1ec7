import Chronicle
import Recruitment
import Statistics

/// How many tries it takes until a first conversation: the answer to "see, they don't pick up".
package struct TriesCurve: Sendable {
  /// Which series of tries are taken together.
  package enum Stratum: Int, CaseIterable, Hashable, Sendable {
    case morning, midday, afternoon, evening
    case textFirst, noTextFirst

    package var words: String {
      switch self {
      case .morning: "first try before 11"
      case .midday: "first try 11 to 14"
      case .afternoon: "first try 14 to 17"
      case .evening: "first try after 17"
      case .textFirst: "a text within a day before the first try"
      case .noTextFirst: "no text before it"
      }
    }
  }

  package var all: DiscreteTimeHazard
  package var strata: [Stratum: DiscreteTimeHazard]
  /// Series of tries, and people rung.
  package var series: Int
  package var people: Int
  /// Series that ended without a conversation after one try, and after two.
  package var gaveUpAfterOne: Int
  package var gaveUpAfterTwo: Int
}
