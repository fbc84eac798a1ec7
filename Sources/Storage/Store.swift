import Recruitment

/// A firm's records: files land here, people at work write here, and everything else is worked out from here.
package struct Store: Sendable {
  package let database: any Database
  /// Names the store for whoever keeps a copy of its history.
  package let storeIdentity: String

  /// The source of what people enter in RightCall itself.
  package static let ownSource = "rightcall"

  /// Opens a store, makes it where there is none, and brings its schema up to date.
  /// - Parameter isOfOneCommand: whether nobody else in this process will write while an import lands.
  package static func open(_ location: DatabaseLocation, isOfOneCommand: Bool = false) throws -> Store {
    let database: any Database
    let name: String
    switch location {
    case .sqlite(let path):
      database = try SQLiteDatabase(path: path, isOfOneCommand: isOfOneCommand)
      name = path
    case .postgres(let url):
      database = try PostgresDatabase(url: url)
      name = "the PostgreSQL schema"
    }
    return try Store(database, name: name)
  }

  init(_ database: any Database, name: String) throws {
    self.database = database
    try Migration.migrate(database, name: name) {
      String(UInt64.random(in: .min ... .max), radix: 16) + String(UInt64.random(in: .min ... .max), radix: 16)
    }
    // Somebody else's landing goes on, or there is no room to take it back: then it is hidden, and that is enough.
    try? database.recover()
    storeIdentity = try database.read { connection in
      if let found = try Migration.version(of: connection), found > Migration.newest {
        throw StorageError.newerSchema(found: found, known: Migration.newest)
      }
      guard let identity = try connection.text("SELECT value FROM meta WHERE key = 'store_identity'") else {
        throw StorageError.corrupted("the store has no identity")
      }
      return identity
    }
  }

  /// What looks for words on a server, and how common they were.
  let words = WordShelf()

  /// Runs `body`, which asks again and again, as a page does: see `Database.inOneSitting`.
  package func inOneSitting<Result>(_ body: () throws -> Result) rethrows -> Result {
    try database.inOneSitting(body)
  }

  /// A value kept beside the records under a name, such as the key that hashes addresses.
  package func meta(_ key: String) throws -> String? {
    try database.read { try $0.text("SELECT value FROM meta WHERE key = $1", [.text(key)]) }
  }

  package func setMeta(_ key: String, _ value: String) throws {
    try database.write { try Self.setMeta(key, value, $0) }
  }

  static func setMeta(_ key: String, _ value: String, _ connection: any Connection) throws {
    try connection.execute(
      "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = $2",
      [.text(key), .text(value)])
  }

  /// The value kept under a name; where there is none, this one from now on. Of several at once the first wins.
  package func metaKeptOrSet(_ key: String, _ value: String) throws -> String {
    try database.write { connection in
      try connection.execute(
        "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING", [.text(key), .text(value)])
      return try connection.text("SELECT value FROM meta WHERE key = $1", [.text(key)]) ?? value
    }
  }
}
