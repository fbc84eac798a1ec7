import CGMime

/// One person as an address header names them.
struct NamedAddress {
  /// UTF-8, cleaned; empty where there is none.
  var name: [UInt8] = []
  /// As written, `local@domain`.
  var address: [UInt8] = []
}

/// Reads From, To, Cc and their like.
///
/// Nearly all such headers have one of a few plain shapes, read here; anything else (quoting, groups, remarks within remarks)
/// goes to GMime. What stands in an encoded word is a name, whatever it holds (`=?utf-8?Q?Acme:_Jobs?=`): it parts no
/// entries and is undone when they are parted. Web archives write `joe at example.com (Joe)`: where an entry has no @ and
/// exactly that shape, " at " is one.
struct AddressHeader {
  private(set) var found: [NamedAddress] = []
  /// Whether more addresses stood there than are looked at.
  private(set) var isCut = false
  private var scratch: [UInt8] = []
  private var limit = Self.most

  /// No message of ours is written to more people than this; what comes after is not looked at.
  static let most = 500
  /// Of a field of another shape only so much is read.
  private static let longest = 1 << 20

  mutating func removeAll() {
    found.removeAll(keepingCapacity: true)
    (limit, isCut) = (Self.most, false)
  }

  /// Makes room for as many again, of fields of another kind: whoever has a copy stands behind those it is for.
  mutating func makeRoom() { limit = found.count + Self.most }

  /// Adds those of one field. Entries that hold no address are dropped.
  mutating func append(_ message: MailBytes, _ value: Range<Int>) {
    if value.isEmpty { return }
    guard found.count < limit else {
      isCut = true
      return
    }
    let field = Octets.slice(message, value)
    let before = found.count
    if !appendPlain(field) {
      found.removeSubrange(before...)
      if let hidden = HiddenAddress.read(field) {
        found.append(hidden)
      } else {
        appendThroughGMime(field)
      }
    }
    if found.count > limit {
      found.removeSubrange(limit...)
      isCut = true
    }
  }

  // MARK: The plain shapes

  private mutating func appendPlain(_ field: MailBytes) -> Bool {
    var start = 0
    var position = 0
    var quoted = false
    var bracketed = false
    // Remarks may hold remarks: `joe at example.com (Joe (the elder) Bloggs)`.
    var remarks = 0
    while position <= field.count {
      if found.count >= limit {
        isCut = isCut || position < field.count && Octets.contains(64, Octets.slice(field, position..<field.count))
        return true
      }
      let byte = position < field.count ? field[position] : 44
      switch byte {
      case 92, 58, 59, 128...: return false
      case 61 where remarks == 0 && position + 1 < field.count && field[position + 1] == 63:
        guard !quoted, !bracketed, let end = Self.endOfWord(field, from: position) else { return false }
        position = end - 1
      case 34 where remarks == 0: quoted.toggle()
      case 40 where !quoted: remarks += 1
      case 41 where !quoted && remarks > 0: remarks -= 1
      case 60 where !quoted && remarks == 0:
        if bracketed { return false }
        bracketed = true
      case 62 where !quoted && remarks == 0: bracketed = false
      case 44 where position == field.count || !(quoted || remarks > 0 || bracketed):
        if quoted || remarks > 0 || bracketed { return false }
        let entry = Octets.trimmed(field, start..<position)
        if !entry.isEmpty, !appendEntry(Octets.slice(field, entry)) { return false }
        start = position + 1
      default: break
      }
      position += 1
    }
    return true
  }

  private mutating func appendEntry(_ entry: MailBytes) -> Bool {
    if entry[entry.count - 1] == 62, let open = Octets.first(60, in: entry, from: 0, to: entry.count) {
      guard let address = address(Octets.trimmed(entry, (open + 1)..<(entry.count - 1)), in: entry) else {
        return false
      }
      let name = Octets.slice(entry, Octets.trimmed(entry, 0..<open))
      if Self.holdsRemark(name) { return false }
      found.append(NamedAddress(name: Self.cleanName(name), address: address))
      return true
    }
    let open = Octets.first(40, in: entry, from: 0, to: entry.count)
    if let word = Octets.first("=?", in: entry, from: 0, to: entry.count), word < open ?? entry.count { return false }
    if open == nil, let bare = bareAddress(entry) {
      found.append(bare)
      return true
    }
    guard let address = address(Octets.trimmed(entry, 0..<(open ?? entry.count)), in: entry) else { return false }
    var name: [UInt8] = []
    if let open {
      guard entry[entry.count - 1] == 41 else { return false }
      name = Self.cleanName(Octets.slice(entry, (open + 1)..<(entry.count - 1)))
    }
    found.append(NamedAddress(name: name, address: address))
    return true
  }

  private func address(_ range: Range<Int>, in entry: MailBytes) -> [UInt8]? {
    let text = Octets.slice(entry, range)
    if MailAddress.isPlain(text) { return Array(text) }
    guard let at = Octets.first(" at ", in: text, from: 0, to: text.count) else { return nil }
    let written = Array(text[0..<at]) + [64] + Array(text[(at + 4)...])
    return written.withUnsafeBufferPointer { MailAddress.isPlain($0) } ? written : nil
  }

  /// `Joe Bloggs joe@example.com`, from programs that lost the brackets.
  private func bareAddress(_ entry: MailBytes) -> NamedAddress? {
    guard let blank = entry.lastIndex(where: Octets.isBlank) else { return nil }
    let address = Octets.slice(entry, (blank + 1)..<entry.count)
    let name = Octets.slice(entry, 0..<blank)
    guard !Octets.contains(64, name), MailAddress.isPlain(address) else { return nil }
    return NamedAddress(name: PersonName.clean(name), address: Array(address))
  }

  private static func cleanName(_ name: MailBytes) -> [UInt8] {
    guard Octets.first("=?", in: name, from: 0, to: name.count) != nil else { return PersonName.clean(name) }
    return PersonName.clean(HeaderText.decoded(name))
  }

  private static func holdsRemark(_ name: MailBytes) -> Bool {
    guard Octets.contains(40, name) else { return false }
    var position = 0
    while position < name.count {
      if name[position] == 40 { return true }
      position = endOfWord(name, from: position) ?? position + 1
    }
    return false
  }

  /// Where an encoded word that begins at a place ends: `=?charset?encoding?text?=`, without a blank.
  private static func endOfWord(_ field: MailBytes, from start: Int) -> Int? {
    guard start + 1 < field.count, field[start] == 61, field[start + 1] == 63 else { return nil }
    var parts = 0
    var position = start + 2
    while position < field.count, field[position] > 32, field[position] < 127 {
      if field[position] == 63 {
        parts += 1
        if parts == 3 { return position + 1 < field.count && field[position + 1] == 61 ? position + 2 : nil }
      }
      position += 1
    }
    return nil
  }

  // MARK: Everything else

  private mutating func appendThroughGMime(_ field: MailBytes) {
    GMimeLibrary.start()
    scratch.removeAll(keepingCapacity: true)
    // GMime reads a C string; folding and NULs mean nothing in an address.
    if field.count > Self.longest { isCut = true }
    for byte in field.prefix(Self.longest) { scratch.append(byte < 32 ? 32 : byte) }
    scratch.append(0)
    var entries: [NamedAddress] = []
    withUnsafeMutablePointer(to: &entries) { list in
      scratch.withUnsafeBufferPointer { text in
        text.withMemoryRebound(to: CChar.self) { text in
          rightcall_mime_visit_addresses(
            text.baseAddress,
            { name, address, context in
              guard let address, let context else { return }
              let list = context.assumingMemoryBound(to: [NamedAddress].self)
              // One more shows that there are more.
              guard list.pointee.count <= AddressHeader.most,
                let written = AddressHeader.readable(MailBytes(cString: address))
              else { return }
              let clean = name.map { PersonName.clean(MailBytes(cString: $0)) } ?? []
              list.pointee.append(NamedAddress(name: clean, address: written))
            }, list)
        }
      }
    }
    if entries.isEmpty, let entry = obfuscated(Octets.slice(field, Octets.trimmed(field, 0..<field.count))) {
      entries.append(entry)
    }
    if entries.count == 1, Self.isGarbled(field) { return }
    found += entries
  }

  /// More than one @ with neither brackets nor commas to part them: an archive that hid its addresses in another way
  /// (`jo@h @ending from gm@il@com`). A piece of that is nobody's address.
  private static func isGarbled(_ field: MailBytes) -> Bool {
    var ats = 0
    var remark = false
    var quoted = false
    for byte in field {
      switch byte {
      case 60, 44: return false
      case 34: quoted.toggle()
      case 40: remark = true
      case 41: remark = false
      case 64 where !remark && !quoted: ats += 1
      default: break
      }
    }
    return ats > 1
  }

  private static func readable(_ address: MailBytes) -> [UInt8]? {
    let text = Octets.trimmed(address)
    return MailAddress.isPlain(text) ? Array(text) : nil
  }

  /// `Joe (the elder) <joe at example.com>` and other shapes that only the brackets make clear.
  private func obfuscated(_ field: MailBytes) -> NamedAddress? {
    guard !Octets.contains(64, field), let open = Octets.first(60, in: field, from: 0, to: field.count),
      let close = Octets.first(62, in: field, from: open, to: field.count),
      let address = address(Octets.trimmed(field, (open + 1)..<close), in: field)
    else { return nil }
    let name = PersonName.clean(HeaderText.decoded(Octets.slice(field, 0..<open)))
    return NamedAddress(name: name, address: address)
  }
}
