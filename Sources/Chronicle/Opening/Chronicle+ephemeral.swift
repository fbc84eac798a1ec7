import Recruitment

extension Chronicle {
  /// A chronicle in memory alone.
  package static func inMemory(frame: HistoryFrame, interactions: [InteractionColumns])
    throws(ChronicleError) -> Chronicle
  {
    var sorter = InteractionSorter()
    for page in interactions { try sorter.take(page) }
    return try inMemory(frame, &sorter, Stamp(identity: "", sequence: 0, mark: 0))
  }

  /// Reads the whole history into memory: for when no copy can be kept on disk.
  package static func ephemeral(with feed: any ChangeFeed) throws -> Chronicle {
    try feed.withSnapshot { snapshot in
      var sorter = InteractionSorter()
      try snapshot.interactions(of: nil) { try sorter.take($0) }
      return try inMemory(
        snapshot.frame(), &sorter, Stamp(identity: feed.storeIdentity, latestOf: snapshot))
    }
  }

  private static func inMemory(
    _ frame: HistoryFrame, _ sorter: inout InteractionSorter, _ stamp: Stamp
  ) throws(ChronicleError) -> Chronicle {
    let (runs, rows) = sorter.finish()
    var draft = Draft()
    Segment.add(rows, to: &draft)
    guard let base = Segment(draft.sealed(.segment, stamp)) else {
      throw .inconsistentFeed(table: .interactions, row: 0)
    }
    let region = try Frame.draft(frame, Holdings(base: base, runs: runs), as: stamp)
    guard let frame = Frame(region, isOurs: true), let chronicle = Chronicle(frame, base) else {
      throw .inconsistentFeed(table: .frame, row: 0)
    }
    return chronicle
  }
}
