import Glibc
import Recruitment

/// `truth.json`: what no record of the firm says. Chances are per thousand, so that no number needs rounding.
///
/// Keys: `plan`, `planted_effects` (empty in the plain world), `counts` (rows by file), `recruiters` (habits), `people`
/// (how they answer: a day's share times an hour's chance, in their own zone), `jobs` (the true reason of a hold).
///
/// Where a campaign took place, `education`: whom the lot draws, the points that it adds to picking up, the thousandths of
/// the comparison group, since when, and the lot's key in hexadecimal.
///
/// In the planted worlds also `liking` in the plan (hundredths, hidden world), `keenness` and `liking` of people
/// (hundredths of a standard deviation), and `decision_points`, one for each moment that had a choice: the first action
/// came within the playbook's decision window, and nobody had spoken to them, booked a talk or settled the outcome since
/// it opened. Of a submission (L03, L05 and L24: of a job) only the first moment of each kind counts.
///
/// `rule`, `submission_id` (null for kinds of a job), `job_id`, `person_id`, `recruiter_id`, `opened_at`; `decided_at`,
/// when they acted; `rang`, 1 where that was a try or one followed within 30 minutes; `y0` and `y1`, whether the primary
/// outcome comes within its horizon if they write and if they ring, null where the horizon ends after the record;
/// `propensity`, the true chance of ringing; `logged`, in the world of calls logged by hand: whether its calls are on
/// record; `later`, the exposures after it that bear on the same outcome. Decisions that came later are held as they came:
/// see `Gate` for why averages of y1 − y0 are exact all the same.
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
    let liking = plan.world == .hidden ? ",\"liking\":\(plan.liking)" : ""
    put("\"ends_on\":\"\(plan.endsOn)\",\"world\":\"\(plan.world.rawValue)\"\(liking)},\n")
    put("\"planted_effects\":[\(effects(plan))],\n\"counts\":{")
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
        put(plan.world == .plain ? person.truth : person.plantedTruth)
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
    put("\n]")
    if let education = Education(plan, firm.calendar) { put(",\n\"education\":\(education.truth(plan))") }
    if plan.world != .plain { try putDecisions(desks) }
    put("}\n")
    try flush()
    let closed = Glibc.close(descriptor)
    descriptor = -1
    if closed != 0 { throw SimulatedAgencyError.cannotWrite(path: path, code: errno) }
  }

  private func effects(_ plan: SimulatedFirm.Plan) -> String {
    guard plan.world != .plain else { return "" }
    return PlantedKind.allCases.map { kind in
      let points = PlantedEffects.points(plan.effects[kind])
      return "\n{\"rule\":\"\(kind.rawValue)\",\"points\":\(points),\"outcome\":\"\(kind.outcome)\"}"
    }.joined(separator: ",")
  }

  private func putDecisions(_ desks: [Desk]) throws {
    put(",\n\"decision_points\":[\n")
    var first = true
    for desk in desks {
      for decision in desk.planted?.decisions ?? [] {
        put(first ? "" : ",\n")
        put(desk.truth(of: decision))
        first = false
        try flushWhenFull()
      }
    }
    put("\n]")
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
