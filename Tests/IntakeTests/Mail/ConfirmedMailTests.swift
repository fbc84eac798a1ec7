import Recruitment
import Testing

@testable import Intake

/// Mail of which only people one confirmed are taken, and mail that is made to do harm.
@Suite struct ConfirmedMailTests {
  private func read(_ mails: [String], known: Set<String>?) throws -> (
    people: [String], rows: Int, summary: MailSummary
  ) {
    let folder = try MailFolder()
    for (index, mail) in mails.enumerated() { try folder.write("\(index).eml", mail) }
    let reader = MailReader(
      files: [(index: 0, path: folder.path)],
      options: .init(me: ["ruth@firm.example"], addressKey: [1, 2], known: known))
    var (people, rows) = ([String](), 0)
    let summary = try reader.read { batch in
      if batch.kind == .people { people += (0..<batch.count).compactMap { batch["emails"].text($0) } }
      if batch.kind == .interactions { rows += batch.count }
    }
    return (people.sorted(), rows, summary)
  }

  private func mail(_ id: Int, from: String, to: String, more: String = "", body: String = "Hello") -> String {
    "From: \(from)\r\nTo: \(to)\r\nDate: Wed, 04 Mar 2026 09:12:00 +0000\r\nMessage-ID: <\(id)@x>\r\n\(more)\r\n\(body)\r\n"
  }

  @Test func nobodyButThoseConfirmedIsTaken() throws {
    let mails = [
      mail(1, from: "Anna <an.na@gmail.com>", to: "ruth@firm.example"),
      mail(2, from: "doctor@y.example", to: "ruth@firm.example, an.na@gmail.com"),
      mail(3, from: "ruth@firm.example", to: "anna@gmail.com, stranger@y.example"),
    ]
    let read = try read(mails, known: ["anna@gmail.com"])
    #expect(read.rows == 2 && read.people == ["an.na@gmail.com"])
    #expect(read.summary.warnings.map(\.count) == [1])
    #expect(try self.read(mails, known: nil).people.count == 3)
  }

  @Test func partsWithinPartsBeyondMeasureAreSaidAndLeftOut() throws {
    let parts = (0..<20_000).map { "Content-Type: multipart/mixed; boundary=b\($0)\r\n\r\n--b\($0)\r\n" }.joined()
    let deep = mail(1, from: "anna@x.example", to: "ruth@firm.example", more: "MIME-Version: 1.0\r\n" + parts)
    let read = try read([deep], known: nil)
    #expect(read.rows == 1 && read.summary.warnings.map(\.what).contains { $0.hasPrefix("parts within parts") })
  }

  @Test func aHeaderThatHoldsAnotherAddsNobody() throws {
    let read = try read(
      [
        mail(
          1, from: "anna@x.example", to: "ruth@firm.example",
          more: "Subject: =?utf-8?q?Hi=0D=0ABcc:_evil@x.example?=\r\n")
      ], known: nil)
    #expect(read.people == ["anna@x.example"])
  }
}
