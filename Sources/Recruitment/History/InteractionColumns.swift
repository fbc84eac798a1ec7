/// Interactions as a store hands them to a chronicle: one row for each person who took part, in any order.
package struct InteractionColumns: Sendable {
  package var id: [UInt32] = []
  package var person: [UInt32] = []
  /// Seconds since 1970.
  package var at: [Int64] = []
  /// When it was known: `recorded_at`, or `at` where that is missing; never before `at`.
  package var knownAt: [Int64] = []
  /// 0 = nobody of ours.
  package var recruiter: [UInt32] = []
  package var traits: [UInt16] = []
  /// Seconds; `UInt16.max` = unknown, longer calls are cut one below it.
  package var duration: [UInt16] = []
  /// `InteractionOrigin`.
  package var origin: [UInt32] = []

  package init() {}

  package var count: Int { id.count }

  package mutating func append(
    id: UInt32, person: UInt32, at: Int64, knownAt: Int64, recruiter: UInt32, traits: UInt16, duration: UInt16,
    origin: UInt32 = 0
  ) {
    self.id.append(id)
    self.person.append(person)
    self.at.append(at)
    self.knownAt.append(knownAt)
    self.recruiter.append(recruiter)
    self.traits.append(traits)
    self.duration.append(duration)
    self.origin.append(origin)
  }

  package mutating func removeAll() {
    id.removeAll(keepingCapacity: true)
    person.removeAll(keepingCapacity: true)
    at.removeAll(keepingCapacity: true)
    knownAt.removeAll(keepingCapacity: true)
    recruiter.removeAll(keepingCapacity: true)
    traits.removeAll(keepingCapacity: true)
    duration.removeAll(keepingCapacity: true)
    origin.removeAll(keepingCapacity: true)
  }

  package static let unknownDuration = UInt16.max

  package static func duration(seconds: Int64?) -> UInt16 {
    guard let seconds else { return unknownDuration }
    return UInt16(clamping: min(max(0, seconds), Int64(UInt16.max) - 1))
  }
}
