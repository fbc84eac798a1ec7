import Foundation
import Testing

@testable import Terminal

/// Where a setting comes from.
@Suite struct ConfigurationTests {
  private func file(_ text: String) throws -> String {
    let path = NSTemporaryDirectory() + "rightcall-conf-\(UInt64.random(in: .min ... .max))"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func aFlagGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws {
    let path = try file("# ours\n\n host = ::1 \nport=9000\npublic-url = https://a.example/?x=y\n")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let set = try Configuration(named: path, environment: ["RIGHTCALL_PORT": "9001", "RIGHTCALL_LOG_LEVEL": ""])
    #expect(set.text(.host) == "::1" && set.value(.host)?.origin == .file(path))
    #expect(set.text(.publicURL) == "https://a.example/?x=y")
    #expect(set.text(.port) == "9001" && set.value(.port)?.origin == .environment)
    #expect(try set.number(.port, flag: 9_002, in: 1...65_535) == 9_002)
    #expect(set.value(.port, flag: "9002")?.origin == .flag)
    // An empty variable says nothing.
    #expect(set.text(.logLevel) == "info" && set.value(.logLevel)?.origin == .standard)
    #expect(set.text(.database) == nil && set.value(.database) == nil)
  }

  @Test func theFileIsTheOneThatIsNamedOrTheStandardOne() throws {
    let path = try file("idle-minutes = 5\n")
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try Configuration(named: nil, environment: ["RIGHTCALL_CONFIG": path]).text(.idleMinutes) == "5")
    let home = NSTemporaryDirectory() + "rightcall-home-\(UInt64.random(in: .min ... .max))"
    defer { try? FileManager.default.removeItem(atPath: home) }
    #expect(try Configuration(named: nil, environment: ["HOME": home]).text(.idleMinutes) == "30")
    try FileManager.default.createDirectory(atPath: home + "/.config/rightcall", withIntermediateDirectories: true)
    try Data("idle-minutes = 7\n".utf8).write(to: URL(fileURLWithPath: home + "/.config/rightcall/rightcall.conf"))
    #expect(try Configuration(named: nil, environment: ["HOME": home]).text(.idleMinutes) == "7")
    #expect(throws: ConfigurationError.cannotRead("/nowhere/at.all")) {
      try Configuration(named: "/nowhere/at.all", environment: [:])
    }
  }

  @Test(arguments: [
    ("port\n", 1, "it is not of the form name = value"), ("\n# x\nprot = 1\n", 3, "there is no such setting"),
    ("port = 1\nport = 2\n", 2, "port is set twice"), ("port =\n", 1, "port is set to nothing"),
  ])
  func whatCannotBeReadIsSaidWithItsLine(text: String, line: Int, why: String) {
    #expect(throws: ConfigurationError.line(path: "f", line, why)) { try Configuration.read(text, path: "f") }
  }

  @Test func valuesHaveTheirLimits() throws {
    let set = try Configuration(
      named: nil, environment: ["RIGHTCALL_PORT": "0", "RIGHTCALL_MODEL_PRIVATE": "yes", "RIGHTCALL_PROXY": "a, b,"])
    #expect(throws: ConfigurationError.self) { try set.number(.port, flag: nil, in: 1...65_535) }
    #expect(try set.yes(.modelPrivate, flag: false) && set.list(.proxy, flags: []) == ["a", "b"])
    #expect(set.list(.proxy, flags: ["c"]) == ["c"])
    let other = try Configuration(named: nil, environment: ["RIGHTCALL_MODEL_PRIVATE": "maybe"])
    #expect(throws: ConfigurationError.self) { try other.yes(.modelPrivate, flag: false) }
  }

  @Test func passwordsAreNotShown() {
    #expect(ConfigCommand.masked("postgres://u:se:c@ret@host/db") == "postgres://u:***@host/db")
    #expect(ConfigCommand.masked("postgres://u@host/db") == "postgres://u@host/db")
    #expect(ConfigCommand.masked("sqlite:a:b@c") == "sqlite:a:b@c")
  }
}
