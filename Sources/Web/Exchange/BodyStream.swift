/// A body that is read as it comes, by whoever was let in, and never whole.
struct BodyStream: Sendable {
  /// Octets that its sender says it has; `nil` where nothing is said.
  let length: Int?
  /// Hands over one part after the other; where taking one throws, no more is read.
  let read: @Sendable (_ take: @Sendable (ArraySlice<UInt8>) async throws -> Void) async throws -> Void
}

/// Takes a form with a file apart while it comes in (RFC 7578): short fields whole, long ones in parts.
struct MultipartReader: Sendable {
  enum Event: Equatable, Sendable {
    case field(name: String, value: String)
    /// A part of what a field holds that is read as it comes.
    case content(name: String, ArraySlice<UInt8>)
  }

  enum Fault: Error, Equatable {
    /// It is no such form.
    case malformed
    /// A short field is longer than it may be.
    case tooLong
  }

  private enum Place {
    case beforePart, header, over
    case field(String)
    case content(String)
  }

  private static let longestHeader = 8_192
  private static let longestField = 4_096
  private static let blank: [UInt8] = [13, 10, 13, 10]

  /// Fields that are handed over in parts, whatever their length.
  private let long: Set<String>
  /// A line's end, and the boundary that ends a part.
  private let mark: [UInt8]
  private var place = Place.beforePart
  private var held: [UInt8]

  /// - Parameter contentType: the request's, with its boundary.
  /// - Returns: `nil` for what is none.
  init?(contentType: String, long: Set<String>) {
    guard let boundary = MultipartForm.boundary(contentType) else { return nil }
    self.long = long
    mark = [13, 10] + Array("--\(boundary)".utf8)
    // The first boundary has no line before it.
    held = [13, 10]
  }

  /// Whether the last boundary was seen.
  var isComplete: Bool { if case .over = place { true } else { false } }

  /// - Throws: `Fault`.
  mutating func take(_ part: ArraySlice<UInt8>) throws(Fault) -> [Event] {
    held.append(contentsOf: part)
    var events: [Event] = []
    while try step(&events) {}
    return events
  }

  /// - Returns: whether there may be more in what is held.
  private mutating func step(_ events: inout [Event]) throws(Fault) -> Bool {
    switch place {
    case .beforePart: return try begin()
    case .header: return try header()
    case .field(let name):
      guard let end = Self.find(mark, in: held) else {
        if held.count > Self.longestField + mark.count { throw .tooLong }
        return false
      }
      guard end <= Self.longestField, let value = String(validating: held[..<end], as: UTF8.self) else {
        throw .tooLong
      }
      events.append(.field(name: name, value: value))
      place = .beforePart
      held.removeFirst(end)
      return true
    case .content(let name):
      let end = Self.find(mark, in: held)
      // What may be the beginning of a boundary waits for its end.
      let ready = end ?? max(0, held.count - mark.count)
      if ready > 0 { events.append(.content(name: name, held[..<ready])) }
      held = Array(held[ready...])
      if end != nil { place = .beforePart }
      return end != nil
    case .over:
      held.removeAll()
      return false
    }
  }

  private mutating func begin() throws(Fault) -> Bool {
    guard held.count >= mark.count + 2 else { return false }
    guard held.starts(with: mark) else { throw .malformed }
    let tail = Array(held[mark.count..<(mark.count + 2)])
    held.removeFirst(mark.count)
    if tail == Array("--".utf8) {
      place = .over
    } else if tail == [13, 10] {
      place = .header
    } else {
      throw .malformed
    }
    return true
  }

  private mutating func header() throws(Fault) -> Bool {
    guard let end = Self.find(Self.blank, in: held) else {
      if held.count > Self.longestHeader { throw .malformed }
      return false
    }
    guard let name = MultipartForm.name(of: held[..<end]) else { throw .malformed }
    held.removeFirst(end + Self.blank.count)
    place = long.contains(name) ? .content(name) : .field(name)
    return true
  }

  /// Where a mark stands first.
  private static func find(_ mark: [UInt8], in bytes: [UInt8]) -> Int? {
    var index = 0
    while index + mark.count <= bytes.count {
      guard let next = bytes[index...(bytes.count - mark.count)].firstIndex(of: mark[0]) else { return nil }
      if bytes[next..<(next + mark.count)].elementsEqual(mark) { return next }
      index = next + 1
    }
    return nil
  }
}
