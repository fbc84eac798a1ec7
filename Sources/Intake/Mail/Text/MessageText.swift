import CGMime

/// Gets the readable text of a message, as UTF-8 with NULs removed: plain text where there is any, else HTML made
/// plain. What is encrypted, attached or forwarded as a message of its own is not text of this message.
struct MessageText {
  /// UTF-8; valid until the next message.
  private(set) var text: [UInt8] = []
  /// Whether it has parts within parts beyond what mail has: their words are left out.
  private(set) var isTooDeep = false
  private var html: [UInt8] = []
  private var decoded: [UInt8] = []
  private var fields: [UInt8] = []
  private var page = HTMLText()

  /// No more of a part than this is decoded: far more than a body may hold, with room for quoting and HTML.
  static let longestPart = 1 << 20
  /// A message with more parts inside parts than this is an attack on readers that call themselves for each.
  static let mostContainers = 200

  mutating func read(_ message: StoredMessage, _ header: MessageHeader) {
    text.removeAll(keepingCapacity: true)
    html.removeAll(keepingCapacity: true)
    isTooDeep = false
    if isPlain(message, header) {
      let body = Octets.slice(message.bytes, header.bodyStart..<message.bytes.count)
      Self.append(Octets.cut(body, at: Self.longestPart), unquoting: message.isInMailbox, to: &text)
    } else {
      readParts(message, header)
    }
    if isBlank(text), !html.isEmpty {
      text.removeAll(keepingCapacity: true)
      html.withUnsafeBufferPointer { page.append($0, to: &text) }
    }
  }

  // MARK: Plain messages, without a parser

  /// Whether the body is text that stands there as it is to be read.
  func isPlain(_ message: StoredMessage, _ header: MessageHeader) -> Bool {
    let bytes = message.bytes
    if let encoding = header.first(.transferEncoding) {
      let name = Octets.slice(bytes, encoding)
      guard Octets.equals(name, "7bit") || Octets.equals(name, "8bit") || Octets.equals(name, "binary") else {
        return false
      }
    }
    var readsASCII = true
    var readsUTF8 = true
    if let type = header.first(.contentType) {
      let value = Octets.slice(bytes, type)
      guard Octets.has("text/plain", in: value, at: 0), !Octets.mentions("flowed", value) else { return false }
      if Octets.mentions("charset", value) {
        readsUTF8 = Octets.mentions("utf-8", value) || Octets.mentions("us-ascii", value)
        readsASCII = readsUTF8 || Octets.mentions("iso-8859-", value) || Octets.mentions("windows-125", value)
      }
    }
    let body = Octets.slice(bytes, header.bodyStart..<bytes.count)
    return (readsASCII && Octets.isASCII(body)) || (readsUTF8 && Octets.isUTF8(body))
  }

  // MARK: Parts

  private mutating func readParts(_ message: StoredMessage, _ header: MessageHeader) {
    let body = Octets.slice(message.bytes, header.bodyStart..<message.bytes.count)
    guard containers(body) <= Self.mostContainers else {
      isTooDeep = true
      return
    }
    // The parser is shown only the fields that tell it how to read: it keeps an object for every field it sees.
    fields.removeAll(keepingCapacity: true)
    for field in header.fields {
      guard let name = Self.telling[field.name] else { continue }
      fields.append(contentsOf: name.utf8)
      fields.append(contentsOf: message.bytes[field.value].lazy.map { $0 == 0 ? 32 : $0 })
      fields.append(Octets.newline)
    }
    fields.append(Octets.newline)
    GMimeLibrary.start()
    guard let parsed = rightcall_mime_parse(fields, fields.count, body.baseAddress, body.count) else { return }
    defer { rightcall_mime_release(parsed) }
    if let root = rightcall_mime_root(parsed) { readPart(root, unquoting: message.isInMailbox, depth: 0) }
  }

  private static let telling: [FieldName: String] = [
    .contentType: "Content-Type: ", .transferEncoding: "Content-Transfer-Encoding: ",
    .disposition: "Content-Disposition: ",
  ]

  /// How many parts of parts the message claims to have, at the most: each says `multipart/…` or `message/…`.
  private func containers(_ bytes: MailBytes) -> Int {
    var count = 0
    var position = 0
    while count <= Self.mostContainers, let slash = Octets.first(47, in: bytes, from: position, to: bytes.count) {
      if Octets.has("multipart", in: bytes, at: slash - 9) || Octets.has("message", in: bytes, at: slash - 7) {
        count += 1
      }
      position = slash + 1
    }
    return count
  }

  private mutating func readPart(_ part: UnsafeMutablePointer<GMimeObject>, unquoting: Bool, depth: Int) {
    if rightcall_mime_is_multipart(part) != 0 {
      readMultipart(part, unquoting: unquoting, depth: depth)
    } else if rightcall_mime_is_leaf(part) != 0, rightcall_mime_is_type(part, "text", "") != 0 {
      readLeaf(part, unquoting: unquoting)
    }
  }

  private mutating func readMultipart(_ part: UnsafeMutablePointer<GMimeObject>, unquoting: Bool, depth: Int) {
    if depth >= 16 { isTooDeep = true }
    guard depth < 16, rightcall_mime_is_type(part, "multipart", "encrypted") == 0 else { return }
    var count = Int(rightcall_mime_child_count(part))
    // A report's later parts are for machines; a signature's second part is the signature; what is related to the
    // first part are its pictures.
    for subtype in ["report", "signed", "related"] where rightcall_mime_is_type(part, "multipart", subtype) != 0 {
      count = min(count, 1)
    }
    for index in 0..<min(count, 1_000) {
      guard let child = rightcall_mime_child(part, Int32(index)) else { continue }
      readPart(child, unquoting: unquoting, depth: depth + 1)
    }
  }

  private mutating func readLeaf(_ part: UnsafeMutablePointer<GMimeObject>, unquoting: Bool) {
    let isFirst = text.isEmpty && html.isEmpty
    guard rightcall_mime_is_attachment(part) == 0, isFirst || rightcall_mime_has_filename(part) == 0,
      text.count < Self.longestPart
    else { return }
    let isHTML =
      rightcall_mime_is_type(part, "text", "html") != 0 || rightcall_mime_is_type(part, "text", "enriched") != 0
    guard isHTML || rightcall_mime_is_type(part, "text", "plain") != 0, decode(part) else { return }
    let isFlowed = parameter(part, "format", is: "flowed")
    let deletesSpace = parameter(part, "delsp", is: "yes")
    let mayBeQuoted = unquoting && rightcall_mime_is_base64(part) == 0
    if !isHTML, let last = text.last, last != Octets.newline { text.append(Octets.newline) }
    swap(&decoded, &buffer)
    buffer.withUnsafeBufferPointer { bytes in
      if isHTML {
        Self.append(bytes, unquoting: mayBeQuoted, to: &html)
      } else if isFlowed {
        FlowedText.append(bytes, deletingSpace: deletesSpace, to: &text)
      } else {
        Self.append(bytes, unquoting: mayBeQuoted, to: &text)
      }
    }
    swap(&decoded, &buffer)
  }

  /// Stands in for `decoded` while it is being read.
  private var buffer: [UInt8] = []

  private func parameter(_ part: UnsafeMutablePointer<GMimeObject>, _ name: String, is value: StaticString) -> Bool {
    guard let found = rightcall_mime_parameter(part, name) else { return false }
    return Octets.equals(MailBytes(cString: found), value)
  }

  // MARK: Decoding

  /// Fills `decoded` with UTF-8.
  private mutating func decode(_ part: UnsafeMutablePointer<GMimeObject>) -> Bool {
    decoded.removeAll(keepingCapacity: true)
    guard let stream = rightcall_mime_open(part) else { return false }
    defer { rightcall_mime_release(stream) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16_384) { block in
      while decoded.count < Self.longestPart {
        let count = rightcall_mime_read(stream, block.baseAddress, block.count)
        guard count > 0 else { break }
        decoded.append(contentsOf: block[0..<count])
      }
    }
    if decoded.count >= Self.longestPart {
      // What was cut in the middle of a character would make the whole look like another charset.
      while let last = decoded.last, last >= 128 { decoded.removeLast() }
    }
    let charset = rightcall_mime_parameter(part, "charset").map { String(cString: $0) }
    convert(from: charset)
    return !decoded.isEmpty
  }

  /// Text says what charset it is in, or nothing, or something false. Valid UTF-8 is taken at its word where nothing
  /// else is said; Latin-1 is read as the Windows superset of it, as browsers do.
  private mutating func convert(from charset: String?) {
    let name = charset?.lowercased() ?? ""
    let saysNothing = name.isEmpty || name == "us-ascii" || name == "ascii" || name.hasPrefix("unknown")
    if saysNothing || name == "utf-8" || name == "utf8" {
      if decoded.withUnsafeBufferPointer({ Octets.isUTF8($0) }) { return }
      if !saysNothing {
        decoded = Array(String(decoding: decoded, as: UTF8.self).utf8)
        return
      }
    }
    let source = saysNothing || name == "iso-8859-1" || name == "latin1" ? "windows-1252" : name
    if !convert(charset: source), !convert(charset: "windows-1252") {
      decoded = Array(String(decoding: decoded, as: UTF8.self).utf8)
    }
  }

  private mutating func convert(charset: String) -> Bool {
    var count = 0
    guard let converted = rightcall_mime_convert(charset, decoded, decoded.count, &count) else { return false }
    defer { g_free(converted) }
    let bytes = MailBytes(start: UnsafeRawPointer(converted).assumingMemoryBound(to: UInt8.self), count: count)
    decoded = Octets.isUTF8(bytes) ? Array(bytes) : Array(String(decoding: bytes, as: UTF8.self).utf8)
    return true
  }

  // MARK: Into the text

  private static func append(_ bytes: MailBytes, unquoting: Bool, to text: inout [UInt8]) {
    if unquoting, Octets.first(">From ", in: bytes, from: 0, to: bytes.count) != nil {
      MailboxQuoting.append(bytes, to: &text)
    } else if Octets.contains(0, bytes) {
      text.append(contentsOf: bytes.lazy.filter { $0 != 0 })
    } else {
      text.append(contentsOf: bytes)
    }
  }

  private func isBlank(_ bytes: [UInt8]) -> Bool { bytes.allSatisfy(Octets.isBlank) }
}

/// An mbox puts `>` before lines of text that begin with "From ", and (mboxrd) one more where such a line had some.
enum MailboxQuoting {
  /// Takes one `>` off such lines, except between lines that are quoted themselves: those quote a line that begins
  /// so.
  static func append(_ bytes: MailBytes, to text: inout [UInt8]) {
    var position = 0
    var afterQuoted = false
    while position < bytes.count {
      let next = Octets.first(Octets.newline, in: bytes, from: position, to: bytes.count).map { $0 + 1 } ?? bytes.count
      var start = position
      let isQuoted = bytes[position] == 62
      if isQuoted, !afterQuoted {
        var end = position
        while end < next, bytes[end] == 62 { end += 1 }
        if Octets.has("from ", in: bytes, at: end), bytes[end] == 70 { start += 1 }
      }
      for index in start..<next where bytes[index] != 0 { text.append(bytes[index]) }
      afterQuoted = isQuoted && start == position
      position = next
    }
  }
}
