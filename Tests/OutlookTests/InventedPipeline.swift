import Outlook
import Recruitment
import Statistics

/// A firm of jobs and candidates drawn by a model that is not the one that is fitted: stays in whole days with their own
/// shapes, jobs that are held and closed. The same seed, the same firm.
enum InventedPipeline {
  static let begins = 19_000

  static func firm(
    seed: UInt64, days: Int = 1_000, jobsADay: Double = 0.35, holdChance: Double = 0.15
  ) -> PipelineRecord {
    var random = SeededRandom(seed: seed)
    var jobs: [PipelineRecord.Job] = []
    var submissions: [PipelineRecord.Submission] = []
    for day in 0..<days where random.unit() < jobsADay {
      add(job: begins + day, &jobs, &submissions, holdChance: holdChance, &random)
    }
    let end = begins + days
    return PipelineRecord(jobs: jobs, submissions: submissions, asOf: at(end) + 86_399, asOfDay: end)
      .known(before: end + 1)
  }

  static func at(_ day: Int) -> Int64 { Int64(day) * 86_400 + 36_000 }

  private static func add(
    job day: Int, _ jobs: inout [PipelineRecord.Job], _ submissions: inout [PipelineRecord.Submission],
    holdChance: Double, _ random: inout SeededRandom
  ) {
    let first = submissions.count
    var closes: (day: Int, status: JobStatus) = (day + 30 + random.below(60), .cancelled)
    for _ in 0..<(3 + random.below(6)) {
      var steps: [PipelineRecord.Step] = []
      var now = day + random.below(21)
      let created = now
      let path: [(Stage, Double, Int)] = [
        (.shortlisted, 1, 1), (.submitted, 0.8, 5), (.interview, 0.4, 14), (.offer, 0.35, 16), (.accepted, 0.75, 6),
        (.started, 0.9, 50),
      ]
      var last = Stage.shortlisted
      for (stage, chance, most) in path {
        if stage != .shortlisted { now += random.below(most) + (stage == .started ? 14 : 0) }
        guard random.unit() < chance, now < closes.day || last == .accepted else {
          let end: Stage =
            last == .accepted ? .boughtBack : last == .offer ? .declined : random.below(3) == 0 ? .withdrew : .rejected
          steps.append(step(max(now, created), end.rawValue))
          break
        }
        steps.append(step(now, stage.rawValue))
        last = stage
        if stage == .accepted { closes = (now, .filled) }
      }
      submissions.append(
        .init(
          id: UInt32(submissions.count + 1), job: jobs.count, person: UInt32(submissions.count + 1),
          createdAt: at(created),
          createdDay: created, steps: steps))
    }
    var steps = [step(day, JobStatus.open.rawValue)]
    if random.unit() < holdChance {
      let held = day + 2 + random.below(10)
      let reason = random.below(2) == 0 ? HoldReason.budget : .notTold
      let again = held + 3 + random.below(15)
      if again < closes.day {
        steps.append(step(held, JobStatus.onHold.rawValue, reason.rawValue))
        steps.append(step(again, JobStatus.reopened.rawValue))
      }
    }
    steps.append(step(closes.day, closes.status.rawValue))
    steps.sort { $0.at < $1.at }
    jobs.append(
      .init(
        id: UInt32(jobs.count + 1), client: UInt32(1 + random.below(6)), recruiter: UInt32(1 + random.below(5)),
        openedAt: at(day), openedDay: day, kind: random.below(2),
        labels: JobLabels(
          sector: ["Legal", "Technology"][random.below(2)], seniority: ["mid", "senior"][random.below(2)],
          rebateDays: 60),
        fees: [.init(at: at(day), fee: 4_000 + 500 * Double(random.below(20)))], steps: steps,
        submissions: first..<submissions.count))
  }

  private static func step(_ day: Int, _ code: UInt8, _ reason: UInt8 = 0) -> PipelineRecord.Step {
    .init(at: at(day), day: day, code: code, reason: reason)
  }
}
