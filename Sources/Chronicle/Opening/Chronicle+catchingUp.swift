import Recruitment

extension Chronicle {
  /// The history as it is in the store now. Opens the copy in `directory` (made, for our eyes only, where there is
  /// none), brings it up to date and maps it; where it is up to date already nothing is written. A copy that is damaged,
  /// of another store or another format is made anew. Several processes may do so at once: one writes, the others wait
  /// and find its work done.
  ///
  /// The files must not be cut short while a chronicle lives: the system ends a process that reads past the end of a
  /// mapped file.
  /// - Throws: `ChronicleError`; and what the feed throws.
  package static func caughtUp(with feed: any ChangeFeed, directory: String) throws -> Chronicle {
    let folder = ChronicleFolder(path: directory)
    let identity = feed.storeIdentity
    if let copy = folder.open(store: identity), try feed.withSnapshot({ try $0.latestChange() }) == copy.sequence {
      return copy
    }
    return try folder.withLock {
      let copy = folder.open(store: identity)
      return try feed.withSnapshot { snapshot in
        let sequence = try snapshot.latestChange()
        if let copy, copy.sequence == sequence { return copy }
        let update = Update(folder: folder, snapshot: snapshot, identity: identity, sequence: sequence)
        return try update.carryOut(from: copy)
      }
    }
  }
}

/// One catching-up, under the folder's lock.
private struct Update {
  let folder: ChronicleFolder
  let snapshot: any HistorySnapshot
  let identity: String
  let sequence: Int64

  private var store: UInt64 { Frame.storeNumber(identity) }

  func carryOut(from copy: Chronicle?) throws -> Chronicle {
    var holdings: Holdings
    // A store that is behind its copy was put back from a backup: its changes since are other ones.
    if let copy, copy.sequence < sequence, case .some(let people) = try snapshot.peopleTouched(after: copy.sequence) {
      holdings = Holdings(copy)
      try renew(people, in: &holdings)
    } else {
      holdings = try everyone()
    }
    let frame = try Frame.draft(snapshot.frame(), holdings, identity: identity, sequence: sequence)
    return try save(frame, holdings, known: copy?.segments ?? [])
  }

  private func everyone() throws -> Holdings {
    let (base, runs) = try read(nil)
    return Holdings(base: base, runs: runs)
  }

  private func renew(_ people: [UInt32], in holdings: inout Holdings) throws {
    guard !people.isEmpty else { return }
    let people = Set(people).sorted()
    let (delta, runs) = try read(people)
    let someoneLeft = holdings.replace(people, by: delta, runs: runs)
    holdings.tidy(someoneLeft: someoneLeft, store: store, sequence: sequence)
  }

  private func read(_ people: [UInt32]?) throws -> (Segment, [InteractionSorter.Run]) {
    var sorter = InteractionSorter(only: people)
    try snapshot.interactions(of: people) { try sorter.take($0) }
    let (runs, rows) = sorter.finish()
    guard let segment = Segment(Segment.draft(rows, store: store, sequence: sequence)) else {
      throw ChronicleError.inconsistentFeed(table: .interactions, row: 0)
    }
    return (segment, runs)
  }

  /// Segments first, then the frame that names them, then away with what it no longer names. Whoever is killed in
  /// between leaves the old copy, and files that the next one removes.
  private func save(_ frame: Region, _ holdings: Holdings, known: [Segment]) throws -> Chronicle {
    let onDisk = Set(known.map(\.token))
    do {
      for segment in holdings.segments where !onDisk.contains(segment.token) { try folder.write(segment) }
      try folder.commit(frame)
    } catch {
      folder.removeUnused(besides: known)
      throw error
    }
    folder.removeUnused(besides: holdings.segments)
    guard let chronicle = folder.open(store: identity) else {
      throw ChronicleError.cannotRead(path: folder.framePath, code: 0)
    }
    return chronicle
  }
}
