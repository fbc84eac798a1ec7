extension Segment {
  /// Adds sorted interactions.
  static func add(_ rows: [InteractionSorter.Row], to draft: inout Draft) {
    func column<Value: BitwiseCopyable>(_ section: Section, _ value: @escaping (InteractionSorter.Row) -> Value) {
      draft.add(section, as: Value.self, count: rows.count) { target in
        rows.withUnsafeBufferPointer { rows in
          for index in rows.indices { target.initializeElement(at: index, to: value(rows[index])) }
        }
      }
    }
    column(.at) { UInt32(truncatingIfNeeded: $0.order >> 3) }
    column(.delay) { $0.delay }
    column(.id) { $0.id }
    column(.recruiter) { $0.recruiter }
    column(.traits) { $0.traits }
    column(.duration) { $0.duration }
    column(.origin) { $0.origin }
  }

  /// Adds what is still in use of segments, run after run.
  static func add(_ runs: [Holdings.Run], of segments: [Segment], to draft: inout Draft) {
    let count = runs.reduce(0) { $0 + Int($1.count) }
    func column<Value: BitwiseCopyable>(_ section: Section, _ column: KeyPath<SegmentColumns, UnsafePointer<Value>>) {
      let sources = segments.map { $0.columns[keyPath: column] }
      draft.add(section, as: Value.self, count: count) { target in
        var place = 0
        for run in runs {
          let source = UnsafeBufferPointer(start: sources[Int(run.segment)] + Int(run.start), count: Int(run.count))
          let part = UnsafeMutableBufferPointer(rebasing: target[place..<(place + source.count)])
          _ = part.initialize(from: source)
          place += source.count
        }
      }
    }
    column(.at, \.at)
    column(.delay, \.delay)
    column(.id, \.id)
    column(.recruiter, \.recruiter)
    column(.traits, \.traits)
    column(.duration, \.duration)
    column(.origin, \.origin)
  }
}
