import Chronicle
import Recruitment
import Statistics
import WorkingTime

/// Tries to reach one person, one after another, until a conversation or until the recruiter gave up.
package struct TrySeries: Hashable, Sendable {
  package var person: UInt32
  package var recruiter: UInt32
  package var startedAt: Int64
  /// Up to and with the one that reached them.
  package var tries: Int
  package var reached: Bool
  /// Nobody tried again for a fortnight. Neither that nor reached: it may go on still.
  package var gaveUp = false
  /// A text or mail of ours within the day before the first try.
  package var textFirst: Bool

  /// Redials within so long are one try.
  static let redial = 4 * Span.hour
  /// No further try within so long: they gave up.
  static let givenUp = 14 * Span.day

  /// Everybody's series by `asOf`, those that may go on among them, or whoever is reached soon would count and whoever is
  /// not would not; calls that were arranged, that failed or that a machine made are no
  /// tries.
  package static func all(_ chronicle: Chronicle, asOf: Int64) -> [TrySeries] {
    let parts = Cores.parts(of: chronicle.personIDs.count) { range in
      var found: [TrySeries] = []
      for index in range {
        let person = chronicle.personIDs[index]
        read(person, chronicle.interactions(ofPerson: person), asOf, &found)
      }
      return found
    }
    return Array(parts.joined())
  }

  private static func read(_ person: UInt32, _ history: PersonHistory, _ asOf: Int64, _ found: inout [TrySeries]) {
    var open: TrySeries?
    var lastTry = Int64.min
    var lastMessage: Int64?
    func close(_ reached: Bool) {
      guard var series = open else { return }
      (series.reached, series.gaveUp) = (reached, !reached)
      found.append(series)
      open = nil
    }
    for index in 0..<history.count {
      let at = history.at(index)
      if at > asOf { break }
      if history.isWithoutUs(index) { continue }
      let (traits, origin) = (history.traits(index), history.origin(index))
      if open != nil, at - lastTry > givenUp { close(false) }
      if isTry(traits, origin) {
        if open == nil {
          open = TrySeries(
            person: person, recruiter: history.recruiter(index), startedAt: at, tries: 0, reached: false,
            textFirst: lastMessage.map { at - $0 <= Span.day } ?? false)
          lastTry = .min
        }
        if lastTry == .min || at - lastTry >= redial { open?.tries += 1 }
        lastTry = at
        if traits.isConversation { close(true) }
      } else if history.isTalk(index) {
        // They rang back, or met: the try before it has reached them.
        close(true)
      } else if traits.isOutboundMessage {
        lastMessage = at
      }
    }
    if var series = open {
      series.gaveUp = asOf - lastTry > givenUp
      found.append(series)
    }
  }

  private static func isTry(_ traits: InteractionTraits, _ origin: InteractionOrigin) -> Bool {
    guard traits.isAttempt, !traits.isAutomatic, !origin.isBooked else { return false }
    return switch traits.outcome {
    case .connected, .connectedUnverified, .voicemail, .noAnswer, .busy: true
    default: false
    }
  }
}

extension TriesCurve {
  /// - Parameter asOf: the record's end.
  package init(_ chronicle: Chronicle, asOf: Instant) throws(StatisticsError) {
    let series = TrySeries.all(chronicle, asOf: asOf.seconds).filter { $0.tries > 0 }
    let zone = chronicle.calendar.firm.zone
    let hours = Array(
      Cores.parts(of: series.count) { range in
        range.map { UInt8(Span.dayAndRest(of: zone.wallClock(at: series[$0].startedAt)).rest / 3_600) }
      }.joined())
    let cells = TryCells(series, hours: hours)
    let wanted: [Stratum?] = [nil] + Stratum.allCases
    let tables = Cores.map(wanted) { stratum in
      Result { () throws(StatisticsError) -> DiscreteTimeHazard? in
        if stratum != nil, cells.count(of: stratum) < Self.leastSeries { return nil }
        return try cells.table(of: stratum)
      }
    }
    if let whole = try tables[0].get() {
      all = whole
    } else {
      all = try DiscreteTimeHazard.table(tries: [], reached: [])
    }
    strata = [:]
    for (stratum, table) in zip(Stratum.allCases, tables.dropFirst()) { strata[stratum] = try table.get() }
    self.series = series.count
    // Everybody's series lie together.
    people = series.indices.count { $0 == 0 || series[$0].person != series[$0 - 1].person }
    gaveUpAfterOne = series.count { $0.gaveUp && $0.tries == 1 }
    gaveUpAfterTwo = series.count { $0.gaveUp && $0.tries == 2 }
  }

  /// With fewer a curve of its own says nothing.
  private static let leastSeries = 50
}

extension TriesCurve.Stratum {
  /// - Parameter hour: of the firm's day, in which the series began.
  func includes(_ series: TrySeries, hour: Int) -> Bool {
    switch self {
    case .morning: hour < 11
    case .midday: (11..<14).contains(hour)
    case .afternoon: (14..<17).contains(hour)
    case .evening: hour >= 17
    case .textFirst: series.textFirst
    case .noTextFirst: !series.textFirst
    }
  }
}
