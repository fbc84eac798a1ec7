import Recruitment

/// Collects interactions in any order and puts them in a chronicle's: by person, time, kind of channel and number.
struct InteractionSorter {
  /// One interaction of one person as it is kept: times from 1970 to 2106, the rest at the nearest end.
  struct Row: BitwiseCopyable {
    /// Seconds since 1970 in the upper bits, the kind of channel in the lowest three.
    var order: UInt64
    /// Seconds from then until it was known.
    var delay: UInt32
    var id: UInt32
    var recruiter: UInt32
    var traits: UInt16
    var duration: UInt16
    var origin: UInt32

    /// The rest only makes the order total.
    @inline(__always)
    func precedes(_ other: Row) -> Bool {
      if order != other.order { return order < other.order }
      if id != other.id { return id < other.id }
      return (recruiter, traits, duration, delay, origin)
        < (other.recruiter, other.traits, other.duration, other.delay, other.origin)
    }
  }

  /// Where a person's rows lie.
  struct Run {
    var person: UInt32
    var start: UInt32
    var count: UInt32
  }

  private var persons: [UInt32] = []
  private var rows: [Row] = []
  /// Whose rows are wanted; `nil` = everyone's. Ascending.
  private let wanted: [UInt32]?

  init(only wanted: [UInt32]? = nil) { self.wanted = wanted }

  /// Takes a page. Rows of nobody (person 0), and of people who were not asked for, are left out.
  mutating func take(_ page: InteractionColumns) throws(ChronicleError) {
    let count = page.count
    guard page.person.count == count, page.at.count == count, page.knownAt.count == count,
      page.recruiter.count == count, page.traits.count == count, page.duration.count == count,
      page.origin.count == count
    else { throw .inconsistentFeed(table: .interactions, row: rows.count) }
    guard rows.count + count <= Int(UInt32.max) else { throw .tooManyRows(.interactions) }
    for index in 0..<count where isWanted(page.person[index]) {
      let at = UInt32(clamping: page.at[index])
      persons.append(page.person[index])
      rows.append(
        Row(
          order: UInt64(at) << 3 | UInt64(page.traits[index] & 7),
          delay: UInt32(clamping: page.knownAt[index].subtractingSaturated(Int64(at))), id: page.id[index],
          recruiter: page.recruiter[index], traits: page.traits[index], duration: page.duration[index],
          origin: page.origin[index]))
    }
  }

  private func isWanted(_ person: UInt32) -> Bool {
    guard person != 0 else { return false }
    guard let wanted else { return true }
    var low = 0
    var high = wanted.count
    while low < high {
      let middle = (low + high) / 2
      if wanted[middle] < person { low = middle + 1 } else { high = middle }
    }
    return low < wanted.count && wanted[low] == person
  }

  /// Hands the rows over in order and keeps none.
  mutating func finish() -> (runs: [Run], rows: [Row]) {
    var order = persons.indices.map { UInt64(persons[$0]) << 32 | UInt64($0) }
    persons = []
    RadixSort.sortByUpperHalf(&order)
    var sorted = rows.withUnsafeBufferPointer { rows in
      order.map { rows[Int(truncatingIfNeeded: $0 & 0xFFFF_FFFF)] }
    }
    rows = []
    let runs = Self.runs(order)
    sorted.withUnsafeMutableBufferPointer { sorted in
      for run in runs where run.count > 1 {
        var rows = UnsafeMutableBufferPointer(rebasing: sorted[Int(run.start)..<Int(run.start) + Int(run.count)])
        rows.sort { $0.precedes($1) }
      }
    }
    return (runs, sorted)
  }

  private static func runs(_ order: [UInt64]) -> [Run] {
    var runs: [Run] = []
    var start = 0
    while start < order.count {
      let person = order[start] >> 32
      var end = start + 1
      while end < order.count, order[end] >> 32 == person { end += 1 }
      runs.append(Run(person: UInt32(person), start: UInt32(start), count: UInt32(end - start)))
      start = end
    }
    return runs
  }
}

extension Int64 {
  func subtractingSaturated(_ other: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (self < 0 ? .min : .max) : difference
  }
}
