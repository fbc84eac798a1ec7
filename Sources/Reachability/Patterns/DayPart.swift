/// The parts into which a day falls for somebody who is rung: coarse enough for five tries to say something.
enum DayPart {
  static let all: [Range<Int>] = [0..<9, 9..<12, 12..<14, 14..<17, 17..<24]

  static func index(ofHour hour: Int) -> Int { all.firstIndex { $0.contains(hour) } ?? 0 }
}
