import Foundation
import Recruitment
import Testing
import WorkingTime

@testable import Permission

struct RegionBookTests {
  @Test func `the profiles that come with it are read, and are those that settings can name`() throws {
    let book = try RegionReader.read(RegionBook.standardText)
    #expect(book.profiles.map(\.code) == FirmSettings.regionProfiles)
    #expect(RegionBook.standard.profiles.map(\.code) == FirmSettings.regionProfiles)
    for profile in book.profiles {
      #expect(profile.marketing.count == RegionProfile.Means.allCases.count)
      #expect(profile.countries.allSatisfy { Country.named($0)?.code == $0 }, "\(profile.code)")
      #expect(profile.calls.days.contains { !$0.isEmpty })
    }
  }

  /// The strict profile is named so for a reason.
  @Test func `no profile is stricter than the strict one`() throws {
    let book = RegionBook.standard
    let strict = book.profiles[try #require(book.place(named: "strict"))]
    for profile in book.profiles {
      #expect(strict.marketingLimit.contacts <= profile.marketingLimit.contacts)
      #expect(strict.refusal.days >= profile.refusal.days)
      for weekday in 0..<7 {
        for minute in stride(from: 0, to: 1_440, by: 15) where strict.calls.areOpen(weekday, minute, isHoliday: false) {
          #expect(profile.calls.areOpen(weekday, minute, isHoliday: false), "\(profile.code) \(weekday) \(minute)")
        }
      }
    }
    #expect(strict.marketing.allSatisfy { $0.candidate == .optIn && $0.contact == .optIn })
  }

  // MARK: Faults

  /// The uk profile with one line replaced, as `strict` so that the book is whole.
  private func faults(_ line: String, _ replacement: String) throws -> [RegionFault] {
    let text = RegionBook.standardText
    let start = try #require(text.firstRange(of: "  - profile: uk")).lowerBound
    let end = try #require(text.firstRange(of: "\n  - profile: eu")).lowerBound
    let profile = text[start..<end].replacing("profile: uk", with: "profile: strict")
    let changed = profile.replacing(line, with: replacement, maxReplacements: 1)
    #expect(changed != profile, "nothing was replaced")
    return read("version: 1\nprofiles:\n\(changed)")
  }

  /// None where it can be read.
  private func read(_ text: String) -> [RegionFault] {
    do throws(PermissionError) {
      _ = try RegionReader.read(text)
      return []
    } catch {
      switch error {
      case .faults(let faults): return faults
      }
    }
  }

  @Test(arguments: [
    ("countries: [GB, GG, JE, IM]", "countries: [GB, Jersey]", 5, "no country code"),
    ("countries: [GB, GG, JE, IM]", "countries: GB", 5, "`countries` must be a list"),
    ("name: the United Kingdom", "names: the United Kingdom", 4, "`names` is not a field"),
    ("mon-fri: [\"08:00-20:00\"]", "mon-fry: [\"08:00-20:00\"]", 7, "neither a day nor a span"),
    ("mon-fri: [\"08:00-20:00\"]", "fri-mon: [\"08:00-20:00\"]", 7, "neither a day nor a span"),
    ("mon-fri: [\"08:00-20:00\"]", "mon-sat: [\"08:00-20:00\"]", 7, "`sat` has its hours already"),
    ("[\"08:00-20:00\"]", "[\"20:00-08:00\"]", 7, "no hours"),
    ("[\"08:00-20:00\"]", "[\"08:00-12:00\", \"11:00-20:00\"]", 7, "no hours"),
    ("[\"08:00-20:00\"]", "08:00-20:00", 7, "hours are a list"),
    ("checked: 2026-11-26", "checked: last week", 10, "is no date"),
    ("source: no statutory", "sources: no statutory", 9, "`sources` is not a field"),
    ("public_holidays: true", "public_holidays: perhaps", 13, "true or false"),
    ("candidate: screened", "candidate: maybe", 19, "is not what it takes"),
    ("days: 28", "days: some", 21, "whole number from 1"), ("days: 28", "days: 0", 21, "whole number from 1"),
    ("lists: TPS and CTPS", "lists: \"\"", 22, "`lists` is missing"),
    ("contacts: 3", "contacts: -3", 42, "whole number from 1"), ("days: 0", "days: -1", 55, "whole number from 0"),
    ("messages:\n      hours", "texts:\n      hours", 11, "`texts` is not a field"),
    ("hours: { mon-sun: [\"08:00-21:00\"] }", "hours: { mon-sun: [\"08:00-21:00\"]", 13, "not YAML"),
  ])
  func `a fault is reported with its line`(line: String, replacement: String, at: Int, what: String) throws {
    let faults = try faults(line, replacement)
    #expect(faults.contains { $0.line == at && $0.what.contains(what) }, "\(faults)")
  }

  @Test func `every fault is reported, not only the first`() throws {
    let faults = try faults(
      "name: the United Kingdom\n    countries: [GB, GG, JE, IM]", "name: \"\"\n    countries: [Great Britain]")
    #expect(faults.map(\.line) == [4, 5])
  }

  @Test(arguments: [
    ("", "a mapping"), ("- a", "a mapping"), ("version: 2\nprofiles: [a]", "`version` must be 1"),
    ("version: 1\nprofiles: []", "at least one profile"), ("version: 1\nprofiles:\n  - text", "a mapping with"),
  ])
  func `what is no book at all is no crash either`(text: String, what: String) {
    let faults = read(text)
    #expect(faults.contains { $0.what.contains(what) }, "\(faults)")
  }

  @Test func `a country has one profile, a profile one name, and strict is there`() throws {
    let text = RegionBook.standardText
    func faults(_ text: String) -> [String] { read(text).map(\.what) }
    #expect(faults(text.replacing("countries: [DE]", with: "countries: [DE, FR]")) == ["`FR` has its profile already"])
    #expect(faults(text.replacing("profile: de", with: "profile: uk")) == ["`uk` is here twice"])
    #expect(faults(text.replacing("profile: strict", with: "profile: other")).first?.hasPrefix("`strict` is") == true)
  }

  // MARK: The page

  private static let needs: [RegionProfile.Need: String] = [
    .allowed: "allowed", .screened: "screened", .soft: "dealings", .presumed: "ask", .optIn: "consent",
  ]

  private static func cell(_ hours: RegionProfile.Hours) -> String {
    var parts: [String] = []
    var day = 0
    while day < 7 {
      let windows = hours.days[day]
      var last = day
      while last < 6, hours.days[last + 1] == windows { last += 1 }
      if !windows.isEmpty {
        let names = [day, last].map { Weekdays.words[$0].capitalized }
        let span = day == last ? names[0] : "\(names[0])–\(names[1])"
        let times = windows.map { "\(TimeOfDay.write($0.lowerBound))–\(TimeOfDay.write($0.upperBound))" }
        parts.append("\(span) \(times.joined(separator: ", "))")
      }
      day = last + 1
    }
    return parts.joined(separator: "; ")
  }

  private static func cell(_ consent: RegionProfile.Consent) -> String {
    let words = [consent.candidate, consent.contact].map { needs[$0] ?? "" }
    let days = consent.days > 0 ? " (\(consent.days) days)" : ""
    return (words[0] == words[1] ? words[0] : "\(words[0]) / \(words[1])") + days
  }

  private static func row(_ profile: RegionProfile) -> String {
    let cells = [
      "`\(profile.code)`", cell(profile.calls), profile.salesCalls.map(cell) ?? "the same", cell(profile.messages),
      cell(profile.marketing[0]), cell(profile.marketing[1]), cell(profile.marketing[2]),
      "\(profile.marketingLimit.contacts) in \(profile.marketingLimit.days) days"
        + (profile.marketingLimit.answeredToo ? ", answered too" : ""),
    ]
    return "| \(cells.joined(separator: " | ")) |"
  }

  private static func sources(_ profile: RegionProfile) -> [String] {
    let grounds =
      [profile.calls.ground, profile.messages.ground, profile.marketingLimit.ground, profile.refusal.ground]
      + (profile.salesCalls.map { [$0.ground] } ?? []) + profile.marketing.map(\.ground)
    return grounds.map(\.source)
  }

  @Test func `the page's table says what the data say, and names every source`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/permission.md"), encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
    let expected = RegionBook.standard.profiles.map(Self.row)
    #expect(rows == expected, "\(expected.joined(separator: "\n"))")
    let text = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for profile in RegionBook.standard.profiles {
      for source in Self.sources(profile) { #expect(text.contains(source), "\(source)") }
    }
  }
}
