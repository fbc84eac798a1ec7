/// The modules that a Swift source imports, in order, without submodules: `import struct GRDB.Row` is `GRDB`.
func importedModules(in source: String) -> [String] {
  let modifiers: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
  let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "var", "let"]
  var modules: [String] = []
  var commentDepth = 0
  var inText = false

  for line in source.split(separator: "\n") {
    if commentDepth == 0, line.ranges(of: "\"\"\"").count % 2 == 1 {
      inText.toggle()
      continue
    }
    if inText { continue }
    let wasComment = commentDepth > 0
    commentDepth = max(0, commentDepth + line.ranges(of: "/*").count - line.ranges(of: "*/").count)
    if wasComment { continue }

    // Statements may share a line; attributes and access levels may stand before.
    for statement in line.split(separator: ";") {
      var words = statement.split(whereSeparator: { $0 == " " || $0 == "\t" })[...]
      while let word = words.first, word.hasPrefix("@") || modifiers.contains(word) { words = words.dropFirst() }
      guard words.first == "import" else { continue }
      words = words.dropFirst()
      if let word = words.first, kinds.contains(word) { words = words.dropFirst() }
      if let module = words.first?.split(separator: ".").first { modules.append(String(module)) }
    }
  }
  return modules
}
