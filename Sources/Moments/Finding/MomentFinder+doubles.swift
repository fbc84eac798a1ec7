import Recruitment

extension MomentFinder {
  /// A moment of a rule of several triggers, before it is known whether another of them had seen the same.
  struct Sighting {
    var moment: Moment
    /// Whether what opened it is a fact that somebody told.
    var isOfFact: Bool
  }

  /// One rule's moments with one person: of those that hang on one fact the earliest stands, however it ended. A fact that
  /// is told about a submission while another of the rule's triggers has something open about it opens nothing more: one
  /// talk is for both. Both are decided by what was known when the later one would have opened.
  static func withoutDoubles(_ sightings: inout [Sighting], openOnly: Bool) -> [Moment] {
    defer { sightings.removeAll(keepingCapacity: true) }
    guard sightings.count > 1 else { return kept(sightings, openOnly: openOnly) }
    let inOrder = sightings.enumerated().sorted {
      ($0.element.moment.openedAt, $0.offset) < ($1.element.moment.openedAt, $1.offset)
    }
    var standing: [Sighting] = []
    for (_, later) in inOrder where !(later.isOfFact && standing.contains { hasSeen($0, later) }) {
      standing.append(later)
    }
    return kept(standing, openOnly: openOnly)
  }

  private static func hasSeen(_ earlier: Sighting, _ later: Sighting) -> Bool {
    if earlier.isOfFact { return earlier.moment.anchor == later.moment.anchor }
    return !later.moment.submission.isNone && earlier.moment.submission == later.moment.submission
      && earlier.moment.endedAt.map { $0 > later.moment.openedAt } ?? true
  }

  private static func kept(_ sightings: [Sighting], openOnly: Bool) -> [Moment] {
    sightings.compactMap { !openOnly || $0.moment.endedAt == nil ? $0.moment : nil }
  }
}
