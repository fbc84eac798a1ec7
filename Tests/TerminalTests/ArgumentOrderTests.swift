import Testing

@testable import Terminal

struct ArgumentOrderTests {
  @Test(arguments: [
    ("", ""), ("today", "today"), ("today --database x", "today --database x"),
    ("--database x today", "today --database x"),
    ("--database=x today --json", "today --json --database=x"),
    ("--database x --playbook p today --recruiter R1", "today --recruiter R1 --database x --playbook p"),
    ("--database x import -- --odd", "import --database x -- --odd"), ("--database x", "--database x"),
    ("--database", "--database"), ("--database x --help", "--help --database x"), ("--version", "--version"),
    ("--json today", "--json today"),
    // Commands without a store: the option names one that they do not touch.
    ("--database x playbook check f.yaml", "playbook check f.yaml"),
    ("--database x playbook rules --json", "playbook rules --json --database x"),
    ("--database=x simulate --out o", "simulate --out o"),
    ("--database x demo", "demo"),
  ])
  func `options of the store may stand before the command`(given: String, read: String) {
    #expect(
      ArgumentOrder.normalised(given.split(separator: " ").map(String.init))
        == read.split(separator: " ").map(String.init))
  }
}

struct ParagraphTests {
  @Test func `lines break at spaces within the width`() {
    let text = Array(repeating: "word", count: 60).joined(separator: " ")
    let lines = Paragraph.wrap(text, indent: "    ", first: "1   ").split(separator: "\n")
    #expect(lines.count > 1 && lines.allSatisfy { $0.count <= Paragraph.width })
    #expect(lines[0].hasPrefix("1   word word") && lines[1].hasPrefix("    word"))
    #expect(lines.joined(separator: " ").split(separator: " ").filter { $0 == "word" }.count == 60)
  }

  @Test func `a word longer than a line stands alone, and nothing is nothing`() {
    let long = String(repeating: "x", count: 200)
    #expect(Paragraph.wrap("a \(long) b", indent: "  ") == "  a\n  \(long)\n  b")
    #expect(Paragraph.wrap("", indent: "  ", first: "- ") == "- ")
  }

  @Test func `counting`() {
    #expect(
      Paragraph.count(1, "row") == "1 row" && Paragraph.count(0, "row") == "0 rows"
        && Paragraph.count(2, "try", "tries") == "2 tries")
  }
}
