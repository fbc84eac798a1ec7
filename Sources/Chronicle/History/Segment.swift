/// Interactions that lie in one file: the base in one of its own, later ones in the frame.
struct Segment {
  /// Keeps the columns in memory.
  let region: Region
  let columns: SegmentColumns
  /// The file's.
  let token: UInt64
  let rowCount: Int

  /// The base.
  /// - Returns: `nil` for anything but a whole file of interactions.
  init?(_ region: Region) {
    guard let table = SectionTable(region, kind: .segment) else { return nil }
    self.init(table)
  }

  /// - Returns: `nil` where a column is missing or they differ in length.
  init?(_ table: SectionTable) {
    func column<Value: BitwiseCopyable>(_ section: Section, as value: Value.Type) -> UnsafeBufferPointer<Value>? {
      table.rows(section, as: Value.self)
    }
    guard let at = column(.at, as: UInt32.self), let delay = column(.delay, as: UInt32.self),
      let id = column(.id, as: UInt32.self), let recruiter = column(.recruiter, as: UInt32.self),
      let traits = column(.traits, as: UInt16.self), let duration = column(.duration, as: UInt16.self),
      let origin = column(.origin, as: UInt32.self),
      [delay.count, id.count, recruiter.count, traits.count, duration.count, origin.count]
        .allSatisfy({ $0 == at.count }),
      let atStart = at.baseAddress, let delayStart = delay.baseAddress, let idStart = id.baseAddress,
      let recruiterStart = recruiter.baseAddress, let traitsStart = traits.baseAddress,
      let durationStart = duration.baseAddress, let originStart = origin.baseAddress
    else { return nil }
    region = table.region
    columns = SegmentColumns(
      at: atStart, delay: delayStart, id: idStart, recruiter: recruiterStart, traits: traitsStart,
      duration: durationStart, origin: originStart)
    token = table.header.token
    rowCount = at.count
  }
}
