import Foundation

/// Rows of a table of `Fixtures/scipy`, without its heading; lines that begin with # are comments.
struct Fixture {
  let comment: String
  let rows: [[String]]

  init(_ name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/scipy")
    let lines = try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n")
    comment = lines.filter { $0.hasPrefix("#") }.joined()
    rows = lines.filter { !$0.hasPrefix("#") }.dropFirst().map { $0.split(separator: ",").map(String.init) }
  }

  /// The numbers in the comment, in order.
  var numbers: [Double] { comment.split(separator: " ").compactMap { Double($0) } }
}

func isClose(_ left: Double, _ right: Double, _ tolerance: Double = 1e-9) -> Bool {
  abs(left - right) <= tolerance * max(1e-3, abs(left), abs(right))
}
