import Desk
import Foundation
import Recruitment
import Testing

@testable import Web

@Suite struct DigestMailTests {
  private func mail(
    _ count: Int = 2, from: String = "desk@firm.example", to: String = "ruth@firm.example",
    link: String = "https://desk.firm.example"
  ) throws -> DigestMail {
    let items = (0..<count).map { number in
      DigestDay.Item(
        moment: MomentID(value: UInt64(number + 1)), title: "Debrief <after> interview", dueAt: FakeDesk.now + 7_200,
        overdue: number == 0)
    }
    return try DigestMail(
      DigestDay(asOf: FakeDesk.now, items: items, messages: 1), settings: FirmSettings(), from: from, to: to,
      link: link)
  }

  private func parts(_ message: String) throws -> [String] {
    let boundary = try #require(message.firstMatch(of: /boundary="([^"]+)"/)?.1)
    return try message.components(separatedBy: "--\(boundary)").dropFirst().dropLast().map { part in
      let body = try #require(part.components(separatedBy: "\r\n\r\n").dropFirst().first)
      let data = try #require(Data(base64Encoded: body, options: .ignoreUnknownCharacters))
      return String(decoding: data, as: UTF8.self)
    }
  }

  @Test func bothPartsSayTheSame() throws {
    let message = try mail().message(id: "00ff")
    #expect(message.contains("Subject: 2 conversations due today, 1 of them overdue\r\n"))
    #expect(
      message.contains("Date: Tue, 24 Nov 2026 14:30:00 +0000\r\n") && message.contains("To: <ruth@firm.example>\r\n"))
    #expect(!message.replacing("\r\n", with: "").contains("\n"))
    #expect(message.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 998 })
    let parts = try parts(message)
    #expect(parts.count == 2)
    for part in parts {
      #expect(part.contains("https://desk.firm.example/today#card-0000000000000001"))
      #expect(part.contains("You asked for this mail") && part.contains("/account"))
      #expect(part.contains("For 1 other matter a message is fine."))
    }
    #expect(parts[0].contains("Debrief <after> interview") && parts[1].contains("Debrief &lt;after&gt; interview"))
  }

  @Test func aLongListIsCounted() throws {
    let text = try mail(14).text
    #expect(text.components(separatedBy: "#card-").count == 11 && text.contains("4 more are due."))
    #expect(try mail(0).subject == "No conversation is due today")
  }

  @Test(arguments: [
    "a b@firm.example", "a@firm.example\r\nBcc: all@firm.example", "a@b@c", "@firm.example", "<a@b.c>", "",
  ])
  func anAddressThatIsNoneIsRefused(address: String) {
    #expect(throws: WebError.mailAddress(address)) { try mail(to: address) }
    #expect(throws: WebError.mailAddress(address)) { try mail(from: address) }
  }

  @Test(arguments: ["http://desk.firm.example", "https://desk.firm.example/today", "desk"])
  func linksLeadToOurPagesOverTLS(link: String) {
    #expect(throws: WebError.notAPublicAddress(link)) { try mail(link: link) }
  }
}
