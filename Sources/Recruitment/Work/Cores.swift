import Dispatch

/// Work on many things at once, split over the cores.
package enum Cores {
  /// What was made of each of some stretches that together are `0..<count`, in their order. Where they are cut depends on
  /// `count` alone; whoever puts the parts together sees to it that it does not matter.
  /// - Parameter least: fewer things than that are no part of their own.
  package static func parts<Value>(
    of count: Int, least: Int = 256, _ make: @Sendable (Range<Int>) -> Value
  ) -> [Value] {
    let parts = max(1, min(count / least, 16))
    let made = Slots<Value>(count: parts)
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      made.set(part, make(count * part / parts..<count * (part + 1) / parts))
    }
    return made.values
  }

  /// What is made of each element, in their order; each on whatever core is free.
  package static func map<Element: Sendable, Value: Sendable>(
    _ elements: [Element], _ make: @Sendable (Element) -> Value
  ) -> [Value] {
    let made = Slots<Value>(count: elements.count)
    DispatchQueue.concurrentPerform(iterations: elements.count) { made.set($0, make(elements[$0])) }
    return made.values
  }

  /// Work that differs in size, each on whatever core is free; with as many things at once as there are cores.
  /// - Parameters:
  ///   - order: in which they are begun: the largest first.
  ///   - done: called here, with how many are.
  package static func each<Value>(
    in order: [Int], _ make: @escaping @Sendable (Int) -> Value, done: (Int) -> Void
  ) -> [Value] {
    let made = Slots<Value>(count: order.count)
    let finished = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      DispatchQueue.concurrentPerform(iterations: order.count) { place in
        made.set(order[place], make(order[place]))
        finished.signal()
      }
    }
    for count in order.indices {
      finished.wait()
      done(count + 1)
    }
    return made.values
  }
}

/// What the parts made, each written once by its own iteration.
private final class Slots<Value>: @unchecked Sendable {
  // Unchecked: every slot is written by one iteration of `concurrentPerform` and read after all have ended.
  private let slots: UnsafeMutableBufferPointer<Value?>

  init(count: Int) {
    slots = .allocate(capacity: count)
    slots.initialize(repeating: nil)
  }

  deinit {
    slots.deinitialize()
    slots.deallocate()
  }

  func set(_ index: Int, _ value: Value) { slots[index] = value }
  var values: [Value] { slots.compactMap { $0 } }
}
