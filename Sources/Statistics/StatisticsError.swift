/// What a caller got wrong: never what is odd about the data, which is a `Caution`.
package enum StatisticsError: Error, Hashable, Sendable {
  /// Columns or arrays that belong together differ in length.
  case lengthsDiffer(what: String, expected: Int, found: Int)
  /// A number outside what is allowed.
  case outOfRange(what: String, value: Double)
}
