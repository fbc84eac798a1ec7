import Recruitment

/// What an import has seen so far: counts by file, the first rejects, warnings in the order in which they arose.
struct IntakeTally {
  private(set) var rows: [Int]
  private(set) var rejectedCounts: [Int]
  private(set) var rejected: [Reject] = []
  private(set) var warnings: [ImportWarning] = []
  private var places: [Key: Int] = [:]

  private struct Key: Hashable {
    var file: Int
    var what: String
  }

  init(files: Int) {
    rows = [Int](repeating: 0, count: files)
    rejectedCounts = rows
  }

  mutating func count(rows seen: Int, file: Int) { rows[file] += seen }

  mutating func reject(_ reject: Reject) {
    rejectedCounts[reject.file] += 1
    if rejected.count < Reject.listed { rejected.append(reject) }
  }

  /// A file in which nothing was found, and nothing begins of what it should hold: it is empty, damaged, or something else.
  mutating func rejectWhatIsNone(of component: String, _ bytes: [UInt8], file: Int) {
    guard rows[file] == 0, rejectedCounts[file] == 0 else { return }
    let begin = "BEGIN:\(component)"
    if String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self).uppercased().contains(begin) { return }
    // It counts as one that was read, so that what came of all adds up.
    count(rows: 1, file: file)
    reject(
      Reject(file: file, line: 1, column: "", value: "", why: "nothing in it begins with \(begin): empty or damaged"))
  }

  /// What reading mail did, beside what went before.
  mutating func take(_ mail: MailSummary) {
    for file in mail.files {
      rows[file.index] += file.messages
      rejectedCounts[file.index] += file.rejected
    }
    rejected += mail.rejects.prefix(max(0, Reject.listed - rejected.count))
    for warning in mail.warnings { warn(file: warning.file, warning.what, count: warning.count) }
  }

  mutating func warn(file: Int, _ what: String, count: Int = 1) {
    guard count > 0 else { return }
    let key = Key(file: file, what: what)
    if let place = places[key] {
      warnings[place].count += count
    } else {
      places[key] = warnings.count
      warnings.append(ImportWarning(file: file, what: what, count: count))
    }
  }
}
