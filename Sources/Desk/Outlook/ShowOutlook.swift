import Evidence
import Moments
import Outlook
import Recruitment

extension Desk {
  /// Worked out while whoever asks waits: for a command.
  /// - Parameters:
  ///   - asOf: nothing later is used; `nil` = the record's end. Findings are of the whole record, so that none are said of
  ///     an earlier time.
  ///   - draws: how often what may come is drawn.
  package func outlook(asOf: Instant? = nil, draws: Int = 4_000) throws -> OutlookAnswer {
    let record = try studied()
    let end = min(asOf ?? record.ends, record.ends)
    let evidence = end == record.ends ? try evidence() : nil
    return try outlook(record, asOf: end, draws: draws, evidence: evidence)
  }

  package func awaitedOutlook() throws -> Awaited<OutlookAnswer> {
    let record = try studied()
    if record.isEmpty { return .here(try outlook(record, asOf: record.ends, draws: 500, evidence: nil)) }
    guard let keptOutlook else { return .here(try outlook()) }
    let desk = self
    let awaited = try keptOutlook.outlook.answer(of: record.mark) { progress in
      progress(0)
      return try desk.outlook(record, asOf: record.ends, draws: 4_000, evidence: nil)
    }
    guard case .here(var answer) = awaited else { return awaited }
    // Findings have a shelf of their own: what they allow is added once they are there.
    if case .here(let evidence) = try awaitedEvidence() {
      answer.due = due(evidence, record)
      answer.findings = evidence.findings.count
    }
    return .here(answer)
  }

  private func outlook(
    _ record: StudiedRecord, asOf: Instant, draws: Int, evidence: EvidenceAnswer?
  ) throws -> OutlookAnswer {
    let picture = OutlookPicture(record.chronicle, labels: try jobLabels(), asOf: asOf, draws: draws)
    let named = picture.concentrations.flatMap { $0.by == .client ? $0.largest.map(\.id) : [] }
    var answer = OutlookAnswer(
      firm: record.chronicle.settings.name, picture: picture, clients: try clientNames(Set(named)),
      due: evidence.map { due($0, record) }, findings: evidence?.findings.count ?? 0)
    answer.isEmpty = record.isEmpty
    return answer
  }

  /// Only of kinds whose finding says that talking helps, or probably does, and only in money where its money figure has
  /// both ends.
  private func due(_ evidence: EvidenceAnswer, _ record: StudiedRecord) -> [OutlookAnswer.Due] {
    let allowed = evidence.findings.filter { $0.verdict == .helps || $0.verdict == .probablyHelps }
    guard !allowed.isEmpty else { return [] }
    var open: [Int: Int] = [:]
    for moment in record.moments() where moment.endedAt == nil { open[moment.rule, default: 0] += 1 }
    return allowed.compactMap { finding in
      guard let index = record.playbook.index(of: finding.study.rule), let count = open[index],
        let effect = finding.adjusted, let low = effect.low, let high = effect.high, let money = finding.money,
        let least = money.low, let most = money.high
      else { return nil }
      let all = Double(count)
      return OutlookAnswer.Due(
        rule: finding.study.rule, title: finding.title, open: count, compared: finding.rang + finding.messaged,
        outcome: finding.study.primary.name,
        points: .init(middle: effect.estimate, low: low, high: high),
        money: .init(middle: money.estimate * all, low: least * all, high: most * all))
    }
  }
}
