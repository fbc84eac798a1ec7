import Foundation

/// How far a folder was read.
package struct FolderPlace: Hashable, Sendable {
  /// UIDVALIDITY: when it changes, numbers begin anew.
  package var validity: Int64
  package var lastUID: Int64

  package init(validity: Int64, lastUID: Int64) {
    self.validity = validity
    self.lastUID = lastUID
  }
}

package struct MailboxRequest: Sendable {
  package var url: String
  package var user: String
  package var password: String
  package var allowsPrivate: Bool
  /// Only these folders; empty = all that are not private.
  package var folders: [String]
  /// Folders that are left, besides those that look private.
  package var without: [String]
  /// Messages since this day; in seconds.
  package var since: Int64
  /// Only messages with one of these addresses (`AddressKey`); `nil` = all.
  package var known: Set<String>?
  package var places: [String: FolderPlace]

  package init(
    url: String, user: String, password: String, allowsPrivate: Bool = false, folders: [String] = [],
    without: [String] = [], since: Int64, known: Set<String>?, places: [String: FolderPlace] = [:]
  ) {
    self.url = url
    self.user = user
    self.password = password
    self.allowsPrivate = allowsPrivate
    self.folders = folders
    self.without = without
    self.since = since
    self.known = known
    self.places = places
  }
}

package struct MailboxReading: Sendable {
  package var places: [String: FolderPlace] = [:]
  /// Messages that were passed on, and those that were not with anybody confirmed.
  package var taken = 0
  package var leftOut = 0
  /// Names of folders that were left: as private, drafts, junk or trash, or because the server would not show them.
  package var left: [String] = []
  package var foldersLeft: Int { left.count }
}

/// Reads a mailbox without changing anything in it: EXAMINE, not SELECT; PEEK, so that nothing becomes read.
package struct ImapMailbox {
  private let request: MailboxRequest
  private let connection: ImapConnection

  /// Of one message: what stands beyond is attachments.
  private static let longestMessage = 8 << 20
  private static let atOnce = 200

  /// Connects and signs in.
  package init(_ request: MailboxRequest) throws(MailboxError) {
    self.request = request
    connection = try ImapConnection(
      url: request.url, user: request.user, password: request.password, allowsPrivate: request.allowsPrivate)
  }

  /// - Parameter pass: takes one message as it lies there.
  /// - Throws: `MailboxError`, and whatever `pass` throws.
  package func read(_ pass: ([UInt8]) throws -> Void) throws -> MailboxReading {
    var reading = MailboxReading()
    for folder in try folders(&reading) {
      do {
        try read(folder, &reading, pass)
      } catch MailboxError.refused {
        // It may not be read, or was deleted since it was listed: it is left, and read from where it was next time.
        reading.left.append(FolderName.decoded(folder))
      }
    }
    return reading
  }

  // MARK: Folders

  private func folders(_ reading: inout MailboxReading) throws(MailboxError) -> [String] {
    var found: [(name: String, flags: String)] = []
    try connection.command("LIST \"\" \"*\"") { response in
      if let folder = Self.folder(response) { found.append(folder) }
    }
    let names = found.filter { !$0.flags.contains("\\noselect") && !$0.flags.contains("\\nonexistent") }
    let chosen = names.filter { folder in
      // A name with a line break in it cannot be asked for.
      guard folder.name.utf8.allSatisfy({ $0 >= 32 && $0 != 127 }) else { return false }
      if request.without.contains(where: { FolderName.isMeant($0, folder.name) }) { return false }
      if !request.folders.isEmpty { return request.folders.contains { FolderName.isMeant($0, folder.name) } }
      return !Self.isLeft(FolderName.decoded(folder.name), flags: folder.flags)
    }
    let kept = Set(chosen.map(\.name))
    reading.left = names.map(\.name).filter { !kept.contains($0) }.map(FolderName.decoded)
    return chosen.map(\.name)
  }

  /// `* LIST (\HasNoChildren) "." INBOX`, a quoted name, or a literal.
  static func folder(_ response: ImapConnection.Response) -> (name: String, flags: String)? {
    guard let match = response.text.firstMatch(of: /^\* LIST \(([^)]*)\) (?:"(?:\\.|[^"\\])*"|NIL) (.*)$/.ignoresCase())
    else { return nil }
    var name = String(match.2)
    if let literal = response.literals.last {
      name = String(decoding: literal, as: UTF8.self)
    } else if name.hasPrefix("\""), name.hasSuffix("\""), name.count >= 2 {
      name = String(name.dropFirst().dropLast()).replacing(/\\(.)/) { String($0.1) }
    }
    return name.isEmpty ? nil : (name, match.1.lowercased())
  }

  /// Drafts were not sent; junk and what was thrown away is no conversation; what is called private is nobody's business.
  static func isLeft(_ name: String, flags: String) -> Bool {
    if ["\\drafts", "\\junk", "\\trash", "\\all", "\\flagged"].contains(where: flags.contains) { return true }
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    let left: Set<Substring> = [
      "private", "personal", "confidential", "privat", "persönlich", "vertraulich", "prive", "personnel", "family",
      "health", "medical", "payroll", "hr", "disciplinary", "union", "drafts", "junk", "spam", "trash", "deleted",
      "bin", "outbox", "privé", "perso", "persoonlijk", "personale", "privato", "privado", "confidentiel", "entwürfe",
      "papierkorb", "gelöscht", "gelöschte", "postausgang", "brouillons", "corbeille", "indésirables", "borradores",
      "papelera", "bozze", "cestino", "concepten", "prullenbak", "rascunhos", "lixeira", "utkast", "papperskorgen",
    ]
    return words.contains(where: left.contains)
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  // MARK: Messages

  private func read(_ folder: String, _ reading: inout MailboxReading, _ pass: ([UInt8]) throws -> Void) throws {
    var validity: Int64 = 0
    try connection.command("EXAMINE \(Self.quoted(folder))") { response in
      if let match = response.text.firstMatch(of: /UIDVALIDITY (\d+)/.ignoresCase()) {
        validity = Int64(match.1) ?? 0
      }
    }
    let before = request.places[folder].flatMap { $0.validity == validity ? $0.lastUID : nil } ?? 0
    var uids: [Int64] = []
    try connection.command("UID SEARCH UID \(before + 1):* SINCE \(Self.day(request.since))") { response in
      guard response.text.uppercased().hasPrefix("* SEARCH") else { return }
      uids += response.text.split(separator: " ").dropFirst(2).compactMap { Int64($0) }
    }
    // `9:*` names the last message too where there is none after.
    uids = Set(uids.filter { $0 > before }).sorted()
    for start in stride(from: 0, to: uids.count, by: Self.atOnce) {
      let some = Array(uids[start..<min(start + Self.atOnce, uids.count)])
      for uid in try confirmed(some, &reading) {
        if let message = try message(uid) {
          try pass(message)
          reading.taken += 1
        }
      }
    }
    reading.places[folder] = FolderPlace(validity: validity, lastUID: max(before, uids.last ?? before))
  }

  /// Those of some messages that are with somebody confirmed, by their headers alone.
  private func confirmed(_ uids: [Int64], _ reading: inout MailboxReading) throws(MailboxError) -> [Int64] {
    guard let known = request.known else { return uids }
    var kept: Set<Int64> = []
    let set = uids.map(String.init).joined(separator: ",")
    try connection.command("UID FETCH \(set) (UID BODY.PEEK[HEADER.FIELDS (FROM TO CC)])") { response in
      guard let uid = Self.uid(response), let header = response.literals.first else { return }
      let text = String(decoding: header, as: UTF8.self)
      let addresses = text.matches(of: /[^\s<>,;:"()]+@[^\s<>,;:"()]+/).compactMap { AddressKey.of(String($0.0)) }
      if addresses.contains(where: known.contains) { kept.insert(uid) }
    }
    reading.leftOut += uids.count - kept.count
    return uids.filter(kept.contains)
  }

  private func message(_ uid: Int64) throws(MailboxError) -> [UInt8]? {
    var message: [UInt8]?
    try connection.command("UID FETCH \(uid) (UID BODY.PEEK[]<0.\(Self.longestMessage)>)") { response in
      if Self.uid(response) == uid { message = response.literals.first ?? message }
    }
    return message
  }

  static func uid(_ response: ImapConnection.Response) -> Int64? {
    response.text.firstMatch(of: /\bUID (\d{1,10})\b/.ignoresCase()).flatMap { Int64($0.1) }
  }

  /// `26-Nov-2025`.
  private static func day(_ seconds: Int64) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "d-MMM-yyyy"
    return formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
  }
}
