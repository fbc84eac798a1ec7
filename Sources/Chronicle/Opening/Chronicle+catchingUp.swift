import Recruitment

extension Chronicle {
  /// The history as it is in the store now. Opens the copy in `directory` (made, for our eyes only, where there is
  /// none), brings it up to date and maps it; where it is up to date already nothing is written. A copy that is
  /// damaged, of another store or another format is made anew. Several processes may do so at once: one writes, the
  /// others wait and find its work done.
  ///
  /// Where nothing but interactions with a few people came in, they are laid over the copy in memory, and nothing is
  /// written.
  ///
  /// The files must not be cut short while a chronicle lives: the system ends a process that reads past the end of a
  /// mapped file.
  /// - Parameter known: the history as somebody who stays has it.
  /// - Throws: `ChronicleError`; and what the feed throws.
  package static func caughtUp(
    with feed: any ChangeFeed, directory: String, known: Chronicle? = nil
  ) throws -> Chronicle {
    let folder = ChronicleFolder(path: directory)
    let identity = feed.storeIdentity
    if let known, known.storeIdentity == identity,
      let now = try feed.withSnapshot(notBefore: known.sequence, { try known.current(with: $0) })
    {
      return now
    }
    let found = folder.open(store: identity)
    if let found, let now = try feed.withSnapshot({ try found.current(with: $0) }) { return now }
    return try folder.withLock {
      let copy = folder.open(store: identity, known: found)
      return try feed.withSnapshot { snapshot in
        if let copy, let now = try copy.current(with: snapshot) { return now }
        let stamp = try Stamp(identity: identity, latestOf: snapshot)
        let update = Update(folder: folder, snapshot: snapshot, stamp: stamp)
        return try update.carryOut(from: copy)
      }
    }
  }
}

extension Chronicle {
  /// Itself where it is up to date, or with the little that came in since; `nil` where there is more to do.
  fileprivate func current(with snapshot: any HistorySnapshot) throws -> Chronicle? {
    try isUpToDate(with: snapshot) ? self : overlaid(with: snapshot)
  }

  private func isUpToDate(with snapshot: any HistorySnapshot) throws -> Bool {
    try snapshot.latestChange() == sequence && isOfThePast(of: snapshot)
  }

  /// Whether the store went through the very change that the copy was written at. A store that was put back from a
  /// backup, and one made from another, did not, whatever its numbers say.
  fileprivate func isOfThePast(of snapshot: any HistorySnapshot) throws -> Bool {
    try snapshot.mark(ofChange: sequence) == mark
  }
}

extension Stamp {
  init(identity: String, latestOf snapshot: any HistorySnapshot) throws {
    let sequence = try snapshot.latestChange()
    try self.init(identity: identity, sequence: sequence, mark: snapshot.mark(ofChange: sequence) ?? 0)
  }
}

/// One catching-up, under the folder's lock.
private struct Update {
  let folder: ChronicleFolder
  let snapshot: any HistorySnapshot
  let stamp: Stamp

  func carryOut(from copy: Chronicle?) throws -> Chronicle {
    var holdings: Holdings
    if let copy, copy.sequence < stamp.sequence, try copy.isOfThePast(of: snapshot),
      case .some(let people) = try snapshot.peopleTouched(after: copy.sequence)
    {
      holdings = Holdings(copy)
      try renew(people, in: &holdings)
    } else {
      holdings = try everyone()
    }
    let frame = try Frame.draft(snapshot.frame(), holdings, as: stamp)
    return try save(frame, holdings.base, replacing: copy?.base)
  }

  private func everyone() throws -> Holdings {
    let (base, runs) = try read(nil)
    return Holdings(base: base, runs: runs)
  }

  private func renew(_ people: [UInt32], in holdings: inout Holdings) throws {
    guard !people.isEmpty else { return }
    let people = Set(people).sorted()
    let (fresh, runs) = try read(people)
    holdings.replace(people, by: fresh, runs: runs, as: stamp)
  }

  private func read(_ people: [UInt32]?) throws -> (Segment, [InteractionSorter.Run]) {
    var sorter = InteractionSorter(only: people)
    try snapshot.interactions(of: people) { try sorter.take($0) }
    let (runs, rows) = sorter.finish()
    var draft = Draft()
    Segment.add(rows, to: &draft)
    guard let segment = Segment(draft.sealed(.segment, stamp)) else {
      throw ChronicleError.inconsistentFeed(table: .interactions, row: 0)
    }
    return (segment, runs)
  }

  /// A new base first, then the frame that names it, then away with what it no longer names. Whoever is killed in
  /// between leaves the old copy, and files that the next one removes.
  private func save(_ frame: Region, _ base: Segment, replacing old: Segment?) throws -> Chronicle {
    do {
      if base.token != old?.token { try folder.write(base) }
      try folder.commit(frame)
    } catch {
      folder.removeUnused(besides: old)
      throw error
    }
    folder.removeUnused(besides: base)
    guard let chronicle = folder.open(store: stamp.identity, isOurs: true) else {
      throw ChronicleError.cannotRead(path: folder.framePath, code: 0)
    }
    return chronicle
  }
}
