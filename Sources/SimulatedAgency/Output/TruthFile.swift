import Glibc
import Recruitment

/// `truth.json`: what no record of the firm says. Chances are per thousand, so that no number needs rounding.
///
/// Keys: `plan`, `planted_effects` (empty in the plain world), `counts` (rows by file), `recruiters` (habits), `people`
/// (how they answer: a day's share times an hour's chance, in their own zone), `jobs` (the true reason of a hold).
final class TruthFile {
  private let path: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []

  /// Creates the file at once: it marks the folder as a simulated firm's from the first byte on.
  init(directory: String) throws {
    path = "\(directory)/\(SimulatedFolder.truthName)"
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SimulatedAgencyError.cannotWrite(path: path, code: errno) }
    buffer.reserveCapacity(1 << 17)
  }

  deinit { if descriptor >= 0 { _ = Glibc.close(descriptor) } }

  func write(_ plan: SimulatedFirm.Plan, firm: FirmFrame, desks: [Desk], counts: SimulatedCounts) throws {
    put("{\"format\":1,\n\"plan\":{\"seed\":\(plan.seed),\"recruiters\":\(plan.recruiters),\"months\":\(plan.months),")
    put("\"ends_on\":\"\(plan.endsOn)\",\"world\":\"\(plan.world.rawValue)\"},\n\"planted_effects\":[],\n\"counts\":{")
    for (index, kind) in BundleOutput.kinds.enumerated() {
      put("\(index == 0 ? "" : ",")\"\(kind.name)\":\(counts[kind])")
    }
    put("},\n\"recruiters\":[\n")
    for (index, recruiter) in firm.recruiters.enumerated() {
      put(index == 0 ? "" : ",\n")
      put(recruiter.truth)
    }
    put("\n],\n\"people\":[\n")
    var first = true
    for desk in desks {
      for person in desk.people {
        put(first ? "" : ",\n")
        put(person.truth)
        first = false
        try flushWhenFull()
      }
    }
    put("\n],\n\"jobs\":[\n")
    first = true
    for desk in desks {
      for job in desk.jobs {
        put(first ? "" : ",\n")
        let reason = job.trueHoldReason.map { "\"\($0)\"" } ?? "null"
        put("{\"job_id\":\"\(job.id)\",\"hold_reason\":\(reason)}")
        first = false
        try flushWhenFull()
      }
    }
    put("\n]}\n")
    try flush()
    let closed = Glibc.close(descriptor)
    descriptor = -1
    if closed != 0 { throw SimulatedAgencyError.cannotWrite(path: path, code: errno) }
  }

  private func put(_ text: String) { buffer.append(contentsOf: text.utf8) }

  private func flushWhenFull() throws { if buffer.count >= 1 << 16 { try flush() } }

  private func flush() throws {
    var done = 0
    while done < buffer.count {
      let count = buffer.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + done, $0.count - done) }
      if count < 0 {
        if errno == EINTR { continue }
        throw SimulatedAgencyError.cannotWrite(path: path, code: errno)
      }
      done += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
