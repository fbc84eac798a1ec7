import Foundation
import Testing

@testable import WorkingTime

@Suite struct ContactCalendarTests {
  private static func firm(_ country: String = "GB", zone: String = "Europe/London", holidays: [Int] = [])
    -> ContactCalendar.Firm
  {
    ContactCalendar.Firm(
      zone: zone, country: country, workingDays: weekdays, dayStart: 510, dayEnd: 1_050, holidays: holidays)
  }

  private func place(
    _ zone: String? = nil, _ country: String? = nil, _ region: String? = nil, firm: ContactCalendar.Firm = firm()
  ) -> Place {
    ContactCalendar.place(zone: zone, country: country, region: region, firm: firm)
  }

  // MARK: Zones

  @Test(arguments: [
    ("Europe/Berlin", "GB", nil, "Europe/Berlin", false), (nil, "GB", nil, "Europe/London", false),
    (nil, "UK", nil, "Europe/London", false), (nil, "U.K.", nil, "Europe/London", false),
    (nil, "United Kingdom", nil, "Europe/London", false), (nil, "Scotland", nil, "Europe/London", false),
    (nil, "germany", nil, "Europe/Berlin", false), (nil, "DE", nil, "Europe/Berlin", false),
    (nil, "Deutschland", nil, "Europe/Berlin", false), (nil, "the Netherlands", nil, "Europe/Amsterdam", false),
    (nil, "India", nil, "Asia/Kolkata", false), (nil, "Ivory Coast", nil, "Africa/Abidjan", false),
    (nil, "Bosnia & Herzegovina", nil, "Europe/Sarajevo", false), (nil, "China", "Xinjiang", "Asia/Shanghai", false),
    (nil, "US", "NY", "America/New_York", false), (nil, "USA", "California", "America/Los_Angeles", false),
    (nil, "United States", "tx", "America/Chicago", true), (nil, "US", "IN", "America/Indiana/Indianapolis", true),
    (nil, "US", "Arizona", "America/Phoenix", false), (nil, "Canada", "BC", "America/Vancouver", true),
    (nil, "CA", "Nova Scotia", "America/Halifax", false), (nil, "Canada", "Québec", "America/Toronto", true),
    (nil, "Australia", "WA", "Australia/Perth", false), (nil, "AU", "Queensland", "Australia/Brisbane", false),
    (nil, "US", "WA", "America/Los_Angeles", false), (nil, "Spain", nil, "Europe/Madrid", true),
    (nil, "ES", "Canary Islands", "Atlantic/Canary", false), (nil, "Spain", "Madrid", "Europe/Madrid", false),
    (nil, "US", nil, "Europe/London", true), (nil, "US", "Ruritania", "Europe/London", true),
    (nil, "Brazil", "SP", "Europe/London", true), (nil, nil, "California", "Europe/London", true),
    (nil, "Atlantis", nil, "Europe/London", true), (nil, nil, nil, "Europe/London", true),
    ("Mars/Phobos", "FR", nil, "Europe/Paris", false), ("", "", "", "Europe/London", true),
    ("+05:30", nil, nil, "+05:30", false),
  ])
  func zones(stated: String?, country: String?, region: String?, zone: String, isAssumed: Bool) {
    let place = place(stated, country, region)
    #expect(place.zone.name == zone && place.isZoneAssumed == isAssumed)
    #expect(place.hours.isOpen(at: place.zone.instant(ofWallClock: 1_772_442_000)))
  }

  @Test func everyZoneOfTheTablesIsOneAndEveryNameIsOneCountrys() throws {
    var names: [String: String] = [:]
    var read = 0
    for line in Country.table.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
      read += 1
      if parts[1] != "-" { #expect(Zone.named(String(parts[1].drop { $0 == "~" })) != nil, "\(line)") }
      for name in parts[2].split(separator: ";").map({ PlaceName.folded(String($0)) }) + [parts[0].lowercased()] {
        #expect(names.updateValue(parts[0], forKey: name) ?? parts[0] == parts[0], "\(name)")
        #expect(Country.named(name)?.code == parts[0])
      }
    }
    #expect(read > 240)
    for line in Region.table.split(separator: "\n") where line.contains("/") {
      let zone = try #require(line.split(separator: " ").first).drop { $0 == "~" }
      #expect(Zone.named(String(zone)) != nil, "\(line)")
    }
  }

  /// Where a country counts as having one clock, all of its clocks have shown the same since 2024.
  @Test(arguments: [
    ("AR", ["America/Argentina/Cordoba", "America/Argentina/Ushuaia", "America/Argentina/San_Luis"]),
    ("DE", ["Europe/Busingen"]), ("MY", ["Asia/Kuching"]), ("UZ", ["Asia/Samarkand"]), ("CY", ["Asia/Famagusta"]),
    ("PS", ["Asia/Gaza"]),
  ])
  func oneClockIsOneClock(country: String, others: [String]) throws {
    let mainZone = try #require(Country.named(country)?.zoneName)
    let zone = try #require(Zone.named(mainZone))
    for name in others {
      let other = try #require(Zone.named(name))
      for instant in stride(from: Int64(1_704_067_200), to: 1_830_297_600, by: 86_400) {
        #expect(zone.offset(at: instant) == other.offset(at: instant))
      }
    }
  }

  // MARK: Holidays

  /// Whether somebody can be expected to talk at noon there.
  private func isOff(_ date: String, _ place: Place) throws -> Bool {
    place.isHoliday(Int64(try dayNumber(date)))
  }

  @Test func hoursRestOnHolidaysExceptAtHomeWhereNoneAreListed() throws {
    func isOpen(_ date: String, _ place: Place) throws -> Bool {
      place.hours.isOpen(at: place.zone.instant(ofWallClock: try wall("\(date)T12:00")))
    }
    let listed = Self.firm(holidays: [try dayNumber("2026-12-24")])
    #expect(try !isOpen("2026-12-24", place(nil, "GB", firm: listed)) && isOpen("2026-12-25", place(firm: listed)))
    #expect(try !isOpen("2026-12-25", place(nil, "DE", firm: listed)))
    // Nothing listed: the clock of the firm's own country runs on, though the day is known to be a holiday.
    for home in [place(), place(nil, "GB"), place("Europe/London", nil)] {
      #expect(try isOpen("2026-12-25", home) && isOff("2026-12-25", home))
    }
    #expect(try !isOpen("2026-12-25", place(nil, "FR")))
  }

  @Test func holidaysAreThoseOfTheirCountry() throws {
    #expect(try isOff("2026-07-03", place(nil, "US", "NY")) && !isOff("2026-07-03", place(nil, "GB")))
    #expect(try isOff("2026-08-31", place(nil, "GB")) && !isOff("2026-08-31", place(nil, "DE")))
    #expect(try isOff("2026-10-02", place("Asia/Kolkata", "India")))
    // Rules are not known for everywhere.
    #expect(try !isOff("2026-12-25", place(nil, "Japan")))
  }

  @Test func nationsOfTheUnitedKingdomHaveTheirOwn() throws {
    let saintAndrew = "2026-11-30"
    #expect(try isOff(saintAndrew, place(nil, "GB", "Scotland")) && isOff(saintAndrew, place(nil, "Scotland")))
    #expect(try !isOff(saintAndrew, place(nil, "GB", "Wales")) && !isOff(saintAndrew, place(nil, "GB", "Kent")))
    #expect(try isOff("2026-07-13", place(nil, "UK", "Northern Ireland")) && !isOff("2026-07-13", place(nil, "UK")))
  }

  @Test func withoutACountryTheZoneTellsAndElseTheFirm() throws {
    #expect(try isOff("2026-10-03", place("Europe/Berlin", nil, firm: Self.firm(holidays: []))))
    #expect(try isOff("2026-11-26", place("America/Denver")))
    #expect(try isOff("2026-08-31", place("+01:00")) && isOff("2026-08-31", place()))
    #expect(try isOff("2026-08-31", place("Europe/London")))
  }

  @Test func aFirmsOwnListStandsAloneAtHome() throws {
    let firm = Self.firm(holidays: [try dayNumber("2026-12-24")])
    for home in [place(nil, "UK", firm: firm), place(nil, "Scotland", firm: firm), place(firm: firm)] {
      #expect(try isOff("2026-12-24", home) && !isOff("2026-12-25", home))
    }
    #expect(try !isOff("2026-12-24", place(nil, "DE", firm: firm)) && isOff("2026-12-25", place(nil, "DE", firm: firm)))
    let calendar = ContactCalendar(firm: firm)
    #expect(try isOff("2026-12-24", calendar.firm) && !isOff("2026-12-25", calendar.firm))
    #expect(try isOff("2026-12-25", ContactCalendar(firm: Self.firm()).firm))
    // A firm that names no country keeps the holidays it names, or none.
    #expect(try !isOff("2026-12-25", ContactCalendar(firm: Self.firm("")).firm))
    #expect(try isOff("2026-12-24", place(firm: Self.firm("", holidays: firm.holidays))))
  }

  // MARK: By number

  @Test func numbersAndNamesLeadToTheSamePlace() throws {
    let zones = ["", "Europe/Berlin", "America/New_York", "Mars/Phobos", "Europe/London"]
    let words = ["", "GB", "Scotland", "USA", "TX", "Australia", "WA", "Germany", "senior", "EUR"]
    let firm = Self.firm(holidays: [try dayNumber("2026-12-24")])
    let calendar = ContactCalendar(firm: firm, zones: zones, words: words)
    let noons = try ["2026-07-03", "2026-10-02", "2026-11-30", "2026-12-24", "2026-12-25", "2026-12-28"].map {
      try wall("\($0)T12:00")
    }
    for zone in 0...zones.count {
      for country in 0...words.count {
        for region in 0...words.count {
          let place = calendar.place(zone: UInt32(zone), country: UInt32(country), region: UInt32(region))
          let named = ContactCalendar.place(
            zone: zone < zones.count ? zones[zone] : nil, country: country < words.count ? words[country] : nil,
            region: region < words.count ? words[region] : nil, firm: firm)
          #expect(place.zone.name == named.zone.name && place.isZoneAssumed == named.isZoneAssumed)
          for noon in noons {
            let instant = named.zone.instant(ofWallClock: noon)
            #expect(place.hours.isOpen(at: instant) == named.hours.isOpen(at: instant))
          }
          #expect(calendar.place(zone: UInt32(zone), country: UInt32(country), region: UInt32(region)) === place)
        }
      }
    }
    #expect(calendar.place(zone: .max, country: .max, region: .max).zone.name == "Europe/London")
  }
}
