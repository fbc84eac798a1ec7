import Foundation
import Recruitment

@testable import Intake

/// A folder of mail made for one test, and what the reader makes of it.
final class MailFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "rightcall-mail-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// - Returns: the file's path.
  @discardableResult func write(_ name: String, _ content: String) throws -> String {
    try write(name, Data(content.utf8))
  }

  @discardableResult func write(_ name: String, _ content: Data) throws -> String {
    let file = path + "/" + name
    let folder = (file as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try content.write(to: URL(fileURLWithPath: file))
    return file
  }
}

/// Everything one reading gave.
struct MailRows {
  struct Row: Equatable {
    var values: [String: String]
    var line: Int

    subscript(_ name: String) -> String? { values[name] }
  }

  var people: [Row] = []
  var recruiters: [Row] = []
  var interactions: [Row] = []
  var summary: MailSummary

  static let key = Array("a key for tests".utf8)

  init(_ paths: [String], me: [String], pace: MailPace = MailPace()) throws {
    var rows: [RecordKind: [Row]] = [:]
    let files = paths.enumerated().map { (index: $0.offset, path: $0.element) }
    var reader = MailReader(files: files, options: .init(me: me, addressKey: Self.key))
    reader.pace = pace
    summary = try reader.read { batch in
      for row in 0..<batch.count {
        var values: [String: String] = [:]
        for (position, field) in batch.schema.fields.enumerated() {
          let column = batch.columns[position]
          if let text = column.text(row) { values[field.name] = text }
          guard let integer = column.integer(row) else { continue }
          if case .code(let words) = field.type {
            values[field.name] = words.words[Int(integer)]
          } else {
            values[field.name] = String(integer)
          }
        }
        rows[batch.kind, default: []].append(Row(values: values, line: Int(batch.lines[row])))
      }
    }
    people = rows[.people] ?? []
    recruiters = rows[.recruiters] ?? []
    interactions = rows[.interactions] ?? []
  }

  /// Of one message in a file of its own.
  init(message: String, me: String = "me@firm.example") throws {
    let folder = try MailFolder()
    self = try MailRows([folder.write("one.eml", message)], me: [me])
  }

  func person(_ address: String) -> Row? { people.first { $0["emails"] == address } }

  func warned(_ remark: MailRemark) -> Int {
    summary.warnings.filter { $0.what == remark.words }.reduce(0) { $0 + $1.count }
  }

  var kept: Int { summary.files.reduce(0) { $0 + $1.kept } }
}

enum SampleMail {
  /// A plain message to "me".
  static func inbound(
    id: String = "<1@client.example>", from: String = "Ann Client <ann@client.example>",
    date: String? = "Mon, 2 Mar 2026 09:30:00 +0100", header: String = "", body: String = "Hello"
  ) -> String {
    let dated = date.map { "Date: \($0)\n" } ?? ""
    return "From: \(from)\nTo: Me <me@firm.example>\n\(dated)Message-ID: \(id)\nSubject: Job\n\(header)\n\(body)\n"
  }
}
