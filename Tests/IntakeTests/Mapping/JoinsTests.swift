import Testing

@testable import Intake

@Suite struct JoinsTests {
  private func bytes<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    Array(text.utf8).withUnsafeBufferPointer(body)
  }

  private func value(_ joins: Joins, _ name: String, _ key: String) -> String {
    var out: [UInt8] = []
    bytes(key) { joins.append(name, $0, to: &out) }
    return String(decoding: out, as: UTF8.self)
  }

  @Test func allThatAKeyHasStandsTogether() {
    let joins = Joins()
    for (key, said) in [("d1", "a"), ("d2", "x"), ("d1", "b"), ("d1", ""), ("", "y"), ("d1", "c")] {
      #expect(bytes(key) { key in bytes(said) { joins.add("deals", key: key, value: $0) } })
    }
    #expect(value(joins, "deals", "d1") == "a;b;c" && value(joins, "deals", "d2") == "x")
    #expect(value(joins, "deals", "d3").isEmpty && value(joins, "deals", "").isEmpty)
    #expect(value(joins, "people", "d1").isEmpty && joins.has("deals") && !joins.has("people"))
    #expect(bytes("d2") { joins.knows("deals", $0) } && !bytes("x") { joins.knows("deals", $0) })
  }

  @Test(arguments: [
    ("90", ValueForm.SpanUnit.seconds, 90 as Int64?), ("90500", .milliseconds, 90), ("2", .minutes, 120),
    ("1.5", .hours, 5_400), ("1:30", .clock, 90), ("1m 30s", .seconds, 90), ("", .seconds, nil), ("-5", .seconds, nil),
    ("9999999999999", .seconds, nil), ("٣", .seconds, nil),
  ])
  func aLengthIsRead(_ text: String, _ unit: ValueForm.SpanUnit, _ seconds: Int64?) {
    #expect(bytes(text) { Spell.seconds($0, unit) } == seconds)
  }
}
