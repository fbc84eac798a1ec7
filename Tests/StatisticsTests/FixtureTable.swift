import Foundation

@testable import Statistics

/// Columns of a CSV of numbers in `Fixtures/scikit-learn`, or of text anywhere.
struct FixtureTable {
  let names: [String]
  let cells: [[String]]

  init(_ name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/scikit-learn")
    try self.init(file: folder.appending(path: name), separator: ",")
  }

  init(file: URL, separator: Character) throws {
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    let rows = lines.map { line in
      line.split(separator: separator, omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: "\""))
      }
    }
    names = rows.first ?? []
    cells = Array(rows.dropFirst())
  }

  func text(_ name: String) -> [String] {
    guard let place = names.firstIndex(of: name) else { return [] }
    return cells.map { $0[place] }
  }

  func column(_ name: String) -> [Double] { text(name).map { Double($0) ?? .nan } }
  func ids(_ name: String) -> [UInt32] { column(name).map { UInt32($0) } }
  func matrix(_ names: [String]) throws -> Matrix { try Matrix(columns: names.map { column($0) }) }

  /// Of a file of two columns, name and value.
  var answers: [String: Double] {
    Dictionary(zip(text("name"), column("value")), uniquingKeysWith: { first, _ in first })
  }
}

/// Public data that is read where it lies and never copied.
enum Corpora {
  static func file(_ path: String) -> URL? {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["RIGHTCALL_CORPORA"].map { URL(filePath: $0) }
    let file = (named ?? root.appending(path: "../shared/data")).appending(path: path)
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }
}

/// A normal draw, by inversion.
extension SeededRandom {
  mutating func normal() -> Double { Normal.quantile(min(max(unit(), 1e-15), 1 - 1e-15)) }

  mutating func happens(_ chance: Double) -> Double { unit() < chance ? 1 : 0 }
}
