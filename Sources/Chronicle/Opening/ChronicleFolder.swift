import Foundation

/// The folder that holds a copy: `frame`, the segment that is its base, files `kept-…` that were worked out from it, and
/// `lock`. Only whoever holds the lock writes;
/// readers need none, since files appear whole, under new names, and are never written to again.
struct ChronicleFolder {
  let path: String

  var framePath: String { "\(path)/frame" }
  func segmentPath(_ token: UInt64) -> String { "\(path)/\(Self.segmentName(token))" }

  private static func segmentName(_ token: UInt64) -> String {
    let digits = String(token, radix: 16)
    return "segment-" + String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The copy as it is.
  /// - Parameters:
  ///   - identity: the store it should be of; `nil` = any.
  ///   - known: the copy as it was a moment ago: returned where it has not been replaced since.
  ///   - isOurs: just written by us, and still under our lock.
  /// - Returns: `nil` where there is none that can be used.
  func open(store identity: String?, known: Chronicle? = nil, isOurs: Bool = false) -> Chronicle? {
    var last: UInt64 = 0
    // A frame may be replaced, and its base removed, between two steps; each new frame deserves a new try.
    while let region = try? Region.map(framePath) {
      if let known, SectionTable(region, kind: .frame)?.header.token == known.frame.token { return known }
      guard let frame = Frame(region, isOurs: isOurs), frame.token != last,
        identity == nil || frame.identity == identity
      else { return nil }
      if let base = base(of: frame), let chronicle = Chronicle(frame, base) { return chronicle }
      last = frame.token
    }
    return nil
  }

  /// - Returns: `nil` where it is not there or not whole.
  func base(of frame: Frame) -> Segment? {
    (try? Region.map(segmentPath(frame.base.token))).flatMap { Segment($0) }
  }

  /// Writes a segment, to be named by a frame later.
  func write(_ segment: Segment) throws(ChronicleError) {
    try WholeFile.write(segment.region.bytes, to: segmentPath(segment.token))
  }

  /// Replaces the frame, and with it the copy.
  func commit(_ frame: Region) throws(ChronicleError) {
    try WholeFile.write(frame.bytes, to: framePath)
  }

  func keptPath(_ name: String) -> String { "\(path)/\(Self.keptPrefix)\(name)" }

  private static let keptPrefix = "kept-"

  /// Removes what no frame names any more: segments, and what somebody who was killed left unfinished. What was worked out
  /// from an older copy goes too: it may hold somebody who has been erased since.
  func removeUnused(besides base: Segment?) {
    let used = base.map { Self.segmentName($0.token) }
    for name in names()
    where WholeFile.isUnfinished(name) || name.hasPrefix(Self.keptPrefix) || name.hasPrefix("segment-") && name != used
    {
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
