import Evidence
import Outlook
import Recruitment
import Statistics
import WorkingTime

/// What a manager can show a team of the firm's own record, in sentences that are true of it: dated, and of how many. Of the
/// firm as a whole; none is about a team or a person.
package enum CaseWords {
  package static func lines(market: MarketAnswer?, evidence: EvidenceAnswer?, settings: FirmSettings) -> [String] {
    (market.map { lines($0) } ?? []) + (evidence.map { lines($0, settings) } ?? [])
  }

  private static func lines(_ market: MarketAnswer) -> [String] {
    let year = "In the twelve months to \(MarketWords.day(market.picture.asOfDay))"
    return market.picture.figures.compactMap { figure in
      guard figure.year.of > 0 else { return nil }
      let text = MarketWords.figure(figure.year, figure.measure)
      switch figure.measure {
      case .reasonKnown: return "\(year) we knew why of \(text) holds. The others we could only have learnt by asking."
      case .decisionLag:
        return "\(year) clients took this long to decide after the last interview, half sooner: \(text)."
      case .buyBacks: return "\(year) people who had accepted were bought back: \(text)."
      case .declines: return "\(year) offers were declined: \(text)."
      case .withdrawals: return "\(year) candidates withdrew after their CV was sent: \(text)."
      default: return nil
      }
    }
  }

  private static func lines(_ evidence: EvidenceAnswer, _ settings: FirmSettings) -> [String] {
    let zone = Zone.named(settings.timezone) ?? .utc
    let day = MarketWords.day(Int(Span.dayAndRest(of: zone.wallClock(at: evidence.asOf.seconds)).day))
    var lines: [String] = []
    let tries = evidence.tries
    if tries.series > 0 {
      let first = tries.all.steps.first.map { step in
        " The first try reached \(MarketWords.grouped(Int(step.reached))) of \(MarketWords.grouped(Int(step.tried)))."
      }
      lines.append(
        "On the record to \(day), \(MarketWords.share(tries.gaveUpAfterOne, of: tries.series)) rows of tries to reach somebody by "
          + "telephone were given up after one.\(first ?? "")")
    }
    let judged: [(Finding.Verdict, String)] = [
      (.helps, "better results"), (.probablyHelps, "probably better results"), (.noBetter, "about the same results"),
      (.worse, "worse results"),
    ]
    let counts = judged.map { verdict, words in (words, evidence.findings.count { $0.verdict == verdict }) }
    guard !evidence.findings.isEmpty else { return lines }
    let said = counts.filter { $0.1 > 0 }.map { "\($0.0) in \($0.1)" }
    let rest = evidence.findings.count - counts.reduce(0) { $0 + $1.1 }
    lines.append(
      "Of \(evidence.findings.count) kinds of conversation compared on the record to \(day), trying to talk went with "
        + (said.isEmpty ? "nothing that can be told yet" : said.joined(separator: ", "))
        + (rest > 0 && !said.isEmpty ? "; of \(rest) nothing can be told yet." : "."))
    return lines
  }
}
