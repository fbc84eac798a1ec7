/// What `Package.swift` declares, read as text: the tests cannot ask SwiftPM while it is running them.
struct Manifest {
  struct Target: Equatable {
    var name: String
    var isTest: Bool
    /// Names of our own targets and of library products.
    var dependencies: Set<String>
  }

  var targets: [Target] = []

  init(_ text: String) {
    // The helper functions above `let package` are no targets.
    guard let start = text.range(of: "let package = Package(") else { return }
    let body = Self.withoutComments(text[start.upperBound...])
    let forms: [(opening: String, isTest: Bool, suffix: String)] = [
      (".systemLibrary(", false, ""), (".target(", false, ""), (".executableTarget(", false, ""), ("room(", false, ""),
      ("tests(", true, "Tests"), (".testTarget(", true, ""),
    ]
    for form in forms {
      for range in body.ranges(of: form.opening) {
        let arguments = Self.balanced(body[range.upperBound...])
        guard let name = Self.quoted(arguments).first else { continue }
        let dependencies = Set(Self.dependencyNames(Self.dependencyList(arguments)))
        targets.append(Target(name: name + form.suffix, isTest: form.isTest, dependencies: dependencies))
      }
    }
  }

  /// A call's first argument follows its bracket at once, also where the formatter broke the line there.
  private static func withoutComments(_ text: Substring) -> String {
    text.split(separator: "\n").filter { !$0.trimmed.hasPrefix("//") }.map(\.trimmed).joined(separator: "\n")
      .replacing("(\n", with: "(")
  }

  /// The text up to the bracket that closes the one already opened.
  private static func balanced(_ text: Substring, _ open: Character = "(", _ close: Character = ")") -> Substring {
    var depth = 1
    for index in text.indices {
      if text[index] == open { depth += 1 }
      if text[index] == close { depth -= 1 }
      if depth == 0 { return text[..<index] }
    }
    return text
  }

  /// The first list, unless its label says that it is about something else (resources, Debian packages).
  private static func dependencyList(_ arguments: Substring) -> Substring {
    guard let opening = arguments.firstRange(of: "[") else { return "" }
    let others = ["resources: ", "exclude: ", "providers: ", "cSettings: ", "linkerSettings: ", "swiftSettings: "]
    if others.contains(where: { arguments[..<opening.lowerBound].hasSuffix($0) }) { return "" }
    return balanced(arguments[opening.upperBound...], "[", "]")
  }

  private static func quoted(_ text: Substring) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
      .map { String($0.element) }
  }

  /// Plain strings, and of `.product(name:package:)` only the name.
  private static func dependencyNames(_ list: Substring) -> [String] {
    var rest = list
    var names: [String] = []
    while let product = rest.firstRange(of: ".product(") {
      names += quoted(rest[..<product.lowerBound])
      let arguments = balanced(rest[product.upperBound...])
      names += quoted(arguments).prefix(1)
      rest = rest[arguments.endIndex...]
    }
    return names + quoted(rest)
  }
}
