import ServiceLifecycle

/// Lets pages go that wait for changes, when the process is told to stop.
struct LiveService: Service {
  let live: LiveWatch

  func run() async throws {
    try? await gracefulShutdown()
    await live.close()
  }
}
