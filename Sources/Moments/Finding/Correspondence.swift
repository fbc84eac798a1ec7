import Recruitment

/// What passed between us and one person in writing, for the rules that have nothing else to go by: who waits for whom,
/// and how lively it is. All in order of when it happened.
struct Correspondence {
  /// A message of ours that waits for a word of theirs: any but an answer that asks nothing.
  struct Waiting {
    var at: Int64
    var known: Int64
    var asks: Bool
  }

  /// A message to or fro.
  struct Letter {
    var at: Int64
    var known: Int64
    var isTheirs: Bool
  }

  /// Whenever they were heard, and where ours answers a message that is not on record: that they wrote it shows only
  /// there.
  private(set) var heard = Arrivals()
  private(set) var waiting: [Waiting] = []
  private(set) var letters: [Letter] = []

  mutating func removeAll() {
    heard.removeAll()
    waiting.removeAll(keepingCapacity: true)
    letters.removeAll(keepingCapacity: true)
  }

  mutating func hear(at: Int64, known: Int64) { heard.append(at: at, known: known) }

  mutating func receive(at: Int64, known: Int64) { letters.append(Letter(at: at, known: known, isTheirs: true)) }

  mutating func write(_ traits: InteractionTraits, at: Int64, known: Int64) {
    letters.append(Letter(at: at, known: known, isTheirs: false))
    // Just before: what is asked with the answer waits from then on.
    if traits.answersLost { heard.append(at: max(at - 1, heard.last?.at ?? .min), known: known) }
    if traits.asks || !traits.answersThem { waiting.append(Waiting(at: at, known: known, asks: traits.asks)) }
  }

  mutating func seal() { heard.seal() }

  // MARK: Ours that wait

  /// From when `number` of ours since `start` had waited for `wait`, one that asks something among them; `nil` if
  /// never. Worked out from what was known at each time.
  func ripe(number: Int, wait: Int64, since start: Int64) -> Int64? {
    let first = waiting.firstIndex { $0.at > start } ?? waiting.count
    let later = waiting[first...]
    if zip(later, later.dropFirst()).allSatisfy({ $0.known <= $1.known }) {
      return count(later, number: number, by: .max).map { max($0.ready + wait, $0.known) }
    }
    let known = later.map(\.known).sorted()
    for (place, time) in known.enumerated() {
      guard let ready = count(later, number: number, by: time)?.ready else { continue }
      let opens = max(ready + wait, time)
      // What is written down before then may change it.
      if place + 1 == known.count || opens < known[place + 1] { return opens }
    }
    return nil
  }

  /// How many of those that were known by `time`: each counts, however soon it followed another.
  func counted(since start: Int64, by time: Int64) -> Int {
    waiting.count { $0.at > start && $0.at <= time && $0.known <= time }
  }

  /// When the `number`th, or the first that asks if that is later, had been written, and when that was known.
  private func count(
    _ messages: ArraySlice<Waiting>, number: Int, by time: Int64
  ) -> (ready: Int64, known: Int64)? {
    var counted = 0
    var numbered: Int64?
    var asked: Int64?
    var known = Int64.min
    for message in messages where message.known <= time {
      counted += 1
      if counted == number { numbered = message.at }
      if message.asks, asked == nil { asked = message.at }
      known = max(known, message.known)
      if let numbered, let asked { return (max(numbered, asked), known) }
    }
    return nil
  }

  // MARK: To and fro

  /// When letters first were as lively as that: so many within a span, on so many days, so many of them theirs. The
  /// second is the first letter of that span; worked out from what was known at each time.
  func lively(
    _ wanted: Liveliness, day: (Int64) -> Int
  ) -> (opens: Int64, from: Int64)? {
    guard letters.count >= wanted.letters else { return nil }
    if zip(letters, letters.dropFirst()).allSatisfy({ $0.known <= $1.known }) {
      return Self.lively(letters, wanted, day: day).map { (letters[$0.last].known, letters[$0.first].at) }
    }
    for time in letters.map(\.known).sorted() {
      let known = letters.filter { $0.known <= time }
      if let found = Self.lively(known, wanted, day: day) { return (time, known[found.first].at) }
    }
    return nil
  }

  struct Liveliness {
    var letters: Int
    var theirs: Int
    var days: Int
    var within: Int64
  }

  private static func lively(
    _ letters: [Letter], _ wanted: Liveliness, day: (Int64) -> Int
  ) -> (first: Int, last: Int)? {
    var first = 0
    var theirs = 0
    for last in letters.indices {
      if letters[last].isTheirs { theirs += 1 }
      while letters[last].at - letters[first].at > wanted.within {
        if letters[first].isTheirs { theirs -= 1 }
        first += 1
      }
      guard last - first + 1 >= wanted.letters, theirs >= wanted.theirs else { continue }
      var days = 0
      var latest: Int?
      for letter in letters[first...last] {
        let its = day(letter.at)
        if its != latest { days += 1 }
        latest = its
        if days >= wanted.days { return (first, last) }
      }
    }
    return nil
  }
}
