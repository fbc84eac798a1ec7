import CZip
import Glibc

/// A zip archive, read through libzip. Its members are streamed; checksums are checked at each member's end.
final class ZipArchive {
  struct Member {
    var index: UInt64
    var name: String
  }

  let path: String
  /// No member may unpack to more than this many bytes.
  let memberLimit: UInt64
  /// Of the archive itself, in bytes.
  private let size: UInt64
  fileprivate let handle: OpaquePointer

  init(path: String, memberLimit: UInt64 = 64 << 30) throws(IntakeError) {
    // For the system's own words when there is nothing to open.
    _ = try FileBytes(path: path)
    var status = stat()
    size = stat(path, &status) == 0 ? UInt64(max(0, status.st_size)) : 0
    var code: Int32 = 0
    guard let handle = zip_open(path, ZIP_RDONLY, &code) else {
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      if code == ZIP_ER_NOZIP || code == ZIP_ER_INCONS {
        throw .damaged(path: path, why: "not a whole zip archive: it may have been cut short")
      }
      throw .cannotOpen(path: path, reason: String(cString: zip_error_strerror(&error)))
    }
    self.path = path
    self.memberLimit = memberLimit
    self.handle = handle
  }

  fileprivate func tooLarge(_ member: String) -> IntakeError {
    .damaged(path: member, why: "unpacks to more than \(CSVLimits.words(Int(memberLimit)))")
  }

  deinit { zip_discard(handle) }

  /// The files in the archive in its order; folders and what macOS adds for itself left out.
  func members() -> [Member] {
    var members: [Member] = []
    for index in 0..<UInt64(max(0, zip_get_num_entries(handle, 0))) {
      guard let pointer = zip_get_name(handle, index, 0) else { continue }
      let name = String(cString: pointer)
      let parts = name.split { $0 == "/" || $0 == "\\" }
      if name.hasSuffix("/") || parts.first == "__MACOSX" || parts.last?.hasPrefix(".") != false { continue }
      members.append(Member(index: index, name: name))
    }
    return members
  }

  /// Whether a file in the archive holds nothing.
  func isEmpty(_ member: Member) -> Bool {
    var status = zip_stat_t()
    return zip_stat_index(handle, member.index, 0, &status) == 0 && status.valid & UInt64(ZIP_STAT_SIZE) != 0
      && status.size == 0
  }

  /// The same, of an archive that is safe to read: no name leads out of it, and it does not unpack to more than anybody's
  /// records would. Nothing is ever unpacked to disk; a name like that still says that the archive was not made to be read.
  func checkedMembers() throws(IntakeError) -> [Member] {
    let members = members()
    guard members.count <= Self.mostMembers else {
      throw .damaged(path: path, why: "more than \(Self.mostMembers) files in it")
    }
    var (unpacked, packed): (UInt64, UInt64) = (0, 0)
    for member in members {
      let parts = member.name.split(whereSeparator: { $0 == "/" || $0 == "\\" })
      guard !member.name.hasPrefix("/"), !parts.contains(".."), parts.first?.hasSuffix(":") != true else {
        throw .damaged(path: path, why: "the name of a file in it leads out of the archive")
      }
      var status = zip_stat_t()
      zip_stat_init(&status)
      guard zip_stat_index(handle, member.index, 0, &status) == 0 else { continue }
      unpacked = unpacked.addingReportingOverflow(status.size).partialValue
      packed = packed.addingReportingOverflow(status.comp_size).partialValue
    }
    if unpacked > Self.suspectSize, unpacked / Self.mostTimes > packed {
      throw Self.packsTooTightly(path)
    }
    return members
  }

  fileprivate static func packsTooTightly(_ path: String) -> IntakeError {
    .damaged(path: path, why: "unpacks to more than \(mostTimes) times its size: no records pack as tightly")
  }

  static let mostMembers = 10_000
  /// Tables pack to a tenth, repetitive ones to a fiftieth.
  private static let mostTimes: UInt64 = 250
  static let suspectSize: UInt64 = 64 << 20

  /// - Parameter shown: the member's path for messages.
  func open(_ index: UInt64, shown: String) throws(IntakeError) -> any ByteSource {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(handle, index, 0, &status) == 0 else {
      throw .damaged(path: shown, why: String(cString: zip_strerror(handle)))
    }
    if status.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0, status.encryption_method != ZIP_EM_NONE {
      throw .notAFormatWeKnow(path: shown, why: "protected with a password: unpack it first")
    }
    if status.valid & UInt64(ZIP_STAT_SIZE) != 0, status.size > memberLimit {
      throw tooLarge(shown)
    }
    guard let file = zip_fopen_index(handle, index, 0) else {
      throw .damaged(path: shown, why: String(cString: zip_strerror(handle)))
    }
    // What the directory promises may be untrue; what lies packed in the file is not.
    let packed = min(status.valid & UInt64(ZIP_STAT_COMP_SIZE) != 0 ? status.comp_size : .max, size)
    let likely = max(Self.suspectSize, packed.multipliedReportingOverflow(by: Self.mostTimes).partialValue)
    return ZipMemberBytes(archive: self, file: file, path: shown, likely: likely)
  }
}

/// The unpacked bytes of one member. Keeps its archive open.
private final class ZipMemberBytes: ByteSource {
  private let archive: ZipArchive
  private let file: OpaquePointer
  private let path: String
  /// More than this comes out of no honest packing.
  private let likely: UInt64
  private var total: UInt64 = 0

  init(archive: ZipArchive, file: OpaquePointer, path: String, likely: UInt64) {
    self.likely = likely
    self.archive = archive
    self.file = file
    self.path = path
  }

  deinit { zip_fclose(file) }

  func read(into start: UnsafeMutablePointer<UInt8>, count: Int) throws(IntakeError) -> Int {
    let got = zip_fread(file, start, UInt64(count))
    guard got >= 0 else {
      let why = zip_file_get_error(file).map { String(cString: zip_error_strerror($0)) } ?? "cannot be unpacked"
      throw .damaged(path: path, why: why)
    }
    total += UInt64(got)
    if total > archive.memberLimit { throw archive.tooLarge(path) }
    if total > likely { throw ZipArchive.packsTooTightly(path) }
    return Int(got)
  }
}
