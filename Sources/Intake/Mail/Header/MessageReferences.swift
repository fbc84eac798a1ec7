/// What a message says of its place in a thread: its own id and those it answers, as keys.
struct MessageReferences {
  /// `nil` where the message has no id.
  private(set) var own: UInt64?
  /// In-Reply-To.
  private(set) var replyTo: [UInt64] = []
  /// References, oldest first.
  private(set) var chain: [UInt64] = []

  /// More ids than this in one field are not looked at from its middle: no honest thread is longer.
  private static let most = 256

  mutating func read(_ message: MailBytes, _ header: MessageHeader, hash: SipHash) {
    own = nil
    replyTo.removeAll(keepingCapacity: true)
    chain.removeAll(keepingCapacity: true)
    for field in header.fields {
      switch field.name {
      case .messageID where own == nil:
        own = Self.identifier(message, field.value).map { hash(Octets.slice(message, $0)) }
      case .inReplyTo: Self.append(message, field.value, hash, to: &replyTo)
      case .references: Self.append(message, field.value, hash, to: &chain)
      default: break
      }
    }
  }

  /// The message's own id within its field: without brackets and remarks.
  static func identifier(_ message: MailBytes, _ field: Range<Int>) -> Range<Int>? {
    if let bracketed = nextBracketed(message, field) { return bracketed }
    var end = field.lowerBound
    while end < field.upperBound, !Octets.isBlank(message[end]) { end += 1 }
    let token = field.lowerBound..<end
    return token.isEmpty || Octets.slice(message, token).elementsEqual([60, 62]) ? nil : token
  }

  /// The next `<…>` of a field, without its brackets.
  private static func nextBracketed(_ message: MailBytes, _ field: Range<Int>) -> Range<Int>? {
    guard let start = Octets.first(60, in: message, from: field.lowerBound, to: field.upperBound),
      let end = Octets.first(62, in: message, from: start + 1, to: field.upperBound)
    else { return nil }
    let inside = Octets.trimmed(message, (start + 1)..<end)
    return inside.isEmpty ? nil : inside
  }

  private static func append(_ message: MailBytes, _ field: Range<Int>, _ hash: SipHash, to keys: inout [UInt64]) {
    var rest = field
    var found = false
    while let id = nextBracketed(message, rest) {
      found = true
      keys.append(hash(Octets.slice(message, id)))
      if keys.count > most { keys.remove(at: most / 2) }
      rest = min(id.upperBound + 1, field.upperBound)..<field.upperBound
    }
    // Some programs leave the brackets out; "Your message of Tuesday" has no id in it.
    if !found, !field.isEmpty, let token = identifier(message, field), token == field,
      Octets.contains(64, Octets.slice(message, token))
    {
      keys.append(hash(Octets.slice(message, token)))
    }
  }

  /// The message that stands nearest above this one, as far as it says.
  var parent: UInt64? { replyTo.first ?? chain.last }
  /// The furthest that it knows above itself.
  var eldest: UInt64? { chain.first ?? replyTo.first }
}
