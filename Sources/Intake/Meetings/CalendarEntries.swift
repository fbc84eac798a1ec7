import Foundation
import Recruitment

/// The entries of one calendar: of several readings of one entry the newest.
struct CalendarEntries {
  static let most = 200_000
  static let deepest = 16
  /// Lines of one entry, beyond those with people or dates.
  static let longest = 20_000

  private struct Key: Hashable {
    var uid: String
    var replaces: String
  }

  private var entries: [MeetingEntry] = []
  private var places: [Key: Int] = [:]

  var newest: [MeetingEntry] { entries }

  mutating func read(_ lines: ContentLines, clock: MeetingClock, file: Int, tally: inout IntakeTally) {
    var lines = lines
    var open: [String] = []
    var entry: MeetingEntry?
    var entryLines = 0
    var zone: (name: String, text: String)?
    var count = 0
    // A message that calls off everything in it.
    var callsOff = false
    while let line = lines.next() {
      switch line.name {
      case "BEGIN":
        let name = line.value.trimmingCharacters(in: .whitespaces).uppercased()
        guard open.count < Self.deepest else {
          tally.count(rows: 1, file: file)
          return tally.reject(
            Reject(file: file, line: line.number, column: "BEGIN", value: "", why: "nested deeper than calendars are"))
        }
        if name == "VEVENT", entry == nil {
          entry = MeetingEntry(line: line.number)
          entry?.isCancelled = callsOff
          entryLines = 0
        }
        if name == "VTIMEZONE" { zone = ("", "") }
        if name == "VCALENDAR" { callsOff = false }
        open.append(name)
        if zone != nil { zone?.text += "BEGIN:\(name)\r\n" }
      case "END":
        let name = open.popLast() ?? ""
        if zone != nil { zone?.text += "END:\(name)\r\n" }
        if name == "VTIMEZONE", let ended = zone {
          if !ended.name.isEmpty, ended.text.utf8.count < 100_000 { clock.take(ended.name, ended.text) }
          zone = nil
        }
        if name == "VEVENT", let ended = entry {
          entry = nil
          count += 1
          tally.count(rows: 1, file: file)
          guard count <= Self.most else {
            return tally.reject(
              Reject(file: file, line: ended.line, column: "", value: "", why: "more entries than a calendar has"))
          }
          add(ended, file: file, tally: &tally)
        }
      default:
        if line.name == "METHOD", open.last == "VCALENDAR" {
          callsOff = line.value.trimmingCharacters(in: .whitespaces).uppercased() == "CANCEL"
        }
        if zone != nil, (zone?.text.utf8.count ?? 0) < 100_000 {
          if line.name == "TZID", open.last == "VTIMEZONE" { zone?.name = line.value }
          let parameters = line.parameters.map { ";\($0.name)=\($0.value)" }.joined()
          zone?.text += "\(line.name)\(parameters):\(line.value)\r\n"
        } else if open.last == "VEVENT", entry != nil {
          entryLines += 1
          if entryLines > Self.longest {
            entry?.refuse("longer than an entry is")
          } else {
            entry?.take(line)
          }
        }
      }
    }
    if let entry {
      tally.count(rows: 1, file: file)
      tally.reject(Reject(file: file, line: entry.line, column: "", value: "", why: "the file ends within it"))
    }
  }

  private mutating func add(_ entry: MeetingEntry, file: Int, tally: inout IntakeTally) {
    if let fault = entry.fault {
      return tally.reject(Reject(file: file, line: entry.line, column: "", value: "", why: fault))
    }
    let key = Key(uid: entry.uid, replaces: entry.replaces?.value ?? "")
    guard !entry.uid.isEmpty, let place = places[key] else {
      places[key] = entries.count
      entries.append(entry)
      return
    }
    let before = entries[place]
    tally.warn(file: file, "the same entry again: the newest was taken")
    if (before.sequence, before.stamp ?? "") <= (entry.sequence, entry.stamp ?? "") {
      entries[place] = entry.callingOff(before)
    }
  }
}
