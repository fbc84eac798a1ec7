import CGMime
import Recruitment

/// Reads mailboxes: mbox files, list archives, single messages, folders of them, maildirs.
///
/// Every path is read twice: first to learn who wrote which message, since a reply may stand before what it answers,
/// then to make rows. Memory is that of the longest message, of 29 bytes for each message, and of the addresses.
package struct MailReader: Sendable {
  package struct Options: Sendable {
    /// One's own addresses; without any, no message is anybody's and only `correspondents` says something.
    package var me: [String]
    /// The key of the hashes by which addresses and threads are known: the same for one store for ever.
    package var addressKey: [UInt8]
    /// Only people with one of these addresses (`AddressKey`) are taken; `nil` = everybody.
    package var known: Set<String>?

    package init(me: [String], addressKey: [UInt8], known: Set<String>? = nil) {
      self.known = known
      self.me = me
      self.addressKey = addressKey
    }
  }

  let files: [(index: Int, path: String)]
  let options: Options

  package init(files: [(index: Int, path: String)], options: Options) {
    self.files = files
    self.options = options
  }

  /// Streams people, recruiters and interactions in batches of one kind and one file each, in no promised order.
  /// - Throws: `IntakeError` where a path cannot be read at all, and whatever `pass` throws.
  package func read(_ pass: (RecordBatch) throws -> Void) throws -> MailSummary {
    let sources = try self.sources()
    let parties = MessageParties(options: options)
    let indexed = try MailIndexing.run(sources, parties)
    let reading = MailReading(parties: indexed, options: options)
    return try reading.run(sources, pass)
  }

  /// With whom one exchanges most mail, most first: messages to them count before messages from them. Lists and
  /// machines do not count. Without own addresses it says who writes and is written to in these files at all.
  package func correspondents(limit: Int) throws -> [MailCorrespondent] {
    let sources = try self.sources()
    let parties = try MailIndexing.run(sources, MessageParties(options: options))
    return try MailSurvey(parties: parties, knowsMe: !options.me.isEmpty).run(sources, limit: limit)
  }

  private func sources() throws -> [MailSource] {
    GMimeLibrary.start()
    return try files.map { try MailSource(index: $0.index, path: $0.path) }
  }
}

enum GMimeLibrary {
  private static let started: Void = g_mime_init()

  /// To be called before anything of GMime; does its work once.
  static func start() { _ = started }
}
