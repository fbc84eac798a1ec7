import Dispatch
import Foundation

/// Work on many things at once, split over the cores.
package enum Cores {
  /// How many there are. Asked once: the answer is read from files of the system.
  private static let count = ProcessInfo.processInfo.activeProcessorCount

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

  /// Makes something of each element on whatever core is free, and uses it here, in their order, while more is being
  /// made. With one core, or one element, everything happens here.
  /// - Parameters:
  ///   - depth: how many may be made, or being made, that were not used yet; twice as many as there are cores unless said.
  ///   - use: once it throws nothing more is begun, and what was begun has ended when this returns.
  package static func ahead<Element: Sendable, Value: Sendable>(
    _ elements: [Element], depth: Int? = nil,
    _ make: @escaping @Sendable (Element) -> Value, use: (Value) throws -> Void
  ) rethrows {
    let line = AssemblyLine<Value>(count: elements.count, depth: max(2, depth ?? 2 * Cores.count))
    let workers = DispatchGroup()
    for _ in 1..<max(1, min(Cores.count, elements.count)) {
      DispatchQueue.global().async(group: workers) {
        while let index = line.begin() { line.finish(index, make(elements[index])) }
      }
    }
    defer {
      line.stop()
      workers.wait()
    }
    for index in elements.indices {
      while true {
        switch line.next(index) {
        case .made(let value): try use(value)
        case .make(let other):
          line.finish(other, make(elements[other]))
          continue
        }
        break
      }
    }
  }
}

/// Things that are made in any order and used in theirs.
private final class AssemblyLine<Value: Sendable>: @unchecked Sendable {
  // Unchecked: everything below is touched under the condition's lock.
  private let condition = NSCondition()
  private let count: Int
  private let depth: Int
  private var begun = 0
  private var used = 0
  private var made: [Int: Value] = [:]
  private var isStopped = false

  enum Step {
    case made(Value)
    case make(Int)
  }

  init(count: Int, depth: Int) { (self.count, self.depth) = (count, depth) }

  /// What a worker is to make next; waits while enough is made; `nil` when there is nothing left.
  func begin() -> Int? {
    condition.withLock {
      while !isStopped, begun < count, begun >= used + depth { condition.wait() }
      if isStopped || begun == count { return nil }
      begun += 1
      return begun - 1
    }
  }

  func finish(_ index: Int, _ value: Value) {
    condition.withLock {
      made[index] = value
      condition.broadcast()
    }
  }

  /// What whoever uses them has to do to come by `index`: take it, or make something meanwhile.
  func next(_ index: Int) -> Step {
    condition.withLock {
      while true {
        if let value = made.removeValue(forKey: index) {
          used = index + 1
          condition.broadcast()
          return .made(value)
        }
        if begun < count, begun < used + depth {
          begun += 1
          return .make(begun - 1)
        }
        condition.wait()
      }
    }
  }

  func stop() {
    condition.withLock {
      isStopped = true
      condition.broadcast()
    }
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
