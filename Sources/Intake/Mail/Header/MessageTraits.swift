/// Whether a machine or a list sent a message, from its header alone.
struct MessageTraits {
  /// A reply or report that no person wrote (RFC 3834 and what came before it).
  private(set) var isAutomatic = false
  private(set) var isList = false
  private var isBulk = false
  private var isOfListProgram = false

  var isFromMachineOrList: Bool { isAutomatic || isList }

  /// - Parameter isAmongUs: it came through the firm's own group, or answers one of ours and is addressed to us: what
  ///   a list program says of it then counts for nothing, unless it is a mailing.
  init(_ message: StoredMessage, _ header: MessageHeader, sender: [UInt8], isAmongUs: AmongUs) {
    for field in header.fields { look(Octets.slice(message.bytes, field.value), field.name) }
    // "Bulk" is what old list programs said of what people wrote to the list; elsewhere it is a mailing.
    let isMailing = isBulk && !isOfListProgram
    isList = isOfListProgram && isAmongUs != .ownGroup && (isAmongUs != .answersUs || isBulk)
    isAutomatic = isAutomatic || isMailing || Self.isMachine(sender)
  }

  enum AmongUs { case no, ownGroup, answersUs }

  private mutating func look(_ value: MailBytes, _ name: FieldName) {
    switch name {
    case .autoSubmitted: isAutomatic = isAutomatic || !Octets.has("no", in: value, at: 0)
    case .autoReply, .autoRespond: isAutomatic = isAutomatic || !Octets.equals(value, "no")
    case .precedence:
      isAutomatic = isAutomatic || Octets.equals(value, "auto_reply") || Octets.equals(value, "junk")
      isBulk = isBulk || Octets.equals(value, "bulk")
      isOfListProgram = isOfListProgram || Octets.equals(value, "list")
    case .contentType: isAutomatic = isAutomatic || Octets.has("multipart/report", in: value, at: 0)
    case .returnPath: isAutomatic = isAutomatic || value.elementsEqual([60, 62])
    case .listID, .listPost, .listUnsubscribe: isOfListProgram = true
    case .subject: isAutomatic = isAutomatic || Self.isMachinesSubject(value)
    default: break
    }
  }

  /// `noreply`, `no-reply`, `jobs.do_not_reply+17` and the like: a part of what stands before the @.
  private static func isMachine(_ sender: [UInt8]) -> Bool {
    guard mayBeMachine(sender) else { return false }
    let parts = sender.prefix { $0 != 64 }.split { [43, 45, 46, 95].contains($0) }
      .map { String(decoding: $0, as: UTF8.self).lowercased() }
    if parts == ["postmaster"] || parts == ["mailer", "daemon"] { return true }
    for start in parts.indices {
      for count in 1...3 where start + count <= parts.count {
        if Self.machines.contains(parts[start..<(start + count)].joined()) { return true }
      }
    }
    return false
  }

  /// Few addresses have any of these words in them, however they are parted.
  private static func mayBeMachine(_ sender: [UInt8]) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: sender.count) { local in
      var count = 0
      for byte in sender {
        if byte == 64 { break }
        if byte == 43 || byte == 45 || byte == 46 || byte == 95 { continue }
        local[count] = byte
        count += 1
      }
      let text = MailBytes(rebasing: local[0..<count])
      return Octets.mentions("reply", text) || Octets.mentions("daemon", text) || Octets.mentions("postmaster", text)
    }
  }

  private static let machines: Set<String> = ["noreply", "donotreply", "dontreply", "mailerdaemon"]

  private static func isMachinesSubject(_ field: MailBytes) -> Bool {
    let subject = HeaderText.decoded(field)
    let words: [StaticString] = [
      "automatic reply", "automatic response", "out of office", "out-of-office", "autoreply", "auto-reply",
      "auto reply", "autoresponse", "abwesenheit", "automatische antwort", "r\u{e9}ponse automatique",
      "r\u{c9}ponse automatique", "respuesta autom\u{e1}tica", "risposta automatica", "automatisch antwoord",
    ]
    return subject.withUnsafeBufferPointer { subject in words.contains { Octets.has($0, in: subject, at: 0) } }
  }

  /// "Please do not reply to this e-mail": no person who waits for an answer writes that.
  static func asksForNoReply(_ new: MailBytes) -> Bool {
    let whole = 0..<new.count
    return TextBytes.has(new, whole, anyOf: ["do not reply to this", "don't reply to this"])
  }
}
