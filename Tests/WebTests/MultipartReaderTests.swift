import Testing

@testable import Web

/// A form with a file, taken apart while it comes in, wherever it is cut.
@Suite struct MultipartReaderTests {
  private static let type = "multipart/form-data; boundary=x--y"
  private static let body = Array(
    ("--x--y\r\nContent-Disposition: form-data; name=\"list\"\r\n\r\nTPS\r\n"
      + "--x--y\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n"
      + "1\r\n\r\n--x\r\n--x-\r\n2\r\n--x--y--\r\n").utf8)

  private func read(in parts: [ArraySlice<UInt8>]) throws -> (fields: [String], content: [UInt8], isComplete: Bool) {
    var reader = try #require(MultipartReader(contentType: Self.type, long: ["file"]))
    var fields: [String] = []
    var content: [UInt8] = []
    for part in parts {
      for event in try reader.take(part) {
        switch event {
        case .field(let name, let value): fields.append("\(name)=\(value)")
        case .content(let name, let bytes):
          #expect(name == "file")
          content += bytes
        }
      }
    }
    return (fields, content, reader.isComplete)
  }

  @Test func whereverItIsCutTheSameComesOut() throws {
    for cut in 0...Self.body.count {
      let found = try read(in: [Self.body[..<cut], Self.body[cut...]])
      #expect(found.fields == ["list=TPS"] && found.isComplete, "\(cut)")
      #expect(String(decoding: found.content, as: UTF8.self) == "1\r\n\r\n--x\r\n--x-\r\n2", "\(cut)")
    }
    let single = try read(in: Self.body.map { [$0] })
    #expect(single.fields == ["list=TPS"] && single.content.count == 17 && single.isComplete)
  }

  @Test func whatEndsEarlyIsNotComplete() throws {
    for count in [0, 10, 60, Self.body.count - 8] {
      #expect(try !read(in: [Self.body.prefix(count)]).isComplete, "\(count)")
    }
  }

  @Test func whatIsNoSuchFormIsRefused() throws {
    #expect(MultipartReader(contentType: "text/plain", long: []) == nil)
    #expect(MultipartReader(contentType: "multipart/form-data; boundary=", long: []) == nil)
    #expect(throws: MultipartReader.Fault.malformed) { try read(in: [Array("hello, this is no form".utf8)[...]]) }
    let long = "--x--y\r\nContent-Disposition: form-data; name=\"list\"\r\n\r\n" + String(repeating: "a", count: 5_000)
    #expect(throws: MultipartReader.Fault.tooLong) { try read(in: [Array(long.utf8)[...]]) }
    let nameless = "--x--y\r\nContent-Type: text/plain\r\n\r\n1\r\n--x--y--"
    #expect(throws: MultipartReader.Fault.malformed) { try read(in: [Array(nameless.utf8)[...]]) }
  }
}
