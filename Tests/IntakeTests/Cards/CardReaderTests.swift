import Foundation
import Recruitment
import Testing

@testable import Intake

@Suite struct CardReaderTests {
  struct Person: Equatable {
    var name: String
    var emails: String?
    var phones: String?
    var title: String?
  }

  @Test(arguments: ["", "\u{1}\u{2}nothing of the kind", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"])
  func aFileWithoutACardIsRejected(text: String) throws {
    let folder = try TestFolder()
    for name in ["x.vcf", "x.ics"] where !(name == "x.ics" && text.contains("VCALENDAR")) {
      var options = IntakeOptions(
        meetings: MeetingOptions(me: ["jo@firm.example"], now: 1_772_400_000, addressKey: [1]))
      options.format = name == "x.vcf" ? .contacts : .calendar
      let taken = try take([folder.write(name, text)], options: options)
      #expect(taken.summary.rejected.map(\.line) == [1] && taken.summary.rejectedCounts == [1])
      #expect(taken.summary.rejected.first?.why.contains("BEGIN:V") == true)
    }
  }

  static func read(
    _ bytes: [UInt8], known: Set<String>? = nil
  ) throws -> (people: [Person], batches: [RecordBatch], tally: IntakeTally) {
    var tally = IntakeTally(files: 1)
    var batches: [RecordBatch] = []
    var book = CardBook(addressKey: [1, 2, 3])
    CardReader(file: 0, known: known).read(bytes, tally: &tally, into: &book)
    try book.read { batches.append($0) }
    let people = batches.flatMap { batch in
      (0..<batch.count).map { row in
        Person(
          name: batch["name"].text(row) ?? "", emails: batch["emails"].text(row), phones: batch["phones"].text(row),
          title: batch["job_title"].text(row))
      }
    }
    return (people, batches, tally)
  }

  private func read(_ text: String) throws -> [Person] { try Self.read(Array(text.utf8)).people }

  @Test func everyVersionIsRead() throws {
    let old =
      "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg\r\n"
      + "TEL;CELL:07700 900123\r\nTEL;FAX:020 1\r\nEMAIL;INTERNET:j@x.example\r\nNOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=\r\ntwo\r\nEND:VCARD\r\n"
    #expect(try read(old) == [Person(name: "Jörg Müller", emails: "j@x.example", phones: "07700 900123")])
    let three =
      "BEGIN:VCARD\nVERSION:3.0\nFN:Anna\\, Smith\nitem1.EMAIL;TYPE=INTERNET,WORK:anna@x.\n example\nitem1.X-ABLABEL:x\nORG:Harbour;Finance\nTITLE:Chief\\; of all\nEND:VCARD\n"
    #expect(try read(three) == [Person(name: "Anna, Smith", emails: "anna@x.example", title: "Chief; of all")])
    let four =
      "BEGIN:VCARD\nVERSION:4.0\nFN:Tom\nTEL;VALUE=uri;TYPE=\"voice,cell\":tel:+44-7700-900123;ext=1\nEMAIL:mailto:t@x.example\nEND:VCARD"
    #expect(try read(four) == [Person(name: "Tom", emails: "t@x.example", phones: "+44-7700-900123")])
  }

  @Test func whatIsNobodyIsRefusedWithAReason() throws {
    let text = """
      BEGIN:VCARD\nVERSION:3.0\nORG:Harbour Ltd\nTEL:1234567\nEND:VCARD
      BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Friends\nEND:VCARD
      BEGIN:VCARD\nVERSION:3.0\nNOTE:x\nEND:VCARD
      BEGIN:VCARD\nVERSION:9.0\nFN:Who\nEND:VCARD
      BEGIN:VCARD\nVERSION:2.1\nFN:Boss\nAGENT:\nBEGIN:VCARD\nFN:Help\nEND:VCARD\nEND:VCARD
      BEGIN:VCARD\nVERSION:3.0\nFN:Last
      """
    let read = try Self.read(Array(text.utf8))
    #expect(read.people.isEmpty && read.tally.rows == [6] && read.tally.rejectedCounts == [6])
    #expect(
      read.tally.rejected.map(\.why) == [
        "an organisation, not a person", "a list of people, not a person", "it names nobody",
        "of a version that is not known", "a card within a card", "the file ends within it",
      ])
  }

  @Test func whatIsPrivateIsNotTaken() throws {
    let text =
      "BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nEMAIL:a@x.example\nBDAY:1970-01-01\nNOTE:secret\nADR;TYPE=home:;;1 Lane;Ryde;;;GB\nEND:VCARD\n"
    let batch = try #require(try Self.read(Array(text.utf8)).batches.first)
    for column in batch.columns {
      for word in ["1970", "secret", "Ryde", "Lane"] { #expect(column.text(0)?.contains(word) != true) }
    }
  }

  @Test func onlyThoseWhomOneConfirmedAreTaken() throws {
    let text =
      "BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nEMAIL:A.B@gmail.com\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Tom\nEMAIL:t@x.example\nEND:VCARD\n"
    let read = try Self.read(Array(text.utf8), known: ["ab@gmail.com"])
    #expect(read.people.map(\.name) == ["Anna"] && read.tally.warnings.map(\.count) == [1])
  }

  @Test func aHugeCardIsRefusedAndTheNextOneRead() throws {
    let huge = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna\n" + String(repeating: "X-A:1\n", count: 100_000) + "END:VCARD\n"
    let photo =
      "BEGIN:VCARD\nVERSION:3.0\nFN:Tom\nPHOTO;ENCODING=b:" + String(repeating: "A", count: 3_000_000)
      + "\nEMAIL:t@x.example\nEND:VCARD\n"
    let read = try Self.read(Array((huge + photo).utf8))
    #expect(read.people.map(\.emails) == ["t@x.example"] && read.tally.rejected.map(\.why) == ["longer than a card is"])
  }

  static let corpora: String? = ProcessInfo.processInfo.environment["RIGHTCALL_CORPORA"].flatMap {
    FileManager.default.fileExists(atPath: $0 + "/vcf_ezvcard") ? $0 : nil
  }

  static func files(_ folder: String, _ suffix: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted().map { folder + "/" + $0 }
  }

  @Test(.enabled(if: corpora != nil, "RIGHTCALL_CORPORA has no vcf_ezvcard")) func realAddressBooksAreRead() throws {
    let root = try #require(Self.corpora)
    var people = 0
    for folder in ["vcf_ezvcard", "ics_vcf_evolution", "ics_libical"] {
      for path in Self.files("\(root)/\(folder)", ".vcf") {
        let data = try Data(contentsOf: URL(filePath: path))
        let read = try Self.read(Array(data))
        #expect(
          read.people.count + read.tally.rejectedCounts[0] + read.tally.warnings.map(\.count).reduce(0, +)
            == read.tally.rows[0])
        people += read.people.count
      }
    }
    #expect(people > 70)
  }

  @Test(
    .enabled(if: corpora != nil, "RIGHTCALL_CORPORA has no vcf_ezvcard"),
    arguments: [
      ("John_Doe_MS_OUTLOOK.vcf", "Mr. John Richter James Doe Sr.", "john.doe@ibm.cm", "Money Counter"),
      ("John_Doe_IPHONE.vcf", "John Doe", nil, nil),
      ("John_Doe_GMAIL.vcf", "Mr. John Richter, James Doe Sr.", "john.doe@ibm.com", "Money Counter"),
    ] as [(String, String, String?, String?)])
  func programsCardsSayWhoItIs(_ name: String, _ person: String, _ email: String?, _ title: String?) throws {
    let path = try #require(Self.corpora) + "/vcf_ezvcard/src/test/resources/ezvcard/io/text/" + name
    let read = try Self.read(Array(try Data(contentsOf: URL(filePath: path)))).people
    #expect(read.first?.name.contains("Doe") == true)
    if let email { #expect(read.first?.emails?.contains(email) == true) }
    if let title { #expect(read.first?.title == title) }
  }
}
