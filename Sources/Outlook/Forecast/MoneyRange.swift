/// What may come in, as a range that holds it eight times in ten, and the middle.
package struct MoneyRange: Hashable, Sendable {
  package var low: Double
  package var middle: Double
  package var high: Double
  package var mean: Double

  /// - Parameter sorted: ascending.
  package init(sorted: [Double]) {
    func at(_ share: Double) -> Double {
      guard !sorted.isEmpty else { return 0 }
      return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }
    low = at(0.1)
    middle = at(0.5)
    high = at(0.9)
    mean = sorted.isEmpty ? 0 : sorted.reduce(0, +) / Double(sorted.count)
  }

  package init(low: Double, middle: Double, high: Double, mean: Double) {
    self.low = low
    self.middle = middle
    self.high = high
    self.mean = mean
  }

  package static func + (range: MoneyRange, amount: Double) -> MoneyRange {
    MoneyRange(
      low: range.low + amount, middle: range.middle + amount, high: range.high + amount, mean: range.mean + amount)
  }
}
