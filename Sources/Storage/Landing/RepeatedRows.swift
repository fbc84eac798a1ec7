import Recruitment

/// Rows of one import that are about one record and of one time: an export with a row for each skill, number or tag. They are
/// one state, in which the last word about a column counts. Against a record that was there before, an earlier row says
/// nothing about a column that a later one speaks of: read again, it would change the record and the later one change it back.
final class RepeatedRows {
  private struct Spot {
    var place: Int
    var row: Int
    var stamp: Int64
    /// The schema's columns that it speaks of, a bit each.
    var fields: UInt64
    /// Numbers of further columns.
    var custom: [UInt32]
    /// By column, where it may hold several values.
    var lists: [Int: String]
  }

  private let run: LandingRun
  private let schema: FileSchema
  private let stamp: Int?
  private let listPositions: [Int]
  /// What makes a row its record's; `nil` where nothing but its content does.
  private let key: (StagedChunk, Int) -> Int64?
  /// Made when it is first asked for: most imports say the same as the last one, and nothing of it is needed.
  private var known: [Int64: [Spot]]?
  /// Records of such rows that were changed, and files of rows about records that were not so far.
  private var changed: Set<Int64> = []
  private var waiting: [Int64: [Int]] = [:]
  private var customNumbers: [String: UInt32] = [:]
  private var customNames: [String] = []

  init(_ run: LandingRun, _ kind: RecordKind, key: @escaping (StagedChunk, Int) -> Int64?) {
    self.run = run
    self.key = key
    let schema = FileSchema.of(kind)
    self.schema = schema
    stamp = schema.firstPosition("updated_at")
    listPositions = schema.fields.indices.filter { position in
      if case .textList = schema.fields[position].type { true } else { false }
    }
  }

  /// The columns of a row that later rows of the same state speak of.
  func settledLater(_ chunk: StagedChunk, _ row: Int, at place: Int) throws -> Set<String> {
    guard let key = key(chunk, row), let spots = try all()[key] else { return [] }
    let own = stamp.map { chunk.integer($0, row) } ?? Column.unknown
    var names: Set<String> = []
    for spot in spots where spot.stamp == own && (spot.place, spot.row) > (place, row) {
      for (position, field) in schema.fields.enumerated() where spot.fields & 1 << UInt64(position) != 0 {
        names.insert(field.name)
      }
      for number in spot.custom { names.insert("custom:\(customNames[Int(number)])") }
    }
    return names
  }

  /// What a row and those of the same state hold together where a column may have several values: an export with a row for
  /// each of somebody's numbers names all of them.
  func together(_ chunk: StagedChunk, _ row: Int) throws -> [Int: String] {
    if listPositions.isEmpty { return [:] }
    guard let key = key(chunk, row), let spots = try all()[key] else { return [:] }
    let own = stamp.map { chunk.integer($0, row) } ?? Column.unknown
    var found: [Int: String] = [:]
    for position in listPositions where !chunk.isUnknown(position, row) {
      var values: [String] = []
      var seen: Set<String> = []
      for spot in spots where spot.stamp == own {
        for value in (spot.lists[position] ?? "").split(separator: ";").map(\.trimmed)
        where seen.insert(value.lowercased()).inserted { values.append(value) }
      }
      found[position] = values.joined(separator: ";")
    }
    return found
  }

  /// Counts a row that changed nothing because a later one speaks of the same with those that change the record, where any
  /// does.
  func outcome(_ outcome: LandingRun.Outcome, of record: Int64, isHeldBack: Bool, file: Int) -> LandingRun.Outcome {
    guard known?.isEmpty == false else { return outcome }
    if outcome != .unchanged {
      changed.insert(record)
      for file in waiting.removeValue(forKey: record) ?? [] { run.recount(file: file) }
    } else if isHeldBack {
      if changed.contains(record) { return .updated }
      waiting[record, default: []].append(file)
    }
    return outcome
  }

  private func all() throws -> [Int64: [Spot]] {
    if let known { return known }
    var seen: Set<Int64> = []
    var repeated: Set<Int64> = []
    try run.staging.forEachChunk(schema.kind) { chunk, _, _ in
      for row in 0..<chunk.count {
        if let key = key(chunk, row), !seen.insert(key).inserted { repeated.insert(key) }
      }
    }
    var found: [Int64: [Spot]] = [:]
    if !repeated.isEmpty {
      try run.staging.forEachChunk(schema.kind) { chunk, _, place in
        for row in 0..<chunk.count {
          guard let key = key(chunk, row), repeated.contains(key) else { continue }
          found[key, default: []].append(spot(chunk, row, place))
        }
      }
    }
    known = found
    return found
  }

  private func spot(_ chunk: StagedChunk, _ row: Int, _ place: Int) -> Spot {
    var fields: UInt64 = 0
    for position in schema.fields.indices where !chunk.isUnknown(position, row) { fields |= 1 << UInt64(position) }
    var custom: [UInt32] = []
    for (index, name) in chunk.customNames.enumerated() where !chunk.customBytes(index, row).isEmpty {
      if customNumbers[name] == nil {
        customNumbers[name] = UInt32(customNames.count)
        customNames.append(name)
      }
      if let number = customNumbers[name] { custom.append(number) }
    }
    var lists: [Int: String] = [:]
    for position in listPositions where !chunk.isUnknown(position, row) { lists[position] = chunk.text(position, row) }
    return Spot(
      place: place, row: row, stamp: stamp.map { chunk.integer($0, row) } ?? Column.unknown, fields: fields,
      custom: custom, lists: lists)
  }
}
