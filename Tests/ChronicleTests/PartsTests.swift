import Recruitment
import Testing

@testable import Chronicle

@Suite struct PartsTests {
  @Test(arguments: [0, 1, 2, 64, 65, 1_000, 5_000])
  func radixSortIsAStableSortByTheUpperHalf(count: Int) {
    var random = SplitMix(state: UInt64(count))
    for limit: UInt64 in [0, 1, 7, 2_047, 2_048, 1 << 22, 1 << 32 - 1] {
      var items = (0..<count).map { UInt64.random(in: 0...limit, using: &random) << 32 | UInt64($0) }
      let expected = items.sorted()
      RadixSort.sortByUpperHalf(&items)
      #expect(items == expected)
    }
  }

  @Test func everyChangeOfAByteChangesTheChecksum() {
    var random = SplitMix(state: 1)
    for count in [1, 7, 8, 31, 32, 33, 100] {
      let words = (0..<(count + 7) / 8).map { _ in UInt64.random(in: 0 ... .max, using: &random) }
      var seen = Set<UInt64>()
      for place in -1..<count {
        var changed = words
        changed.withUnsafeMutableBytes { bytes in
          if place >= 0 { bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random) }
          seen.insert(Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[0..<count])))
        }
      }
      #expect(seen.count == count + 1)
    }
  }

  @Test func anOrderOfLanesIsNotTheSame() {
    let sums = [[1, 2, 3, 4], [2, 1, 3, 4], [4, 3, 2, 1], [1, 2, 3, 4, 0], [0, 1, 2, 3, 4]].map { words in
      words.map { UInt64($0) }.withUnsafeBytes(Checksum.of)
    }
    #expect(Set(sums).count == sums.count)
  }

  @Test func textsComeBack() throws {
    let texts = ["", "Müller & Co", "a\u{0}b", String(repeating: "x", count: 70_000), ""]
    let bytes = TextList.write(texts)
    #expect(bytes.withUnsafeBufferPointer(TextList.read) == texts)
    #expect(bytes.dropLast().withUnsafeBufferPointer(TextList.read) != texts)
    #expect([UInt8]([9, 0, 0, 0, 1]).withUnsafeBufferPointer(TextList.read) == nil)
  }

  @Test func settingsComeBack() {
    var frame = HistoryFrame()
    frame.settings.name = "Ünsal & Partner"
    frame.settings.timezone = "Europe/Berlin"
    frame.settings.currency = "EUR"
    frame.settings.country = "DE"
    frame.settings.workingDays = 0b1011
    frame.settings.dayStart = 1
    frame.settings.dayEnd = 1_440
    frame.settings.holidays = [-5, 20_000]
    frame.settings.ownershipDays = 30
    frame.settings.offLimitsMonths = 6
    frame.settings.regionProfile = "de"
    frame.zones = ["", "UTC"]
    frame.words = ["", "DE", "Bayern"]
    frame.factNames = ["a"]
    frame.sourceNames = ["b", "c", "d"]
    let names = FrameNames(frame)
    #expect(names.numbers.withUnsafeBufferPointer { FrameNames(texts: names.texts, numbers: $0) } == names)
    // A new setting must be written too.
    #expect(Mirror(reflecting: frame.settings).children.count == 11)
  }

  /// Rows are written as they are: padding would carry whatever was in memory before.
  @Test func rowsHaveNoPadding() {
    #expect(MemoryLayout<PersonVersion>.stride == 56)
    #expect(MemoryLayout<JobVersion>.stride == 64)
    #expect(MemoryLayout<JobEventRow>.stride == 24)
    #expect(MemoryLayout<SubmissionRow>.stride == 32)
    #expect(MemoryLayout<StageEventRow>.stride == 32)
    #expect(MemoryLayout<DateRow>.stride == 48)
    #expect(MemoryLayout<FactRow>.stride == 72)
    #expect(MemoryLayout<PreferenceRow>.stride == 48)
    #expect(MemoryLayout<MomentActionRow>.stride == 32)
    #expect(MemoryLayout<SourceRow>.stride == 16)
    #expect(MemoryLayout<Header>.size == 64 && MemoryLayout<SectionEntry>.stride == 32)
  }

  @Test func sectionsHaveNumbersOfTheirOwn() {
    let plain: [Section] = [
      .identity, .texts, .numbers, .base, .directory, .people, .jobs, .jobEvents, .submissions, .stageEvents, .dates,
      .facts, .preferences, .actions, .sources, .at, .delay, .id, .recruiter, .traits, .duration,
    ]
    let all = plain + Section.Index.allCases.flatMap { [.keys($0), .starts($0), .guide($0), .values($0)] }
    #expect(Set(all.map(\.code)).count == all.count)
    #expect(all.count <= Header.sectionLimit)
  }
}
