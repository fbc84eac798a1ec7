/// The first 64 bytes of each of our files. Behind it the section table, then the sections, each on a 64-byte boundary.
/// All numbers in the machine's own order: a copy does not travel between machines.
struct Header: BitwiseCopyable {
  var magic: UInt64 = Header.magic
  var format: UInt32 = Header.format
  var kind: UInt32
  /// A checksum of the store's identity.
  var store: UInt64
  /// The store's change that the file was written at.
  var sequence: Int64
  /// Drawn at random: tells one file from another of the same name and size.
  var token: UInt64
  var byteCount: UInt64
  var sectionCount: UInt64
  /// Of header and section table, reckoned with 0 in this place.
  var checksum: UInt64 = 0

  /// "RC chron" as it stands in the file.
  static let magic = UInt64(littleEndian: 0x6E6F_7268_6320_4352)
  /// Goes up with every change of meaning: an older copy is then rebuilt.
  static let format: UInt32 = 5
  static let sectionLimit = 256

  init(_ kind: Kind, _ stamp: Stamp, byteCount: Int, sectionCount: Int) {
    self.kind = kind.rawValue
    store = stamp.storeNumber
    sequence = stamp.sequence
    token = .random(in: 1 ... .max)
    self.byteCount = UInt64(byteCount)
    self.sectionCount = UInt64(sectionCount)
  }

  enum Kind: UInt32 {
    case frame = 1
    case segment = 2
    /// What somebody worked out from the history.
    case kept = 3
  }
}

/// Which state of which store a file was written at.
struct Stamp {
  var identity: String
  var sequence: Int64
  /// The mark of that change.
  var mark: Int64

  /// Stands for the store in headers.
  var storeNumber: UInt64 {
    // Into words of its own: the text's bytes need not lie on an eight-byte boundary.
    var words = [UInt64](repeating: 0, count: (identity.utf8.count + 7) / 8)
    return words.withUnsafeMutableBytes { bytes in
      bytes.copyBytes(from: identity.utf8)
      return Checksum.of(UnsafeRawBufferPointer(bytes))
    }
  }
}

/// Where one section lies: `count` rows of `stride` bytes.
struct SectionEntry: BitwiseCopyable {
  var code: UInt32
  var stride: UInt32
  var offset: UInt64
  var count: UInt64
  var checksum: UInt64
}

/// What a section holds.
enum Section: Hashable {
  case identity, texts, numbers, base, directory, mark
  case people, jobs, jobEvents, submissions, stageEvents, dates, facts, preferences, actions, sources
  /// A table's index: its keys, where each key's rows begin, a guide into the keys, and, where the rows do not lie
  /// together, their places.
  case keys(Index)
  case starts(Index)
  case guide(Index)
  case values(Index)
  case at, delay, id, recruiter, traits, duration, origin
  /// Of a kept file: what it rests on besides the history, and whatever was worked out, by a number of its maker's.
  case key
  case kept(UInt32)

  enum Index: UInt32, CaseIterable {
    case everyone, personVersions, jobVersions, jobEvents, personSubmissions, submissionIDs, jobSubmissions, contactJobs
    case stageEvents, submissionDates, jobDates, personFacts, clientFacts, submissionFacts, jobFacts, preferences
    case clientJobs
  }

  var code: UInt32 {
    switch self {
    case .identity: 1
    case .texts: 2
    case .numbers: 3
    case .base: 4
    case .directory: 5
    case .mark: 6
    case .people: 10
    case .jobs: 11
    case .jobEvents: 12
    case .submissions: 13
    case .stageEvents: 14
    case .dates: 15
    case .facts: 16
    case .preferences: 17
    case .actions: 18
    case .sources: 19
    case .at: 30
    case .delay: 31
    case .id: 32
    case .recruiter: 33
    case .traits: 34
    case .duration: 35
    case .origin: 36
    case .key: 40
    case .kept(let number): 1_000 + number
    case .keys(let index): 100 + index.rawValue * 4
    case .starts(let index): 101 + index.rawValue * 4
    case .guide(let index): 102 + index.rawValue * 4
    case .values(let index): 103 + index.rawValue * 4
    }
  }
}
