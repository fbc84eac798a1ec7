import Recruitment

/// How a field of a record is filled where one cell is all that it takes, as it is for most fields of most tables.
///
/// Plain numbers, since these are gone through for every row of a file: to hold a field's plan, with what its value is made
/// of, and to let go of it again costs more than to read its cell.
struct FieldStep: BitwiseCopyable {
  enum Way: UInt8 {
    /// The cell itself.
    case text
    case integer
    case date
    /// A length of time, in seconds.
    case span
    /// What a table says of the cell's word, a code: found out once for each word.
    case word
    /// Who of ours the cell's word means, found out as often.
    case recruiter
    /// The same in every row.
    case constant
    /// Anything else: as its plan says.
    case made
  }

  private(set) var way = Way.made
  let isRequired: Bool
  /// Of the file's columns.
  private(set) var column = 0
  /// Of the batch's texts, or of its numbers.
  let place: Int
  /// Of the kind's columns in the interchange.
  let position: Int
  /// Of the reader's dates, or of its tables.
  private(set) var reader = 0
  private(set) var unit = ValueForm.SpanUnit.seconds
  /// What a constant says.
  private(set) var number: Int64 = 0

  /// - Parameter date: of the reader's dates, where the field is a time.
  init(
    _ value: PlanValue, _ type: FieldType, codes: CodeTable?, required: Bool, position: Int, place: Int, date: Int?
  ) {
    (isRequired, self.position, self.place) = (required, position, place)
    switch (value, type) {
    case (.column(let column), .text), (.column(let column), .reference): (way, self.column) = (.text, column)
    case (.column(let column), .integer): (way, self.column) = (.integer, column)
    case (.column(let column), .instant):
      if let date { (way, self.column, reader) = (.date, column, date) }
    case (.span(.column(let column), let unit), .integer): (way, self.column, self.unit) = (.span, column, unit)
    case (.table(.column(let column), let place), .code): (way, self.column, reader) = (.word, column, place)
    case (.recruiter(.column(let column)), .reference), (.recruiter(.column(let column)), .text):
      (way, self.column) = (.recruiter, column)
    case (.constant(let text), .code):
      let padded = text + [UInt8](repeating: 0, count: CSVRows.slack)
      let said = padded.withUnsafeBufferPointer { codes?.value(of: UnsafeBufferPointer(rebasing: $0[..<text.count])) }
      if let said { (way, number) = (.constant, said) }
    default: break
    }
  }
}
