/// The hour that somebody names for a call: "ring me at three", "can we talk tomorrow after half past ten?"; of a part of a
/// day ("tomorrow lunchtime") where that begins. Read only where one sentence asks for the talk and names one time; what is
/// unclear is left to whoever reads the message.
package struct NamedHour: Hashable, Sendable {
  package enum Day: Hashable, Sendable {
    case unsaid, today, tomorrow
    /// 0 = Monday.
    case weekday(Int)
  }

  package var day: Day
  /// After midnight, on the clock of whoever wrote.
  package var minute: Int
  /// Whether they named no hour but a part of a day, or a day, that begins then.
  package var isPart: Bool

  package init(day: Day, minute: Int, isPart: Bool = false) {
    self.day = day
    self.minute = minute
    self.isPart = isPart
  }

  /// - Returns: `nil` where no hour is named, or more than one, or where they say that they cannot.
  package static func read(_ text: String) -> NamedHour? {
    var found: [NamedHour] = []
    for sentence in Self.sentences(text) {
      let words = Self.words(sentence)
      guard words.contains(where: asking.contains), !words.contains(where: unclear.contains) else { continue }
      let minutes = Self.minutes(words)
      if minutes.isEmpty {
        if let part = Self.part(words) { found.append(part) }
        continue
      }
      guard minutes.count == 1 else { return nil }
      found.append(NamedHour(day: Self.day(words), minute: minutes[0]))
    }
    return found.count == 1 ? found[0] : nil
  }

  /// The first such time after the message, on the same wall clock.
  /// - Parameter sent: seconds since 1970-01-01T00:00 of the writer's wall clock.
  /// - Returns: `nil` where it had begun when they wrote: "this afternoon", said at two, is now.
  package func wallTime(after sent: Int64) -> Int64? {
    let second = (sent % Self.secondsADay + Self.secondsADay) % Self.secondsADay
    let today = (sent - second) / Self.secondsADay
    let ahead: Int64
    switch day {
    case .today: ahead = 0
    case .tomorrow: ahead = 1
    case .unsaid: ahead = Int64(minute) * 60 > second ? 0 : 1
    case .weekday(let wanted):
      // 1970-01-01 was a Thursday.
      let now = ((today + 3) % 7 + 7) % 7
      let days = (Int64(wanted) - now + 7) % 7
      ahead = days == 0 && Int64(minute) * 60 <= second ? 7 : days
    }
    let time = (today + ahead) * Self.secondsADay + Int64(minute) * 60
    return time > sent ? time : nil
  }

  private static let secondsADay: Int64 = 86_400

  // MARK: Words

  private static let asking: Set<String> = [
    "call", "ring", "phone", "speak", "talk", "chat", "reach", "catch", "free", "available",
  ]
  /// With one of these an hour may be one at which they are not to be rung, or no hour of a day that is told here.
  private static let unclear: Set<String> = [
    "not", "don't", "dont", "can't", "cant", "cannot", "won't", "isn't", "busy", "unless", "except", "never",
    "unavailable", "yesterday", "next", "week", "weeks", "called", "rang", "january", "february", "march", "april",
    "june",
    "july", "august", "september", "october", "november", "december",
  ]
  private static let numbers = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]
  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
  private static let leads: Set<String> = [
    "at", "after", "from", "around", "about", "between", "before", "until", "till", "by", "past", "to",
  ]
  /// A time behind one of these is an end, and not when to ring.
  private static let ends: Set<String> = ["before", "until", "till", "by"]
  /// What may stand behind a bare hour: anything else makes it a number of something.
  private static let behind: Set<String> = [
    "o'clock", "oclock", "today", "tomorrow", "tonight", "on", "please", "if", "and", "or", "in", "this", "would", "is",
    "your", "my", "uk", "should", "when", "as", "so", "but", "for", "monday", "tuesday", "wednesday", "thursday",
    "friday",
  ]

  /// Without what is quoted of earlier messages.
  private static func sentences(_ text: String) -> [Substring] {
    let plain = text.replacing("p.m.", with: "pm").replacing("a.m.", with: "am")
    var sentences: [Substring] = []
    for line in plain.split(whereSeparator: \.isNewline) {
      if line.hasPrefix(">") { continue }
      if line.hasSuffix("wrote:") || line.hasPrefix("-----") { break }
      var start = line.startIndex
      var index = line.startIndex
      while index < line.endIndex {
        let next = line.index(after: index)
        // The stop of "14.30" ends nothing.
        let isEnd = ".?!;".contains(line[index]) && (next == line.endIndex || line[next] == " ")
        if isEnd {
          sentences.append(line[start..<index])
          start = next
        }
        index = next
      }
      if start < line.endIndex { sentences.append(line[start...]) }
    }
    return sentences
  }

  private static func words(_ sentence: Substring) -> [String] {
    sentence.lowercased().replacing("\u{2019}", with: "'").split { character in
      !(character.isLetter || character.isNumber || character == ":" || character == "." || character == "'")
    }.map { word in String(word).trimmingStops }
  }

  private static func day(_ words: [String]) -> Day {
    if words.contains("tomorrow") { return .tomorrow }
    for (index, name) in weekdays.enumerated() where words.contains(name) { return .weekday(index) }
    return words.contains("today") || words.contains("tonight") ? .today : .unsaid
  }

  /// When parts of a day begin, minutes after midnight.
  private static let parts = [
    "morning": 540, "lunchtime": 720, "lunch": 720, "afternoon": 780, "evening": 1_050, "tonight": 1_050,
  ]

  /// A part of a day, or a day without one; `nil` where neither is named, or several parts are, or a time that is an end.
  private static func part(_ words: [String]) -> NamedHour? {
    guard !words.contains(where: ends.contains) else { return nil }
    let named = words.compactMap { parts[$0] }
    guard named.count <= 1 else { return nil }
    switch (day(words), named.first) {
    case (.unsaid, let minute?):
      return NamedHour(day: words.contains("this") ? .today : .unsaid, minute: minute, isPart: true)
    case (let day, let minute?): return NamedHour(day: day, minute: minute, isPart: true)
    case (.tomorrow, nil): return NamedHour(day: .tomorrow, minute: 540, isPart: true)
    case (.weekday(let day), nil): return NamedHour(day: .weekday(day), minute: 540, isPart: true)
    default: return nil
    }
  }

  /// Minutes after midnight of every time that is named.
  private static func minutes(_ words: [String]) -> [Int] {
    var found: [Int] = []
    var index = 0
    while index < words.count {
      guard let (minute, next) = time(words, index) else {
        index += 1
        continue
      }
      let before = index > 0 ? words[index - 1] : ""
      index = next
      if ends.contains(before) { continue }
      found.append(minute)
      // "Between three and five": from three on.
      if before == "between", next + 1 < words.count, words[next] == "and",
        let (_, end) = time(["between"] + words[(next + 1)...], 1)
      {
        index = next + end
      }
    }
    return found
  }

  /// A time that begins at a word, with where it ends.
  private static func time(_ words: [String], _ index: Int) -> (minute: Int, next: Int)? {
    let word = words[index]
    let before = index > 0 ? words[index - 1] : ""
    if word == "noon" || word == "midday" { return (720, index + 1) }
    if word == "half" || word == "quarter", index + 2 < words.count, ["past", "to"].contains(words[index + 1]),
      let hour = hour(words[index + 2])
    {
      let offset = word == "half" ? 30 : words[index + 1] == "past" ? 15 : -15
      return (resolved(hour, words, index + 3) * 60 + offset, index + 3)
    }
    if let (hour, minute, half) = clock(word) {
      var next = index + 1
      let said = half ?? (next < words.count && ["am", "pm"].contains(words[next]) ? words[next] : nil)
      if half == nil, said != nil { next += 1 }
      if let said { return (((hour % 12) + (said == "pm" ? 12 : 0)) * 60 + minute, next) }
      return (resolved(hour, words, next) * 60 + minute, next)
    }
    guard let hour = hour(word) else { return nil }
    let after = index + 1 < words.count ? words[index + 1] : ""
    if after == "am" || after == "pm" { return (((hour % 12) + (after == "pm" ? 12 : 0)) * 60, index + 2) }
    guard leads.contains(before), before != "to", before != "past", after.isEmpty || behind.contains(after) else {
      return nil
    }
    return (resolved(hour, words, index + 1) * 60, index + (after == "o'clock" || after == "oclock" ? 2 : 1))
  }

  private static func hour(_ word: String) -> Int? {
    if let place = numbers.firstIndex(of: word) { return place + 1 }
    return word.utf8.count <= 2 ? Int(word).flatMap { (1...19).contains($0) ? $0 : nil } : nil
  }

  /// `15:30`, `15.30`, `3.30pm`, `3pm`.
  private static func clock(_ word: String) -> (hour: Int, minute: Int, half: String?)? {
    var word = word[...]
    var half: String?
    for end in ["am", "pm"] where word.hasSuffix(end) {
      half = end
      word = word.dropLast(2)
    }
    let parts = word.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
    guard let hour = parts.first.flatMap({ Int($0) }), (0...23).contains(hour) else { return nil }
    if parts.count == 1 { return half == nil || !(1...12).contains(hour) ? nil : (hour, 0, half) }
    guard parts.count == 2, parts[1].utf8.count == 2, let minute = Int(parts[1]), (0...59).contains(minute) else {
      return nil
    }
    return (hour, minute, half)
  }

  /// One to seven without more is the afternoon: nobody asks to be rung before eight.
  private static func resolved(_ hour: Int, _ words: [String], _ next: Int) -> Int {
    let rest = words[min(next, words.count)...].prefix(3)
    if rest.contains("morning") { return hour % 12 }
    if rest.contains("afternoon") || rest.contains("evening") || rest.contains("tonight") { return hour % 12 + 12 }
    return (1...7).contains(hour) ? hour + 12 : hour
  }
}

extension String {
  fileprivate var trimmingStops: String {
    var text = self[...]
    while let last = text.last, last == "." || last == ":" || last == "'" { text.removeLast() }
    while let first = text.first, first == "." || first == ":" || first == "'" { text.removeFirst() }
    return String(text)
  }
}
