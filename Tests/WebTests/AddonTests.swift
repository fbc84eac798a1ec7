import Testing

@testable import Web

@Suite struct AddonTests {
  private static let key = "0123456789abcdef0123456789abcdef"

  private func ask(
    _ body: String, key: String? = key, serverKey: String? = key, method: String = "POST"
  ) async throws -> WebResponse {
    let visitor = try Visitor(isInside: false, addonKey: serverKey)
    let headers = key.map { ["authorization": "Bearer \($0)"] } ?? [:]
    return await visitor.site.respond(to: visitor.request(method, "/api/coach", headers, body: body))
  }

  @Test func aProgramWithTheKeyGetsAReading() async throws {
    let response = try await ask(#"{"id": "7", "text": "Just checking in, any update?", "channel": "sms"}"#)
    #expect(response.status == 200 && response.header("Content-Type") == "application/json")
    #expect(response.text.contains("\"id\":\"7\"") && response.text.contains("\"verdict\":\"replaces_conversation\""))
  }

  @Test func withoutTheKeyThereIsNone() async throws {
    let body = #"{"text": "Any update?"}"#
    for key in [nil, "", "0123456789abcdef0123456789abcdee", "x"] {
      let response = try await ask(body, key: key)
      #expect(response.status == 401 && !response.text.contains("verdict"))
    }
    // Nobody was let in: it is a page like any other.
    #expect(try await ask(body, serverKey: nil).status == 401)
    #expect(try await !ask(body, serverKey: nil).text.contains("verdict"))
  }

  @Test(arguments: [
    "", "{}", "[1]", #"{"text": 3}"#, #"{"text": "a", "channel": "fax"}"#, #"{"text": "a", "side": "us"}"#, "{\u{0}",
  ]) func whatIsNoQuestionIsRefusedWithAReason(_ body: String) async throws {
    let response = try await ask(body)
    #expect(response.status == 400 && response.text.contains("\"error\":"))
  }

  @Test func onlyPostIsAnswered() async throws {
    #expect(try await ask("", method: "GET").status == 405)
  }
}
