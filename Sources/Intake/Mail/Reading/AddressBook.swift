import Recruitment

/// The people and own addresses that turn up in one reading, each address once.
struct AddressBook {
  struct Entry {
    /// Folded; or as `HiddenAddress` has it.
    var address: [UInt8]
    /// The best display name seen so far; empty where there was none.
    var name: [UInt8] = []
    /// What the name's worth is: 2 as they write it themselves, 1 as others do; then the newer one.
    var nameRank: UInt8 = 0
    var nameAt: Int64 = .min
    var isMine = false
    /// One's own, or a colleague's.
    var isOurs = false
    /// Whether some row names this address.
    var isKept = false
    /// `mail:` and a keyed hash; made when first needed.
    var externalID: [UInt8] = []
    /// The file in which a row first named this address, and the message's ordinal there.
    var file = 0
    var ordinal = 0
    /// For `MailReader.correspondents`.
    var sent = 0
    var received = 0
  }

  private(set) var entries: [Entry] = []
  /// The own addresses.
  private(set) var mine: Set<Int32> = []
  private var indices: [UInt64: Int32] = [:]
  /// By what each address looks like hidden.
  private var hidden: [UInt64: Int32] = [:]
  private let hash: SipHash
  private let key: [UInt8]

  init(me: [String], colleagues: Set<String> = [], hash: SipHash, key: [UInt8]) {
    self.hash = hash
    self.key = key
    for address in me {
      guard let index = addOurs(address) else { continue }
      entries[Int(index)].isMine = true
      mine.insert(index)
    }
    for address in colleagues.sorted() { _ = addOurs(address) }
  }

  private mutating func addOurs(_ address: String) -> Int32? {
    let folded = MailAddress.folded(address)
    guard !folded.isEmpty else { return nil }
    let index = index(of: folded)
    entries[Int(index)].isOurs = true
    return index
  }

  /// The index of an address, which is added where it is new.
  mutating func index(of address: [UInt8]) -> Int32 {
    var folded = address
    MailAddress.fold(&folded)
    let digest = folded.withUnsafeBufferPointer { hash($0) }
    return index(digest: digest) { folded }
  }

  /// The same for an address whose hash is known: the address itself, folded, is asked for where it is new.
  mutating func index(digest: UInt64, _ folded: () -> [UInt8]) -> Int32 {
    if let known = indices[digest] { return known }
    let index = self.index(ofNew: folded())
    indices[digest] = index
    return index
  }

  /// A hidden address is that of whoever is known otherwise, and becomes theirs when they are known later.
  private mutating func index(ofNew address: [UInt8]) -> Int32 {
    // Another spelling of one that is here already, where its provider takes no notice.
    guard let other = Self.plainSpelling(of: address) else { return add(address) }
    let digest = other.withUnsafeBufferPointer { hash($0) }
    if let known = indices[digest] { return known }
    let index = add(address)
    indices[digest] = index
    return index
  }

  private mutating func add(_ address: [UInt8]) -> Int32 {
    let forms = HiddenAddress.hiding(address).map { form in form.withUnsafeBufferPointer { hash($0) } }
    for other in forms.compactMap({ hidden[$0] }) {
      if HiddenAddress.isHidden(address) { return other }
      if HiddenAddress.isHidden(entries[Int(other)].address), !entries[Int(other)].isKept {
        entries[Int(other)].address = address
        show(other, forms)
        return other
      }
    }
    let index = Int32(entries.count)
    entries.append(Entry(address: address))
    show(index, forms)
    return index
  }

  /// Whoever was first to look like that hidden is found by it.
  private mutating func show(_ index: Int32, _ forms: [UInt64]) {
    for form in forms where hidden[form] == nil { hidden[form] = index }
  }

  subscript(index: Int32) -> Entry {
    get { entries[Int(index)] }
    _modify { yield &entries[Int(index)] }
  }

  func isMine(_ index: Int32) -> Bool { entries[Int(index)].isMine }
  func isOurs(_ index: Int32) -> Bool { entries[Int(index)].isOurs }

  /// Remembers a display name where it is better than the one known. The order in which messages come does not
  /// matter: of two equally good ones of one second, the later in byte order stays.
  mutating func learn(_ name: [UInt8], of index: Int32, fromThemselves: Bool, at: Int64) {
    guard !name.isEmpty else { return }
    let rank: UInt8 = fromThemselves ? 2 : 1
    let entry = entries[Int(index)]
    if entry.nameRank > rank || (entry.nameRank == rank && entry.nameAt > at) { return }
    if entry.nameRank == rank, entry.nameAt == at, !entry.name.lexicographicallyPrecedes(name) { return }
    entries[Int(index)].name = name
    entries[Int(index)].nameRank = rank
    entries[Int(index)].nameAt = at
  }

  /// Notes that a row names this address, and makes its external id.
  mutating func keep(_ index: Int32, file: Int, ordinal: Int) {
    guard !entries[Int(index)].isKept else { return }
    entries[Int(index)].isKept = true
    entries[Int(index)].file = file
    entries[Int(index)].ordinal = ordinal
    entries[Int(index)].externalID = Self.externalID(of: entries[Int(index)].address, key: key)
  }

  /// The address as `AddressKey` has it, where that is another: few bear a plus or are of the one provider that ignores dots.
  private static func plainSpelling(of address: [UInt8]) -> [UInt8]? {
    guard address.contains(43) || address.hasSuffix("@gmail.com") || address.hasSuffix("@googlemail.com"),
      let key = AddressKey.of(String(decoding: address, as: UTF8.self)).map({ Array($0.utf8) }), key != address
    else { return nil }
    return key
  }

  /// `mail:` and the first 20 hexadecimal digits of HMAC-SHA256 of the folded address, in its plain spelling.
  static func externalID(of address: [UInt8], key: [UInt8]) -> [UInt8] {
    Array("mail:".utf8)
      + KeyedDigest.of(plainSpelling(of: address) ?? address, key: key).prefix(10).flatMap(Hexadecimal.digits)
  }

  /// The display name, or else what stands before the @.
  func shownName(of index: Int32) -> [UInt8] {
    let entry = entries[Int(index)]
    if !entry.name.isEmpty { return entry.name }
    if HiddenAddress.isHidden(entry.address) { return Array("unknown".utf8) }
    return Array(entry.address.prefix { $0 != 64 })
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount
      && suffix(text.utf8CodeUnitCount).elementsEqual(
        UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

enum Hexadecimal {
  static func digits(_ byte: UInt8) -> [UInt8] { [digit(byte >> 4), digit(byte & 15)] }

  /// Sixteen digits, most significant first.
  static func digits(_ word: UInt64) -> [UInt8] {
    (0..<16).map { digit(UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * $0)) & 15) }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }
}
