import Recruitment

/// When a message was sent: its Date, or where that is missing or absurd the first Received that can be read, or
/// the mailbox's own line.
enum MessageTime {
  /// - Parameter latest: no message was sent later, whatever its sender's clock showed.
  static func of(_ message: StoredMessage, _ header: MessageHeader, latest: Int64) -> Instant? {
    func read(_ bytes: MailBytes) -> Instant? { MailDate.read(bytes).flatMap { $0.seconds <= latest ? $0 : nil } }
    if let field = header.first(.date), let date = read(Octets.slice(message.bytes, field)) { return date }
    for field in header.fields where field.name == .received {
      var start = field.value.lowerBound
      while let next = Octets.first(59, in: message.bytes, from: start, to: field.value.upperBound) { start = next + 1 }
      if let date = read(Octets.slice(message.bytes, start..<field.value.upperBound)) { return date }
    }
    return EnvelopeLine.dateStart(message.envelope).flatMap {
      read(Octets.slice(message.envelope, $0..<message.envelope.count))
    }
  }
}
