import Recruitment
import WorkingTime

/// A calendar that somebody saved from their own program: when they are busy, and nothing of what with.
package struct CalendarFile: Sendable {
  /// In order; none touches another.
  package var busy: [Range<Int64>]
  /// Entries read, those that leave their owner free among them.
  package var entries: Int
  /// Entries that repeat in a way that cannot be read: only their first time is counted.
  package var notUnderstood: Int
  /// Entries whose zone is not known: read on the owner's clock.
  package var unknownZones: Int

  /// Octets.
  package static let largest = 2 * 1_024 * 1_024

  /// - Parameters:
  ///   - zone: of whoever's calendar it is; times without one are theirs.
  ///   - window: what lies outside is left out.
  /// - Returns: `nil` for what is no calendar.
  package static func read(_ bytes: [UInt8], zone: Zone, window: Range<Int64>) -> CalendarFile? {
    guard bytes.count <= largest, let lines = CalendarText.lines(bytes) else { return nil }
    var reader = CalendarFileReader(zone: zone)
    for line in lines { reader.take(line) }
    guard reader.isCalendar else { return nil }
    let spans = reader.spans(in: window)
    return CalendarFile(
      busy: merged(spans), entries: reader.events.count + reader.freeBusyCount,
      notUnderstood: reader.events.count(where: \.repeatsOtherwise), unknownZones: reader.unknownZones)
  }

  private static func merged(_ spans: [Range<Int64>]) -> [Range<Int64>] {
    var merged: [Range<Int64>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, span.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        merged.append(span)
      }
    }
    return merged
  }
}

/// Takes a calendar line by line.
private struct CalendarFileReader {
  private let home: Zone
  private(set) var isCalendar = false
  private(set) var events: [CalendarEvent] = []
  private(set) var freeBusyCount = 0
  private(set) var unknownZones = 0
  /// The components that are open, the innermost last.
  private var open: [String] = []
  private var event: CalendarEvent?
  private var eventHasUnknownZone = false
  private var periods: [Range<Int64>] = []

  init(zone: Zone) { home = zone }

  mutating func take(_ line: CalendarText.Line) {
    switch line.name {
    case "BEGIN": begin(line.value.uppercased())
    case "END": end()
    default:
      if open.last == "VEVENT" { takeEvent(line) }
      if open.last == "VFREEBUSY", line.name == "FREEBUSY" { takeFreeBusy(line) }
    }
  }

  private mutating func begin(_ name: String) {
    if open.isEmpty, name == "VCALENDAR" { isCalendar = true }
    guard open.count < 8 else { return }
    open.append(name)
    if name == "VEVENT" {
      event = CalendarEvent()
      eventHasUnknownZone = false
    }
  }

  private mutating func end() {
    guard let name = open.popLast(), name == "VEVENT", let event else { return }
    if event.start != nil, events.count < 50_000 {
      events.append(event)
      if eventHasUnknownZone { unknownZones += 1 }
    }
    self.event = nil
  }

  private mutating func takeEvent(_ line: CalendarText.Line) {
    guard var event else { return }
    // Copied while it is changed: reading a time counts unknown zones.
    self.event = nil
    switch line.name {
    case "UID": event.uid = line.value
    case "SEQUENCE": event.sequence = Int(line.value) ?? 0
    case "DTSTART": event.start = time(line)
    case "DTEND": event.end = time(line)
    case "DURATION": event.duration = CalendarTimes.duration(line.value)
    case "STATUS": if line.value.uppercased() == "CANCELLED" { event.isFree = true }
    case "TRANSP": if line.value.uppercased() == "TRANSPARENT" { event.isFree = true }
    case "RECURRENCE-ID": event.replaces = time(line)?.instant
    case "RRULE":
      let zone = event.start?.zone ?? home
      let rule = RecurrenceRule(line.value) { CalendarTimes.time($0, zone: zone)?.instant }
      // Of two rules, which nobody should write any more, neither is taken for the whole.
      event.repeatsOtherwise = rule == nil || event.rule != nil
      event.rule = rule
    case "EXDATE": event.except.formUnion(times(line).map(\.instant))
    case "RDATE": event.also += times(line)
    default: break
    }
    self.event = event
  }

  private mutating func takeFreeBusy(_ line: CalendarText.Line) {
    guard line.parameters["FBTYPE"]?.uppercased() != "FREE" else { return }
    freeBusyCount += 1
    for period in line.value.split(separator: ",") {
      let ends = period.split(separator: "/", maxSplits: 1)
      guard ends.count == 2, let start = CalendarTimes.time(String(ends[0]), zone: home)?.instant else { continue }
      let end =
        CalendarTimes.time(String(ends[1]), zone: home)?.instant
        ?? CalendarTimes.duration(String(ends[1])).map { start + $0 }
      if let end, start < end { periods.append(start..<end) }
    }
  }

  private mutating func times(_ line: CalendarText.Line) -> [CalendarEvent.Time] {
    line.value.split(separator: ",").prefix(5_000).compactMap { value in
      time(.init(name: line.name, parameters: line.parameters, value: String(value)))
    }
  }

  private mutating func time(_ line: CalendarText.Line) -> CalendarEvent.Time? {
    var zone = home
    if let name = line.parameters["TZID"] {
      if let known = CalendarTimes.zone(named: name) { zone = known } else { eventHasUnknownZone = true }
    }
    return CalendarTimes.time(line.value, zone: zone)
  }

  /// An entry that stands in place of one occurrence of another takes that one's place, whatever it says itself.
  func spans(in window: Range<Int64>) -> [Range<Int64>] {
    var replaced: [String: Set<Int64>] = [:]
    for event in events where event.replaces != nil {
      replaced[event.uid, default: []].insert(event.replaces ?? 0)
    }
    return periods.filter { $0.overlaps(window) }
      + events.filter { !$0.isFree }.flatMap { event in
        var event = event
        if event.replaces == nil, !event.uid.isEmpty { event.except.formUnion(replaced[event.uid] ?? []) }
        return event.spans(in: window)
      }
  }
}
