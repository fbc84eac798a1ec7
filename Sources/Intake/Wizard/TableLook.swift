import Recruitment

/// A table as somebody sees it who has never met it: how it is written, its columns, and what they seem to be.
package struct TableLook: Sendable {
  /// Why a table may be of no format that is known: said where somebody waits for the name of their program.
  package static let whyUnknown =
    "Lever's exports, and reports that other systems print, have no format of their own here: their headers could not be "
    + "confirmed, and a wrong guess would read the wrong column one day."

  package struct ColumnLook: Sendable {
    package var name: String
    /// Some of its texts, as they are.
    package var samples: [String]
    /// Every different word, while they are few: it is a list of words.
    package var words: [String]
    package var target: ColumnTarget
    /// Whether no row leaves it empty.
    package var isFilled = false
    /// Of all its texts that are dates, be they few.
    package var dates: DateEvidence?

    /// What is to be asked where this column says when.
    package var doubt: DateDoubt? {
      switch dates {
      case .ambiguous(let text), .mixed(let text): DateDoubt(column: name, text: text)
      case .dayFirst, .monthFirst, .plain, nil: nil
      }
    }
  }

  /// What a column's dates say of their order.
  package enum DateEvidence: Sendable, Equatable {
    case dayFirst, monthFirst
    /// The order makes no difference to any of them.
    case plain
    /// Every one of them could be read in two ways: the first.
    case ambiguous(String)
    /// Some can only be read day first, others only month first, and this one either way.
    case mixed(String)
  }

  /// A date of which the table itself does not say how it is meant.
  package struct DateDoubt: Sendable, Equatable {
    package var column: String
    package var text: String
  }

  package var path: String
  package var form: TableForm
  package var columns: [ColumnLook]
  /// Rows looked at.
  package var rows: Int
  /// A mapping that knows the table, by name.
  package var known: String?
  /// How that one reads dates.
  private var knownDates: DateOrder?

  /// Rows that a look takes in.
  static let rowsSeen = 2_000
  private static let mostWords = 40

  /// - Throws: `IntakeError` for what is no table.
  package init(path: String, mappings: [Mapping] = Presets.all) throws(IntakeError) {
    let file = IntakeFile(path: path, format: .canonical, origin: .file(path), kind: nil)
    let bytes = try TableBytes(try file.open())
    var rows = CSVRows(source: bytes, delimiter: bytes.form.delimiter)
    let names = MappedFileReader.unique(try HeaderRow.read(&rows, path: path))
    self.path = path
    form = bytes.form
    var gathered = Gathered(columns: names.count)
    var values = RowValues(rows: rows, tables: [], dates: [], parties: KnownParties(), joins: Joins())
    reading: while gathered.rows < Self.rowsSeen {
      switch try values.rows.next() {
      case .end: break reading
      case .broken: continue
      case .row: gathered.take(&values)
      }
    }
    self.rows = gathered.rows
    // The reasons of rejected rows that come back are no column of the table.
    let isOwn = names.map { !$0.isEmpty && ValueTable.folded($0) != RejectSheet.column }
    columns = names.indices.filter { isOwn[$0] }.map { gathered.look($0, name: names[$0]) }
    if let sample = try TableSample(file), let mapping = FormatGuess(MappingShelf { mappings }).mapping(for: [sample]) {
      (known, knownDates) = (mapping.name, mapping.dates)
    }
    settleDoubles()
  }

  /// The question that is to be asked: how the dates of the column are meant that says when.
  package var doubt: DateDoubt? { columns.first { $0.target == .date }?.doubt }

  /// The same where the table is read through the mapping that knows it, unless that one says the order.
  package var doubtOfKnown: DateDoubt? {
    guard known != nil, knownDates != .dayFirst, knownDates != .monthFirst else { return nil }
    let evidence = columns.compactMap(\.dates)
    // Another column settles it, as it does where the table is read.
    if evidence.contains(.dayFirst) != evidence.contains(.monthFirst) { return nil }
    return columns.lazy.compactMap(\.doubt).first
  }

  /// The mapping that knows the table, with an order for its dates: under a name of its own.
  /// - Parameter name: `nil` = one that says it.
  package func known(dates: DateOrder, name: String? = nil) -> String? {
    known.map { "mapping: \(name ?? "\($0.prefix(28))-\(dates.rawValue)")\nlike: \($0)\ndates: \(dates.rawValue)\n" }
  }

  /// The order that the dates themselves settle.
  package var dateOrder: DateOrder {
    switch columns.first(where: { $0.target == .date })?.dates {
    case .dayFirst: .dayFirst
    case .monthFirst: .monthFirst
    case .plain, .ambiguous, .mixed, nil: .asTheFileShows
    }
  }

  /// One column is the name, the date, the client: of several the first; the others are kept.
  private mutating func settleDoubles() {
    var seen: Set<ColumnTarget> = []
    for index in columns.indices {
      let target = columns[index].target
      if [.keep, .leaveOut, .email, .phone].contains(target) || seen.insert(target).inserted { continue }
      columns[index].target = .keep
    }
  }

  private struct Gathered {
    var rows = 0
    private var texts: [[String: Int]]
    private var firsts: [[String]]
    private var counts: [(dates: Int, day: Int, month: Int, differ: String?, filled: Int)]

    init(columns: Int) {
      texts = Array(repeating: [:], count: columns)
      firsts = Array(repeating: [], count: columns)
      counts = Array(repeating: (0, 0, 0, nil, 0), count: columns)
    }

    mutating func take(_ values: inout RowValues) {
      rows += 1
      for index in texts.indices {
        let text = String(decoding: values.cell(index).prefix(200), as: UTF8.self)
        if text.isEmpty { continue }
        counts[index].filled += 1
        if texts[index][text] != nil || texts[index].count <= TableLook.mostWords {
          texts[index][text, default: 0] += 1
        }
        if firsts[index].count < 3, !firsts[index].contains(text) { firsts[index].append(text) }
        guard let orders = CellDate.orders(text), text.contains(where: { !$0.isNumber }) || text.count >= 8 else {
          continue
        }
        counts[index].dates += 1
        if orders.dayFirst, !orders.monthFirst { counts[index].day += 1 }
        if orders.monthFirst, !orders.dayFirst { counts[index].month += 1 }
        if orders.differ, orders.dayFirst, orders.monthFirst, counts[index].differ == nil {
          counts[index].differ = text
        }
      }
    }

    func look(_ index: Int, name: String) -> ColumnLook {
      let count = counts[index]
      // Where the name says that these are dates, a few words among them (`soon`) do not say otherwise.
      let isNamed = ColumnTarget.guess(name) == .date || ValueTable.folded(name).contains("date")
      let areDates = count.filled > 0 && count.dates * 10 >= count.filled * (isNamed ? 3 : 8)
      let words = texts[index].count <= TableLook.mostWords && !areDates ? Self.words(texts[index]) : []
      var target = ColumnTarget.guess(name) ?? (firsts[index].contains { $0.contains("@") } ? .email : .keep)
      if target == .date, !areDates { target = .keep }
      if target == .keep, areDates, isNamed { target = .date }
      return ColumnLook(
        name: name, samples: firsts[index], words: words, target: target, isFilled: count.filled == rows,
        dates: evidence(index))
    }

    /// Spellings that a mapping takes for one word are asked about once, as the most frequent of them.
    private static func words(_ texts: [String: Int]) -> [String] {
      var words: [String: String] = [:]
      for text in texts.sorted(by: { ($0.value, $1.key) > ($1.value, $0.key) }).map(\.key) {
        let word = ValueTable.folded(text)
        if !word.isEmpty, words[word] == nil { words[word] = text }
      }
      return words.values.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.sorted()
    }

    private func evidence(_ index: Int) -> DateEvidence? {
      let count = counts[index]
      if count.dates == 0 { return nil }
      // Where each says for itself how it is meant, there is nothing to ask.
      if count.day > 0, count.month > 0 { return count.differ.map(DateEvidence.mixed) ?? .plain }
      if count.day > 0 { return .dayFirst }
      return count.month > 0 ? .monthFirst : count.differ.map(DateEvidence.ambiguous) ?? .plain
    }
  }
}
