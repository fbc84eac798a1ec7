import Recruitment
import Storage

extension Desk {
  /// How long what one wrote can be taken back by whoever wrote it; later it takes whoever runs RightCall.
  static let takeBackSpan = Span.day

  package func takeBack(_ receipt: String, of recruiter: String, now: Instant) throws {
    let batch = BatchID(Int64(receipt) ?? 0)
    guard let record = try store.ownWrite(batch), record.recruiter == (try recruiterID(recruiter)),
      now - record.at <= Self.takeBackSpan
    else { throw DeskError.noSuchBatch(receipt) }
    // Taken back already: twice is once.
    guard let deed = record.deed else { return }
    if case .contact(let id, _, _, _, _) = deed {
      // What was added to it since hangs on it, and is theirs too.
      for later in try store.laterBatches(changing: id) { try undoUnlessUndone(later, now: now) }
    }
    try undoUnlessUndone(batch, now: now)
    if let moment = record.moment, !record.person.isNone { kept?.acted(on: moment, with: record.person) }
  }

  private func undoUnlessUndone(_ batch: BatchID, now: Instant) throws {
    do {
      _ = try store.undo(batch: batch, now: now)
    } catch StorageError.alreadyUndone {}
  }
}
