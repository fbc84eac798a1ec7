import Dispatch
import Evidence
import Moments
import Practice
import Recruitment
import Statistics

/// A change of the playbook: when, why, which rules, and what stood on record before and after it.
package struct PlaybookChange: Sendable {
  /// One figure of one rule, of moments that opened before the change and after it, over spans of one length.
  package struct Figure: Hashable, Sendable {
    /// `held_in_time`, or an outcome's name such as `started_150d`.
    package var name: String
    package var before: Proportion
    package var after: Proportion
    /// What after is more than before, as shares; `nil` where either is of fewer than ten.
    package var change: Interval?
    package var difference: Double?

    init(_ name: String, before: Proportion, after: Proportion) {
      (self.name, self.before, self.after) = (name, before, after)
      guard min(before.of, after.of) >= HabitCounts.fewest, let more = after.more(than: before) else { return }
      (difference, change) = (more.value, more.interval)
    }
  }

  package struct Rule: Sendable {
    package var code: String
    package var title: String
    /// Days on either side: until the record's end, or until the rule was changed again; ninety at most.
    package var days: Int
    /// Empty where no day has passed since.
    package var figures: [Figure]
  }

  package var version: PlaybookVersion
  package var rules: [Rule]

  package static let longest = 90
}

extension Desk {
  /// Newest first; never waits for it.
  package func awaitedChanges() throws -> Awaited<[PlaybookChange]> {
    let record = try studied()
    let desk = self
    guard let keptChanges else { return .here(try changes(record)) }
    return try keptChanges.answer(of: record.mark) { progress in
      progress(0)
      return try desk.changes(record)
    }
  }

  /// Worked out while whoever asks waits: for a command.
  package func playbookChanges() throws -> [PlaybookChange] { try changes(studied()) }

  private func changes(_ record: StudiedRecord) throws -> [PlaybookChange] {
    let versions = try store.playbookVersions()
    guard !versions.isEmpty else { return [] }
    var changed: [(version: PlaybookVersion, rules: Set<String>)] = []
    for (place, version) in versions.enumerated() {
      let earlier = place + 1 < versions.count ? versions[place + 1].number : 0
      let (new, old) = (
        try PlaybookText(playbookText(version: version.number)), try PlaybookText(playbookText(version: earlier))
      )
      changed.append((version, Set((new.codes + old.codes).filter { new.rule($0) != old.rule($0) })))
    }
    let book = try FollowedBook(record)
    return changed.enumerated().map { place, change in
      let rules = change.rules.sorted().compactMap { code -> PlaybookChange.Rule? in
        // Versions are newest first: what comes after this one stands before it.
        let next = changed[..<place].last { $0.rules.contains(code) }?.version.at
        return book.rule(code, at: change.version.at, until: next)
      }
      return PlaybookChange(version: change.version, rules: rules)
    }
  }
}

/// What is on record of each rule's moments, by when they opened: as the playbook in force sees them, so that before and
/// after are counted alike.
private struct FollowedBook {
  private let record: StudiedRecord
  private let moments: [Int: [Moment]]
  private let reader: HabitReader
  private let studies: StudyRecord

  init(_ record: StudiedRecord) throws {
    self.record = record
    moments = Dictionary(grouping: record.moments(), by: \.rule)
    reader = HabitReader(record.chronicle, playbook: record.playbook, recordEnds: record.ends)
    studies = StudyRecord(record)
  }

  /// - Returns: `nil` for a rule that is in force no more.
  func rule(_ code: String, at time: Instant, until next: Instant?) -> PlaybookChange.Rule? {
    guard let index = record.playbook.index(of: code) else { return nil }
    let end = min(next ?? record.ends, record.ends)
    let days = Int(max(0, min(Int64(PlaybookChange.longest), (end - time) / Span.day)))
    var rule = PlaybookChange.Rule(code: code, title: record.playbook.rules[index].title, days: days, figures: [])
    guard days > 0 else { return rule }
    let span = Int64(days) * Span.day
    let (before, after) = ((time - span)..<time, time..<(time + span))
    func held(_ range: Range<Instant>) -> Proportion {
      HabitCounts(
        (moments[index] ?? []).filter { range.contains($0.openedAt) && !$0.recruiter.isNone }.compactMap { moment in
          if case .counted(let counted) = reader.read(moment) { counted } else { nil }
        }
      ).rightTime
    }
    rule.figures = [PlaybookChange.Figure("held_in_time", before: held(before), after: held(after))]
    if let outcome = studies.outcomes(of: code) {
      func share(_ range: Range<Instant>) -> Proportion {
        let known = outcome.rows.filter { range.contains(Instant($0.openedAt)) && $0.value.isFinite }
        let people = Dictionary(grouping: known, by: \.person).sorted { $0.key < $1.key }
        return Proportion(
          counts: people.map { $0.value.count { $0.value == 1 } }, totals: people.map(\.value.count))
      }
      rule.figures.append(PlaybookChange.Figure(outcome.name, before: share(before), after: share(after)))
    }
    return rule
  }
}

/// A change of the playbook in words, for both doors.
package enum ChangeWords {
  package static let caution =
    "Other things changed in those weeks too: the market, the jobs, the people. Before and after is no proof that the one "
    + "came of the other; a trial is. Ranges are 95%."

  package static let noDay = "No day has passed on record since."

  package static func figure(_ figure: PlaybookChange.Figure, days: Int) -> String {
    func share(_ proportion: Proportion) -> String {
      let counts = "\(proportion.count) of \(proportion.of)"
      guard proportion.of >= HabitCounts.fewest else { return counts }
      return "\(counts) (\(MarketWords.percent(proportion.share)), \(MarketWords.percent(proportion.interval.low)) to "
        + "\(MarketWords.percent(proportion.interval.high)))"
    }
    let name = figure.name == "held_in_time" ? "Talks held in time" : "Outcome \(figure.name.replacing("_", with: " "))"
    let spans =
      "\(name): \(share(figure.before)) in the \(days) days before, \(share(figure.after)) in the \(days) after."
    guard let change = figure.change, let difference = figure.difference else {
      return spans + " Too few to compare: under ten on a side."
    }
    func points(_ share: Double) -> String {
      let tenths = Int((share * 100).rounded())
      return tenths > 0 ? "+\(tenths)" : tenths < 0 ? "−\(-tenths)" : "0"
    }
    return spans
      + " That is \(points(difference)) points in a hundred (\(points(change.low)) to \(points(change.high)))"
      + (change.low <= 0 && 0 <= change.high ? ": it may be chance." : ".")
  }
}
