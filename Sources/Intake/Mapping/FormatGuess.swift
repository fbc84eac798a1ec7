import Foundation
import Recruitment

/// What a table looks like from outside: its name, its columns, its first rows.
struct TableSample {
  /// Without folders and ending, in small letters.
  var name: String
  /// Of the first row, folded; where there is no header row they are cells.
  var names: [String]
  /// The first row's cells as they are.
  var first: [String]

  init(name: String, names: [String], first: [String]) {
    (self.name, self.names, self.first) = (name, names, first)
  }

  /// - Returns: `nil` for what is no table.
  init?(_ file: IntakeFile) throws(IntakeError) {
    do {
      var rows = try CSVRows.sniffing(try file.open())
      let names = try HeaderRow.read(&rows, path: file.path)
      var cells: [String] = []
      for index in 0..<rows.count {
        let cell = rows[index]
        let bytes = UnsafeBufferPointer(start: rows.base + Int(cell.start), count: Int(cell.count))
        cells.append(String(decoding: bytes, as: UTF8.self))
      }
      self.init(
        name: Self.stem(file.path),
        names: MappedFileReader.unique(names.map(MappedTableReader.column)), first: cells)
    } catch .notAFormatWeKnow, .damaged, .lineTooLong {
      return nil
    }
  }

  static func stem(_ path: String) -> String {
    let name = FolderEntry.lastPart(path).lowercased()
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}

extension MappedTable {
  /// How well a table fits: more for more columns known; `nil` where it is another.
  /// - Parameter named: whether the file's name counts, or only its columns.
  func fit(_ sample: TableSample, named: Bool = true) -> Int? {
    if named, !names.isEmpty, !names.contains(where: { Self.matches(sample.name, $0) }) { return nil }
    if let columns { return headerless(sample, columns) }
    let header = Set(sample.names)
    for need in needs
    where !need.split(separator: "|").contains(where: { header.contains(ValueTable.folded(String($0))) }) {
      return nil
    }
    if needs.isEmpty, names.isEmpty { return 0 }
    return 1 + needs.count + (names.isEmpty ? 0 : 1)
  }

  private func headerless(_ sample: TableSample, _ columns: [String]) -> Int? {
    // Rows that were rejected come back with a header.
    if sample.names.first == RejectSheet.column {
      let names = sample.names.dropFirst()
      return names.elementsEqual(columns.map(ValueTable.folded)) ? 10 + columns.count : nil
    }
    guard !shape.isEmpty else { return named(sample) ? 1 : nil }
    // A row with more cells is of a wider table, and every such row would be rejected.
    guard sample.first.dropFirst(columns.count).allSatisfy(\.isEmpty) else { return nil }
    for (name, test) in shape {
      guard let place = columns.firstIndex(of: name), place < sample.first.count else { return nil }
      let cell = sample.first[place]
      switch test {
      case .date: if CellDate.orders(cell) == nil { return nil }
      case .number: if cell.isEmpty || !cell.allSatisfy({ $0.isASCII && $0.isNumber }) { return nil }
      case .words(let words): if !words.contains(ValueTable.folded(cell)) { return nil }
      }
    }
    return 10 + shape.count
  }

  private func named(_ sample: TableSample) -> Bool { names.contains { Self.matches(sample.name, $0) } }

  /// `*` stands for anything.
  static func matches(_ name: String, _ pattern: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return name == pattern }
    guard name.hasPrefix(parts[0]), name.count >= parts[0].count else { return false }
    var rest = name.dropFirst(parts[0].count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let place = rest.range(of: part) else { return false }
      rest = rest[place.upperBound...]
    }
    return rest.hasSuffix(parts[parts.count - 1])
  }
}

/// Which mapping, and which of its tables, files are read through.
struct FormatGuess {
  private let shelf: MappingShelf?

  init(_ shelf: MappingShelf?) { self.shelf = shelf }

  var mappings: [Mapping] { shelf?.all ?? [] }

  struct Choice {
    var mapping: Mapping
    var table: MappedTable
  }

  /// The table of one mapping that a file is: by its name and columns; by its columns alone where none has the name.
  static func table(of mapping: Mapping, _ sample: TableSample, forced: Bool) -> MappedTable? {
    func best(named: Bool) -> MappedTable? {
      var found: (table: MappedTable, score: Int)?
      for table in mapping.files where forced || !table.asked {
        guard let score = table.fit(sample, named: named), score > found?.score ?? -1 else { continue }
        found = (table, score)
      }
      return found?.table
    }
    if let table = best(named: true) { return table }
    guard forced else { return nil }
    if let table = best(named: false) { return table }
    // A table without a header and with nothing to know it by is what was asked for.
    return mapping.files.count == 1 && mapping.files[0].columns != nil ? mapping.files[0] : nil
  }

  /// The mapping that knows most of the files, the firm's own before one that comes with RightCall; `nil` where none knows any.
  func mapping(for samples: [TableSample?]) -> Mapping? {
    var best: (mapping: Mapping, score: Int)?
    for mapping in mappings {
      var score = 0
      for case let sample? in samples {
        guard let table = Self.table(of: mapping, sample, forced: false) else { continue }
        score += 100 + (table.fit(sample) ?? 0)
      }
      let isOwn = Presets.named(mapping.name) == nil
      if score > best?.score ?? 0 || isOwn && score > 0 && score == best?.score { best = (mapping, score) }
    }
    return best?.mapping
  }
}
