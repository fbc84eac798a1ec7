import Recruitment

/// What was read anew of a few people since a copy was written, laid over it in memory: a call that was logged a moment
/// ago costs no new copy.
struct Overlay {
  /// More people than this are worth writing down.
  static let limit = 256

  let sequence: Int64
  let mark: Int64
  /// Ascending.
  let people: [UInt32]
  /// Of `people`, in their order; `segment` 2.
  let entries: [Frame.Entry]
  let segment: Segment
}

extension Chronicle {
  /// The same with what happened since, where that is nothing but interactions with a few people whom it knows.
  /// - Returns: `nil` where more has changed: the copy must be brought up to date.
  func overlaid(with snapshot: any HistorySnapshot) throws -> Chronicle? {
    guard try snapshot.changedOnlyInteractions(after: sequence), try snapshot.mark(ofChange: sequence) == mark,
      case .some(let touched) = try snapshot.peopleTouched(after: sequence)
    else { return nil }
    return try rereading(touched, from: snapshot)
  }

  /// The same with those people's interactions, and those of whoever is in the overlay, as the store has them now.
  /// - Returns: `nil` where they are too many or one is not known.
  package func rereading(_ touched: [UInt32], from snapshot: any HistorySnapshot) throws -> Chronicle? {
    let people = Set(touched).union(overlay?.people ?? []).sorted()
    guard people.count <= Overlay.limit, people.allSatisfy({ frame.everyone.place(of: $0) >= 0 }) else { return nil }
    let stamp = try Stamp(identity: storeIdentity, latestOf: snapshot)
    var sorter = InteractionSorter(only: people)
    try snapshot.interactions(of: people) { try sorter.take($0) }
    let (runs, rows) = sorter.finish()
    var draft = Draft()
    Segment.add(rows, to: &draft)
    guard let segment = Segment(draft.sealed(.segment, stamp)) else { return nil }
    let starts = Dictionary(uniqueKeysWithValues: runs.map { ($0.person, $0) })
    let entries = people.map { person in
      Frame.Entry(segment: 2, start: starts[person]?.start ?? 0, count: starts[person]?.count ?? 0)
    }
    let before = people.reduce(0) { $0 + interactions(ofPerson: $1).count }
    let chronicle = Chronicle(
      frame, base,
      Overlay(sequence: stamp.sequence, mark: stamp.mark, people: people, entries: entries, segment: segment),
      count: interactionCount - before + rows.count)
    // The same people are where they were.
    if let calendar = calendarSlot.load() { _ = chronicle?.calendarSlot.storeIfNil(calendar) }
    return chronicle
  }
}
