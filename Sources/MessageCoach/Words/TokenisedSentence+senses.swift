extension TokenisedSentence {
  /// Senses in the order of the words, with the word of each; words without one are passed over and neighbours of the same
  /// sense are one.
  func senses(_ table: WordSenses = .standard) -> [(sense: UInt8, token: Int)] {
    var found: [(sense: UInt8, token: Int)] = []
    for (index, token) in tokens.enumerated() {
      guard let sense = table.sense(of: spelled(token)), found.last?.sense != sense else { continue }
      found.append((sense, index))
    }
    return found
  }
}
