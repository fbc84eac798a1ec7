import CGMime
import Recruitment

/// Reads mailboxes: mbox files, list archives, single messages, folders of them, maildirs.
///
/// Every path is read twice: first to learn who wrote which message, since a reply may stand before what it answers,
/// then to make rows; of a mailbox, the second time only what may concern its owner. Memory is that of the longest
/// message, of a few stretches of mail that several cores read at once, of some 50 bytes for each message, and of the
/// addresses.
package struct MailReader: Sendable {
  package struct Options: Sendable {
    /// One's own addresses; without any, no message is anybody's and only `correspondents` says something.
    package var me: [String]
    /// Addresses of the firm's other recruiters. What concerns oneself is taken; whose it is, goes by all of them, so that a
    /// message says the same from whichever of their mailboxes it comes.
    package var colleagues: Set<String>
    /// The key of the hashes by which addresses are known: the same for one store for ever.
    package var addressKey: [UInt8]
    /// That of the hashes by which threads are known, and messages without an id of their own.
    package var contentKey: [UInt8]
    /// Only people with one of these addresses (`AddressKey`) are taken; `nil` = everybody.
    package var known: Set<String>?
    /// When the import takes place; `nil` = no message is too late.
    package var now: Int64?

    /// - Parameter contentKey: the key of addresses where it is `nil`.
    package init(
      me: [String], colleagues: Set<String> = [], addressKey: [UInt8], contentKey: [UInt8]? = nil,
      known: Set<String>? = nil, now: Int64? = nil
    ) {
      self.now = now
      self.known = known
      self.colleagues = colleagues
      self.me = me
      self.addressKey = addressKey
      self.contentKey = contentKey ?? addressKey
    }
  }

  let files: [(index: Int, path: String)]
  let options: Options
  var pace = MailPace()

  package init(files: [(index: Int, path: String)], options: Options) {
    self.files = files
    self.options = options
  }

  /// Streams people, recruiters and interactions in batches of one kind and one file each, in no promised order.
  /// - Throws: `IntakeError` where a path cannot be read at all, and whatever `pass` throws.
  package func read(_ pass: (RecordBatch) throws -> Void) throws -> MailSummary {
    let sources = try self.sources()
    var indexing = MailIndexing(MessageParties(options: options), pace)
    try indexing.run(sources)
    let reading = MailReading(indexing, options: options)
    return try reading.run(sources, pass)
  }

  /// With whom one exchanges most mail, most first: messages to them count before messages from them. Lists and
  /// machines do not count. Without own addresses it says who writes and is written to in these files at all.
  package func correspondents(limit: Int) throws -> [MailCorrespondent] {
    let sources = try self.sources()
    var indexing = MailIndexing(MessageParties(options: options), pace)
    try indexing.run(sources)
    return try MailSurvey(parties: indexing.parties, knowsMe: !options.me.isEmpty).run(sources, limit: limit)
  }

  private func sources() throws -> [MailSource] {
    try files.map { try MailSource(index: $0.index, path: $0.path) }
  }
}

enum GMimeLibrary {
  private static let started: Void = g_mime_init()

  /// To be called before anything of GMime; does its work once. Most mail is read without it.
  static func start() { _ = started }
}
