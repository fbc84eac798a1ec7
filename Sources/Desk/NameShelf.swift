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

/// Our own people, kept for as long as nothing but interactions comes in: a large firm has some thousands.
final class RecruiterShelf: Sendable {
  private struct Kept: Sendable {
    var frame: FrameStamp
    /// `nil` for those who were not found.
    var records: [RecruiterID: RecruiterRecord?] = [:]
  }

  private let kept = Mutex<Kept?>(nil)

  func records(_ ids: Set<RecruiterID>, _ frame: FrameStamp, from store: Store) throws -> [RecruiterRecord] {
    let known = kept.withLock { $0.flatMap { $0.frame == frame ? $0.records : nil } } ?? [:]
    let missing = ids.filter { known[$0] == nil }
    var records = ids.compactMap { known[$0] ?? nil }
    if !missing.isEmpty {
      let found = try store.recruiters(missing.sorted())
      records += found
      let byID = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      kept.withLock { kept in
        if kept?.frame != frame { kept = Kept(frame: frame) }
        for id in missing { kept?.records[id] = .some(byID[id]) }
      }
    }
    return records.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
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
    var byPerson: [PersonID: [ComingUp]]
  }

  private let kept = Mutex<Plans?>(nil)

  func planned(_ chronicle: Chronicle, asOf: Instant) -> [RecruiterID: [ComingUp]] {
    plans(chronicle, asOf: asOf).byRecruiter
  }

  func planned(with person: PersonID, _ chronicle: Chronicle, asOf: Instant) -> [ComingUp] {
    plans(chronicle, asOf: asOf).byPerson[person] ?? []
  }

  private func plans(_ chronicle: Chronicle, asOf: Instant) -> Plans {
    let known = kept.withLock { kept -> Plans? in
      guard let kept, kept.frame == chronicle.frameStamp, kept.asOf <= asOf, asOf < kept.until else { return nil }
      return kept
    }
    if let known { return known }
    let (found, until) = ComingUp.look(at: chronicle, asOf: asOf)
    let plans = Plans(
      frame: chronicle.frameStamp, asOf: asOf, until: until, byRecruiter: Dictionary(grouping: found, by: \.recruiter),
      byPerson: Dictionary(grouping: found, by: \.person))
    kept.withLock { $0 = plans }
    return plans
  }
}
