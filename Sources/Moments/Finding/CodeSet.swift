import Recruitment

typealias StageSet = CodeSet<Stage>
typealias DateKinds = CodeSet<DateKind>

/// A set of a code's values, of which there are at most 32.
struct CodeSet<Member: RawRepresentable<UInt8>>: Sendable {
  private var bits: UInt32 = 0

  init() {}

  init(_ members: some Sequence<Member>) {
    for member in members { insert(member) }
  }

  var isEmpty: Bool { bits == 0 }

  mutating func insert(_ member: Member) { bits |= 1 << UInt32(member.rawValue) }

  mutating func formUnion(_ other: CodeSet) { bits |= other.bits }

  func contains(_ member: Member) -> Bool { bits & 1 << UInt32(member.rawValue) != 0 }

  func isDisjoint(with other: CodeSet) -> Bool { bits & other.bits == 0 }
}
