import Chronicle
import Recruitment
import Statistics

/// What goes with having been reached, where nothing was drawn by lot: Callaway and Sant'Anna 2021, against people who met
/// the same rule on the same date and had not been reached yet.
package struct WithoutLot: Hashable, Sendable {
  /// Per person and thirty days, on the chance of a conversation; no figure where there is nobody to compare.
  package var effect: Estimate
  /// The same of the thirty days before the last one before: something else than nothing says that those who were reached
  /// differed already.
  package var before: Estimate
  package var reached: Int
  package var others: Int

  /// Whether those who were reached had been on another course before.
  package var differedBefore: Bool { before.isKnown && !before.interval().contains(0) }
}

/// Reads the months of everybody who met a campaign's rule.
package struct PersonMonths {
  private let chronicle: Chronicle
  private let start: Int64
  private let recordEnds: Int64

  private static let month = 30 * Span.day
  private static let monthsBefore = 3

  /// - Parameter startedAt: of the campaign; months are thirty days, counted from it.
  package init(_ chronicle: Chronicle, startedAt: Instant) {
    self.chronicle = chronicle
    start = startedAt.seconds
    recordEnds = chronicle.sources.map(\.newest).max() ?? Int64.min
  }

  /// - Parameters:
  ///   - members: everybody who met the rule, with the day on which they did.
  ///   - reachedAt: when each was first reached; those who were not are left out.
  ///   - client: by whom people are clustered.
  /// - Throws: `StatisticsError` never in practice: the panel is made here.
  package func effect(
    members: [CampaignMember], reachedAt: [PersonID: Instant], client: (PersonID) -> UInt32
  ) throws(StatisticsError) -> WithoutLot {
    let months = Int((recordEnds - start) / Self.month)
    var panel = GroupTimeEffects.Panel(
      units: [], periods: [], outcomes: [], firstTreated: [], strata: [], clusters: [])
    var reached = 0
    var seen: Set<PersonID> = []
    for member in members where seen.insert(member.person).inserted {
      let first = reachedAt[member.person].map { Self.period(of: $0.seconds, from: start) }
      if let first, first < months { reached += 1 }
      let cluster = client(member.person)
      let version = chronicle.versions(ofPerson: UInt32(truncatingIfNeeded: member.person.value)).first
      for period in -Self.monthsBefore..<max(months, 0) where period != first {
        // The month in which somebody is reached is neither before nor after; it begins often with a good conversation.
        let from = start + Int64(period) * Self.month
        if let created = version?.createdAt, created != HistoryRow.unknownTime, created > from { continue }
        panel.units.append(Int(member.person.value))
        panel.periods.append(period)
        panel.outcomes.append(isSpokenTo(member.person, from) ? 1 : 0)
        panel.firstTreated.append(first)
        panel.strata?.append(Int((member.joinedAt.seconds - start) / Span.day))
        panel.clusters?.append(cluster == 0 ? -Int(member.person.value) : Int(cluster))
      }
    }
    let effects = try GroupTimeEffects.estimate(panel)
    let since = effects.events.filter { $0.since > 0 }
    return WithoutLot(
      effect: since.isEmpty ? .none([.noSupport]) : effects.overall,
      before: effects.events.last { $0.since < 0 }?.effect ?? .none([.noSupport]), reached: reached,
      others: seen.count - reached)
  }

  private static func period(of time: Int64, from start: Int64) -> Int {
    let away = time - start
    return Int(away >= 0 ? away / month : (away - month + 1) / month)
  }

  private func isSpokenTo(_ person: PersonID, _ from: Int64) -> Bool {
    let history = chronicle.interactions(ofPerson: UInt32(truncatingIfNeeded: person.value))
    var index = history.firstIndex(atOrAfter: from)
    while index < history.count, history.at(index) < from + Self.month {
      if history.isTalk(index) { return true }
      index += 1
    }
    return false
  }
}
