import Foundation
import Statistics
import Testing

/// Invented rows and what another program says of them: see `Fixtures/survival` and `Fixtures/trials`.
struct SurvivalFixture {
  let columns: [String: [Double]]
  private let answers: [String: [Double]]

  init(_ name: String = "survival") throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/\(name)")
    columns = try Self.table(folder.appending(path: "rows.csv"))
    var answers: [String: [Double]] = [:]
    for line in try String(contentsOf: folder.appending(path: "answers.csv"), encoding: .utf8)
      .split(separator: "\n").dropFirst()
    {
      let cells = line.split(separator: ",")
      answers[String(cells[0]), default: []].append(Double(cells[2]) ?? .nan)
    }
    self.answers = answers
  }

  static func table(_ file: URL) throws -> [String: [Double]] {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let names = try #require(lines.first).split(separator: ",").map(String.init)
    var columns: [String: [Double]] = [:]
    for line in lines.dropFirst() {
      for (name, cell) in zip(names, line.split(separator: ",")) {
        columns[name, default: []].append(Double(cell) ?? .nan)
      }
    }
    return columns
  }

  func column(_ name: String) throws -> [Double] { try #require(columns[name]) }
  func whole(_ name: String) throws -> [Int] { try column(name).map { Int($0) } }
  func answer(_ name: String) throws -> [Double] { try #require(answers[name], "\(name) is not in answers.csv") }

  func records(isTruncated: Bool = false, isWeighted: Bool = false) throws -> SurvivalRecords {
    try SurvivalRecords(
      entries: isTruncated ? column("entry") : nil, times: column("time"), ends: whole("status"),
      weights: isWeighted ? column("weight") : nil, clusters: isWeighted ? whole("cluster") : nil)
  }

  func covariates(_ names: [String] = ["x1", "x2", "x3", "arm"]) throws -> Matrix {
    try Matrix(columns: names.map { try column($0) })
  }
}

/// Both NaN, or as close as `tolerance` says.
func expectClose(
  _ found: [Double], _ wanted: [Double], _ tolerance: Double = 1e-8, _ what: String = "",
  at location: SourceLocation = #_sourceLocation
) {
  #expect(found.count == wanted.count, "\(what): \(found.count) for \(wanted.count)", sourceLocation: location)
  for (index, pair) in zip(found, wanted).enumerated() {
    #expect(
      isClose(pair.0, pair.1, tolerance) || (pair.0.isNaN && pair.1.isNaN),
      "\(what) \(index): \(pair.0) instead of \(pair.1)", sourceLocation: location)
  }
}
