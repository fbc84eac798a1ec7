import Foundation
import Recruitment
import Testing

@testable import Desk

struct JSONWriterTests {
  private func value(_ body: (inout JSONWriter) -> Void) throws -> Any {
    var writer = JSONWriter()
    writer.array(body)
    let array = try JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [Any]
    return try #require(array?.first)
  }

  @Test(arguments: [
    "", "plain", "\"quoted\" \\ back/slash", "line\nfeed\r\ttab", "\u{0}\u{1}\u{8}\u{c}\u{1f}\u{7f}", "Zoë 日本 👩‍💻",
    "\u{2028}\u{2029}\u{feff}", "</script>", "{\"a\":1}",
  ])
  func `texts come back as they went in`(text: String) throws {
    #expect(try value { $0.string(text) } as? String == text)
    var writer = JSONWriter()
    writer.object { $0.field(text, text) }
    #expect(try json(writer.text).text(text) == text)
  }

  @Test func `control characters are escaped`() {
    var writer = JSONWriter()
    writer.string("\u{1}\n")
    #expect(writer.text == "\"\\u0001\\n\"")
  }

  @Test(arguments: [
    0, -0.0, 1, -1, 0.5, 0.1, 1.0 / 3, 0.000001, 0.0000001, 123_456.789, 1e15, 1e20, -1e300, 2_147_483_648,
    0.30000000000000004,
  ])
  func `numbers are JSON, to six decimals`(number: Double) throws {
    let read = try #require(try value { $0.number(number) } as? Double)
    #expect(abs(read - number) <= max(0.000_000_5, abs(number) * 1e-15))
  }

  @Test func `whole numbers have no decimal point, and what is no number is null`() {
    var writer = JSONWriter()
    writer.array { writer in
      for number in [3, 0.25, Double.nan, .infinity, -.infinity, nil] { writer.number(number) }
      writer.integer(Int.min)
      writer.integer(nil)
      writer.bool(true)
      writer.bool(nil)
      writer.string(nil)
      writer.time(Instant(0))
      writer.time(nil)
    }
    #expect(
      writer.text
        == "[3,0.25,null,null,null,null,-9223372036854775808,null,true,null,null,\"1970-01-01T00:00:00Z\",null]")
  }

  @Test func `what is nested has its commas where they belong`() {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("a")
      writer.array([1, 2]) { writer, number in writer.object { $0.field("n", number) } }
      writer.key("b")
      writer.object { _ in }
      writer.field("c", [String]())
      writer.field("d", ["x", "y"])
    }
    #expect(writer.text == #"{"a":[{"n":1},{"n":2}],"b":{},"c":[],"d":["x","y"]}"#)
  }
}
