import Foundation
import Testing

@testable import Intake

/// Where the public corpora lie: `RIGHTCALL_CORPORA`, or beside the checkout.
enum Corpora {
  static let folder: String = {
    if let given = ProcessInfo.processInfo.environment["RIGHTCALL_CORPORA"] { return given }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return package.deletingLastPathComponent().appendingPathComponent("shared/data").path
  }()

  static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder)/\(name)") }

  static func files(_ name: String) -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: "\(folder)/\(name)")) ?? []
    return names.sorted().map { "\(folder)/\(name)/\($0)" }.filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) && !isFolder.boolValue
    }
  }
}

@Suite struct CSVCorporaTests {
  @Test(.enabled(if: Corpora.has("csv_spectrum")), arguments: [1, 7, 1 << 20])
  func theTokeniserReadsTheSpectrum(_ chunk: Int) throws {
    let files = Corpora.files("csv_spectrum/csvs")
    #expect(files.count == 11)
    for file in files {
      let name = (file as NSString).lastPathComponent
      let json = file.replacingOccurrences(of: "/csvs/", with: "/json/").replacingOccurrences(of: ".csv", with: ".json")
      let data = try Data(contentsOf: URL(fileURLWithPath: json))
      var expected = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: String]])
      // The corpus has been through a checkout that turned CRLF into LF in its tables, not in their answers.
      if !(try Data(contentsOf: URL(fileURLWithPath: file)).contains(13)) {
        expected = expected.map { $0.mapValues { $0.replacingOccurrences(of: "\r\n", with: "\n") } }
      }
      var rows = try tokenise(FileBytes(path: file), limits: CSVLimits(chunk: chunk)).map { seen -> [String] in
        guard case .row(_, let cells) = seen else { return [] }
        return cells
      }
      let header = rows.removeFirst()
      let found = rows.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
      #expect(found == expected, "\(name)")
    }
  }

  /// Strange files end in a clear error or in rejects, never in a crash.
  @Test(.enabled(if: Corpora.has("csv_broken_real") && Corpora.has("csv_spectrum")))
  func everyFileEndsInAClearAnswer() throws {
    let files = Corpora.files("csv_broken_real") + Corpora.files("csv_spectrum")
    #expect(files.count == 26)
    for file in files {
      #expect(throws: IntakeError.self, "\(file)") {
        _ = try take([file], options: IntakeOptions(format: .canonical))
      }
    }
  }

  @Test(.enabled(if: Corpora.has("csv_broken_real")))
  func theBrokenRealFileKeepsItsRows() throws {
    let file = "\(Corpora.folder)/csv_broken_real/bank-additional-4119-decimal-comma-damage.csv"
    let seen = try tokenise(FileBytes(path: file))
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    #expect(seen.count == lines.count)
    for (found, line) in zip(seen, lines) {
      guard case .row(_, let cells) = found else {
        Issue.record("a row was taken for broken")
        continue
      }
      #expect(cells.joined(separator: ",") == line)
    }
  }
}
