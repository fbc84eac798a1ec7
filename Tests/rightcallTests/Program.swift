import Foundation

/// The program that was built beside these tests, run as people run it.
enum Program {
  struct Outcome {
    var status: Int32
    /// Standard output and standard error, as a terminal would show them.
    var output: String
  }

  /// The folder that holds `rightcall`; `nil` where the tests were built without it.
  static let folder: String? = {
    let arguments = CommandLine.arguments
    var starts = ["/proc/self/exe", arguments[0]]
    if let flag = arguments.firstIndex(of: "--test-bundle-path"), flag + 1 < arguments.count {
      starts.append(arguments[flag + 1])
    }
    for start in starts {
      var place = URL(fileURLWithPath: start).resolvingSymlinksInPath().deletingLastPathComponent()
      while place.path != "/" {
        let program = place.appendingPathComponent("rightcall").path
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: program, isDirectory: &isFolder), !isFolder.boolValue,
          FileManager.default.isExecutableFile(atPath: program)
        {
          return place.path
        }
        place.deleteLastPathComponent()
      }
    }
    return nil
  }()

  /// The root of the package.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Runs a bash script with `rightcall` on the PATH, in a folder, with no store or playbook of whoever runs the tests.
  /// Killed after a quarter of an hour: status 124.
  static func run(_ script: String, in folder: URL) throws -> Outcome {
    guard let program = Self.folder else { throw Missing.program }
    let output = folder.appendingPathComponent(".output")
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    let handle = try FileHandle(forWritingTo: output)
    var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("RIGHTCALL_") }
    environment["PATH"] = program + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
    environment["HOME"] = folder.path
    environment["XDG_DATA_HOME"] = folder.appendingPathComponent(".data").path
    environment["XDG_CACHE_HOME"] = folder.appendingPathComponent(".cache").path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["timeout", "--kill-after=5", "900", "bash", "-c", script]
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    try handle.close()
    let bytes = try Data(contentsOf: output)
    return Outcome(status: process.terminationStatus, output: String(decoding: bytes, as: UTF8.self))
  }

  /// Runs one command and answers with what it printed.
  static func output(_ command: String) throws -> String {
    try withTemporaryFolder { try run(command, in: $0).output }
  }

  static func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rightcall-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  enum Missing: Error { case program }
}
