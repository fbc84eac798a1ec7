import Foundation
import Testing

/// A folder in which the program is run without a shell: its answer and its errors are kept apart.
final class Sandbox {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "rightcall-terminal-\(UInt64.random(in: .min ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  struct Answer {
    var status: Int32
    var output: String
    var errors: String

    /// The one document on standard output.
    func json() throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any], "\(output) \(errors)")
    }
  }

  func run(_ arguments: String..., output: String? = nil) throws -> Answer { try run(arguments, output: output) }

  func run(_ arguments: [String], output: String? = nil) throws -> Answer {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Program.folder) + "/rightcall")
    process.arguments = arguments
    process.environment = [
      "XDG_DATA_HOME": folder + "/data", "XDG_CACHE_HOME": folder + "/cache", "HOME": folder, "TZ": "UTC",
      "PATH": "/usr/bin:/bin",
    ]
    // Files, not pipes: a full pipe would wait for a reader.
    let name = folder + "/\(UInt64.random(in: .min ... .max))"
    func handle(_ path: String) throws -> FileHandle {
      if !path.hasPrefix("/dev/") { _ = FileManager.default.createFile(atPath: path, contents: nil) }
      return try #require(FileHandle(forWritingAtPath: path))
    }
    process.standardOutput = try handle(output ?? name + ".out")
    process.standardError = try handle(name + ".err")
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    func text(_ path: String) -> String {
      FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
    return Answer(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: text(name + ".out"), errors: text(name + ".err"))
  }

  func file(_ name: String, _ text: String) throws -> String {
    let path = folder + "/" + name
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// A bundle of one candidate who was never spoken to.
  func bundle(_ interactions: String = "") throws -> String {
    _ = try file("bundle/recruiters.csv", "recruiter_id,name,email\nR1,Ruth,ruth@firm.example\n")
    _ = try file(
      "bundle/people.csv",
      "person_id,kind,name,owner_recruiter_id,created_at\nP1,candidate,Anna Berg,R1,2026-03-02T09:00:00Z\n")
    if !interactions.isEmpty {
      _ = try file(
        "bundle/interactions.csv", "interaction_id,at,person_id,recruiter_id,channel,direction\n" + interactions)
    }
    return folder + "/bundle"
  }

  var database: String { "sqlite:\(folder)/firm.sqlite" }
}
