import Logging
import ServiceLifecycle
import UnixSignals

/// Takes up a renewed certificate: at once on SIGHUP, by itself within some seconds of the files being replaced.
struct CertificateWatch: Service {
  let shelf: CertificateShelf
  let logger: Logger
  var every = Duration.seconds(10)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          for await _ in await UnixSignalsSequence(trapping: .sighup) {
            take {
              try shelf.reload()
              return true
            }
          }
        }
        group.addTask {
          while (try? await Task.sleep(for: every)) != nil { take { try shelf.reloadIfChanged() } }
        }
      }
    }
  }

  private func take(_ body: () throws -> Bool) {
    do {
      if try body() { logger.notice("the certificate was read again") }
    } catch {
      // Paths and reasons alone.
      logger.error("the certificate stays as it was: \(error)")
    }
  }
}
