import Recruitment

extension MappedFileReader {
  /// Rows in which a file may show in which order its dates are written, and those after which one without a doubtful date
  /// is believed to have none.
  private static let looked = 20_000
  private static let believed = 50

  /// The order that the file's own dates have: where the mapping leaves it to the firm, a date that can be read in one order
  /// only says how the others beside it are meant. Reads the file's first rows, and makes nothing of them.
  /// - Returns: `nil` where nothing is in doubt, or nothing settles it.
  consuming func orderOfDates() throws -> DateOrder? {
    // What joins others would be told of twice.
    guard table.join == nil, values.dates.contains(where: \.isGuess) else { return nil }
    var tally = IntakeTally(files: file + 1)
    for row in 1...Self.looked {
      switch try values.rows.next() {
      case .end: return evidence
      case .broken: continue
      case .row: try takeRow(&tally) { _ in }
      }
      if row % Self.believed == 0, evidence != nil || !values.dates.contains(where: { $0.ambiguous > 0 }) { break }
    }
    return evidence
  }

  private var evidence: DateOrder? {
    let guesses = values.dates.filter(\.isGuess)
    guard let order = guesses.first?.order, guesses.contains(where: { $0.ambiguous > 0 }) else { return nil }
    let (own, other) = (guesses.contains { $0.ofThisOrder > 0 }, guesses.contains { $0.ofOtherOrder > 0 })
    if own == other { return nil }
    return own ? order : order == .monthFirst ? .dayFirst : .monthFirst
  }
}
