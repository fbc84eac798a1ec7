import Recruitment

/// A set of kinds of dates.
struct DateKinds: Sendable {
  private var bits: UInt16 = 0

  init() {}

  init(_ kinds: [DateKind]) {
    for kind in kinds { insert(kind) }
  }

  var isEmpty: Bool { bits == 0 }

  mutating func insert(_ kind: DateKind) { bits |= 1 << UInt16(kind.rawValue) }

  mutating func formUnion(_ other: DateKinds) { bits |= other.bits }

  func contains(_ kind: DateKind) -> Bool { bits & 1 << UInt16(kind.rawValue) != 0 }

  func isDisjoint(with other: DateKinds) -> Bool { bits & other.bits == 0 }
}
