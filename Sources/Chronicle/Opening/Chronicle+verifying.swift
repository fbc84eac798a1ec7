import Foundation

/// What a copy on disk is worth.
package enum CopyCondition: Hashable, Sendable {
  case absent
  case sound(sequence: Int64, interactions: Int)
  /// The file that is not as it was written, or not there.
  case damaged(path: String)
}

extension Chronicle {
  /// Reads every byte of the copy in `directory` and compares it with the checksums it was written with. Opening checks
  /// the frame in full but of the base, the most of it, only head and size.
  package static func verify(directory: String) -> CopyCondition {
    let folder = ChronicleFolder(path: directory)
    guard access(folder.framePath, F_OK) == 0 || errno != ENOENT && errno != ENOTDIR else { return .absent }
    guard let region = try? Region.map(folder.framePath), let frame = Frame(region) else {
      return .damaged(path: folder.framePath)
    }
    guard let chronicle = folder.open(store: nil) else {
      return .damaged(path: folder.base(of: frame) == nil ? folder.segmentPath(frame.base.token) : folder.framePath)
    }
    guard SectionTable(chronicle.base.region, kind: .segment)?.isIntact() == true else {
      return .damaged(path: folder.segmentPath(chronicle.base.token))
    }
    return .sound(sequence: chronicle.sequence, interactions: chronicle.interactionCount)
  }

  /// Removes the copy in `directory`; the next catching-up makes it anew. Chronicles that are open stay usable.
  package static func discard(directory: String) throws {
    let folder = ChronicleFolder(path: directory)
    try folder.withLock {
      guard unlink(folder.framePath) == 0 || errno == ENOENT else {
        throw ChronicleError.cannotWrite(path: folder.framePath, code: errno)
      }
      folder.removeUnused(besides: nil)
    }
  }
}
