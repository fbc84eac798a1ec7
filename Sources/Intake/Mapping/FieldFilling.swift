import Recruitment

/// Fills a record's fields from cells, row after row, as their steps say.
final class FieldFilling {
  private let steps: [FieldStep]
  /// What the words of a step's column came to, by step: a table's codes, and who of ours.
  private var codes: [WordAnswers<Code>]
  private var names: [WordAnswers<[UInt8]>]
  /// How often the cell of an optional field could not be read, by its column of the interchange.
  private(set) var unread: [Int]

  private struct Code {
    var number: Int64
    /// Whether the table has no meaning for the word.
    var isUnread: Bool
  }

  init(_ steps: [FieldStep], kind: RecordKind) {
    self.steps = steps
    codes = steps.map { _ in WordAnswers() }
    names = steps.map { _ in WordAnswers() }
    unread = Array(repeating: 0, count: FileSchema.of(kind).fields.count)
  }

  var count: Int { steps.count }

  func unread(_ index: Int) -> Int { unread[steps[index].position] }

  func noteUnread(_ position: Int) { unread[position] += 1 }

  enum Outcome {
    case done
    /// There is more to it than a cell, or the cell is not what the field takes: then its plan has the word, as if nothing
    /// had been tried.
    case byPlan
    /// The cell was read, and says no time: `complaint` says why.
    case unread
  }

  @inline(__always)
  func fill(_ index: Int, _ batch: BatchBox, _ values: inout RowValues) -> Outcome {
    let step = steps[index]
    if step.way == .constant {
      batch.columns.write(step.number, step.place)
      return .done
    }
    if step.way == .made { return .byPlan }
    let cell = values.cell(step.column)
    switch step.way {
    case .text:
      if !cell.isEmpty {
        batch.columns.write(cell, step.place)
      } else if step.isRequired {
        return .byPlan
      } else {
        batch.columns.writeUnknown(text: step.place)
      }
    case .date:
      if cell.isEmpty { return .byPlan }
      guard let seconds = values.time(cell, date: step.reader) else { return .unread }
      batch.columns.write(seconds, step.place)
    case .integer:
      guard let number = CellValue.integer(cell) else { return .byPlan }
      batch.columns.write(number, step.place)
    case .span:
      guard let seconds = Spell.seconds(cell, step.unit) else { return .byPlan }
      batch.columns.write(seconds, step.place)
    case .word:
      guard !cell.isEmpty, let code = codes[index].answer(cell) else { return .byPlan }
      if code.isUnread { unread[step.position] += 1 }
      batch.columns.write(code.number, step.place)
    case .recruiter:
      guard !cell.isEmpty, let name = names[index].answer(cell) else { return .byPlan }
      name.withUnsafeBufferPointer {
        batch.columns.write(UnsafeBufferPointer(rebasing: $0[..<($0.count - CSVRows.slack)]), step.place)
      }
    case .constant, .made: return .byPlan
    }
    return .done
  }

  /// Keeps what a word came to by its plan, where nothing else is to be noted when it is met again.
  func remember(_ index: Int, _ batch: BatchBox, _ values: inout RowValues, wasUnread: Bool) {
    let step = steps[index]
    guard step.way == .word || step.way == .recruiter else { return }
    let cell = values.cell(step.column)
    if cell.isEmpty { return }
    if step.way == .word {
      guard !codes[index].isFullColumn,
        values.tables[step.reader].isCounted || !values.tables[step.reader].isStrange(cell)
      else { return }
      codes[index].keep(Code(number: batch.columns.number(step.place), isUnread: wasUnread), for: cell)
    } else if !names[index].isFullColumn {
      let name = Array(batch.columns.text(step.place)) + [UInt8](repeating: 0, count: CSVRows.slack)
      names[index].keep(name, for: cell)
    }
  }
}
