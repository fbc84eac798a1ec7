import Foundation

/// One entry of a calendar, as far as it says who met whom, when and how.
struct MeetingEntry {
  struct Party: Hashable {
    /// Folded.
    var address: String
    var name: String
    var hasDeclined = false
  }

  /// More people than this, and it was no conversation.
  static let mostParties = 500
  static let mostDates = 5_000

  var line: Int
  var uid = ""
  /// The time of the series in whose place it stands.
  var replaces: ContentLine?
  var sequence = 0
  var stamp: String?
  var created: String?
  var start: ContentLine?
  var end: ContentLine?
  var duration: Int64?
  var rules: [String] = []
  var except: [ContentLine] = []
  var also: [ContentLine] = []
  var isCancelled = false
  var isPrivate = false
  var summary = ""
  var hasVideoLink = false
  var organiser: Party?
  var parties: [Party] = []
  /// Why it is not taken.
  var fault: String?

  init(line: Int) { self.line = line }

  mutating func refuse(_ why: String) { fault = fault ?? why }

  var repeats: Bool { !rules.isEmpty || !also.isEmpty }

  /// What calls off a series need not say when it was: all of its times are meant.
  /// - Parameter before: what was read of the entry before.
  func callingOff(_ before: MeetingEntry) -> MeetingEntry {
    guard isCancelled, start == nil || !repeats && before.repeats else { return self }
    var entry = before
    (entry.isCancelled, entry.sequence, entry.stamp, entry.line) = (true, sequence, stamp, line)
    return entry
  }

  mutating func take(_ line: ContentLine) {
    switch line.name {
    case "UID": uid = String(ContentLine.unescaped(line.value).trimmingCharacters(in: .whitespaces).prefix(1_000))
    case "RECURRENCE-ID": replaces = line
    case "SEQUENCE": sequence = Int(line.value.trimmingCharacters(in: .whitespaces)) ?? 0
    case "DTSTAMP": stamp = line.value
    case "CREATED": created = line.value
    case "DTSTART": start = start ?? line
    case "DTEND": end = line
    case "DURATION": duration = CalendarTimes.duration(line.value)
    case "RRULE": if rules.count < 4 { rules.append(line.value) } else { fault = fault ?? "repeats by too many rules" }
    case "EXDATE": add(line, to: \.except)
    case "RDATE": add(line, to: \.also)
    case "STATUS": isCancelled = isCancelled || line.value.uppercased() == "CANCELLED"
    case "CLASS": isPrivate = ["PRIVATE", "CONFIDENTIAL"].contains(line.value.uppercased())
    case "SUMMARY": summary = String(ContentLine.unescaped(line.value).prefix(200))
    case "ORGANIZER": organiser = Self.party(line)
    case "ATTENDEE": takeAttendee(line)
    case "LOCATION", "DESCRIPTION", "URL", "CONFERENCE", "X-ALT-DESC", "X-GOOGLE-CONFERENCE",
      "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK":
      hasVideoLink = hasVideoLink || VideoLink.isIn(line.value)
    default: break
    }
  }

  private mutating func add(_ line: ContentLine, to lines: WritableKeyPath<MeetingEntry, [ContentLine]>) {
    if self[keyPath: lines].count < Self.mostDates {
      self[keyPath: lines].append(line)
    } else {
      fault = fault ?? "more dates than a calendar has"
    }
  }

  private mutating func takeAttendee(_ line: ContentLine) {
    let type = line.parameter("CUTYPE")?.uppercased() ?? "INDIVIDUAL"
    guard ["INDIVIDUAL", "UNKNOWN"].contains(type), let party = Self.party(line) else { return }
    guard parties.count < Self.mostParties else {
      fault = "more than \(Self.mostParties) people: no conversation"
      return
    }
    if !parties.contains(where: { $0.address == party.address }) { parties.append(party) }
  }

  private static func party(_ line: ContentLine) -> Party? {
    var address = line.parameter("EMAIL") ?? line.value
    if address.lowercased().hasPrefix("mailto:") { address = String(address.dropFirst(7)) }
    guard AddressKey.of(address) != nil else { return nil }
    let name = PersonName.clean(Array((line.parameter("CN") ?? "").utf8))
    return Party(
      address: String(decoding: MailAddress.folded(address), as: UTF8.self),
      name: String(decoding: name, as: UTF8.self),
      hasDeclined: line.parameter("PARTSTAT")?.uppercased() == "DECLINED")
  }
}

/// Addresses at which people meet on screen.
enum VideoLink {
  private static let hosts: [String] = [
    "teams.microsoft.com/", "teams.live.com/", "zoom.us/", "zoomgov.com/", "meet.google.com/", "webex.com/",
    "whereby.com/", "meet.jit.si/", "gotomeeting.com/", "gotomeet.me/", "chime.aws/", "bluejeans.com/",
  ]

  static func isIn(_ text: String) -> Bool {
    let text = text.prefix(16_384).lowercased()
    return hosts.contains { text.contains($0) }
  }
}
