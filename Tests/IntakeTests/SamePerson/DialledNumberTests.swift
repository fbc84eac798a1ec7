import Foundation
import Testing

@testable import Intake

@Suite struct DialledNumberTests {
  @Test(arguments: [
    ("020 7946 0018", "GB", "+442079460018"), ("+44 (0)20 7946 0018 ext. 3", "US", "+442079460018"),
    ("00353 1 234 5678", "GB", "+35312345678"), ("07700 900123", "gb", "+447700900123"),
    ("(650) 253-0000", "US", "+16502530000"), ("tel:+49-30-123456", "GB", "+4930123456"),
    ("06 12345678", "IT", "+390612345678"), ("tel:+44-20-7946-0018;ext=12", "GB", "+442079460018"),
    ("0044 20 7946 0018", "FR", "+442079460018"), ("1 212 555 0123", "US", "+12125550123"),
    ("01 23 45 67 89", "FR", "+33123456789"), ("447700900123", "GB", "+447700900123"),
    ("7700 900123", "GB", "+447700900123"),
  ]) func aNumberIsReadAsItIsDialledThere(_ text: String, _ region: String, _ expected: String) {
    #expect(DialledNumber(text, region: region)?.text == expected)
  }

  @Test(arguments: ["", "12", "call me", "2026-11-26", "0", "+", "+0", String(repeating: "1", count: 400), "anonymous"])
  func whatNobodyCouldDialIsNone(_ text: String) {
    #expect(DialledNumber(text, region: "GB") == nil)
  }

  @Test func withoutARegionOnlyInternationalNumbersAreRead() {
    #expect(DialledNumber("020 7946 0018", region: "") == nil)
    #expect(DialledNumber("+442079460018", region: "")?.text == "+442079460018")
  }

  @Test func linesAreToldApart() {
    #expect(DialledNumber("07400 123456", region: "GB")?.line == .mobile)
    #expect(DialledNumber("0121 234 5678", region: "GB")?.line == .fixed)
    #expect(DialledNumber("0800 1111 111", region: "GB")?.line != .mobile)
  }

  static let metadata: String? = {
    let path =
      (ProcessInfo.processInfo.environment["RIGHTCALL_CORPORA"] ?? "") + "/phone_libphonenumber/PhoneNumberMetadata.xml"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  /// The example numbers that the numbering plans give: for each territory and kind of line one.
  @Test(.enabled(if: metadata != nil, "RIGHTCALL_CORPORA has no phone_libphonenumber"))
  func everyExampleOfEveryTerritoryIsReadAsItself() throws {
    let text = String(decoding: try Data(contentsOf: URL(filePath: try #require(Self.metadata))), as: UTF8.self)
    var (seen, wrong) = (0, [String]())
    for territory in text.components(separatedBy: "<territory ").dropFirst() {
      guard let region = territory.firstMatch(of: /id="([A-Z]{2})"/)?.1,
        let code = territory.firstMatch(of: /countryCode="(\d+)"/)?.1
      else { continue }
      for kind in ["fixedLine", "mobile", "tollFree", "voip", "personalNumber", "uan", "sharedCost", "premiumRate"] {
        guard let part = territory.components(separatedBy: "<\(kind)>").dropFirst().first,
          let number = part.components(separatedBy: "</\(kind)>")[0].firstMatch(of: /<exampleNumber>(\d+)</)?.1
        else { continue }
        seen += 1
        // Since 2020 a mobile in Mexico is dialled without the 1 that it is still listed with.
        if region == "MX", kind == "mobile" { continue }
        let read = DialledNumber("+\(code)\(number)", region: "GB")
        if read?.text != "+\(code)\(number)" || read?.isKnown != true {
          wrong.append("\(region) \(kind) \(number): \(read?.text ?? "none")")
        }
        if kind == "mobile", read?.line != .mobile, read?.line != .fixedOrMobile { wrong.append("\(region) \(number)") }
      }
    }
    #expect(seen > 900)
    #expect(wrong.isEmpty, "\(wrong.count) of \(seen): \(wrong.prefix(20).joined(separator: "; "))")
  }
}
