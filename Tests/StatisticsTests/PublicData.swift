import Foundation
import Testing

/// Public tables, where they are at hand: in `RIGHTCALL_CORPORA`, or beside the checkout.
struct PublicData {
  private let columns: [String: [String]]
  let count: Int

  static let folder: String = {
    if let given = ProcessInfo.processInfo.environment["RIGHTCALL_CORPORA"] { return given }
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return package.deletingLastPathComponent().appending(path: "shared/data").path
  }()

  static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder)/\(name)") }

  /// - Parameter wanted: columns to read; the tables have no quoted cells in front of them.
  init(_ name: String, _ wanted: [String]) throws {
    let text = try String(contentsOfFile: "\(Self.folder)/\(name)", encoding: .utf8)
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"))
    let head = try #require(lines.first).split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    let names = head.map { String(Substring($0)) }
    let places = try wanted.map { name in try #require(names.firstIndex(of: name), "\(name) is no column") }
    var columns = Array(repeating: [String](), count: wanted.count)
    for line in lines.dropFirst() {
      let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      for (index, place) in places.enumerated() {
        columns[index].append(place < cells.count ? String(Substring(cells[place])) : "")
      }
    }
    count = lines.count - 1
    self.columns = Dictionary(uniqueKeysWithValues: zip(wanted, columns))
  }

  func text(_ name: String) throws -> [String] { try #require(columns[name]) }
  /// NaN where a cell is empty or no number.
  func numbers(_ name: String) throws -> [Double] { try text(name).map { Double($0) ?? .nan } }
  func whole(_ name: String) throws -> [Int] { try text(name).map { Int(Double($0) ?? -1) } }
  func flags(_ name: String, _ value: String) throws -> [Double] { try text(name).map { $0 == value ? 1 : 0 } }
}
