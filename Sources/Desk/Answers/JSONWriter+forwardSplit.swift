import Reachability
import Statistics

extension JSONWriter {
  /// Gains are in nats a try, with 95 % intervals.
  mutating func forwardSplit(_ split: ForwardSplit?) {
    guard let split else { return string(nil) }
    object { writer in
      writer.field("tries", split.tries)
      writer.field("people", split.people)
      writer.field("left_out_unverified", split.leftOutUnverified)
      writer.key("log_loss")
      writer.number(split.logLoss)
      writer.key("gain_over_personal_rates")
      writer.estimate(split.gainOverPersonalRates.value, split.gainOverPersonalRates.interval)
      writer.key("gain_over_segment_hours")
      writer.estimate(split.gainOverSegmentHours.value, split.gainOverSegmentHours.interval)
      writer.key("calibration_slope")
      writer.estimate(split.calibration.slope, split.calibration.slopeInterval)
    }
  }

  mutating func estimate(_ estimate: Double, _ interval: Interval) {
    object { writer in
      for (name, value) in [("estimate", estimate), ("low", interval.low), ("high", interval.high)] {
        writer.key(name)
        writer.number(value)
      }
    }
  }
}

extension ForwardSplit {
  /// What it comes to, for whoever runs it.
  var words: String {
    func number(_ value: Double) -> String { "\((value * 1_000).rounded() / 1_000)" }
    func range(_ interval: Interval) -> String { "\(number(interval.low)) to \(number(interval.high))" }
    let beats = gainOverPersonalRates.interval.low > 0 && gainOverSegmentHours.interval.low > 0
    return """
      pick-up: \(beats ? "better than simpler guesses here" : "not clearly better than simpler guesses here"), on \(tries) \
      tries with \(people) people of the last three months
        gain over each person's own rate: \(number(gainOverPersonalRates.value)) (\(range(gainOverPersonalRates.interval)))
        gain over people like them at that hour: \(number(gainOverSegmentHours.value)) (\(range(gainOverSegmentHours.interval)))
        calibration slope, 1 where a chance means what it says: \(number(calibration.slope)) (\(range(calibration.slopeInterval)))
      """
  }
}
