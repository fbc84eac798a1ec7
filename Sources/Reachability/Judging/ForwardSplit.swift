import Chronicle
import Foundation
import Recruitment
import Statistics

/// Whether the book predicts: made of what was known at a cut, it is asked about every counted try between the cut and
/// the end, and set beside two simpler ways of saying the same.
package struct ForwardSplit: Sendable {
  /// Predicted.
  package var tries: Int
  package var people: Int
  /// Tries by recruiters any of whose answers after the cut nobody verified: of theirs only the misses are certain, and
  /// to keep those alone would make everybody look harder to reach.
  package var leftOutUnverified: Int
  /// Mean log-loss of the book, in nats a try.
  package var logLoss: Double
  /// How much lower it is than that of (k + 1) / (n + 2) of the person's own n tries; interval by drawing people.
  package var gainOverPersonalRates: ClusterBootstrap.Mean
  /// The same over (k + 1) / (n + 2) of the segment's n tries at that hour of the day (the hour of the week does worse:
  /// its cells are too small).
  package var gainOverSegmentHours: ClusterBootstrap.Mean
  /// Of the outcomes on the predictions' log-odds: slope 1 and intercept 0 where they mean what they say.
  package var calibration: LogisticLine

  /// - Parameters:
  ///   - cut: the book knows nothing later.
  ///   - end: tries known by then are predicted.
  ///   - seed: of the bootstrap.
  /// - Returns: `nil` where there is too little to compare: fewer than two people with tries after the cut, or only one
  ///   outcome among them.
  package static func measure(
    chronicle: Chronicle, cut: Instant, end: Instant, seed: UInt64, replicates: Int = 2_000
  ) -> ForwardSplit? {
    let book = PickUpBook(chronicle: chronicle, asOf: cut)
    let later = TryTable(chronicle: chronicle, asOf: end.seconds, clocks: book.clocks)
    let unverified = Set(later.tries.lazy.filter { $0.at > cut && !$0.result.isVerified }.map(\.recruiter))
    var comparison = Comparison(book: book, rivals: SegmentHours(book), unverified: unverified)
    for place in 0..<later.personCount {
      let tries = later.tries(of: place).filter { $0.at > cut }
      if !tries.isEmpty { comparison.add(tries, place) }
    }
    return comparison.finished(seed: seed, replicates: replicates)
  }
}

/// The tries of each segment by hour of the day, all weighing alike.
private struct SegmentHours {
  private var pickedUp: [Double]
  private var tries: [Double]

  init(_ book: PickUpBook) {
    pickedUp = Array(repeating: 0, count: book.fit.segments.count * 24)
    tries = pickedUp
    for place in 0..<book.table.personCount {
      for attempt in book.table.tries(of: place) {
        let cell = Int(book.fit.segmentOf[place]) * 24 + attempt.hour.hour
        pickedUp[cell] += attempt.result.estimate
        tries[cell] += 1
      }
    }
  }

  func rate(segment: Int, hour: Int) -> Double {
    (pickedUp[segment * 24 + hour] + 1) / (tries[segment * 24 + hour] + 2)
  }
}

private struct Comparison {
  let book: PickUpBook
  let rivals: SegmentHours
  let unverified: Set<UInt32>
  private var overPersonal = ClusterBootstrap()
  private var overSegment = ClusterBootstrap()
  private var logOdds: [Double] = []
  private var outcomes: [Double] = []
  private var people: [Int] = []
  private var loss = 0.0
  private var leftOut = 0

  init(book: PickUpBook, rivals: SegmentHours, unverified: Set<UInt32>) {
    self.book = book
    self.rivals = rivals
    self.unverified = unverified
  }

  mutating func add(_ tries: [CountedTry], _ place: Int) {
    let known = book.table.tries(of: place)
    let own = OwnRecord(known)
    let segment = Int(book.fit.segmentOf[place])
    let personal = (known.reduce(1.0) { $0 + $1.result.estimate }) / Double(known.count + 2)
    var (gainOverPersonal, gainOverSegment) = (0.0, 0.0)
    var count = 0
    for attempt in tries {
      guard !unverified.contains(attempt.recruiter) else {
        leftOut += 1
        continue
      }
      let outcome = attempt.result.estimate
      let chance = own.estimate(Int(attempt.hourOfWeek), book.fit, segment: segment)
      let ours = Self.loss(chance, outcome)
      loss += ours
      gainOverPersonal += Self.loss(personal, outcome) - ours
      gainOverSegment += Self.loss(rivals.rate(segment: segment, hour: attempt.hour.hour), outcome) - ours
      logOdds.append(log(chance / (1 - chance)))
      outcomes.append(outcome)
      people.append(place)
      count += 1
    }
    overPersonal.add(sum: gainOverPersonal, count: count)
    overSegment.add(sum: gainOverSegment, count: count)
  }

  private static func loss(_ chance: Double, _ outcome: Double) -> Double {
    outcome > 0.5 ? -log(chance) : -log1p(-chance)
  }

  func finished(seed: UInt64, replicates: Int) -> ForwardSplit? {
    guard let personal = overPersonal.mean(replicates: replicates, seed: seed),
      let segment = overSegment.mean(replicates: replicates, seed: seed),
      let line = LogisticLine.fit(x: logOdds, outcomes: outcomes, clusters: people)
    else { return nil }
    return ForwardSplit(
      tries: outcomes.count, people: overPersonal.clusterCount, leftOutUnverified: leftOut,
      logLoss: loss / Double(outcomes.count), gainOverPersonalRates: personal, gainOverSegmentHours: segment,
      calibration: line)
  }
}
