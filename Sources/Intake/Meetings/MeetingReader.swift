import Foundation
import Recruitment
import WorkingTime

/// What is known of a calendar before it is read.
package struct MeetingOptions: Sendable {
  /// Whose calendar it is.
  package var me: [String]
  /// Addresses of recruiters on record: they take part as colleagues.
  package var colleagues: Set<String>
  /// Only people with one of these addresses are taken; `nil` = everybody.
  package var known: Set<String>?
  package var now: Int64
  /// How far back: months, 1 to 120.
  package var monthsBack: Int
  /// What was read of each entry before, by digest.
  package var read: [String: CalendarMark]
  package var addressKey: [UInt8]
  /// The key for hashing what bears no id of its own.
  package var contentKey: [UInt8]
  /// Names of entries that are on record.
  package var entries: Set<String> = []
  /// Those of which single times are.
  package var series: Set<String> = []

  package static let months = 1...120

  package init(
    me: [String], colleagues: Set<String> = [], known: Set<String>? = nil, now: Int64, monthsBack: Int = 12,
    read: [String: CalendarMark] = [:], addressKey: [UInt8], contentKey: [UInt8]? = nil
  ) {
    self.me = me
    self.colleagues = colleagues
    self.known = known
    self.now = now
    self.monthsBack = monthsBack
    self.read = read
    self.addressKey = addressKey
    self.contentKey = contentKey ?? addressKey
  }

  /// Instants: what lies before is left, what lies ahead has not taken place.
  package var window: Range<Int64> { (now - Int64(monthsBack) * 2_629_800)..<(now + 1) }
}

/// How new a reading of an entry was.
package struct CalendarMark: Hashable, Comparable, Sendable {
  package var sequence: Int
  /// DTSTAMP; 0 = it did not say.
  package var stamp: Int64

  package init(sequence: Int, stamp: Int64) {
    self.sequence = sequence
    self.stamp = stamp
  }

  package static func < (left: CalendarMark, right: CalendarMark) -> Bool {
    (left.sequence, left.stamp) < (right.sequence, right.stamp)
  }
}

/// What a reading of calendars found, besides rows.
package struct MeetingsRead: Sendable {
  /// By a digest of the entry's name: how new the reading was.
  package var marks: [String: CalendarMark] = [:]
  /// Entries that were read as a whole, and not only one time of theirs.
  package var whole: Set<String> = []
  /// Ids of rows, whether they were held or not.
  package var ids: Set<String> = []
  /// Ids of rows that were called off by who did not say with whom they were, or that are with nobody any more.
  package var calledOff: Set<String> = []
  /// The span that was asked for: instants.
  package var window: Range<Int64> = 0..<0

  package init() {}

  static func digest(_ name: String) -> String { String(ExternalIdentity.digest(of: name), radix: 16) }

  /// The entry that a row's id belongs to.
  package static func entry(ofID id: String) -> String {
    guard let slash = id.lastIndex(of: "/"), id[id.index(after: slash)...].count == 16, id.hasSuffix("Z") else {
      return id
    }
    return String(id[..<slash])
  }
}

/// Reads calendars: meetings and video calls that took place, as interactions.
final class MeetingReader {
  private let options: MeetingOptions
  private let home: Zone
  private let mine: Set<String>
  private let ownHosts: Set<String>
  private(set) var found = MeetingsRead()
  private var people: [String: (name: String, file: Int, line: Int)] = [:]
  private var recruiters: [String: (name: String, file: Int, line: Int)] = [:]

  init(options: MeetingOptions, home: Zone) {
    self.options = options
    self.home = home
    mine = Set(options.me.map { String(decoding: MailAddress.folded($0), as: UTF8.self) })
    ownHosts = Set(mine.compactMap { $0.split(separator: "@").last.map(String.init) }).subtracting(Self.everybodys)
    found.window = options.window
  }

  /// Hosts of mail at which strangers have addresses.
  private static let everybodys: Set<String> = [
    "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "yahoo.co.uk", "icloud.com",
    "me.com", "aol.com", "gmx.de", "gmx.net", "web.de", "proton.me", "protonmail.com", "btinternet.com",
    "hotmail.co.uk",
  ]

  func read(_ bytes: [UInt8], file: Int, tally: inout IntakeTally, _ pass: (RecordBatch) throws -> Void) throws {
    let clock = MeetingClock(home: home)
    var entries = CalendarEntries()
    entries.read(ContentLines(bytes), clock: clock, file: file, tally: &tally)
    var builder = RecordBatchBuilder(kind: .interactions, file: file)
    // An entry that stands in place of one time of a series takes that time, whatever it says itself.
    var replaced: [String: Set<Int64>] = [:]
    let off = Dictionary(
      entries.newest.filter { $0.isCancelled && $0.replaces == nil && !$0.uid.isEmpty }.map { ($0.uid, $0) },
      uniquingKeysWith: { $1 })
    // Some programs name the time by its day alone.
    var replacedDays: [String: Set<Int>] = [:]
    for entry in entries.newest {
      guard let time = entry.replaces.flatMap(clock.time) else { continue }
      replaced[entry.uid, default: []].insert(time.instant)
      if time.isDay { replacedDays[entry.uid, default: []].insert(Span.dayAndRest(of: time.wall).0) }
      if entry.replaces?.parameter("RANGE")?.uppercased() == "THISANDFUTURE" {
        tally.warn(file: file, "moves all times after it too: only the one is moved")
      }
    }
    for var entry in entries.newest {
      // With a series go the times that were moved, unless they were moved afterwards.
      if let whole = off[entry.uid], entry.replaces != nil, entry.sequence <= whole.sequence {
        entry.isCancelled = true
      }
      let others = Replaced(instants: replaced[entry.uid] ?? [], days: replacedDays[entry.uid] ?? [])
      take(entry, clock, others, file, &tally, &builder)
      if builder.count >= RecordBatch.preferredRows { try pass(builder.take()) }
    }
    if builder.count > 0 { try pass(builder.take()) }
    if !clock.unknown.isEmpty {
      tally.warn(file: file, "zones that are not known: read on the firm's clock", count: clock.unknown.count)
    }
  }

  /// Times of a series that other entries stand for.
  private struct Replaced {
    var instants: Set<Int64>
    /// Days since 1970 on the series' own clock.
    var days: Set<Int>

    func holds(_ instant: Int64, wall: Int64) -> Bool {
      instants.contains(instant) || !days.isEmpty && days.contains(Span.dayAndRest(of: wall).0)
    }
  }

  private func take(
    _ entry: MeetingEntry, _ clock: MeetingClock, _ replaced: Replaced, _ file: Int, _ tally: inout IntakeTally,
    _ builder: inout RecordBatchBuilder
  ) {
    let name = Self.name(of: entry, options.contentKey)
    let mark = CalendarMark(
      sequence: entry.sequence,
      stamp: entry.stamp.flatMap { CalendarTimes.time($0, zone: .utc)?.instant } ?? 0)
    let key = entry.replaces == nil ? name : name + "/" + (entry.replaces?.value ?? "")
    let before = options.read[MeetingsRead.digest(key)]
    if let before, mark < before { return tally.warn(file: file, "older than what was read before: left out") }
    let time = (entry.start ?? (entry.isCancelled ? entry.replaces : nil)).flatMap(clock.time)
    let why = time.flatMap { leftOut(entry, isDay: $0.isDay) }
    if entry.isCancelled, time == nil || why != nil || !entry.repeats, callOff(entry, name, clock, before, why: why) {
      found.marks[MeetingsRead.digest(key)] = mark
      return tally.warn(file: file, "called off: so is what is on record of them")
    }
    guard let start = time else {
      return tally.reject(Reject(file: file, line: entry.line, column: "DTSTART", value: "", why: "says no time"))
    }
    if let why {
      // With nobody from outside any more, or as a whole day, it was not held as it is on record.
      if !entry.isPrivate, options.entries.contains(name) {
        found.marks[MeetingsRead.digest(key)] = mark
        empty(entry, name, clock)
      }
      return tally.warn(file: file, why)
    }
    if let end = entry.end.flatMap(clock.time), end.instant < start.instant {
      let why = "ends before it starts"
      return tally.reject(
        Reject(file: file, line: entry.line, column: "DTEND", value: entry.end?.value ?? "", why: why))
    }
    found.marks[MeetingsRead.digest(key)] = mark
    if entry.replaces == nil { found.whole.insert(name) }
    let struck = Set(entry.except.flatMap(clock.times).map(\.instant))
    var made = 0
    var remark: String?
    do throws(MeetingSeries.Fault) {
      for wall in try MeetingSeries.walls(of: entry, start: start, clock: clock, window: options.window) {
        let instant = start.instant(ofWall: wall)
        // Another entry tells of this time.
        if entry.replaces == nil, replaced.holds(instant, wall: wall) {
          remark = remark ?? "of which other entries tell all times: taken from those"
          continue
        }
        let problem = append(
          entry, name, at: instant, length: length(entry, start, clock), isStruck: struck.contains(instant),
          original: entry.replaces.flatMap(clock.time)?.instant
            ?? (entry.rules.isEmpty && entry.also.isEmpty ? nil : instant),
          file, &builder)
        if problem == nil { made += 1 } else { remark = problem }
      }
      if made == 0 { tally.warn(file: file, remark ?? outside(start, entry)) }
    } catch {
      let why =
        error == .tooMany ? "repeats more often than people meet" : "repeats in a way that cannot be read"
      tally.reject(Reject(file: file, line: entry.line, column: "RRULE", value: "", why: why))
    }
  }

  /// Why no time of an entry lies in the span that is asked for.
  private func outside(_ start: MeetingClock.Time, _ entry: MeetingEntry) -> String {
    if start.instant > options.now { return Self.ahead }
    return entry.repeats ? "with no time in the months asked for: left out" : "before the months asked for: left out"
  }

  private static let ahead = "still ahead: read when they are over"

  /// Calls off what is on record of an entry, by who may say no more than its name: all times of a series, or one.
  /// - Parameter why: the entry by itself would be left out.
  /// - Returns: whether that was all there is to take from it.
  private func callOff(
    _ entry: MeetingEntry, _ name: String, _ clock: MeetingClock, _ before: CalendarMark?, why: String?
  ) -> Bool {
    if let time = entry.replaces.flatMap(clock.time) {
      guard why != nil else { return false }
      return found.calledOff.insert("\(name)/\(CalendarText.utc(Instant(time.instant)))").inserted
    }
    guard options.series.contains(name) || before != nil && (entry.start == nil || why != nil) else { return false }
    return found.whole.insert(name).inserted
  }

  /// Takes back what is on record of an entry that is no conversation with anybody by now: all of it, or one time.
  private func empty(_ entry: MeetingEntry, _ name: String, _ clock: MeetingClock) {
    if let time = entry.replaces.flatMap(clock.time) {
      found.calledOff.insert("\(name)/\(CalendarText.utc(Instant(time.instant)))")
    } else {
      found.whole.insert(name)
    }
  }

  /// Why an entry is no conversation with anybody; nothing of it is kept.
  private func leftOut(_ entry: MeetingEntry, isDay: Bool) -> String? {
    if entry.isPrivate { return "private: left out" }
    if isDay { return "whole days: left out" }
    let parties = self.parties(entry)
    if parties.isEmpty { return "with nobody from outside: left out" }
    if let known = options.known, !parties.contains(where: { AddressKey.of($0.address).map(known.contains) ?? false }) {
      return "with nobody you confirmed: left out"
    }
    return nil
  }

  /// Whom it was with, from outside.
  private func parties(_ entry: MeetingEntry) -> [MeetingEntry.Party] {
    var parties = entry.parties
    if let organiser = entry.organiser, !parties.contains(where: { $0.address == organiser.address }) {
      parties.append(organiser)
    }
    return parties.filter { party in
      guard !mine.contains(party.address), !options.colleagues.contains(party.address) else { return false }
      let host = party.address.split(separator: "@").last.map(String.init) ?? ""
      return !ownHosts.contains(host) && !host.hasSuffix("calendar.google.com")
    }
  }

  private func length(_ entry: MeetingEntry, _ start: MeetingClock.Time, _ clock: MeetingClock) -> Int64? {
    if let end = entry.end.flatMap(clock.time) { return min(max(0, end.instant - start.instant), 86_400) }
    return entry.duration.map { min(max(0, $0), 86_400) }
  }

  /// - Returns: why there is no row of it.
  private func append(
    _ entry: MeetingEntry, _ name: String, at: Int64, length: Int64?, isStruck: Bool, original: Int64?, _ file: Int,
    _ builder: inout RecordBatchBuilder
  ) -> String? {
    // It has to be over.
    guard at + (length ?? 0) <= options.now else { return Self.ahead }
    let id = original.map { "\(name)/\(CalendarText.utc(Instant($0)))" } ?? name
    let everybody = parties(entry)
    let came = everybody.filter { !$0.hasDeclined }
    let declinedBySelf = entry.parties.contains { mine.contains($0.address) && $0.hasDeclined }
    let isOff = entry.isCancelled || isStruck || came.isEmpty || declinedBySelf
    let confirmed = (isOff ? everybody : came).filter { party in
      options.known.map { known in AddressKey.of(party.address).map(known.contains) ?? false } ?? true
    }
    if confirmed.isEmpty {
      // Nobody on record came.
      found.calledOff.insert(id)
      return "to which nobody you confirmed came: left out"
    }
    guard found.ids.insert(id).inserted else { return "told of in another calendar too: taken once" }
    let ours =
      [options.me.first.map { String(decoding: MailAddress.folded($0), as: UTF8.self) }].compactMap { $0 }
      + entry.parties.filter {
        options.colleagues.contains($0.address) && !mine.contains($0.address) && !$0.hasDeclined
      }
      .map(\.address)
    let isInbound = entry.organiser.map { organiser in everybody.contains { $0.address == organiser.address } } ?? false
    for recruiter in ours {
      recruiters[recruiter] = recruiters[recruiter] ?? (Self.name(of: recruiter, in: entry), file, entry.line)
      for party in confirmed {
        if (people[party.address]?.name ?? "").isEmpty { people[party.address] = (party.name, file, entry.line) }
        var row: [String: RecordBatchBuilder.Value] = [
          "interaction_id": .text(id), "at": .integer(at),
          "recruiter_id": .text(externalID(recruiter)), "person_id": .text(externalID(party.address)),
          "channel": .integer(Int64((entry.hasVideoLink ? Channel.video : .meeting).rawValue)),
          "direction": .integer(Int64((isInbound ? Direction.inbound : .outbound).rawValue)),
          "outcome": .integer(Int64((isOff ? Outcome.cancelled : .held).rawValue)),
          "logged": .integer(Int64(LoggedBy.system.rawValue)),
        ]
        if let length { row["duration_seconds"] = .integer(length) }
        if let created = entry.created.flatMap({ CalendarTimes.time($0, zone: .utc)?.instant }), created <= at {
          row["booked_at"] = .integer(created)
        }
        if !entry.summary.isEmpty { row["subject"] = .text(entry.summary) }
        builder.append(line: entry.line, row)
      }
    }
    return nil
  }

  /// People and recruiters that the rows name.
  func parties(_ pass: (RecordBatch) throws -> Void) throws {
    for (kind, parties) in [(RecordKind.recruiters, recruiters), (.people, people)] {
      for (file, members) in Dictionary(grouping: parties, by: \.value.file).sorted(by: { $0.key < $1.key }) {
        var builder = RecordBatchBuilder(kind: kind, file: file)
        for (address, party) in members.sorted(by: { $0.key < $1.key }) {
          let name = party.name.isEmpty ? String(address.prefix { $0 != "@" }) : party.name
          let isPerson = kind == .people
          var row: [String: RecordBatchBuilder.Value] = [
            isPerson ? "person_id" : "recruiter_id": .text(externalID(address)), "name": .text(name),
            isPerson ? "emails" : "email": .text(address),
          ]
          if isPerson { row["kind"] = .integer(Int64(PersonKind.unknown.rawValue)) }
          builder.append(line: party.line, row)
        }
        try pass(builder.take())
      }
    }
  }

  private func externalID(_ address: String) -> String {
    String(decoding: AddressBook.externalID(of: Array(address.utf8), key: options.addressKey), as: UTF8.self)
  }

  private static func name(of address: String, in entry: MeetingEntry) -> String {
    let named =
      entry.parties.first { $0.address == address } ?? entry.organiser.flatMap { $0.address == address ? $0 : nil }
    return named?.name ?? ""
  }

  /// What an entry is called: its UID, or a hash where that is none.
  private static func name(of entry: MeetingEntry, _ key: [UInt8]) -> String {
    guard entry.uid.isEmpty || entry.uid.utf8.count > 200 else { return entry.uid }
    let said = entry.uid.isEmpty ? "\(entry.start?.value ?? "")\n\(entry.summary)" : entry.uid
    return "hash:"
      + String(
        decoding: KeyedDigest.of(Array(said.utf8), key: key).prefix(16).flatMap(Hexadecimal.digits), as: UTF8.self)
  }
}
