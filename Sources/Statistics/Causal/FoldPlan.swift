/// Folds for repeated splits: which fold each group of rows is in, from the ranks of the groups alone.
struct FoldPlan: Sendable {
  /// How many there are; fewer than asked for where there are fewer groups.
  let count: Int
  let groups: Int
  /// How many of them have rows.
  let present: Int
  /// By row of the sample.
  private let ranks: [Int32]

  /// - Parameters:
  ///   - rows: those that count; a group that only the others have takes no part.
  ///   - all: the groups of several samples, ascending, among which folds are dealt so that they are the same for each;
  ///     some folds may then have no row of this one.
  init(_ ids: [UInt32], rows: [Int32], folds: Int, among all: [UInt32]? = nil) {
    let own = Set(rows.map { ids[Int($0)] })
    let dealt = all ?? own.sorted()
    let number = Dictionary(uniqueKeysWithValues: dealt.enumerated().map { ($1, Int32($0)) })
    ranks = ids.map { number[$0] ?? 0 }
    (groups, present) = (dealt.count, own.count)
    count = min(folds, groups)
  }

  /// By row of the sample. Ranks are shuffled with a seed of the split's own and dealt out in turn.
  func folds(split: Int) -> [UInt8] {
    var dealt = Array(repeating: UInt8(0), count: max(groups, 1))
    for (place, rank) in shuffled(seed: UInt64(split)).enumerated() { dealt[rank] = UInt8(place % max(1, count)) }
    return ranks.map { dealt[Int($0)] }
  }

  /// Rows of whole groups, in a fixed shuffle of their ranks, until there are `limit` of them; in the order given.
  func some(of rows: [Int32], limit: Int) -> [Int32] {
    guard rows.count > limit else { return rows }
    var sizes = Array(repeating: 0, count: groups)
    for row in rows { sizes[Int(ranks[Int(row)])] += 1 }
    var kept = Array(repeating: false, count: groups)
    var (sum, taken) = (0, 0)
    for rank in shuffled(seed: 1_000_000) where sizes[rank] > 0 && (taken < 2 * count || sum + sizes[rank] <= limit) {
      kept[rank] = true
      sum += sizes[rank]
      taken += 1
    }
    return rows.filter { kept[Int(ranks[Int($0)])] }
  }

  private func shuffled(seed: UInt64) -> [Int] {
    var random = SeededRandom(seed: seed)
    var order = Array(0..<groups)
    for place in stride(from: groups - 1, to: 0, by: -1) { order.swapAt(place, random.below(place + 1)) }
    return order
  }
}
