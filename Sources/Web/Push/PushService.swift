import Desk
import Recruitment
import ServiceLifecycle

/// Looks every few minutes whom to tell that a conversation has fallen due, for as long as the process serves.
struct PushService: Service {
  let reception: Reception
  let sender: PushSender
  let now: @Sendable () -> Instant
  /// Takes a line for the log: never an address.
  let report: @Sendable (String) -> Void

  private static let pause = Duration.seconds(120)

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await tell()
        try await Task.sleep(for: Self.pause)
      }
    }
  }

  /// One look. What a maker did not take is not tried again: the next that falls due is.
  func tell() async {
    let (reception, now) = (reception, now())
    do {
      let queue = DeskQueue()
      for announcement in try await queue.run({ try reception.announcements(now: now) }) {
        if await sender.send(announcement, now: now) == .gone {
          try await queue.run { try reception.forgetBrowser(announcement.subscription.id) }
        }
      }
    } catch {
      report("telling browsers failed: error type \(type(of: error))")
    }
  }
}
