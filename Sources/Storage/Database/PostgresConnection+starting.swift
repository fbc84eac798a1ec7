extension PostgresConnection {
  /// Begins a transaction; where the server was restarted while the connection lay idle, on a fresh one, since nothing has
  /// been asked of it yet.
  func start(_ begin: String) throws {
    do {
      try command(begin)
    } catch  where !isAlive {
      try connectAgain()
      try command(begin)
    }
  }
}
