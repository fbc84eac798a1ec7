import Crypto

/// How the outside world names a record: (source, file, id). Two sources may use the same id for different things.
package struct ExternalIdentity: Hashable, Sendable {
  package var source: String
  package var kind: RecordKind
  package var id: String

  package init(source: String, kind: RecordKind, id: String) {
    self.source = source
    self.kind = kind
    self.id = id
  }

  /// Eight bytes that stand for this identity inside a moment id. Stable across stores, machines and releases.
  package var digest: UInt64 { Self.digest(of: "\(source)\u{0}\(kind.name)\u{0}\(id)") }

  /// The first eight bytes of the text's SHA-256, most significant first.
  package static func digest(of text: String) -> UInt64 {
    SHA256.hash(data: Array(text.utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
