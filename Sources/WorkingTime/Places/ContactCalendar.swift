import Synchronization

/// In which hours whom can be expected to talk: the firm's working day on a person's own wall clock, without the public
/// holidays of where they are.
///
/// A person's zone is the one they stated; else that of their country and region; else the firm's. Their holidays are
/// those of their country; where the record names none, those of the country whose zone they stated, else the firm's. In
/// the firm's own country a firm's list of holidays stands alone: it knows better. Elsewhere the public holidays hold. A
/// firm that lists none counts its working days without any, but the public holidays of its country are
/// still known as such: nobody is rung on them without a thought.
///
/// `@unchecked Sendable`: the slots are written once, atomically; nothing else changes.
package final class ContactCalendar: @unchecked Sendable {
  /// What a firm says of its own hours.
  package struct Firm: Hashable, Sendable {
    /// IANA name; UTC where it is unknown.
    package var zone: String
    package var country: String
    /// A bit for each weekday, Monday the lowest.
    package var workingDays: Int
    /// Minutes after midnight.
    package var dayStart: Int
    package var dayEnd: Int
    /// Day numbers since 1970-01-01.
    package var holidays: [Int]

    package init(zone: String, country: String, workingDays: Int, dayStart: Int, dayEnd: Int, holidays: [Int]) {
      self.zone = zone
      self.country = country
      self.workingDays = workingDays
      self.dayStart = dayStart
      self.dayEnd = dayEnd
      self.holidays = holidays
    }
  }

  /// The firm's own.
  package let firm: Place
  private let settings: Firm
  private let atlas: Atlas
  private let slots: UnsafeMutableBufferPointer<AtomicLazyReference<Place>>

  /// - Parameters:
  ///   - zones: IANA names; records name a zone by its place here.
  ///   - words: countries and regions as records spell them, and other words; records name both by their place here.
  package init(firm: Firm, zones: [String] = [], words: [String] = []) {
    settings = firm
    atlas = Atlas(firm: firm, zones: zones, words: words)
    slots = .allocate(capacity: atlas.slotCount)
    for index in slots.indices { (slots.baseAddress! + index).initialize(to: AtomicLazyReference()) }
    self.firm = Self.place(atlas.firm, atlas, firm)
  }

  deinit {
    slots.baseAddress?.deinitialize(count: slots.count)
    slots.deallocate()
  }

  /// Where a record's person is, a few nanoseconds after the first time.
  /// - Parameters: places in the lists that the calendar was made with; one that lies outside is unknown.
  package func place(zone: UInt32, country: UInt32, region: UInt32) -> Place {
    let spot = atlas.spot(zone: zone, country: country, region: region)
    guard let base = slots.baseAddress else { return firm }
    let slot = base + atlas.slot(of: spot)
    return slot.pointee.load() ?? slot.pointee.storeIfNil(Self.place(spot, atlas, settings))
  }

  /// The same for names; worked out anew every time.
  /// - Parameters: `nil` or empty where nothing is known.
  package static func place(zone: String?, country: String?, region: String?, firm: Firm) -> Place {
    let atlas = Atlas(firm: firm, zones: ["", zone ?? ""], words: ["", country ?? "", region ?? ""])
    return place(atlas.spot(zone: 1, country: 1, region: 2), atlas, firm)
  }

  private static func place(_ spot: Atlas.Spot, _ atlas: Atlas, _ firm: Firm) -> Place {
    let holidays: [Int]
    switch spot.calendar {
    case Atlas.noHolidays: holidays = []
    case Atlas.firmsList: holidays = firm.holidays
    default: holidays = HolidayCalendar.all[spot.calendar - Atlas.publicHolidays].days()
    }
    let zone = Zone.named(atlas.zones[spot.zone]) ?? Zone.utc
    return Place(
      zone: zone, isZoneAssumed: spot.isAssumed, firm: firm, holidays: holidays,
      isIdle: !atlas.isOfHome(spot.calendar))
  }
}
