import Foundation

/// What keeps the configuration from being used. Paths, lines and names; never a value, which may be a secret.
package enum ConfigurationError: Error, Hashable {
  case cannotRead(String)
  /// A line of the file, and what is wrong with it.
  case line(path: String, Int, String)
  case unusable(Setting, String)
}

/// What is set, and where: in the environment and in one file. The file has a line `name = value` for each setting; `#`
/// begins a comment line.
package struct Configuration: Sendable {
  package enum Origin: Hashable, Sendable {
    case flag, environment, standard
    case file(String)

    package var words: String {
      switch self {
      case .flag: "flag"
      case .environment: "environment"
      case .file(let path): path
      case .standard: "standard"
      }
    }
  }

  private let environment: [String: String]
  private let file: [Setting: String]
  private let path: String?

  /// - Parameter named: the file that a flag names; `nil` = the one that `RIGHTCALL_CONFIG` names, or the standard one
  ///   where there is one.
  /// - Throws: `ConfigurationError`.
  package init(named: String?, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
    self.environment = environment
    let given = named ?? environment["RIGHTCALL_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
    let standard = Self.standardPath(environment)
    path = given ?? (FileManager.default.fileExists(atPath: standard) ? standard : nil)
    guard let path else {
      file = [:]
      return
    }
    guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8) else {
      throw ConfigurationError.cannotRead(path)
    }
    file = try Self.read(text, path: path)
  }

  /// `$XDG_CONFIG_HOME/rightcall/rightcall.conf`, by default under `~/.config`.
  package static func standardPath(_ environment: [String: String]) -> String {
    let folder = environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
    return (folder ?? (environment["HOME"] ?? NSHomeDirectory()) + "/.config") + "/rightcall/rightcall.conf"
  }

  static func read(_ text: String, path: String) throws -> [Setting: String] {
    var settings: [Setting: String] = [:]
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let trimmed = line.trimmingCharacters(in: .whitespaces)
      if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
      func fault(_ why: String) -> ConfigurationError { .line(path: path, index + 1, why) }
      guard let equals = trimmed.firstIndex(of: "=") else { throw fault("it is not of the form name = value") }
      let name = trimmed[..<equals].trimmingCharacters(in: .whitespaces)
      let value = trimmed[trimmed.index(after: equals)...].trimmingCharacters(in: .whitespaces)
      guard let setting = Setting(rawValue: name) else { throw fault("there is no such setting") }
      guard settings[setting] == nil else { throw fault("\(name) is set twice") }
      guard !value.isEmpty else { throw fault("\(name) is set to nothing") }
      settings[setting] = value
    }
    return settings
  }

  /// - Parameter flag: what the command line says; `nil` = nothing.
  package func value(_ setting: Setting, flag: String? = nil) -> (value: String, origin: Origin)? {
    if let flag { return (flag, .flag) }
    if let value = environment[setting.variable], !value.isEmpty { return (value, .environment) }
    if let value = file[setting] { return (value, .file(path ?? "")) }
    if let value = setting.standard { return (value, .standard) }
    return nil
  }

  package func text(_ setting: Setting, flag: String? = nil) -> String? { value(setting, flag: flag)?.value }

  /// - Throws: `ConfigurationError.unusable` for what is no whole number of that range.
  package func number(_ setting: Setting, flag: Int?, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = text(setting, flag: flag.map { String($0) }) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw ConfigurationError.unusable(setting, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  package func yes(_ setting: Setting, flag: Bool) throws -> Bool {
    if flag { return true }
    switch text(setting)?.lowercased() {
    case "yes", "true", "1": return true
    case nil, "no", "false", "0": return false
    default: throw ConfigurationError.unusable(setting, "yes or no")
    }
  }

  /// - Parameter flags: what the command line says; empty = nothing.
  package func list(_ setting: Setting, flags: [String]) -> [String] {
    if !flags.isEmpty { return flags }
    return (text(setting) ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
  }
}
