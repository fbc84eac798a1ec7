/// What a caller got wrong; what is odd about the data is drawn, or said in the picture.
package enum DrawingError: Error, Hashable, Sendable {
  /// A chart without a message in its title.
  case noMessage
}

/// The words around a chart.
package struct Heading: Hashable, Sendable {
  /// What the chart says, as a sentence: "Talking after the interview goes with more later stages".
  package let message: String
  /// What is drawn, and its unit.
  package let measure: String?
  /// Source, date, n, and what to be careful about.
  package let note: String?

  package init(_ message: String, measure: String? = nil, note: String? = nil) throws(DrawingError) {
    guard message.contains(where: { !$0.isWhitespace }) else { throw .noMessage }
    self.message = message
    self.measure = measure
    self.note = note
  }
}

/// The figures of a chart as a table, for a page to offer to those who would rather read them.
package struct DataTable: Hashable, Sendable {
  package let columns: [String]
  /// Each as long as `columns`.
  package let rows: [[String]]
}
