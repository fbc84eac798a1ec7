import Recruitment
import Yams

extension RegionReader {
  mutating func hours(_ node: Node) -> RegionProfile.Hours? {
    let fields = fields(node, ["hours", "public_holidays", "why", "source", "checked"])
    let ground = ground(fields, in: node)
    let onHolidays = bool(fields, "public_holidays")
    guard let week = part(fields, "hours", in: node) else { return nil }
    guard let mapping = week.mapping else {
      fault(week, "`hours` is a mapping of days to lists of hours: mon-fri: [\"09:00-18:00\"]")
      return nil
    }
    var days = [[Range<Int>]](repeating: [], count: 7)
    for (key, value) in mapping {
      guard let named = Self.weekdays(key.string ?? "") else {
        fault(key, "`\(key.string ?? "")` is neither a day nor a span of days: mon, mon-fri")
        continue
      }
      let windows = windows(value)
      for day in named {
        if !days[day].isEmpty { fault(key, "`\(Weekdays.words[day])` has its hours already") }
        days[day] = windows
      }
    }
    return ground.map { RegionProfile.Hours(days: days, onHolidays: onHolidays, ground: $0) }
  }

  private mutating func windows(_ node: Node) -> [Range<Int>] {
    guard let list = node.sequence, !list.isEmpty else {
      fault(node, "hours are a list: [\"09:00-18:00\"]")
      return []
    }
    var windows: [Range<Int>] = []
    for item in list {
      let ends = (item.string ?? "").split(separator: "-").map { TimeOfDay.read(String($0)) }
      guard ends.count == 2, let from = ends[0], let to = ends[1], from < to, from >= windows.last?.upperBound ?? 0
      else {
        fault(item, "`\(item.string ?? "")` are no hours after the ones before: 09:00-18:00")
        continue
      }
      windows.append(from..<to)
    }
    return windows
  }

  /// `mon`, `mon-fri`; `nil` for anything else.
  private static func weekdays(_ text: String) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map {
      Weekdays.words.firstIndex(of: String($0))
    }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last else {
      return nil
    }
    return first...last
  }
}
