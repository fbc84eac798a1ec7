/// One file of interactions, or the same in memory.
struct Segment {
  /// Keeps the columns in memory.
  let region: Region
  let columns: SegmentColumns
  let token: UInt64
  let rowCount: Int

  /// - Returns: `nil` for anything but a whole file of interactions.
  init?(_ region: Region) {
    guard let table = SectionTable(region, kind: .segment), let at = table.rows(.at, as: UInt32.self) else { return nil }
    func column<Value>(_ section: Section, as value: Value.Type) -> UnsafePointer<Value>? where Value: BitwiseCopyable {
      table.rows(section, as: Value.self).flatMap { $0.count == at.count ? $0.baseAddress : nil }
    }
    guard let delay = column(.delay, as: UInt32.self), let id = column(.id, as: UInt32.self),
      let recruiter = column(.recruiter, as: UInt32.self), let traits = column(.traits, as: UInt16.self),
      let duration = column(.duration, as: UInt16.self), let first = at.baseAddress
    else { return nil }
    self.region = region
    columns = SegmentColumns(
      at: first, delay: delay, id: id, recruiter: recruiter, traits: traits, duration: duration)
    token = table.header.token
    rowCount = at.count
  }
}
