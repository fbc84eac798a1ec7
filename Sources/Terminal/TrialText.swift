import Desk
import Evidence
import Recruitment
import Statistics

/// Trials for a terminal.
struct TrialText {
  func lines(_ forecast: TrialForecast) -> [String] {
    var lines = ["A trial of \(forecast.kinds.joined(separator: ", ")): how many \(forecast.outcome.words)"]
    if forecast.isTooThin {
      lines.append(
        Paragraph.wrap(
          "Refused: too little is on record to plan with (\(forecast.seen) outcomes seen; 30 are needed).", indent: "  "
        ))
      return lines
    }
    lines.append(
      "  as usual \(Self.share(forecast.baseRate)) of \(forecast.seen); "
        + "\(Self.decimal(forecast.unitsPerWeek)) a week come up, with \(Paragraph.count(forecast.recruiters, "recruiter"))"
    )
    lines.append(
      "  a recruiter's week is drawn to \(forecast.saturations.map { Self.share(Double($0) / 1_000) }.joined(separator: ", "))"
        + " prompted; alike within it: \(Self.decimal(forecast.correlation))")
    for duration in forecast.durations { lines.append("  " + line(duration)) }
    if forecast.durations.contains(where: \.isRefused) {
      lines.append(Paragraph.wrap("Sooner: \(Self.shorter(forecast)).", indent: "  "))
    }
    return lines
  }

  private func line(_ duration: TrialForecast.Duration) -> String {
    let effect = "\(Int(duration.points)) points"
    guard let plan = duration.plan else { return "\(effect): refused, there is no room for it above what is usual" }
    let needs = "\(effect): \(plan.units) needed, \(Int(min(plan.weeks.rounded(.up), 1e9))) weeks to a verdict"
    return duration.isRefused ? needs + ": refused, more than a year" : needs
  }

  private static func shorter(_ forecast: TrialForecast) -> String {
    var ways: [String] = []
    if let points = forecast.smallestEffect { ways.append("look for \(decimal(points)) points or more") }
    if !forecast.companions.isEmpty {
      ways.append("put \(forecast.companions.joined(separator: ", ")) on trial with it: they have the same outcome")
    }
    ways.append("wait until more such moments come up in a week")
    return ways.joined(separator: "; or ")
  }

  func lines(started trial: Trial) -> [String] {
    [
      "Trial \(trial.id) of \(trial.kinds.joined(separator: ", ")) runs. Planned: \(trial.plannedUnits) units.",
      "Publish this with it:",
      "  key commitment  \(trial.commitment)",
      "  playbook        version \(trial.playbookVersion)",
      "  signed by       \(trial.signedBy)",
      "Everybody may look (`rightcall trial status`) and everybody may stop it (`rightcall trial stop`).",
    ]
  }

  func lines(_ standing: TrialStanding?) -> [String] {
    guard let standing else { return ["No trial runs, and none ever ran here."] }
    let report = standing.report
    let trial = report.trial
    var lines = [
      "Trial \(trial.id) of \(trial.kinds.joined(separator: ", ")), since \(ISOTimestamp.utc(trial.startedAt))"
        + (trial.stoppedAt.map { ", stopped \(ISOTimestamp.utc($0))" } ?? "")
    ]
    lines.append(
      "  drawn \(report.enrolled), of them prompted \(report.prompted); outcome known \(report.matured) of "
        + "\(trial.plannedUnits) planned")
    if report.gone > 0 { lines.append("  no longer on record: \(report.gone)") }
    if !standing.hasKey, trial.stoppedAt == nil {
      lines.append(Paragraph.wrap("The key is not at \(standing.keyPath): nobody new comes in.", indent: "  "))
    }
    lines.append(Paragraph.wrap(report.sentence, indent: "  "))
    if let contrast = report.contrast { lines += self.lines(contrast) }
    if let adjusted = report.adjusted, adjusted.isKnown { lines.append("  adjusted \(TrialReport.points(adjusted))") }
    if let effect = report.perConversation?.effect, effect.isKnown {
      lines.append("  of each talk that was held because of it \(TrialReport.points(effect))")
    }
    lines.append("  key commitment \(trial.commitment)")
    return lines
  }

  private func lines(_ contrast: SaturationContrast) -> [String] {
    var lines: [String] = []
    for (words, estimate) in [
      ("prompted against as usual, same weeks", contrast.within),
      ("as usual in weeks with most prompted against fewest", contrast.spillover),
      ("everybody in weeks with most prompted against fewest", contrast.total),
    ] where estimate.isKnown { lines.append("  \(words) \(TrialReport.points(estimate))") }
    return lines
  }

  private static func share(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

  private static func decimal(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return hundredths % 100 == 0 ? "\(hundredths / 100)" : "\(Double(hundredths) / 100)"
  }
}
