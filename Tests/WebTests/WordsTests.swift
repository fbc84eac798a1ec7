import Guidance
import Recruitment
import Testing

@testable import Web

@Suite struct WordsTests {
  private let words = DateWords(clock: FirmClock(settings: FirmSettings()), asOf: FakeDesk.now)

  @Test func datesAreBritish() {
    #expect(words.dayAndTime(FakeDesk.now) == "Tue 24 Nov, 14:30")
    #expect(words.longDay(FakeDesk.now) == "Tuesday 24 November")
    #expect(words.day(FakeDesk.now - 400 * Span.day) == "Mon 20 Oct 2025")
  }

  @Test(
    arguments: [
      (0, "14:30 today"), (1, "14:30 tomorrow"), (-1, "14:30 yesterday"), (-4, "Fri 14:30"), (6, "Mon 14:30"),
      (7, "Tue 1 Dec, 14:30"), (-7, "Tue 17 Nov, 14:30"),
    ] as [(Int64, String)])
  func nearDatesAreShort(days: Int64, text: String) {
    #expect(words.near(FakeDesk.now + days * Span.day) == text)
  }

  @Test func summerTimeIsTheFirms() {
    // 1 July 2026, 12:00 UTC is 13:00 in London.
    #expect(words.time(Instant(1_782_907_200)) == "13:00")
    let clock = FirmClock(settings: FirmSettings())
    #expect(clock.instant(of: CivilDate(year: 2026, month: 7, day: 1), minute: 13 * 60) == Instant(1_782_907_200))
  }

  @Test func timesBeyondAllCalendarsDoNotCrash() {
    #expect(!words.dayAndTime(.distantPast).isEmpty)
    #expect(!words.dayAndTime(.distantFuture).isEmpty)
  }

  @Test func anUnknownZoneReadsAsUTC() {
    var settings = FirmSettings()
    settings.timezone = "Mars/Olympus"
    #expect(
      FirmClock(settings: settings).read(Instant(0)) == .init(date: CivilDate(year: 1970, month: 1, day: 1), minute: 0))
  }

  @Test func snoozingSkipsWeekendsHolidaysAndEvenings() {
    var settings = FirmSettings()
    // Friday 18 December 2026, 16:45; Monday 21 is a holiday.
    settings.holidays = [CivilDate(year: 2026, month: 12, day: 21).dayNumber]
    let clock = FirmClock(settings: settings)
    let friday = clock.instant(of: CivilDate(year: 2026, month: 12, day: 18), minute: 16 * 60 + 45)
    let tuesday = clock.instant(of: CivilDate(year: 2026, month: 12, day: 22), minute: 8 * 60 + 30)
    #expect(SnoozeTime.laterToday.instant(after: friday, clock: clock) == tuesday)
    #expect(SnoozeTime.tomorrow.instant(after: friday, clock: clock) == tuesday)
    #expect(SnoozeTime.nextWeek.instant(after: friday, clock: clock) == tuesday)
    #expect(SnoozeTime.choices(after: friday, clock: clock).count == 1)
    #expect(SnoozeTime.choices(after: FakeDesk.now, clock: clock).count == 3)
  }

  @Test func aFirmThatNeverWorksStillGetsATime() {
    var settings = FirmSettings()
    settings.workingDays = 0
    let clock = FirmClock(settings: settings)
    for choice in SnoozeTime.allCases { #expect(choice.instant(after: FakeDesk.now, clock: clock) > FakeDesk.now) }
  }

  @Test(
    arguments: [
      ("+44 (0)7700 900461", "tel:+4407700900461"), ("07700 900461", "tel:07700900461"),
      ("javascript:alert(1)", nil), ("+1;phone-context=evil 555", "tel:+1555"), ("٠٧٧٠", nil),
    ] as [(String, String?)])
  func onlyDigitsReachTheTelephone(phone: String, link: String?) {
    #expect(ContactLinks.telephone(phone) == link)
  }

  @Test(arguments: ["a@b@c", "a,b@c", "a b@c", "@c", "a@", "<a>@c"])
  func onlyPlainAddressesReachTheMail(address: String) {
    let person = PersonReference(
      id: PersonID(1), printedID: "P", name: "A", phones: ["0770 0900461"], emails: [address], role: nil)
    // A number without its country is no use to WhatsApp either.
    #expect(ContactLinks.messages(to: person, opener: nil, subject: nil).map(\.name) == ["Text"])
  }

  @Test func aMailAddressCannotCarryFields() {
    let person = PersonReference(
      id: PersonID(1), printedID: "P", name: "A", phones: [], emails: ["a?bcc=evil@example.com"], role: nil)
    #expect(
      ContactLinks.messages(to: person, opener: nil, subject: nil).first?.address == "mailto:a%3Fbcc%3Devil@example.com"
    )
  }

  @Test func countsAndDurationsRead() {
    #expect(TradeWords.grouped(1_234_567) == "1,234,567" && TradeWords.grouped(812) == "812")
    #expect(TradeWords.duration(seconds: 59) == "59 s" && TradeWords.duration(seconds: 3_900) == "1 h 5 min")
    #expect(TradeWords.count(1, "try", "tries") == "1 try" && TradeWords.count(0, "try", "tries") == "0 tries")
  }

  @Test func noticesSurviveTheirCookie() {
    for notice in [Notice.logged(.voicemail), .alreadyTalked, .noLongerTrue, .dismissed, .snoozed(until: FakeDesk.now)]
    {
      #expect(Notice(code: notice.code) == notice)
    }
    #expect(Notice(code: "logged.hello") == nil && Notice(code: "") == nil && Notice(code: "dismissed.x") == nil)
  }

  @Test func wordsOfTheTradeForCountriesSourcesAndRoutes() {
    #expect(TradeWords.country("GB") == "United Kingdom" && TradeWords.country("Narnia") == "Narnia")
    #expect(TradeWords.source("rightcall") == "logged here" && TradeWords.source("bullhorn") == "bullhorn")
    #expect(RouteClass.of(path: "/search") == "/search" && RouteClass.of(path: "/import/file/3") == "/import/*")
    #expect(RouteClass.of(path: "/wp-admin") == "/other")
  }

  @Test func anEmptyStoreLeadsToTheImport() async throws {
    let picker = RecruiterPicker(recruiters: [])
    #expect(picker.title == "No records yet" && picker.content.text.contains("href=\"/import\""))
    let other = RecruiterPicker(recruiters: [], isSignedIn: true, mayImport: false).content.text
    #expect(!other.contains("/import") && other.contains("An administrator brings the records in."))
  }
}
