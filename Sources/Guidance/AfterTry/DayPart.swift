import Recruitment
import WorkingTime

/// The parts of a day in which somebody can be tried, on their own wall clock.
package enum DayPart: String, CaseIterable, Hashable, Sendable {
  case morning, midday, afternoon, evening

  /// - Parameter minute: after midnight.
  package init(minute: Int) {
    switch minute {
    case ..<660: self = .morning
    case ..<840: self = .midday
    case ..<1_020: self = .afternoon
    default: self = .evening
    }
  }

  init(of instant: Instant, _ zone: Zone) {
    self.init(minute: Span.dayAndRest(of: zone.wallClock(at: instant.seconds)).rest / Int(Span.minute))
  }

  /// Minutes after midnight.
  package var minutes: Range<Int> {
    switch self {
    case .morning: 0..<660
    case .midday: 660..<840
    case .afternoon: 840..<1_020
    case .evening: 1_020..<1_440
    }
  }
}
