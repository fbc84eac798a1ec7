/// Whether a machine or a list sent a message, from its header alone.
struct MessageTraits {
  /// A reply or report that no person wrote (RFC 3834 and what came before it).
  private(set) var isAutomatic = false
  private(set) var isList = false
  private var isBulk = false

  var isFromMachineOrList: Bool { isAutomatic || isList }

  init(_ message: StoredMessage, _ header: MessageHeader, sender: [UInt8]) {
    for field in header.fields { look(Octets.slice(message.bytes, field.value), field.name) }
    // "Bulk" is what old list programs said of what people wrote to the list; elsewhere it is a mailing.
    isAutomatic = isAutomatic || (isBulk && !isList) || Self.isMachine(sender)
  }

  private mutating func look(_ value: MailBytes, _ name: FieldName) {
    switch name {
    case .autoSubmitted: isAutomatic = isAutomatic || !Octets.has("no", in: value, at: 0)
    case .autoReply, .autoRespond: isAutomatic = isAutomatic || !Octets.equals(value, "no")
    case .precedence:
      isAutomatic = isAutomatic || Octets.equals(value, "auto_reply") || Octets.equals(value, "junk")
      isBulk = isBulk || Octets.equals(value, "bulk")
      isList = isList || Octets.equals(value, "list")
    case .contentType: isAutomatic = isAutomatic || Octets.has("multipart/report", in: value, at: 0)
    case .returnPath: isAutomatic = isAutomatic || value.elementsEqual([60, 62])
    case .listID, .listPost, .listUnsubscribe: isList = true
    default: break
    }
  }

  private static func isMachine(_ sender: [UInt8]) -> Bool {
    let locals: [StaticString] = [
      "mailer-daemon@", "postmaster@", "noreply@", "no-reply@", "no_reply@", "donotreply@", "do-not-reply@",
      "do_not_reply@",
    ]
    return sender.withUnsafeBufferPointer { sender in locals.contains { Octets.has($0, in: sender, at: 0) } }
  }
}
