import Foundation
import Recruitment
import Storage

/// What a server says of itself besides its requests.
package struct RunningFigures: Hashable, Sendable {
  package var storeBytes: Int64
  package var logBytes: Int64
  /// How many changes of the store the history's copy in this process has not seen.
  package var chronicleLag: Int64
  /// How many changes the full text has not seen.
  package var searchLag: Int64
  package var importsRunning: Int
  /// Work that some process has claimed.
  package var leases: Int
}

extension Desk {
  /// Throws where the store cannot be reached, or its schema is not what this release needs.
  package func ready() throws { try store.ready() }

  package func runningFigures(now: Instant) throws -> RunningFigures {
    let figures = try store.figures()
    let leases = try store.leases(now: now)
    let seen = shelf.latestSeen ?? figures.latestChange
    return RunningFigures(
      storeBytes: figures.bytes, logBytes: figures.logBytes, chronicleLag: max(0, figures.latestChange - seen),
      searchLag: max(0, figures.latestChange - (try store.searchedUpTo() ?? 0)),
      importsRunning: leases.count { $0.work.hasPrefix(Self.importWork) },
      leases: leases.count { !$0.work.hasPrefix(Self.importWork) })
  }

  private static let importWork = "import "
  private static let importSeconds: Int64 = 1_800

  /// Says to others that an import runs while `body` does. Several may: landing takes turns by itself.
  func markingImport<Result>(now: Instant, _ body: () throws -> Result) throws -> Result {
    let process = ProcessInfo.processInfo
    let holder = "\(process.hostName) \(process.processIdentifier)"
    let lease = try? store.claim(
      "\(Self.importWork)\(holder) \(UInt32.random(in: .min ... .max))", holder: holder, seconds: Self.importSeconds,
      now: now)
    defer { if let lease { try? store.giveBack(lease) } }
    return try body()
  }
}
