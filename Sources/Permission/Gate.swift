import Chronicle
import Recruitment
import WorkingTime

/// Asks permission before every card: objections, screening lists and stated hours, in the person's own zone.
/// Of several preferences the strictest wins.
package struct Gate: Sendable {
  private let chronicle: Chronicle
  private let firmZone: Zone
  private let zones: [Zone?]

  package init(chronicle: Chronicle) {
    self.chronicle = chronicle
    firmZone = Zone.named(chronicle.settings.timezone) ?? Zone.utc
    zones = chronicle.zoneNames.map { Zone.named($0) }
  }

  /// May we contact this person about their process, now, by this channel? Only what was known at `time` counts.
  package func answer(for person: PersonID, by channel: Channel, at time: Instant) -> PermissionAnswer {
    let id = UInt32(truncatingIfNeeded: person.value)
    let standing = chronicle.preferences(ofPerson: id).filter { preference in
      (preference.at == HistoryRow.always || preference.at <= time.seconds)
        && (preference.until == HistoryRow.unknownTime || preference.until > time.seconds)
        && preference.purpose != UInt32(ContactPurpose.marketing.rawValue)
        && (preference.channel == HistoryRow.unknownCode || preference.channel == UInt32(channel.rawValue))
    }
    guard !standing.isEmpty else { return .allowed }
    if let refused = refusal(in: standing, by: channel) { return refused }
    return hours(in: standing, zone: zone(of: id, at: time), at: time)
  }

  /// A no that holds at every hour.
  private func refusal(in standing: [PreferenceRow], by channel: Channel) -> PermissionAnswer? {
    for preference in standing where !preference.statesHours {
      if preference.allowed == UInt32(YesNo.yes.rawValue) { continue }
      let until = preference.until == HistoryRow.unknownTime ? nil : Instant(preference.until)
      if preference.basis == UInt32(PreferenceBasis.screening.rawValue) {
        return PermissionAnswer(verdict: .notNow, why: ["on a screening list: do not contact"], until: until)
      }
      if preference.allowed == UInt32(YesNo.no.rawValue)
        || preference.basis == UInt32(PreferenceBasis.objection.rawValue)
      {
        let what = preference.channel == HistoryRow.unknownCode ? "not to be contacted" : Self.refused(channel)
        return PermissionAnswer(verdict: .notNow, why: ["this person asked \(what)"], until: until)
      }
    }
    return nil
  }

  private static func refused(_ channel: Channel) -> String {
    switch channel {
    case .call: "not to be called"
    case .video: "for no video calls"
    case .meeting: "for no meetings"
    case .email: "for no e-mail"
    case .sms: "for no texts"
    case .whatsapp, .linkedin, .chat: "not to be messaged there"
    }
  }

  private func zone(of person: UInt32, at time: Instant) -> Zone {
    let versions = chronicle.versions(ofPerson: person)
    guard let version = versions.last(where: { $0.from <= time.seconds }) ?? versions.first,
      Int(version.zone) < zones.count
    else { return firmZone }
    return zones[Int(version.zone)] ?? firmZone
  }

  // MARK: Stated hours

  private func hours(in standing: [PreferenceRow], zone: Zone, at time: Instant) -> PermissionAnswer {
    let windows = standing.filter(\.statesHours)
    guard !windows.isEmpty, !Self.isInside(windows, zone: zone, at: time.seconds) else { return .allowed }
    // Windows are at least a minute long and repeat by the week: the next opening lies within eight days or nowhere.
    let step: Int64 = 5 * Span.minute
    var candidate = (time.seconds / step + 1) * step
    let end = time.seconds + 8 * Span.day
    while candidate < end, !Self.isInside(windows, zone: zone, at: candidate) { candidate += step }
    return PermissionAnswer(
      verdict: .notNow, why: ["outside the hours this person agreed to"],
      until: candidate < end ? Instant(candidate) : nil)
  }

  /// Every refusing window must be left and every inviting one that speaks of the day be kept; windows of one day that
  /// exclude each other (at lunch, after work) are alternatives. A day that no inviting window speaks of is outside.
  private static func isInside(_ windows: [PreferenceRow], zone: Zone, at instant: Int64) -> Bool {
    let (day, second) = Span.dayAndRest(of: zone.wallClock(at: instant))
    let minute = UInt32(second / Int(Span.minute))
    let weekday = CivilDate(dayNumber: day).weekday
    let inviting = windows.filter { $0.allowed != UInt32(YesNo.no.rawValue) }
    for window in windows where window.allowed == UInt32(YesNo.no.rawValue) {
      if window.holds(minute, on: weekday) { return false }
    }
    if inviting.isEmpty { return true }
    let today = inviting.filter { $0.speaks(of: weekday) }
    if today.isEmpty { return false }
    // Where windows overlap at all, they do so where one of them begins, or at midnight.
    let overlap = (today.map(\.opens) + [0]).contains { start in today.allSatisfy { $0.holds(start, on: weekday) } }
    return overlap
      ? today.allSatisfy { $0.holds(minute, on: weekday) } : today.contains { $0.holds(minute, on: weekday) }
  }
}

extension PreferenceRow {
  /// Minutes after midnight.
  fileprivate var opens: UInt32 { fromMinute == HistoryRow.unknownCode ? 0 : fromMinute }
  fileprivate var closes: UInt32 { toMinute == HistoryRow.unknownCode ? 1_440 : toMinute }

  private func isOf(_ weekday: Int) -> Bool { weekdays == 0 || Weekdays.contains(Int(weekdays), weekday) }

  /// Whether any of that day lies in it. A window that ends before it begins runs over midnight into the next day.
  fileprivate func speaks(of weekday: Int) -> Bool {
    isOf(weekday) || (opens > closes && closes > 0 && isOf((weekday + 6) % 7))
  }

  /// Whether that minute of a day lies in it; hours that begin where they end are the whole day.
  fileprivate func holds(_ minute: UInt32, on weekday: Int) -> Bool {
    if opens == closes { return isOf(weekday) }
    if opens < closes { return isOf(weekday) && minute >= opens && minute < closes }
    return (isOf(weekday) && minute >= opens) || (isOf((weekday + 6) % 7) && minute < closes)
  }
}
