import Recruitment

/// The keys of ids that imports make up, by their names in `meta`: 32 bytes in base 64.
extension Store {
  package static let addressKey = "address_key"
  package static let contentKey = "content_key"

  /// The key that an export says: none where it is the one that hides addresses, as in stores of earlier releases.
  static func exportedContentKey(_ connection: any Connection) throws -> String? {
    func key(_ name: String) throws -> String? {
      try connection.text("SELECT value FROM meta WHERE key = $1", [.text(name)])
    }
    let content = try key(contentKey)
    return content == (try key(addressKey)) ? nil : content
  }

  /// A store that is made of an export goes on with the export's key. Nothing was named by its own yet.
  static func adopt(contentKey key: String, _ connection: any Connection) throws {
    try setMeta(contentKey, key, connection)
  }
}
