import Dispatch
import Synchronization

/// One answer that takes long: worked out beside whoever asks, by one at a time, and kept.
///
/// An answer to an older record is shown until the newer one is there. A newer one is begun no sooner than `rest` times
/// the last one's duration after it, so that a firm in which somebody logs a call every minute does not spend its
/// processor on reckoning the same findings over and over.
final class SlowAnswer<Answer: Sendable>: Sendable {
  typealias Work = @Sendable (_ progress: (Double) -> Void) throws -> Answer

  private struct State: Sendable {
    var kept: (answer: Answer, mark: RecordMark)?
    /// The share done, while it is being worked out.
    var working: Double?
    var failure: (any Error)?
    var finished: UInt64 = 0
    var took: UInt64 = 0
  }

  private let state = Mutex(State())
  private let queue: DispatchQueue
  private let clock: @Sendable () -> UInt64
  private static var rest: UInt64 { 10 }
  /// In nanoseconds: however quick it was.
  private static var leastRest: UInt64 { 60_000_000_000 }

  /// - Parameters:
  ///   - queue: a serial one, which may be shared: then only one of several answers is worked out at a time.
  ///   - clock: nanoseconds that only go forward.
  init(
    on queue: DispatchQueue, clock: @escaping @Sendable () -> UInt64 = { DispatchTime.now().uptimeNanoseconds }
  ) {
    self.queue = queue
    self.clock = clock
  }

  /// What is there, without beginning anything.
  var kept: Answer? { state.withLock { $0.kept?.answer } }

  /// - Parameters:
  ///   - mark: of the record that is asked about.
  ///   - work: takes a call that says which share is done.
  /// - Throws: what the work threw, once; the next who asks begins it anew.
  func answer(of mark: RecordMark, work: @escaping Work) throws -> Awaited<Answer> {
    let (awaited, begins) = try state.withLock { state throws -> (Awaited<Answer>, Bool) in
      if let failure = state.failure, state.kept == nil {
        state.failure = nil
        throw failure
      }
      let begins = state.working == nil && isDue(state, mark)
      if begins { state.working = 0 }
      if let kept = state.kept { return (.here(kept.answer), begins) }
      return (.working(share: state.working ?? 0), begins)
    }
    if begins { queue.async { self.workOut(mark, work) } }
    return awaited
  }

  private func isDue(_ state: State, _ mark: RecordMark) -> Bool {
    guard let kept = state.kept else { return true }
    guard kept.mark != mark else { return false }
    return clock() >= state.finished + max(Self.leastRest, Self.rest * state.took)
  }

  private func workOut(_ mark: RecordMark, _ work: Work) {
    let began = clock()
    let result = Result {
      try work { share in self.state.withLock { $0.working = min(1, max(0, share)) } }
    }
    let now = clock()
    state.withLock { state in
      state.working = nil
      (state.finished, state.took) = (now, now - began)
      switch result {
      case .success(let answer):
        state.kept = (answer, mark)
        state.failure = nil
      case .failure(let error): state.failure = error
      }
    }
  }
}
