import Foundation
import Glibc
import Recruitment
import Storage

extension Desk {
  /// What `doctor` says of keys, lists, room, backups and clocks.
  /// - Parameter now: the world's.
  package func examineRunning(now: Instant) throws -> [Health.Check] {
    [
      keyCheck(), try erasureCheck(), try screeningCheck(now: now), try roomCheck(), try backupCheck(now: now),
      try clockCheck(now: now),
    ]
  }

  // MARK: Keys and lists

  /// Every key that is needed is there, and nobody else may read any.
  private func keyCheck() -> Health.Check {
    var faults: [String] = []
    var count = 0
    let needsPrivacy = ((try? store.meta(Self.privacyCheck)) ?? nil) != nil
    let needed = needsPrivacy ? [keys.privacyKey.path] : []
    for path in needed where !FileManager.default.fileExists(atPath: path) { faults.append("\(path) is missing") }
    let trials = ((try? store.trials()) ?? []).filter { $0.stoppedAt == nil }.map {
      keys.path(commitment: $0.commitment)
    }
    for path in trials where !FileManager.default.fileExists(atPath: path) { faults.append("\(path) is missing") }
    for path in [keys.accessKey.path, keys.privacyKey.path, keys.suppressionList.path] + trials {
      guard let found = try? FileManager.default.attributesOfItem(atPath: path),
        let mode = found[.posixPermissions] as? NSNumber
      else { continue }
      count += 1
      if mode.intValue & 0o077 != 0 { faults.append("\(path) may be read by others: chmod 600") }
    }
    if needsPrivacy, faults.isEmpty, (try? privacyHash()) == nil {
      faults.append("\(keys.privacyKey.path) is another key")
    }
    return .init(
      what: "keys", ok: faults.isEmpty,
      says: faults.isEmpty ? "\(count) files, readable by their owner alone" : faults.joined(separator: "; "))
  }

  /// Nobody who was erased is back, as after a backup was put back by other means.
  private func erasureCheck() throws -> Health.Check {
    let listed = try keys.suppressionList.entries()
    guard !listed.isEmpty else { return .init(what: "erasures", ok: true, says: "nobody was erased") }
    guard let hash = try? privacyHash() else {
      return .init(what: "erasures", ok: false, says: "cannot be checked without their key")
    }
    let back = try returned(Set(listed.map(\.digest)), hash).count
    let known = Set(try store.suppressed().map(\.digest))
    let missing = listed.count { !known.contains($0.digest) }
    if back > 0 || missing > 0 {
      return .init(
        what: "erasures", ok: false,
        says:
          "\(back) of those who were erased are back, \(missing) would not be known again: `rightcall privacy reapply`")
    }
    return .init(what: "erasures", ok: true, says: "\(try store.erasedPeople().count) people, and nobody is back")
  }

  private func screeningCheck(now: Instant) throws -> Health.Check {
    let isEmpty = try store.screeningLists().isEmpty
    guard isEmpty || (try? privacyHash()) != nil else {
      return .init(what: "screening", ok: false, says: "lists cannot be read without their key")
    }
    let lists = isEmpty ? [] : try screeningStandings(now: now)
    if lists.isEmpty {
      return .init(what: "screening", ok: true, says: "no list is loaded: numbers count as unscreened")
    }
    let words = lists.map { list in
      let days = max(0, now - list.loadedAt) / Span.day
      return "\(list.name) \(days) days old\(list.isStale ? ", too old: it counts as none" : "")"
    }
    return .init(what: "screening", ok: lists.allSatisfy { !$0.isStale }, says: words.joined(separator: "; "))
  }

  // MARK: Room, backups, clocks

  private static let leastRoom: Int64 = 200 << 20
  private static let longLog: Int64 = 512 << 20

  private func roomCheck() throws -> Health.Check {
    let figures = try store.figures()
    let folder = (shelf.directory as NSString).deletingLastPathComponent
    var space = statvfs()
    let known = statvfs(folder.isEmpty ? "." : folder, &space) == 0
    let free = known ? Int64(space.f_bavail) * Int64(space.f_frsize) : Int64.max
    var says = "the store takes \(Self.megabytes(figures.bytes)), its log \(Self.megabytes(figures.logBytes))"
    if known { says += ", \(Self.megabytes(free)) are free" }
    let isShort = free < Self.leastRoom
    let isLong = figures.logBytes > Self.longLog
    if isShort { says += ": make room" }
    if isLong { says += ": the log has grown, something reads an old view for very long" }
    return .init(what: "room", ok: !isShort && !isLong, says: says)
  }

  private static func megabytes(_ bytes: Int64) -> String { "\((bytes + (1 << 20) - 1) >> 20) MB" }

  private static let oldBackup = 7 * Span.day

  private func backupCheck(now: Instant) throws -> Health.Check {
    guard let last = try store.meta(Self.backupKey).flatMap({ Int64($0) }) else {
      return .init(what: "backup", ok: true, says: "none was made with `rightcall backup`")
    }
    let age = max(0, now.seconds - last)
    return .init(
      what: "backup", ok: age <= Self.oldBackup,
      says: "the last is \(age / Span.day) days old\(age > Self.oldBackup ? ": make one" : "")")
  }

  private func clockCheck(now: Instant) throws -> Health.Check {
    var faults: [String] = []
    if let last = try store.figures().lastWritten, last - now > Span.hour {
      faults.append(
        "something was written \((last - now) / Span.minute) minutes from now: the clock was ahead, or is behind")
    }
    if let other = try store.serverClock(), abs(other - now) > Span.minute {
      faults.append("the database server's clock differs by \(abs(other - now)) seconds")
    }
    return .init(
      what: "clock", ok: faults.isEmpty, says: faults.isEmpty ? ISOTimestamp.utc(now) : faults.joined(separator: "; "))
  }
}
