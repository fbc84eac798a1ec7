import Foundation
import Recruitment

@testable import SimulatedAgency

/// A simulated firm read back from its files, by a small reader of this test's own.
struct SimulatedBundle: Sendable {
  struct Table: Sendable {
    let header: [String]
    let rows: [[String]]

    func column(_ name: String) -> Int { header.firstIndex(of: name) ?? -1 }

    /// Each row's cell of that column.
    subscript(_ name: String) -> [String] {
      let column = column(name)
      return rows.map { $0[column] }
    }
  }

  let counts: SimulatedCounts
  let tables: [RecordKind: Table]
  let truth: Data
  let digest: UInt64

  /// Six recruiters and six months: large enough for everything to occur.
  static let sixBySix = Result { try make(seed: 7, recruiters: 6, months: 6) }

  /// Eight recruiters and a year, for what is rare; without their dealings.
  static let eightByTwelve = Result {
    try make(seed: 3, recruiters: 8, months: 12, kinds: BundleOutput.kinds.filter { $0 != .interactions })
  }

  static func make(
    seed: UInt64, recruiters: Int, months: Int, endsOn: String = "2026-11-20", world: SimulatedFirm.World = .plain,
    effects: PlantedEffects = .usual, liking: Int = 100, kinds: [RecordKind] = BundleOutput.kinds
  ) throws -> SimulatedBundle {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plan = SimulatedFirm.Plan(
      seed: seed, recruiters: recruiters, months: months, endsOn: endsOn, world: world, effects: effects, liking: liking
    )
    let counts = try SimulatedFirm(plan).write(to: folder)
    return try read(folder, counts, kinds)
  }

  static func temporaryFolder() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("rightcall-firm-\(UUID().uuidString)").path
  }

  private static func read(
    _ folder: String, _ counts: SimulatedCounts, _ kinds: [RecordKind]
  ) throws -> SimulatedBundle {
    var tables: [RecordKind: Table] = [:]
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for kind in kinds {
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(kind.name).csv"))
      hash(data, into: &digest)
      var rows = parse(data)
      tables[kind] = Table(header: rows.removeFirst(), rows: rows)
    }
    let truth = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/truth.json"))
    hash(truth, into: &digest)
    return SimulatedBundle(counts: counts, tables: tables, truth: truth, digest: digest)
  }

  /// FNV-1a, 64 bits.
  private static func hash(_ data: Data, into digest: inout UInt64) {
    data.withUnsafeBytes { bytes in
      for byte in bytes { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
  }

  /// RFC 4180 with LF.
  private static func parse(_ data: Data) -> [[String]] {
    data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      var rows: [[String]] = []
      var row: [String] = []
      var cell: [UInt8] = []
      var isQuoted = false
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if isQuoted {
          if byte != 34 {
            cell.append(byte)
          } else if index + 1 < bytes.count, bytes[index + 1] == 34 {
            cell.append(34)
            index += 1
          } else {
            isQuoted = false
          }
        } else if byte == 34 {
          isQuoted = true
        } else if byte == 44 || byte == 10 {
          row.append(String(decoding: cell, as: UTF8.self))
          cell.removeAll(keepingCapacity: true)
          if byte == 10 {
            rows.append(row)
            row = []
          }
        } else {
          cell.append(byte)
        }
        index += 1
      }
      return rows
    }
  }

  subscript(_ kind: RecordKind) -> Table { tables[kind] ?? Table(header: [], rows: []) }
}

/// Seconds of a cell that must be an instant.
func seconds(_ cell: String) -> Int64? {
  if case .instant(let instant)? = ISOTimestamp.read(cell) { return instant.seconds }
  return nil
}
