/// Where the fields that matter stand in one message. Nothing is copied: most messages of a mailbox are looked at
/// twice and many are not kept.
struct MessageHeader {
  struct Occurrence {
    var name: FieldName
    /// Within the message: without blanks at either end, still folded over lines.
    var value: Range<Int>
  }

  private(set) var fields: [Occurrence] = []
  private(set) var bodyStart = 0

  /// Reads the header of a message; what was read before is forgotten.
  /// - Returns: whether there is any field at all, known or not: otherwise it is no message.
  mutating func scan(_ message: MailBytes) -> Bool {
    fields.removeAll(keepingCapacity: true)
    var any = false
    var open = false
    var position = 0
    bodyStart = message.count
    while position < message.count {
      let newline = Octets.first(Octets.newline, in: message, from: position, to: message.count)
      let next = newline.map { $0 + 1 } ?? message.count
      var end = newline ?? message.count
      if end > position, message[end - 1] == Octets.carriageReturn { end -= 1 }
      if end == position {
        bodyStart = next
        break
      }
      let first = message[position]
      if first == Octets.space || first == Octets.tab {
        if open { fields[fields.count - 1].value = fields[fields.count - 1].value.lowerBound..<end }
      } else if let colon = nameEnd(message, position, end) {
        any = true
        let name = FieldName(Octets.slice(message, position..<colon))
        open = name != nil
        if let name { fields.append(Occurrence(name: name, value: (colon + 1)..<end)) }
      } else if !isLeftover(message, position) {
        // A line that is no field ends the header, as other readers have it: the body began without an empty line.
        bodyStart = position
        break
      }
      position = next
    }
    for index in fields.indices { fields[index].value = Octets.trimmed(message, fields[index].value) }
    return any
  }

  func first(_ name: FieldName) -> Range<Int>? {
    for field in fields where field.name == name { return field.value }
    return nil
  }

  private func nameEnd(_ message: MailBytes, _ start: Int, _ end: Int) -> Int? {
    var position = start
    while position < end {
      let byte = message[position]
      if byte == 58 { return position > start ? position : nil }
      if byte <= 32 || byte >= 127 {
        // `Subject : text`, from old programs.
        guard byte == Octets.space, position + 1 < end, message[position + 1] == 58, position > start else {
          return nil
        }
        return position
      }
      position += 1
    }
    return nil
  }

  /// A `From ` line that a mailbox left inside the header.
  private func isLeftover(_ message: MailBytes, _ start: Int) -> Bool {
    let at = message[start] == 62 ? start + 1 : start
    return Octets.has("from ", in: message, at: at)
  }
}

/// The header fields that the reader uses.
enum FieldName: UInt8 {
  case from, sender, replyTo, to, cc, bcc, deliveredTo, originalTo, envelopeTo, messageID, inReplyTo, references, date,
    received, subject, contentType, transferEncoding, disposition,
    autoSubmitted, autoReply, autoRespond, precedence, returnPath,
    listID, listPost, listUnsubscribe

  init?(_ name: MailBytes) {
    func named(_ text: StaticString) -> Bool { Octets.has(text, in: name, at: 0) }
    let match: FieldName? =
      switch name.count {
      case 2: named("to") ? .to : named("cc") ? .cc : nil
      case 3: named("bcc") ? .bcc : nil
      case 4: named("from") ? .from : named("date") ? .date : nil
      case 6: named("sender") ? .sender : nil
      case 7: named("subject") ? .subject : named("list-id") ? .listID : nil
      case 8: named("received") ? .received : named("reply-to") ? .replyTo : nil
      case 9: named("list-post") ? .listPost : nil
      case 10:
        named("message-id") ? .messageID : named("references") ? .references : named("precedence") ? .precedence : nil
      case 11:
        named("in-reply-to")
          ? .inReplyTo
          : named("return-path")
            ? .returnPath
            : named("envelope-to") ? .envelopeTo : named("x-autoreply") ? .autoReply : nil
      case 12: named("content-type") ? .contentType : named("delivered-to") ? .deliveredTo : nil
      case 13:
        named("x-original-to")
          ? .originalTo
          : named("x-autorespond")
            ? .autoRespond
            : named("x-envelope-to") ? .envelopeTo : nil
      case 14: named("auto-submitted") ? .autoSubmitted : nil
      case 16: named("list-unsubscribe") ? .listUnsubscribe : nil
      case 19: named("content-disposition") ? .disposition : nil
      case 25: named("content-transfer-encoding") ? .transferEncoding : nil
      default: nil
      }
    guard let match else { return nil }
    self = match
  }
}
