import Chronicle
import Foundation
import Recruitment
import Testing

@Suite struct DamageTests {
  private struct Kept {
    let folder: TemporaryFolder
    let store: FakeStore
    let picture: Picture
    let files: [String: [UInt8]]
    /// The name of the base's file.
    let base: String

    /// A copy of which some people have changed since the base was written.
    init() throws {
      folder = try TemporaryFolder()
      store = FakeStore(seed: 4)
      var random = SplitMix(state: 4)
      store.change {
        $0.frame = .random(using: &random)
        $0.addSome(2_000)
      }
      _ = try Chronicle.caughtUp(with: store, directory: folder.copy)
      store.change { $0.addSome(2) }
      picture = Picture(try Chronicle.caughtUp(with: store, directory: folder.copy))
      var files: [String: [UInt8]] = [:]
      for name in try folder.files() where name != "lock" { files[name] = try folder.bytes(name) }
      self.files = files
      base = try #require(files.keys.first { $0.hasPrefix("segment-") })
    }

    func putBack() throws {
      for name in try folder.files() where files[name] == nil && name != "lock" {
        try FileManager.default.removeItem(atPath: "\(folder.copy)/\(name)")
      }
      for (name, bytes) in files { try folder.replace(name, bytes) }
    }

    func opened() throws -> Picture { Picture(try Chronicle.caughtUp(with: store, directory: folder.copy)) }
  }

  @Test func soundCopiesAreSound() throws {
    let kept = try Kept()
    #expect(kept.files.count == 2)
    let sound = CopyCondition.sound(sequence: kept.picture.sequence, interactions: kept.picture.interactionCount)
    #expect(Chronicle.verify(directory: kept.folder.copy) == sound)
    #expect(Chronicle.verify(directory: "\(kept.folder.path)/nowhere") == .absent)
  }

  @Test func aFrameWithAnyByteChangedIsMadeAnew() throws {
    let kept = try Kept()
    let whole = try #require(kept.files["frame"])
    var random = SplitMix(state: 5)
    var harmless = 0
    for round in 0..<150 {
      var bytes = whole
      let place = round < 60 ? round * 2 : Int.random(in: bytes.indices, using: &random)
      bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
      try kept.folder.replace("frame", bytes)
      if case .sound = Chronicle.verify(directory: kept.folder.copy) { harmless += 1 }
      let frames = kept.store.framesRead
      #expect(try kept.opened() == kept.picture, "byte \(place)")
      // Only the empty bytes between two sections may change unseen.
      if kept.store.framesRead == frames { #expect(whole[place] == 0) }
      try kept.putBack()
    }
    #expect(harmless < 60)
  }

  @Test func filesCutShortAnywhereAreMadeAnew() throws {
    let kept = try Kept()
    var random = SplitMix(state: 6)
    for (name, whole) in kept.files {
      let lengths = [0, 1, 63, 64, whole.count - 64, whole.count - 1]
      for length in lengths + (0..<15).map({ _ in Int.random(in: whole.indices, using: &random) }) {
        try kept.folder.replace(name, Array(whole.prefix(length)))
        let damaged = CopyCondition.damaged(path: "\(kept.folder.copy)/\(name)")
        #expect(Chronicle.verify(directory: kept.folder.copy) == damaged)
        #expect(try kept.opened() == kept.picture, "\(name) at \(length)")
        try kept.putBack()
      }
    }
  }

  @Test func aBaseWithABrokenHeadIsMadeAnew() throws {
    let kept = try Kept()
    let whole = try #require(kept.files[kept.base])
    for place in stride(from: 0, to: 256, by: 3) {
      var bytes = whole
      bytes[place] ^= 0x41
      try kept.folder.replace(kept.base, bytes)
      #expect(try kept.opened() == kept.picture, "byte \(place)")
      try kept.putBack()
    }
  }

  /// Opening does not read every interaction; it may be wrong then, but it does not crash, and verifying says so.
  @Test func brokenColumnsNeverCrashAndAreFoundByVerifying() throws {
    let kept = try Kept()
    var random = SplitMix(state: 7)
    let name = kept.base
    let whole = try #require(kept.files[name])
    for _ in 0..<40 {
      var bytes = whole
      let start = Int.random(in: 512..<bytes.count - 600, using: &random)
      for place in start..<start + 500 { bytes[place] = .random(in: 0...255, using: &random) }
      try kept.folder.replace(name, bytes)
      _ = try kept.opened()
      #expect(Chronicle.verify(directory: kept.folder.copy) == .damaged(path: "\(kept.folder.copy)/\(name)"))
      try kept.putBack()
    }
    try kept.folder.replace(name, whole.dropLast(20_000) + [UInt8](repeating: 7, count: 20_000))
    try Chronicle.discard(directory: kept.folder.copy)
    #expect(try kept.folder.files() == ["lock"])
    #expect(try kept.opened() == kept.picture)
  }

  @Test func filesThatAreNotOursAreReplaced() throws {
    let kept = try Kept()
    let other = try Kept()
    let strangers: [(String, [UInt8])] = [
      ("frame", Array("not a frame".utf8)), ("frame", [UInt8](repeating: 255, count: 5_000)),
      ("frame", kept.files[kept.base] ?? []), (kept.base, kept.files["frame"] ?? []),
      ("frame", other.files["frame"] ?? []), (kept.base, other.files[other.base] ?? []),
    ]
    for (name, bytes) in strangers {
      try kept.folder.replace(name, bytes)
      #expect(try kept.opened() == kept.picture)
      try kept.putBack()
    }
    for name in kept.files.keys {
      try FileManager.default.removeItem(atPath: "\(kept.folder.copy)/\(name)")
      #expect(try kept.opened() == kept.picture)
      try kept.putBack()
    }
  }

  @Test func whatSomebodyKilledLeftIsRemoved() throws {
    let kept = try Kept()
    let old = kept.picture
    // Killed while writing a segment, after writing it, and while writing the frame: the old copy stands.
    try kept.folder.replace("segment-00000000000000aa.unfinished", [1, 2, 3])
    try kept.folder.replace("segment-00000000000000ab", kept.files[kept.base] ?? [])
    try kept.folder.replace("frame.unfinished", Array((kept.files["frame"] ?? []).prefix(100)))
    #expect(try kept.opened() == old)
    kept.store.change { $0.addSome(1) }
    #expect(try kept.opened().interactionCount == old.interactionCount + 1)
    let names = try kept.folder.files()
    #expect(!names.contains { $0.hasSuffix(".unfinished") || $0.hasPrefix("segment-00000000000000a") })
  }

  @Test func aFeedThatFailsLeavesTheOldCopy() throws {
    let kept = try Kept()
    kept.store.change {
      $0.addSome(5)
      $0.fails = true
    }
    #expect(throws: FakeStore.Broken.self) { try kept.opened() }
    for (name, bytes) in kept.files { #expect(try kept.folder.bytes(name) == bytes) }
    kept.store.change { $0.fails = false }
    #expect(try kept.opened().interactionCount == kept.picture.interactionCount + 5)
  }
}
