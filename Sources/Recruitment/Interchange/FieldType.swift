/// What a cell of the interchange may hold, and how a column keeps it.
package enum FieldType: Sendable {
  /// Any text. Kept as text.
  case text
  /// Several texts separated by `;`. Kept as text, trimmed, joined by `;`.
  case textList
  /// The external id of a record of another file. Kept as text until a store resolves it.
  case reference(RecordKind)
  /// An instant (seconds since 1970), read in the firm's zone where the text gives no offset.
  case instant
  /// One of a closed list of words: its raw value.
  case code(CodeWords)
  /// A decimal number: ten-thousandths.
  case decimal
  /// A whole number, zero or more.
  case integer
  /// `17` or `17:30`: minutes after midnight, 0 to 1440.
  case timeOfDay
  /// `mon;tue;…`: a bit for each day, Monday the lowest.
  case weekdays

  /// Whether a column of this type keeps text; otherwise it keeps `Int64` with `Column.unknown` for an empty cell.
  package var isText: Bool {
    switch self {
    case .text, .textList, .reference: true
    case .instant, .code, .decimal, .integer, .timeOfDay, .weekdays: false
    }
  }
}
