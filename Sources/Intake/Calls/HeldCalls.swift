/// Calls of which legs may still come, since those of one call stand apart in a log: a newer half, and an older one that is
/// passed on when the newer is full.
struct HeldCalls {
  private struct Half {
    /// In the order in which they were met.
    var calls: [CallSession] = []
    /// What each is known by, in that order.
    var keys = WordIndex()
  }

  /// Calls in a half.
  static let most = 32_768

  private var older = Half()
  private var newer = Half()

  /// Whether it is time for `passOlder`.
  var isFull: Bool { newer.calls.count >= Self.most }

  mutating func add(_ leg: CallLeg, key: UnsafeBufferPointer<UInt8>) {
    if older.keys.count > 0, let place = older.keys.place(of: key) { return older.calls[place].add(leg) }
    let place = newer.keys.add(key)
    if place < newer.calls.count {
      newer.calls[place].add(leg)
    } else {
      newer.calls.append(CallSession(leg))
    }
  }

  /// Passes the older half on; what is new is the older half from now on. A key that was passed on is another call.
  mutating func passOlder(_ body: (_ key: () -> String, _ call: borrowing CallSession) throws -> Void) rethrows {
    try older.calls.withUnsafeBufferPointer { calls in
      for place in calls.indices {
        try body({ older.keys.with(place) { String(decoding: $0, as: UTF8.self) } }, calls[place])
      }
    }
    older.calls.removeAll(keepingCapacity: true)
    older.keys.removeAll()
    swap(&older, &newer)
  }
}
