import Recruitment

/// How far a folder of a mailbox was read.
package struct MailboxPlace: Hashable, Sendable {
  package var validity: Int64
  package var lastUID: Int64

  package init(validity: Int64, lastUID: Int64) {
    self.validity = validity
    self.lastUID = lastUID
  }
}

extension Store {
  /// - Parameter mailbox: a digest of its address and user.
  package func mailboxPlaces(_ mailbox: String) throws -> [String: MailboxPlace] {
    try database.read { connection in
      var places: [String: MailboxPlace] = [:]
      try connection.query(
        "SELECT folder, validity, last_uid FROM mailbox_folder WHERE mailbox = $1", [.text(mailbox)]
      ) { row in
        places[row.text(0) ?? ""] = MailboxPlace(validity: row.integer(1, or: 0), lastUID: row.integer(2, or: 0))
      }
      return places
    }
  }

  package func keepMailboxPlaces(_ places: [String: MailboxPlace], mailbox: String, now: Instant) throws {
    try database.write { connection in
      for (folder, place) in places.sorted(by: { $0.key < $1.key }) {
        try connection.execute(
          """
          INSERT INTO mailbox_folder (mailbox, folder, validity, last_uid, at) VALUES ($1, $2, $3, $4, $5)
          ON CONFLICT (mailbox, folder) DO UPDATE SET validity = $3, last_uid = $4, at = $5
          """,
          [
            .text(mailbox), .text(folder), .integer(place.validity), .integer(place.lastUID), .integer(now.seconds),
          ])
      }
    }
  }
}
