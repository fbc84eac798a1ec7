import CPostgres
import Foundation

extension PostgresDatabase {
  package func sizes() throws -> (bytes: Int64, log: Int64) {
    (try read { try $0.integer("SELECT pg_database_size(current_database())") } ?? 0, 0)
  }

  /// By `pg_dump`, which reads one view from beginning to end: writing goes on beside it.
  package func copy(to path: String) throws -> Int64? {
    let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw StorageError.cannotOpen(path: path, why: String(cString: strerror(errno))) }
    close(file)
    do {
      let schema = try read { try $0.text("SELECT CAST(current_schema() AS TEXT)") } ?? "public"
      try Self.run(
        "pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--schema=\(schema)", "--file=\(path)"], url)
      let list = try Self.run("pg_restore", ["--list", path], nil)
      // One line for each table's rows.
      let tables = list.split(separator: "\n").count { $0.contains(" TABLE DATA ") }
      let wanted = try read { connection in
        try connection.integer("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()") ?? 0
      }
      guard tables == Int(wanted), list.contains("change_log") else { throw StorageError.corrupted("the copy") }
      return nil
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw error
    }
  }

  static func restore(_ copy: String, to url: String) throws {
    let target = try PostgresDatabase(url: url)
    let (schema, count) = try target.read { connection in
      (
        try connection.text("SELECT CAST(current_schema() AS TEXT)") ?? "public",
        try connection.integer("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()") ?? 0
      )
    }
    guard count == 0 else { throw StorageError.notAStore(path: "the PostgreSQL schema") }
    // Whether the program is there at all; then whether it can read the file.
    try run("pg_restore", ["--version"], nil)
    guard let list = try? run("pg_restore", ["--list", copy], nil), list.contains("schema_version") else {
      throw StorageError.corrupted("the copy")
    }
    try run(
      "pg_restore",
      [
        "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", "--schema=\(schema)",
        "--dbname=\(databaseName(url))", copy,
      ], url)
  }

  /// Runs one of the server's own programs. Where to connect goes by its environment: command lines are there for
  /// everybody to read.
  @discardableResult
  private static func run(_ program: String, _ arguments: [String], _ url: String?) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(url.map(connection) ?? [:]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw StorageError.failed(code: program)
    }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw StorageError.failed(code: program) }
    return String(decoding: data, as: UTF8.self)
  }

  /// What an address says, as the variables that libpq reads.
  private static func connection(_ url: String) -> [String: String] {
    var variables: [String: String] = [:]
    forEachOption(url) { option, value in
      if let name = option.envvar { variables[String(cString: name)] = value }
    }
    return variables
  }

  private static func databaseName(_ url: String) -> String {
    var name = ""
    forEachOption(url) { option, value in
      if String(cString: option.keyword) == "dbname" { name = value }
    }
    return name.isEmpty ? "postgres" : name
  }

  private static func forEachOption(_ url: String, _ body: (PQconninfoOption, String) -> Void) {
    guard let first = PQconninfoParse(url, nil) else { return }
    defer { PQconninfoFree(first) }
    var option = first
    while option.pointee.keyword != nil {
      if let value = option.pointee.val { body(option.pointee, String(cString: value)) }
      option += 1
    }
  }
}
