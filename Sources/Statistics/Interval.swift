/// Where a figure may well lie: 95 % unless something else is said.
package struct Interval: Hashable, Sendable {
  package var low: Double
  package var high: Double

  @inlinable
  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  package func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
