/// What the tables of an import that join others say; filled before those are read.
final class Joins {
  private final class Pairs {
    var keys = WordIndex()
    /// Where each key's value stands.
    var values: [Range<Int>] = []
    var bytes: [UInt8] = []
    /// The key that was found last.
    private var last = -1

    func place(of key: UnsafeBufferPointer<UInt8>) -> Int? {
      guard let place = keys.place(of: key, after: last) else { return nil }
      last = place
      return place
    }

    func add(_ key: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
      let place = keys.add(key)
      let start = bytes.count
      if place < values.count {
        // All that a key has stands together; what it had before is passed over.
        bytes.append(contentsOf: Array(bytes[values[place]]))
        bytes.append(UInt8(ascii: ";"))
      }
      bytes.append(contentsOf: value)
      if place < values.count { values[place] = start..<bytes.count } else { values.append(start..<bytes.count) }
    }
  }

  private var tables: [String: Pairs] = [:]
  private var count = 0
  /// Pairs held; beyond it no more are taken, and a warning says so.
  static let most = 4_000_000

  /// - Returns: false where there is no room.
  func add(_ name: String, key: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !key.isEmpty, !value.isEmpty else { return true }
    guard count < Self.most else { return false }
    count += 1
    if let pairs = tables[name] {
      pairs.add(key, value)
    } else {
      let pairs = Pairs()
      tables[name] = pairs
      pairs.add(key, value)
    }
    return true
  }

  /// Whether a table of that name is part of the import.
  func has(_ name: String) -> Bool { tables[name] != nil }

  /// All that a key has, with `;` between.
  func append(_ name: String, _ key: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    guard let pairs = tables[name], let place = pairs.place(of: key) else { return }
    out.append(contentsOf: pairs.bytes[pairs.values[place]])
  }

  func knows(_ name: String, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    tables[name]?.place(of: key) != nil
  }
}
