/// What a firm's words for zones, countries and regions come to, worked out once: the rest is reckoning with small
/// numbers.
struct Atlas: Sendable {
  /// A zone, a calendar of holidays, and whether the zone is only assumed.
  struct Spot: Hashable, Sendable {
    var zone: Int
    var calendar: Int
    var isAssumed: Bool
  }

  static let noHolidays = 0
  static let firmsList = 1
  static let publicHolidays = 2
  private static let calendarCount = publicHolidays + HolidayCalendar.all.count
  private static let unknown = -1

  /// What a word means as a country.
  private struct Land: Sendable {
    /// A place in `zones`, or `unknown`.
    var zone = unknown
    var isAssumed = false
    var calendar = noHolidays
    /// A place in `regions`, or `unknown`.
    var regions = unknown
    var isKnown = false
  }

  /// What a word means as a region of one country.
  private struct Part: Sendable {
    var zone = unknown
    var isAssumed = false
    var calendar = unknown
  }

  /// Names that are known to be zones; the firm's is the first. A zone is built when somebody there is asked about.
  private(set) var zones: [String]
  let firm: Spot
  private var stated: [Int] = []
  /// By place in `zones`: the calendar of the country whose clock it is.
  private var calendars: [Int] = []
  private var lands: [Land] = []
  private var regions: [[Part]] = []

  var slotCount: Int { zones.count * Self.calendarCount * 2 }
  func slot(of spot: Spot) -> Int { (spot.zone * Self.calendarCount + spot.calendar) * 2 + (spot.isAssumed ? 1 : 0) }

  /// The firm's own country's code; `nil` where it names none.
  private let homeCode: String?

  /// Whether a calendar holds the public holidays of the firm's own country.
  func isOfHome(_ calendar: Int) -> Bool {
    calendar >= Self.publicHolidays && HolidayCalendar.all[calendar - Self.publicHolidays].country == homeCode
  }

  init(firm: ContactCalendar.Firm, zones names: [String], words: [String]) {
    let home = Country.named(firm.country)
    homeCode = home?.code
    let homeRegion = Country.region(impliedBy: firm.country)
    func calendar(_ country: Country, _ region: String) -> Int {
      if country == home, !firm.holidays.isEmpty { return Self.firmsList }
      return HolidayCalendar.place(country: country.code, region: region).map { $0 + Self.publicHolidays }
        ?? Self.noHolidays
    }
    zones = [Zone.named(firm.zone)?.name ?? Zone.utc.name]
    let homeHolidays = homeRegion.flatMap { Region.named($0, in: "GB") }?.holidays ?? ""
    let homeCalendar =
      firm.holidays.isEmpty ? home.map { calendar($0, homeHolidays) } ?? Self.noHolidays : Self.firmsList
    self.firm = Spot(zone: 0, calendar: homeCalendar, isAssumed: false)
    stated = names.map { place(of: Zone.named($0)?.name) }
    var places: [String: Int] = [:]
    for word in words { lands.append(land(word, words, &places, calendar)) }
    calendars = zones.map { zone in Country.of(zoneNamed: zone).map { calendar($0, "") } ?? homeCalendar }
    calendars[0] = homeCalendar
  }

  /// A place in `zones`, which grows where it is a new one.
  private mutating func place(of zone: String?) -> Int {
    guard let zone else { return Self.unknown }
    if let known = zones.firstIndex(of: zone) { return known }
    zones.append(zone)
    return zones.count - 1
  }

  private mutating func land(
    _ word: String, _ words: [String], _ places: inout [String: Int], _ calendar: (Country, String) -> Int
  ) -> Land {
    guard let country = Country.named(word) else { return Land() }
    let nation = Country.region(impliedBy: word).flatMap { Region.named($0, in: country.code) }
    var land = Land(
      zone: place(of: country.zoneName), isAssumed: country.hasOutlyingZones,
      calendar: calendar(country, nation?.holidays ?? ""), isKnown: true)
    // "Scotland" leaves nothing for a region to say.
    if nation != nil { return land }
    if places[country.code] == nil, Region.areKnown(in: country.code) {
      places[country.code] = regions.count
      regions.append(words.map { part($0, of: country, calendar) })
    }
    land.regions = places[country.code] ?? Self.unknown
    return land
  }

  private mutating func part(_ word: String, of country: Country, _ calendar: (Country, String) -> Int) -> Part {
    guard let region = Region.named(word, in: country.code) else { return Part() }
    return Part(
      zone: place(of: region.zoneName), isAssumed: region.isSplit,
      calendar: region.holidays.isEmpty ? Self.unknown : calendar(country, region.holidays))
  }

  /// - Parameters: places in the lists it was made with; one that lies outside is unknown.
  func spot(zone: UInt32, country: UInt32, region: UInt32) -> Spot {
    let land = Int(country) < lands.count ? lands[Int(country)] : Land()
    var part = Part()
    if land.regions >= 0, Int(region) < regions[land.regions].count { part = regions[land.regions][Int(region)] }
    let said = Int(zone) < stated.count ? stated[Int(zone)] : Self.unknown
    let calendar = part.calendar >= 0 ? part.calendar : land.calendar
    if said >= 0 {
      return Spot(zone: said, calendar: land.isKnown ? calendar : calendars[said], isAssumed: false)
    }
    guard land.isKnown else { return Spot(zone: 0, calendar: firm.calendar, isAssumed: true) }
    if part.zone >= 0 { return Spot(zone: part.zone, calendar: calendar, isAssumed: part.isAssumed) }
    if land.zone >= 0 { return Spot(zone: land.zone, calendar: calendar, isAssumed: land.isAssumed) }
    return Spot(zone: 0, calendar: calendar, isAssumed: true)
  }
}
