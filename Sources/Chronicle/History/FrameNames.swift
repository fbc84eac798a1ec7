import Recruitment

/// What a frame says in words, and the firm's settings.
struct FrameNames: Hashable, Sendable {
  var settings: FirmSettings
  var zones: [String]
  var words: [String]
  var facts: [String]
  var sources: [String]

  init(_ frame: HistoryFrame) {
    settings = frame.settings
    // Every row may name zone 0, "unknown".
    zones = frame.zones.isEmpty ? [""] : frame.zones
    words = frame.words.isEmpty ? [""] : frame.words
    facts = frame.factNames
    sources = frame.sourceNames
  }

  var texts: [String] {
    [settings.name, settings.timezone, settings.currency, settings.country, settings.regionProfile] + zones + words
      + facts + sources
  }

  var numbers: [Int64] {
    [
      settings.workingDays, settings.dayStart, settings.dayEnd, zones.count, words.count, facts.count, sources.count,
      settings.ownershipDays, settings.offLimitsMonths,
    ].map(Int64.init)
      + settings.holidays.map(Int64.init)
  }

  /// - Returns: `nil` where the two do not fit each other.
  init?(texts: [String], numbers: UnsafeBufferPointer<Int64>) {
    guard numbers.count >= 9 else { return nil }
    let counts = numbers[3..<7].map { Int($0) }
    guard counts.allSatisfy({ (0...texts.count).contains($0) }), 5 + counts.reduce(0, +) == texts.count else {
      return nil
    }
    settings = FirmSettings()
    settings.name = texts[0]
    settings.timezone = texts[1]
    settings.currency = texts[2]
    settings.country = texts[3]
    settings.workingDays = Int(numbers[0])
    settings.dayStart = Int(numbers[1])
    settings.dayEnd = Int(numbers[2])
    settings.ownershipDays = Int(numbers[7])
    settings.offLimitsMonths = Int(numbers[8])
    settings.holidays = numbers[9...].map { Int($0) }
    settings.regionProfile = texts[4]
    var rest = texts[5...]
    func take(_ count: Int) -> [String] {
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    zones = take(counts[0])
    words = take(counts[1])
    facts = take(counts[2])
    sources = take(counts[3])
  }
}
