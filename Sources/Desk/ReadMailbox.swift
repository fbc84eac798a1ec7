import Foundation
import Intake
import Recruitment
import Storage

/// Which mailbox to read, and how much of it.
package struct MailboxEntry: Sendable {
  package var url: String
  package var user: String
  package var password: String
  /// Whose mailbox it is.
  package var me: [String]
  package var folders: [String] = []
  package var without: [String] = []
  package var monthsBack = 12
  /// Also people who are not on record.
  package var everybody = false
  package var allowsPrivate = false
  /// All of the span, and not only what is new: people were confirmed since.
  package var again = false

  package init(url: String, user: String, password: String, me: [String]) {
    self.url = url
    self.user = user
    self.password = password
    self.me = me
  }
}

package struct MailboxReport: Sendable {
  package var taken: Int
  package var leftOut: Int
  /// Names of the folders that were left.
  package var left: [String]
  package var foldersLeft: Int { left.count }
  /// `nil` where there was nothing new.
  package var report: ImportReport?
}

extension Desk {
  /// Reads what is new in a mailbox and imports it. Nothing is changed there. Messages lie in a folder of this program's own
  /// meanwhile, for its owner alone, and are gone with it.
  /// - Throws: `MailboxError`, `IntakeError`, `StorageError`; where it ends so, the next reading begins where this one did.
  package func readMailbox(
    _ entry: MailboxEntry, now: Instant, progress: (String) -> Void
  ) throws -> MailboxReport {
    guard !entry.me.isEmpty else { throw DeskError.needsOwnAddress }
    guard MeetingOptions.months.contains(entry.monthsBack) else { throw DeskError.monthsOutOfRange }
    // Whose mailbox it is must not turn every message into one with somebody confirmed.
    let own = Set(entry.me.compactMap(AddressKey.of))
    let name = String(ExternalIdentity.digest(of: "\(entry.url)\n\(entry.user)\n\(entry.everybody)"), radix: 16)
    let places = try (entry.again ? [:] : store.mailboxPlaces(name)).mapValues {
      FolderPlace(validity: $0.validity, lastUID: $0.lastUID)
    }
    let mailbox = try ImapMailbox(
      MailboxRequest(
        url: entry.url, user: entry.user, password: entry.password, allowsPrivate: entry.allowsPrivate,
        folders: entry.folders, without: entry.without, since: now.seconds - Int64(entry.monthsBack) * 2_629_800,
        known: entry.everybody ? nil : try knownAddresses().subtracting(own), places: places))
    let folder = try Self.privateFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var count = 0
    let reading = try mailbox.read { message in
      count += 1
      let path = "\(folder)/\(count).eml"
      guard
        FileManager.default.createFile(atPath: path, contents: Data(message), attributes: [.posixPermissions: 0o600])
      else { throw DeskError.cannotWrite(path) }
      if count % 50 == 0 { progress("Reading mail: \(count) messages") }
    }
    var report: ImportReport?
    if count > 0 {
      var request = ImportRequest(paths: [folder], format: .mail, me: entry.me)
      request.onlyKnown = !entry.everybody
      report = try importFiles(request, now: now, progress: progress)
    }
    try store.keepMailboxPlaces(
      reading.places.mapValues { MailboxPlace(validity: $0.validity, lastUID: $0.lastUID) }, mailbox: name, now: now)
    return MailboxReport(
      taken: reading.taken, leftOut: reading.leftOut, left: reading.left, report: report)
  }

  private static func privateFolder() throws -> String {
    var template = Array((NSTemporaryDirectory() + "rightcall-mail-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw DeskError.cannotWrite(NSTemporaryDirectory()) }
    return String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
