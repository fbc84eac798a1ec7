import Dispatch
import Intake
import Recruitment
import Storage
import Synchronization

/// Who may be one person, as it was last worked out: in a large firm that goes through everybody for some seconds. What
/// somebody says of a pair changes no other, so the list is kept until people come in or are changed.
final class MatchShelf: Sendable {
  private struct Kept: Sendable {
    let edition: PeopleEdition
    let region: String
    let matches: [PersonMatch]
  }

  private struct State: Sendable {
    var kept: Kept?
    /// The share done, while it is being worked out beside whoever asked.
    var working: Double?
    var failure: (any Error)?
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "rightcall.desk.same-people", qos: .utility)
  private let atWork = DispatchGroup()
  private let patience: DispatchTimeInterval

  /// - Parameter patience: how long whoever asks waits for what is being worked out: in most firms it is there by then.
  init(patience: DispatchTimeInterval = .milliseconds(250)) { self.patience = patience }

  /// - Parameter find: works it out.
  func matches(_ edition: PeopleEdition, region: String, _ find: () throws -> [PersonMatch]) rethrows -> [PersonMatch] {
    if let kept = state.withLock(\.kept), kept.edition == edition, kept.region == region { return kept.matches }
    let found = try find()
    state.withLock { $0.kept = Kept(edition: edition, region: region, matches: found) }
    return found
  }

  /// As `matches`, worked out beside whoever asks, once however many do. Where an older list is there it is shown until
  /// the newer one is.
  /// - Parameter find: takes a call that says which share is done.
  /// - Throws: what the work threw, once; the next who asks begins it anew.
  func awaited(
    _ edition: PeopleEdition, region: String,
    _ find: @escaping @Sendable (_ progress: (Double) -> Void) throws -> [PersonMatch]
  ) throws -> Awaited<[PersonMatch]> {
    let begins = state.withLock { state in
      let isThere = state.kept.map { $0.edition == edition && $0.region == region } ?? false
      guard !isThere, state.working == nil, state.failure == nil else { return false }
      state.working = 0
      return true
    }
    if begins {
      atWork.enter()
      queue.async {
        self.workOut(edition, region, find)
        self.atWork.leave()
      }
    }
    _ = atWork.wait(timeout: .now() + patience)
    return try state.withLock { state in
      if let failure = state.failure {
        state.failure = nil
        guard state.kept != nil else { throw failure }
      }
      return state.kept.map { .here($0.matches) } ?? .working(share: state.working ?? 0)
    }
  }

  private func workOut(
    _ edition: PeopleEdition, _ region: String, _ find: (_ progress: (Double) -> Void) throws -> [PersonMatch]
  ) {
    let result = Result { try find { share in self.state.withLock { $0.working = min(1, max(0, share)) } } }
    state.withLock { state in
      state.working = nil
      switch result {
      case .success(let found): state.kept = Kept(edition: edition, region: region, matches: found)
      case .failure(let error): state.failure = error
      }
    }
  }
}
