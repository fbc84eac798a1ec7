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

  /// Makes mutants and has each read; a failure names the seed and the mutant. What counts is the shorter of the time that
  /// went by and the time that the process worked: a machine that has other things to do is no hang, and neither are
  /// other tests that run beside this one.
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

enum MutantTime {
  /// The shorter of the time that went by and the time that the process worked.
  static func taken(_ body: () throws -> Void) rethrows -> Duration {
    let (start, worked) = (ContinuousClock().now, now)
    try body()
    return min(ContinuousClock().now - start, now - worked)
  }

  /// How long the process has worked, on all cores together.
  private static var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
