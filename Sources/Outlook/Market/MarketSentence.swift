import Glibc
import Statistics

/// One true sentence of what the last whole quarter was against the one before, as figures; the doors put it into words.
package struct MarketSentence: Hashable, Sendable {
  package var measure: MarketMeasure
  package var quarter: MarketPicture.Period
  package var before: MarketPicture.Period
  package var now: MarketTally
  package var then: MarketTally
  /// The last day of the quarter whose cases have been watched for as long as the measure says; `nil` where all have.
  package var watchedTo: Int?
  /// How often chance alone makes so large a difference, either way.
  package var pValue: Double
  /// Whether chance would be a poor explanation, all sentences together (Holm 1979, at 5 %).
  package var isMoreThanChance: Bool

  package static let most = 5

  /// The least likely to be chance first; none where there are no two whole quarters.
  static func all(_ rows: MarketRows, _ quarters: [MarketPicture.Period]) -> [MarketSentence] {
    guard quarters.count >= 2 else { return [] }
    let (before, quarter) = (quarters[quarters.count - 2], quarters[quarters.count - 1])
    var sentences = MarketMeasure.allCases.compactMap { measure -> MarketSentence? in
      let (now, then) = (rows.tally(measure, in: quarter.days), rows.tally(measure, in: before.days))
      guard min(now.of, then.of) >= MarketTally.fewest, let chance = chance(measure, now, then, quarter, before)
      else { return nil }
      let last = rows.record.asOfDay - measure.watched
      return MarketSentence(
        measure: measure, quarter: quarter, before: before, now: now, then: then,
        watchedTo: last < quarter.days.upperBound - 1 ? last : nil, pValue: chance, isMoreThanChance: false)
    }
    sentences.sort { ($0.pValue, $0.measure.rawValue) < ($1.pValue, $1.measure.rawValue) }
    var holds = true
    for index in sentences.indices {
      holds = holds && sentences[index].pValue * Double(sentences.count - index) <= 0.05
      sentences[index].isMoreThanChance = holds
    }
    return Array(sentences.prefix(most))
  }

  private static func chance(
    _ measure: MarketMeasure, _ now: MarketTally, _ then: MarketTally, _ quarter: MarketPicture.Period,
    _ before: MarketPicture.Period
  ) -> Double? {
    switch measure.kind {
    case .share:
      // Either way: twice the smaller tail.
      let higher = FisherExact.secondIsHigher((then.count, then.of), (now.count, now.of))
      let lower = FisherExact.secondIsHigher((now.count, now.of), (then.count, then.of))
      return min(1, 2 * min(higher, lower))
    case .count:
      // Of all that came, as many in each quarter as it has days, give or take.
      let share = Double(quarter.days.count) / Double(quarter.days.count + before.days.count)
      let all = Double(now.of + then.of)
      return Normal.bothTails((Double(now.of) - all * share) / (all * share * (1 - share)).squareRoot())
    case .each:
      let all = Double(now.count + then.count)
      let share = Double(now.of) / Double(now.of + then.of)
      guard all > 0 else { return nil }
      // Interviews come in lots, so that they scatter about twice as much as single events.
      return Normal.bothTails((Double(now.count) - all * share) / (2 * all * share * (1 - share)).squareRoot())
    case .days:
      return rankSum(now.days, then.days)
    }
  }

  /// Two samples of days by ranks, ties shared (Mann and Whitney 1947), by the normal.
  private static func rankSum(_ now: [Int], _ then: [Int]) -> Double? {
    guard min(now.count, then.count) >= MarketTally.fewest else { return nil }
    let all = (now.map { ($0, true) } + then.map { ($0, false) }).sorted { $0.0 < $1.0 }
    var (sum, ties, place) = (0.0, 0.0, 0)
    while place < all.count {
      var end = place
      while end < all.count, all[end].0 == all[place].0 { end += 1 }
      let rank = Double(place + end + 1) / 2
      for index in place..<end where all[index].1 { sum += rank }
      let tied = Double(end - place)
      ties += tied * tied * tied - tied
      place = end
    }
    let (first, second, count) = (Double(now.count), Double(then.count), Double(all.count))
    let variance = first * second / 12 * (count + 1 - ties / (count * (count - 1)))
    guard variance > 0 else { return nil }
    return Normal.bothTails((sum - first * (count + 1) / 2) / variance.squareRoot())
  }
}
