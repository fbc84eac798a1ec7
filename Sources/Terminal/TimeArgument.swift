import ArgumentParser
import Recruitment
import WorkingTime

/// A time on the command line: ISO 8601; without an offset it is read on the firm's wall clock.
package struct TimeArgument: ExpressibleByArgument, Sendable {
  private let reading: ISOTimestamp.Reading

  package init?(argument: String) {
    guard let reading = ISOTimestamp.read(argument) else { return nil }
    self.reading = reading
  }

  package func instant(in settings: FirmSettings) -> Instant {
    switch reading {
    case .instant(let instant): instant
    case .wallClock(let wall): Instant((Zone.named(settings.timezone) ?? Zone.utc).instant(ofWallClock: wall))
    }
  }
}
