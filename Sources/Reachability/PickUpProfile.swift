/// How one person picks up over the hours of their own week.
package struct PickUpProfile: Hashable, Sendable {
  /// What the figures rest on.
  package enum Ground: Hashable, Sendable {
    /// Their own tries, set against people like them.
    case ownRecord
    /// People like them: they have hardly been rung.
    case peopleLikeThem
    /// Neither they nor people like them have been rung often enough. The figures are there, and mean little: show none.
    case tooLittle
  }

  /// 168, Monday midnight first (`HourOfWeek.index`), on the person's wall clock.
  package var hours: [PickUpChance]
  package var counts: TryCounts
  package var ground: Ground
  /// People like them.
  package var segment: SegmentRecord

  package subscript(hour: HourOfWeek) -> PickUpChance { hours[hour.index] }

  /// Whether a page may say a chance as a percentage.
  package var mayShowPercentages: Bool { ground != .tooLittle && counts.allowsPercentage }
}
