/// Which segment holds whose interactions: segment 0 is the base; segment 1, if any, holds whole people who have been
/// read again since the base was written, whose rows in the base are no longer in use.
struct Holdings {
  struct Run: BitwiseCopyable {
    var person: UInt32
    var segment: UInt32
    var start: UInt32
    var count: UInt32
  }

  private(set) var segments: [Segment]
  /// By person; only of people who have interactions.
  private(set) var runs: [Run]

  var base: Segment { segments[0] }

  /// The rest is merged into a new base beyond this share of it, one in so many.
  static let mergeShare = 10

  init(base: Segment, runs: [InteractionSorter.Run]) {
    segments = [base]
    self.runs = runs.map { Run(person: $0.person, segment: 0, start: $0.start, count: $0.count) }
  }

  init(_ chronicle: Chronicle) {
    segments = [chronicle.base, chronicle.frame.later]
    let frame = chronicle.frame
    runs = frame.everyone.keys.indices.compactMap { place in
      let entry = frame.directory[place]
      guard entry.count > 0 else { return nil }
      return Run(person: frame.everyone.keys[place], segment: entry.segment, start: entry.start, count: entry.count)
    }
  }

  /// Runs that are not in the base.
  var laterRuns: [Run] { runs.filter { $0.segment > 0 } }

  /// Takes the rows of people who were read again; whoever has none among them has none any more.
  ///
  /// All rows in use are written together, as a new base, where the later ones have grown beyond a tenth of it; and at
  /// once where somebody's last rows are gone, so that what was erased does not linger.
  /// - Parameters:
  ///   - people: who was read again, ascending.
  ///   - fresh: their rows.
  mutating func replace(
    _ people: [UInt32], by fresh: Segment, runs freshRuns: [InteractionSorter.Run], as stamp: Stamp
  ) {
    let segment = UInt32(segments.count)
    segments.append(fresh)
    let someoneLeft = exchange(
      people, freshRuns.map { Run(person: $0.person, segment: segment, start: $0.start, count: $0.count) })
    let laterRows = runs.reduce(0) { $0 + ($1.segment > 0 ? Int($1.count) : 0) }
    merge(from: someoneLeft || laterRows * Self.mergeShare > base.rowCount ? 0 : 1, as: stamp)
  }

  /// - Returns: whether someone has no rows any more who had some.
  private mutating func exchange(_ people: [UInt32], _ fresh: [Run]) -> Bool {
    var merged: [Run] = []
    merged.reserveCapacity(runs.count + fresh.count)
    var someoneLeft = false
    var nextFresh = 0
    var nextPerson = 0
    for run in runs {
      while nextFresh < fresh.count, fresh[nextFresh].person < run.person {
        merged.append(fresh[nextFresh])
        nextFresh += 1
      }
      while nextPerson < people.count, people[nextPerson] < run.person { nextPerson += 1 }
      guard nextPerson < people.count, people[nextPerson] == run.person else {
        merged.append(run)
        continue
      }
      if nextFresh == fresh.count || fresh[nextFresh].person != run.person { someoneLeft = true }
    }
    merged += fresh[nextFresh...]
    runs = merged
    return someoneLeft
  }

  /// Puts the rows in use of that segment and all behind it into one.
  private mutating func merge(from first: Int, as stamp: Stamp) {
    var draft = Draft()
    Segment.add(runs.filter { Int($0.segment) >= first }, of: segments, to: &draft)
    guard let merged = Segment(draft.sealed(.segment, stamp)) else { return }
    segments = segments[..<first] + [merged]
    var start: UInt32 = 0
    for index in runs.indices where Int(runs[index].segment) >= first {
      runs[index].segment = UInt32(first)
      runs[index].start = start
      start += runs[index].count
    }
  }
}
