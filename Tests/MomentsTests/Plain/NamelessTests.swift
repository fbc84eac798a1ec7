import Recruitment
import Testing

@testable import Moments

/// What must hold for every rule of the standard playbook: moments depend neither on the order in which rows come nor on
/// the store's numbers, and nobody sees what was known later.
struct NamelessTests {
  private static let asOf = RandomFirm.begins + 900 * Span.hour

  private static func firms(_ seed: UInt64) -> [RandomFirm] {
    [RandomFirm(seed: seed), RandomFirm(seed: seed).twisted(seed: seed)]
  }

  @Test(arguments: UInt64(1)...30)
  func `the order of rows means nothing`(seed: UInt64) throws {
    var random = SmallRandom(state: seed)
    for firm in Self.firms(seed) {
      let moments = try firm.moments(asOf: Self.asOf)
      #expect(try firm.shuffled(&random).moments(asOf: Self.asOf) == moments)
    }
  }

  /// Of rows of one second the store's numbers say which came last, and of two records that would do equally well the
  /// earlier or the later is taken: those keep their order here.
  @Test(arguments: UInt64(1)...30)
  func `the store's numbers mean nothing`(seed: UInt64) throws {
    let jobs: [UInt32] = [0, 31, 902]
    let submissions: [UInt32] = [0, 4, 9, 77, 400, 3_000]
    for firm in Self.firms(seed) {
      let renamed = try firm.moments(asOf: Self.asOf).map { moment in
        var moment = moment
        moment.job = JobID(Int64(jobs[Int(moment.job.value)]))
        moment.submission = SubmissionID(Int64(submissions[Int(moment.submission.value)]))
        return moment
      }
      let other = firm.renumbered(jobs: { jobs[Int($0)] }, submissions: { submissions[Int($0)] }, rows: { $0 * 7 + 3 })
      #expect(try other.moments(asOf: Self.asOf) == renamed)
    }
  }

  /// Which of several jobs or submissions a moment names may hang on their order; nothing else of it does.
  @Test(arguments: UInt64(1)...30)
  func `in whatever order records were numbered the same is due`(seed: UInt64) throws {
    let jobs: [UInt32] = [0, 902, 31]
    let submissions: [UInt32] = [0, 400, 77, 1, 3_000, 9]
    for firm in Self.firms(seed) {
      let other = firm.renumbered(jobs: { jobs[Int($0)] }, submissions: { submissions[Int($0)] }, rows: { $0 })
      let (moments, renamed) = (try firm.moments(asOf: Self.asOf), try other.moments(asOf: Self.asOf))
      let (due, dueThere) = (Set(moments.map(Due.init)), Set(renamed.map(Due.init)))
      #expect(
        due == dueThere,
        "rules \(Set(due.symmetricDifference(dueThere).map { (try? firm.playbook.rules[$0.rule].code) ?? "?" }))")
    }
  }

  private struct Due: Hashable {
    var rule: Int
    var anchor: UInt64
    var ordinal: Int
    var person: PersonID
    var times: [Instant?]
    var by: Moment.EndedBy

    init(_ moment: Moment) {
      rule = moment.rule
      anchor = moment.anchor
      ordinal = moment.ordinal
      person = moment.person
      times = [moment.openedAt, moment.dueAt, moment.endedAt]
      by = moment.endedBy
    }
  }

  @Test(arguments: UInt64(1)...40)
  func `in a firm full of the unusual nothing is known before its time either`(seed: UInt64) throws {
    let firm = RandomFirm(seed: seed).twisted(seed: seed)
    for hours: Int64 in [150, 333, 612, 900] {
      let time = RandomFirm.begins + hours * Span.hour
      let (cut, whole) = (try firm.cut(at: time).moments(asOf: time), try firm.moments(asOf: time))
      #expect(cut == whole, "after \(hours) h: \(Set(cut).symmetricDifference(whole))")
    }
  }
}

extension RandomFirm {
  func shuffled(_ random: inout SmallRandom) -> RandomFirm {
    var other = self
    other.frame.people.shuffle(using: &random)
    other.frame.jobs.shuffle(using: &random)
    other.frame.jobEvents.shuffle(using: &random)
    other.frame.submissions.shuffle(using: &random)
    other.frame.stageEvents.shuffle(using: &random)
    other.frame.dates.shuffle(using: &random)
    other.frame.facts.shuffle(using: &random)
    other.frame.preferences.shuffle(using: &random)
    other.interactions.removeAll()
    for row in (0..<interactions.count).shuffled(using: &random) {
      other.interactions.append(
        id: interactions.id[row], person: interactions.person[row], at: interactions.at[row],
        knownAt: interactions.knownAt[row], recruiter: interactions.recruiter[row], traits: interactions.traits[row],
        duration: interactions.duration[row])
    }
    return other
  }

  /// The same firm in another store.
  func renumbered(
    jobs job: (UInt32) -> UInt32, submissions submission: (UInt32) -> UInt32, rows row: (UInt32) -> UInt32
  ) -> RandomFirm {
    var other = self
    for index in frame.jobs.indices { other.frame.jobs[index].id = job(frame.jobs[index].id) }
    for index in frame.jobEvents.indices {
      other.frame.jobEvents[index].job = job(frame.jobEvents[index].job)
      other.frame.jobEvents[index].id = row(frame.jobEvents[index].id)
    }
    for index in frame.submissions.indices {
      other.frame.submissions[index].id = submission(frame.submissions[index].id)
      other.frame.submissions[index].job = job(frame.submissions[index].job)
    }
    for index in frame.stageEvents.indices {
      other.frame.stageEvents[index].submission = submission(frame.stageEvents[index].submission)
      other.frame.stageEvents[index].id = row(frame.stageEvents[index].id)
    }
    for index in frame.dates.indices {
      other.frame.dates[index].submission = submission(frame.dates[index].submission)
      other.frame.dates[index].job = job(frame.dates[index].job)
    }
    for index in frame.facts.indices {
      other.frame.facts[index].submission = submission(frame.facts[index].submission)
      other.frame.facts[index].job = job(frame.facts[index].job)
      other.frame.facts[index].id = row(frame.facts[index].id)
    }
    for index in interactions.id.indices { other.interactions.id[index] = row(interactions.id[index]) }
    return other
  }
}
