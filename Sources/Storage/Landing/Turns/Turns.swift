import Recruitment

/// Lets other people write while a landing goes on. What a landing wrote before it gave a turn away is seen by nobody
/// until it ends, and is taken back where it does not: `docs/decisions/0011-a-landing-gives-turns.md`.
package protocol Turns: AnyObject {
  /// Whether a landing can be cut at all. Where writers never wait for each other there is no need to.
  var canBeGiven: Bool { get }

  /// Whether somebody waits to write.
  var isWanted: Bool { get }

  /// Whether nobody else has looked at the store since the landing began.
  var isAlone: Bool { get }

  /// Ends the transaction, lets everybody write who waited, and begins another.
  /// - Parameter mark: whose rows are to be hidden; the same each time.
  func give(_ mark: LandingMark) throws
}

/// A landing under way, parts of which are in the tables.
package struct LandingMark: Hashable, Sendable {
  package let batch: Int64
  /// The source, where this landing made it.
  package let newSource: Int64?

  static let key = "landing"

  package init(batch: Int64, newSource: Int64?) {
    self.batch = batch
    self.newSource = newSource
  }

  /// As it stands among the store's values while the landing is under way.
  init?(text: String) {
    let parts = text.split(separator: " ").compactMap { Int64($0) }
    guard let batch = parts.first else { return nil }
    self.init(batch: batch, newSource: parts.dropFirst().first)
  }

  var text: String { newSource.map { "\(batch) \($0)" } ?? "\(batch)" }
}

/// On a server, where a landing keeps nobody from writing.
final class NoTurns: Turns {
  let canBeGiven = false
  let isWanted = false
  let isAlone = true
  func give(_ mark: LandingMark) throws {}
}

/// Said to a write that must wait until a landing has ended.
struct LandingUnderWay: Error {}
