import Foundation

/// The folder that holds a copy: `frame`, the segments it names, and `lock`. Only whoever holds the lock writes; readers
/// need none, since files appear whole, under new names, and are never written to again.
struct ChronicleFolder {
  let path: String

  var framePath: String { "\(path)/frame" }
  func segmentPath(_ token: UInt64) -> String { "\(path)/\(Self.segmentName(token))" }

  private static func segmentName(_ token: UInt64) -> String {
    let digits = String(token, radix: 16)
    return "segment-" + String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The copy as it is.
  /// - Parameter identity: the store it should be of; `nil` = any.
  /// - Returns: `nil` where there is none that can be used.
  func open(store identity: String?) -> Chronicle? {
    var last: UInt64 = 0
    // A frame may be replaced, and its segments removed, between two steps; each new frame deserves a new try.
    while let region = try? Region.map(framePath, expectsAll: true), let frame = Frame(region), frame.token != last {
      guard identity == nil || frame.identity == identity else { return nil }
      let segments = frame.segments.compactMap { name in
        (try? Region.map(segmentPath(name.token))).flatMap(Segment.init)
      }
      if let chronicle = Chronicle(frame, segments) { return chronicle }
      last = frame.token
    }
    return nil
  }

  /// Writes a segment, to be named by a frame later.
  func write(_ segment: Segment) throws(ChronicleError) {
    try WholeFile.write(segment.region.bytes, to: segmentPath(segment.token), in: path)
  }

  /// Replaces the frame, and with it the copy.
  func commit(_ frame: Region) throws(ChronicleError) {
    try WholeFile.write(frame.bytes, to: framePath, in: path)
  }

  /// Removes what no frame names any more: segments, and what somebody who was killed left unfinished.
  func removeUnused(besides segments: [Segment]) {
    let used = Set(segments.map { Self.segmentName($0.token) })
    for name in names() where WholeFile.isUnfinished(name) || name.hasPrefix("segment-") && !used.contains(name) {
      unlink("\(path)/\(name)")
    }
  }

  private func names() -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names
  }
}
