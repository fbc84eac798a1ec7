import Chronicle
import Recruitment

/// People like them: one side, one seniority, one region. Never age, sex or origin.
package struct Segment: Hashable, Sendable {
  package var side: PersonKind
  /// Places among the chronicle's words; 0 = unknown.
  package var seniority: UInt32
  package var region: UInt32

  init(_ version: PersonVersion?) {
    side = version.flatMap { PersonKind(rawValue: UInt8(truncatingIfNeeded: $0.kind)) } ?? .unknown
    seniority = version?.seniority ?? 0
    region = version?.region ?? 0
  }
}

/// How often people like them pick up, and what that rests on.
package struct SegmentRecord: Hashable, Sendable {
  package enum Breadth: Hashable, Sendable {
    /// Side, seniority and region.
    case segment
    /// The whole side: the segment is too small to be shown.
    case side
  }

  package var breadth = Breadth.segment
  package var people = 0
  package var tries = 0
  /// Unverified ones of two minutes are among them, shorter ones are not.
  package var pickedUp = 0

  /// Whether a page may give the rate: it rests on ten people and a hundred tries at least, so that it tells of nobody
  /// in particular.
  package var mayBeShown: Bool { people >= Self.leastPeople && tries >= Self.leastTries }

  package static let leastPeople = 10
  package static let leastTries = 100

  mutating func add(_ other: SegmentRecord) {
    people += other.people
    tries += other.tries
    pickedUp += other.pickedUp
  }
}
