import Foundation
import Testing

@testable import Intake

/// What runs of damaged files share: how many mutants, from which seed, and how long one may take.
///
/// `RIGHTCALL_MUTANTS` says how many for each format (bin/mutate-formats asks for many), `RIGHTCALL_SEED` which. Each mutant
/// has a random number of its own, so that one alone can be made again.
enum MutantRun {
  private static let environment = ProcessInfo.processInfo.environment
  static let seed = UInt32(environment["RIGHTCALL_SEED"] ?? "") ?? UInt32.random(in: 1...UInt32.max)
  private static let asked = Int(environment["RIGHTCALL_MUTANTS"] ?? "")

  /// - Parameter short: how many where nobody says.
  static func count(_ short: Int) -> Int { asked ?? short }

  /// Whether this is a run of mutants, with no other tests beside it.
  static var isAlone: Bool { asked != nil }

  /// Makes mutants and has each read; a failure names the seed and the mutant.
  static func each(
    of name: String, short: Int, _ body: (Int, inout SmallRandom) throws -> Void
  ) rethrows {
    let own = name.utf8.reduce(5_381 as UInt32) { $0 &* 33 &+ UInt32($1) }
    for number in 0..<count(short) {
      var random = SmallRandom(state: seed &+ own &+ UInt32(truncatingIfNeeded: number) &* 2_654_435_761)
      let took = try MutantTime.taken { try body(number, &random) }
      #expect(took < .seconds(2), "seed \(seed), mutant \(number) of \(name)")
    }
  }
}
