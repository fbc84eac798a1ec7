import Foundation
import Recruitment
import Testing

@testable import Chronicle

@Suite struct WritingErrorTests {
  private func store() -> FakeStore {
    let store = FakeStore()
    store.change { $0.addSome(20) }
    return store
  }

  @Test func aFolderUnderAFileCannotBeMade() throws {
    let folder = try TemporaryFolder()
    let file = "\(folder.path)/file"
    try Data([1]).write(to: URL(fileURLWithPath: file))
    for path in ["\(file)/copy", "\(file)/a/b"] {
      #expect(throws: ChronicleError.cannotWrite(path: path, code: ENOTDIR)) {
        try Chronicle.caughtUp(with: store(), directory: path)
      }
    }
    #expect(throws: ChronicleError.cannotWrite(path: file, code: ENOTDIR)) {
      try Chronicle.caughtUp(with: store(), directory: file)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write everywhere"))
  func aFolderThatIsClosedToUs() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.copy, withIntermediateDirectories: true)
    chmod(folder.copy, 0o500)
    defer { chmod(folder.copy, 0o700) }
    #expect(throws: ChronicleError.cannotWrite(path: "\(folder.copy)/lock", code: EACCES)) {
      try Chronicle.caughtUp(with: store(), directory: folder.copy)
    }
  }

  @Test func somethingInTheWayOfTheFrame() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: "\(folder.copy)/frame/x", withIntermediateDirectories: true)
    #expect(throws: ChronicleError.cannotWrite(path: "\(folder.copy)/frame", code: EISDIR)) {
      try Chronicle.caughtUp(with: store(), directory: folder.copy)
    }
    #expect(try folder.files() == ["frame", "lock"])
  }

  @Test func aLinkInPlaceOfTheLockIsNotFollowed() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.copy, withIntermediateDirectories: true)
    symlink("\(folder.path)/elsewhere", "\(folder.copy)/lock")
    #expect(throws: ChronicleError.cannotWrite(path: "\(folder.copy)/lock", code: ELOOP)) {
      try Chronicle.caughtUp(with: store(), directory: folder.copy)
    }
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/elsewhere"))
  }

  @Test(.enabled(if: access("/dev/full", W_OK) == 0))
  func aFullDiskIsReported() throws {
    let file = open("/dev/full", O_WRONLY)
    defer { close(file) }
    let code = [1, 2, 3].withUnsafeBytes { WholeFile.write($0, to: file) }
    #expect(code == ENOSPC)
  }

  @Test func aFailedWriteLeavesNoFileBehind() throws {
    let folder = try TemporaryFolder()
    let target = "\(folder.path)/target"
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: false)
    #expect(throws: ChronicleError.cannotWrite(path: target, code: EISDIR)) {
      try WholeFile.write(UnsafeRawBufferPointer(start: nil, count: 0), to: target)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["target"])
  }

  @Test func inMemoryNeedsNoDisk() throws {
    let store = store()
    let chronicle = try Chronicle.ephemeral(with: store)
    #expect(chronicle.interactionCount == 20)
    #expect(chronicle.sequence == 1)
    #expect(chronicle.storeIdentity == store.storeIdentity)
  }
}
