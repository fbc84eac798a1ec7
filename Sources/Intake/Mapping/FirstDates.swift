/// The first date that a table has had so far for each of its jobs, or whatever it is of which one row tells after another.
struct FirstDates {
  private var times: [String: Int64] = [:]
  /// Beyond it a row's own date counts.
  private static let most = 1_000_000

  mutating func first(_ time: Int64, of key: String) -> Int64 {
    guard let known = times[key] else {
      if times.count < Self.most { times[key] = time }
      return time
    }
    if time < known { times[key] = time }
    return min(time, known)
  }
}
