import Chronicle
import Guidance
import Permission
import Recruitment
import Storage
import Synchronization

/// Names kept between pages, for as long as nothing but interactions comes in: those have none.
final class NameShelf: Sendable {
  private let kept = Mutex<(names: LoadedNames, frame: FrameStamp)?>(nil)

  /// More records than these are not kept: some tens of megabytes.
  private static let limit = 400_000

  func directory(of wanted: WantedNames, from store: Store, _ frame: FrameStamp, asOf: Instant) throws -> Directory {
    var names = kept.withLock { kept -> LoadedNames? in
      guard let kept, kept.frame == frame, kept.names.asOf.map({ $0 <= asOf }) ?? false, asOf < kept.names.until else {
        return nil
      }
      return kept.names
    }
    if names.map({ $0.count > Self.limit }) ?? true { names = LoadedNames(asOf: asOf) }
    guard var names else { return Directory() }
    try names.load(wanted, from: store)
    kept.withLock { $0 = (names, frame) }
    return names.directory(of: wanted)
  }
}

/// The gate, kept for as long as nothing but interactions comes in.
final class GateShelf: Sendable {
  private let kept = Mutex<(gate: Gate, frame: FrameStamp)?>(nil)

  func gate(_ chronicle: Chronicle, else make: () throws -> Gate) rethrows -> Gate {
    let known = kept.withLock { kept in kept.flatMap { $0.frame == chronicle.frameStamp ? $0.gate : nil } }
    if let known { return known.over(chronicle) }
    let gate = try make()
    kept.withLock { $0 = (gate, chronicle.frameStamp) }
    return gate
  }
}

/// What was worked out for each recruiter's day, for the next look at it.
final class DayShelf: Sendable {
  private let kept = Mutex<[RecruiterID: KeptDay]>([:])

  subscript(recruiter: RecruiterID) -> KeptDay? { kept.withLock { $0[recruiter] } }

  func keep(_ day: KeptDay, of recruiter: RecruiterID) { kept.withLock { $0[recruiter] = day } }
}

/// What the next days hold for everyone, for as long as it stands.
final class PlanShelf: Sendable {
  private struct Plans: Sendable {
    var frame: FrameStamp
    var asOf: Instant
    var until: Instant
    var byRecruiter: [RecruiterID: [ComingUp]]
  }

  private let kept = Mutex<Plans?>(nil)

  func planned(_ chronicle: Chronicle, asOf: Instant) -> [RecruiterID: [ComingUp]] {
    let known = kept.withLock { kept -> Plans? in
      guard let kept, kept.frame == chronicle.frameStamp, kept.asOf <= asOf, asOf < kept.until else { return nil }
      return kept
    }
    if let known { return known.byRecruiter }
    let (found, until) = ComingUp.look(at: chronicle, asOf: asOf)
    let plans = Plans(
      frame: chronicle.frameStamp, asOf: asOf, until: until, byRecruiter: Dictionary(grouping: found, by: \.recruiter))
    kept.withLock { $0 = plans }
    return plans.byRecruiter
  }
}
