import Dispatch
import Evidence
import Synchronization
import Testing

@testable import Desk

struct EvidenceShelfTests {
  /// A queue on which nothing is done before `finish`, work that counts how often it is done, a clock that is set by hand.
  private final class Bench: Sendable {
    let queue = DispatchQueue(label: "test")
    let begun = Mutex(0)
    let clock = Clock()
    let slow: SlowAnswer<Int>

    init() {
      slow = SlowAnswer(on: queue, clock: { [clock] in clock.read() })
      queue.suspend()
    }

    deinit { queue.resume() }

    func ask(_ sequence: Int64, failing: Bool = false) throws -> Int? {
      let awaited = try slow.answer(of: RecordMark(sequence: sequence)) { progress in
        progress(0.5)
        let count = self.begun.withLock { begun in
          begun += 1
          return begun
        }
        if failing { throw DeskError.noSuchRule("X") }
        return count
      }
      guard case .here(let answer) = awaited else { return nil }
      return answer
    }

    func finish() {
      queue.resume()
      queue.sync {}
      queue.suspend()
    }
  }

  private final class Clock: Sendable {
    private let nanoseconds = Mutex<UInt64>(0)
    func read() -> UInt64 { nanoseconds.withLock { $0 } }
    func forward(seconds: UInt64) { nanoseconds.withLock { $0 += seconds * 1_000_000_000 } }
  }

  @Test func `whoever asks meanwhile waits for the same work`() throws {
    let bench = Bench()
    for _ in 0..<5 { #expect(try bench.ask(1) == nil) }
    bench.finish()
    for _ in 0..<5 { #expect(try bench.ask(1) == 1) }
    bench.finish()
    #expect(bench.begun.withLock { $0 } == 1)
  }

  @Test func `an older answer stands until the newer one is there, and is not reckoned anew at every call`() throws {
    let bench = Bench()
    _ = try bench.ask(1)
    bench.finish()
    // A minute has to pass, however many calls are logged in it.
    #expect(try bench.ask(2) == 1)
    bench.finish()
    #expect(try bench.ask(3) == 1)
    bench.clock.forward(seconds: 60)
    #expect(try bench.ask(3) == 1)
    bench.finish()
    #expect(try bench.ask(3) == 2)
    bench.clock.forward(seconds: 600)
    #expect(try bench.ask(3) == 2)
    bench.finish()
    #expect(try bench.ask(3) == 2)
  }

  @Test func `what went wrong is said once, and tried again`() throws {
    let bench = Bench()
    #expect(try bench.ask(1, failing: true) == nil)
    bench.finish()
    #expect(throws: DeskError.noSuchRule("X")) { try bench.ask(1) }
    #expect(try bench.ask(1) == nil)
    bench.finish()
    #expect(try bench.ask(1) == 2)
  }

  @Test(arguments: Engine.tested) func `a desk that stays open answers as one that works it out anew`(
    _ engine: Engine
  ) async throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let kept = try office.desk.keepingMoments()
    let kind = try #require(try office.desk.evidence().findings.first?.study.rule)
    let anew = try office.desk.evidence()
    let answer = try await settled { try kept.awaitedEvidence() }
    #expect(answer.findings.map(\.study.rule) == anew.findings.map(\.study.rule))
    #expect(answer.asOf == anew.asOf && answer.isTooSmall && answer.tries.series == anew.tries.series)
    let explanation = try await settled { try kept.awaitedExplanation(kind) }
    #expect(explanation.finding.study.rule == kind)
    #expect(throws: DeskError.noSuchRule("X99")) { try kept.awaitedExplanation("X99") }
    #expect(throws: DeskError.notStudied("C01")) { try kept.awaitedExplanation("C01") }
    #expect(lines(try kept.cohort(kind)) == lines(try office.desk.cohort(kind)))
  }

  private func lines(_ table: CohortTable) -> [String] {
    var lines: [String] = []
    table.write { lines.append($0) }
    return lines
  }

  private func settled<Answer>(_ ask: () throws -> Awaited<Answer>) async throws -> Answer {
    while true {
      if case .here(let answer) = try ask() { return answer }
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}
