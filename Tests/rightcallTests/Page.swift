import Foundation

/// One page of the documentation, as far as tests look into it.
struct Page {
  let name: String
  let lines: [String]

  init(_ name: String) throws {
    self.name = name
    lines = try String(contentsOf: Program.root.appendingPathComponent(name), encoding: .utf8).components(
      separatedBy: "\n")
  }

  var text: String { lines.joined(separator: "\n") }

  /// `README.md` and every page in `docs`, by name.
  static func names() -> [String] {
    let docs = (try? FileManager.default.contentsOfDirectory(atPath: Program.root.path + "/docs")) ?? []
    return ["README.md"] + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
  }

  /// Commands that are to be tried. `<!-- run -->` above a block begins in a new folder; `<!-- run on -->` goes on where
  /// the block before ended.
  struct Example {
    /// The line of the page, from 1, on which the block's first command stands.
    var line: Int
    var beginsAnew: Bool
    var commands: [String]

    /// The block as part of a script that stops at the first command that fails. `COMMAND # exits 3` must end so.
    var script: String {
      var script = ["set -euo pipefail", "echo '-- line \(line)'"]
      for command in commands {
        if let mark = command.range(of: #"\s# exits [0-9]+$"#, options: .regularExpression) {
          let status = command[mark].filter(\.isNumber)
          script.append("status=0; \(command[..<mark.lowerBound]) || status=$?")
          script.append("[ $status = \(status) ] || { echo \"ended with $status, not \(status)\"; exit 99; }")
        } else {
          script.append(command)
        }
      }
      return script.joined(separator: "\n")
    }
  }

  func examples() -> [Example] {
    var examples: [Example] = []
    var mark: String?
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line == "<!-- run -->" || line == "<!-- run on -->" {
        mark = line
      } else if let asked = mark, line == "```sh" {
        let end = lines[(index + 1)...].firstIndex(of: "```") ?? lines.count
        examples.append(
          Example(
            line: index + 2, beginsAnew: asked == "<!-- run -->" || examples.isEmpty,
            commands: Array(lines[(index + 1)..<end])))
        mark = nil
        index = end
      } else if !line.isEmpty {
        mark = nil
      }
      index += 1
    }
    return examples
  }

  /// The lines under the heading `## TITLE`, up to the next of its kind.
  func section(_ title: String) -> String? {
    guard let start = lines.firstIndex(of: "## \(title)") else { return nil }
    let rest = lines[(start + 1)...]
    let end = rest.firstIndex { $0.hasPrefix("## ") } ?? rest.endIndex
    return rest[..<end].joined(separator: "\n")
  }

  /// The cells of each row of the table between `<!-- NAME -->` and `<!-- /NAME -->`, the head left out.
  func table(_ name: String) -> [[String]] {
    guard let start = lines.firstIndex(of: "<!-- \(name) -->"), let end = lines.firstIndex(of: "<!-- /\(name) -->"),
      start < end
    else { return [] }
    let rows = lines[(start + 1)..<end].filter { $0.hasPrefix("|") }
    return rows.dropFirst(2).map { row in
      row.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
    }
  }
}
