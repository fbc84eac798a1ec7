/// Which segment holds whose interactions. The first segment is the base; those behind it hold people who have been
/// read again since, whose rows further forward are no longer in use.
struct Holdings {
  struct Run: BitwiseCopyable {
    var person: UInt32
    var segment: UInt32
    var start: UInt32
    var count: UInt32
  }

  /// Never empty.
  var segments: [Segment]
  /// By person; only of people who have interactions.
  var runs: [Run]

  /// Deltas are merged into a new base beyond this share of it, one in so many.
  static let mergeShare = 10
  /// More deltas than this are folded into one.
  static let deltaLimit = 8

  init(base: Segment, runs: [InteractionSorter.Run]) {
    segments = [base]
    self.runs = runs.map { Run(person: $0.person, segment: 0, start: $0.start, count: $0.count) }
  }

  init(_ chronicle: Chronicle) {
    segments = chronicle.segments
    let frame = chronicle.frame
    runs = frame.everyone.keys.indices.compactMap { place in
      let entry = frame.directory[place]
      guard entry.count > 0 else { return nil }
      return Run(person: frame.everyone.keys[place], segment: entry.segment, start: entry.start, count: entry.count)
    }
  }

  private var deltaRows: Int { segments.dropFirst().reduce(0) { $0 + $1.rowCount } }

  /// Takes the rows of people who were read again; of whom there are none, has none any more.
  /// - Parameters:
  ///   - people: who was read again, ascending.
  ///   - delta: their rows.
  /// - Returns: whether someone has none any more who had some.
  mutating func replace(_ people: [UInt32], by delta: Segment, runs fresh: [InteractionSorter.Run]) -> Bool {
    let segment = UInt32(segments.count)
    segments.append(delta)
    let touched = Set(people)
    var merged: [Run] = []
    merged.reserveCapacity(runs.count + fresh.count)
    var removed = 0
    var next = 0
    func takeFresh(below person: UInt64) {
      while next < fresh.count, UInt64(fresh[next].person) < person {
        merged.append(
          Run(person: fresh[next].person, segment: segment, start: fresh[next].start, count: fresh[next].count))
        next += 1
      }
    }
    for run in runs {
      takeFresh(below: UInt64(run.person))
      guard touched.contains(run.person) else {
        merged.append(run)
        continue
      }
      if next >= fresh.count || fresh[next].person != run.person { removed += 1 }
    }
    takeFresh(below: .max)
    runs = merged
    return removed > 0
  }

  /// Writes rows in use together anew where that is due: all of them when the deltas have grown beyond a tenth of the
  /// base, or at once when somebody's last rows are gone, so that what was erased does not linger; the deltas among
  /// themselves when they are many.
  mutating func tidy(someoneLeft: Bool, store: UInt64, sequence: Int64) {
    if someoneLeft || deltaRows * Self.mergeShare > segments[0].rowCount {
      merge(from: 0, store: store, sequence: sequence)
    } else if segments.count > 1 + Self.deltaLimit {
      merge(from: 1, store: store, sequence: sequence)
    }
  }

  private mutating func merge(from first: Int, store: UInt64, sequence: Int64) {
    let moving = runs.filter { Int($0.segment) >= first }
    guard let merged = Segment(Segment.draft(moving, of: segments, store: store, sequence: sequence)) else { return }
    segments = segments[..<first] + [merged]
    var start: UInt32 = 0
    for index in runs.indices where Int(runs[index].segment) >= first {
      runs[index].segment = UInt32(first)
      runs[index].start = start
      start += runs[index].count
    }
  }
}
