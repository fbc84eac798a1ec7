import Recruitment
import Testing

struct FirmSettingsTests {
  @Test func `every key is taken`() {
    var settings = FirmSettings()
    let rows = [
      ("name", "Harbour & Hill"), ("timezone", "Europe/Berlin"), ("currency", "EUR"), ("country", "DE"),
      ("working_days", "mon;tue;sat"), ("day_start", "9"), ("day_end", "18:15"),
      ("holidays", "2026-12-28; 2026-12-25 "), ("ownership_days", "30"), ("off_limits_months", "6"),
      ("region_profile", "de"),
    ]
    for (key, value) in rows { #expect(settings.take(key: key, value: value) == nil) }
    #expect(rows.map(\.0).sorted() == FirmSettings.keys.sorted())
    #expect(settings.name == "Harbour & Hill" && settings.timezone == "Europe/Berlin")
    #expect(settings.currency == "EUR" && settings.country == "DE")
    #expect(settings.workingDays == 0b0100011 && settings.dayStart == 540 && settings.dayEnd == 1_095)
    #expect(settings.holidays == [20_812, 20_815])
    #expect(settings.ownershipDays == 30 && settings.offLimitsMonths == 6 && settings.regionProfile == "de")
  }

  @Test(arguments: [
    ("currency", "eur"), ("currency", "EURO"), ("currency", "€"), ("working_days", "monday"), ("working_days", ""),
    ("day_start", "8.30"), ("day_end", "25:00"), ("holidays", "25 December"), ("holidays", "2026-12-25,2026-12-26"),
    ("holidays", "2026-12-25T00:00:00Z"), ("ownership_days", "-1"), ("ownership_days", ""),
    ("off_limits_months", "a year"), ("off_limits_months", "10000"), ("region_profile", "UK"),
  ])
  func `a value that cannot be used is refused with a reason, and the default stands`(key: String, value: String) {
    var settings = FirmSettings()
    let why = settings.take(key: key, value: value)
    #expect(why?.isEmpty == false)
    #expect(settings == FirmSettings())
  }

  @Test func `an unknown key is left alone`() {
    var settings = FirmSettings()
    #expect(settings.take(key: "colour", value: "green") == nil)
    #expect(settings == FirmSettings())
  }

  @Test func `a holiday with a time of day before 1970 is that day`() {
    var settings = FirmSettings()
    #expect(settings.take(key: "holidays", value: "1969-12-25T10:00") == nil)
    #expect(settings.holidays == [CivilDate(year: 1969, month: 12, day: 25).dayNumber])
  }
}
