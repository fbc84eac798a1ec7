import Foundation
import Testing

@testable import Web

@Suite struct GzipTests {
  private func request(_ accepts: String?) -> WebRequest {
    WebRequest(method: "GET", target: "/", headers: accepts.map { ["accept-encoding": $0] } ?? [:], body: .bytes([]))
  }

  private let page = WebResponse.text(String(repeating: "a conversation is due; ", count: 500))

  @Test func aLongPageIsPackedForABrowserThatTakesIt() throws {
    let packed = page.packed(for: request("br;q=1.0, gzip;q=0.8"))
    #expect(packed.header("Content-Encoding") == "gzip")
    #expect(packed.header("Vary") == "Accept-Encoding")
    #expect(packed.body.count < page.body.count / 20)
    #expect(try unpacked(packed.body) == page.body)
  }

  @Test(arguments: [nil, "", "br", "gzip;q=0", "identity"])
  func itGoesAsItIsWhereGzipIsNotTaken(accepts: String?) {
    let answer = page.packed(for: request(accepts))
    #expect(answer.body == page.body)
    #expect(answer.header("Content-Encoding") == nil)
    // Whatever stands between must not give this one to a browser that takes gzip, nor the other way round.
    #expect(answer.header("Vary") == "Accept-Encoding")
  }

  @Test func whatIsPackedOrShortOrNoTextStays() {
    let asks = request("gzip")
    let once = page.packed(for: asks)
    #expect(once.packed(for: asks).body == once.body)
    #expect(WebResponse.text("ok\n").packed(for: asks).header("Content-Encoding") == nil)
    let picture = WebResponse(status: 200, headers: [("Content-Type", "image/png")], body: page.body)
    #expect(picture.packed(for: asks).body == page.body)
  }

  @Test func nothingAtAllCanBePacked() throws {
    #expect(try unpacked(#require(Gzip.pack([]))) == [])
  }

  /// What gzip makes of it.
  private func unpacked(_ bytes: [UInt8]) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("rightcall-\(UUID().uuidString).gz")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = ["-dc", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return Array(data)
  }
}
