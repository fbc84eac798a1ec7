import Dispatch

/// Where calls to the desk wait for the store, so that no event loop does.
struct DeskQueue: Sendable {
  private let queue = DispatchQueue(label: "rightcall.web.desk", attributes: .concurrent)

  func run<Answer: Sendable>(_ call: @escaping @Sendable () throws -> Answer) async throws -> Answer {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result(catching: call)) }
    }
  }
}
