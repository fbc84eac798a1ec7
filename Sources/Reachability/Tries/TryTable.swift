import Chronicle
import Dispatch
import Recruitment

/// Everyone's counted tries: each person's lie together, people in the chronicle's order.
struct TryTable: Sendable {
  private(set) var tries: [CountedTry] = []
  /// By the person's place among `chronicle.personIDs`; one more than there are people.
  private(set) var starts: [Int] = [0]

  /// One pass; people are split over the cores, and the answer does not depend on how.
  init(chronicle: Chronicle, asOf: Int64, clocks: Clocks) {
    let count = chronicle.personIDs.count
    let parts = max(1, min(count / 256, 16))
    let found = Parts(count: parts)
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let people = chronicle.personIDs
      var scan = TryScan(chronicle: chronicle, asOf: asOf, clocks: clocks)
      var tries: [CountedTry] = []
      var ends: [Int] = []
      for place in (count * part / parts)..<(count * (part + 1) / parts) {
        scan.read(people[place], into: &tries)
        ends.append(tries.count)
      }
      found.set(part, tries, ends)
    }
    starts.reserveCapacity(count + 1)
    tries.reserveCapacity(found.tryCount)
    for part in 0..<parts {
      let (some, ends) = found[part]
      for end in ends { starts.append(tries.count + end) }
      tries += some
    }
  }

  func rows(of place: Int) -> Range<Int> { starts[place]..<starts[place + 1] }
  func tries(of place: Int) -> ArraySlice<CountedTry> { tries[rows(of: place)] }
  var personCount: Int { starts.count - 1 }
}

/// The parts' findings, each written once by its own iteration.
private final class Parts: @unchecked Sendable {
  // Unchecked: every slot is written by one iteration of `concurrentPerform` and read after all have ended.
  private let slots: UnsafeMutableBufferPointer<([CountedTry], [Int])>

  init(count: Int) {
    slots = .allocate(capacity: count)
    slots.initialize(repeating: ([], []))
  }

  deinit {
    slots.deinitialize()
    slots.deallocate()
  }

  var tryCount: Int { slots.reduce(0) { $0 + $1.0.count } }
  func set(_ index: Int, _ tries: [CountedTry], _ ends: [Int]) { slots[index] = (tries, ends) }
  subscript(index: Int) -> ([CountedTry], [Int]) { slots[index] }
}
