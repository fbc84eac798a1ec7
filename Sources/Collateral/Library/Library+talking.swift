extension Library {
  /// Topics that ask whether to talk or to write, and whether anybody picks up.
  private static let aboutTalking: Set<String> = [
    "voice or text", "face to face or e-mail", "who picks up", "when a message will do",
  ]

  /// What was found on talking and writing, for it and against it, the weightier first: only what bears some weight and may
  /// be quoted. For a firm whose own record is too small to say.
  package var onTalking: [Publication] {
    let order = Publication.Strength.allCases
    let found = entries.filter { Self.aboutTalking.contains($0.topic) && $0.strength != .weak }
    return order.flatMap { strength in found.filter { $0.strength == strength } }
  }
}
