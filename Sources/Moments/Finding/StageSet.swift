import Recruitment

/// A set of stages.
struct StageSet: Sendable {
  private var bits: UInt32 = 0

  init() {}

  init(_ stages: some Sequence<Stage>) {
    for stage in stages { insert(stage) }
  }

  var isEmpty: Bool { bits == 0 }

  mutating func insert(_ stage: Stage) { bits |= 1 << UInt32(stage.rawValue) }

  mutating func formUnion(_ other: StageSet) { bits |= other.bits }

  func isDisjoint(with other: StageSet) -> Bool { bits & other.bits == 0 }
}
