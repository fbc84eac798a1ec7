import Recruitment
import Testing

@testable import Evidence

struct OutcomeReaderTests {
  /// A moment that opened on day 0 at the second row, `interview`, and was decided on day 1.
  struct Case: CustomStringConvertible, Sendable {
    var description: String
    var outcome: StudyOutcome
    var stages: [(day: Double, stage: Stage)] = []
    var job: [(day: Double, status: JobStatus)] = []
    var value: Double
    /// "came 3.0", "competing 2.0", "unseen 21.0": days from the decision.
    var course: String
    /// Days from the opening.
    var settled: Double?

    init(
      _ description: String, _ outcome: StudyOutcome, _ stages: [(day: Double, stage: Stage)] = [],
      job: [(day: Double, status: JobStatus)] = [], _ value: Double, _ course: String, settled: Double?
    ) {
      (self.description, self.outcome, self.stages, self.job) = (description, outcome, stages, job)
      (self.value, self.course, self.settled) = (value, course, settled)
    }
  }

  private static let later = StudyOutcome(.laterStage, 21)
  private static let started = StudyOutcome(.started, 150)
  private static let stays = StudyOutcome(.notWithdrawn, 30)
  private static let filled = StudyOutcome(.filled, 60)

  static let cases: [Case] = [
    Case("nothing", later, [], 0, "unseen 21.0", settled: nil),
    Case("a later stage", later, [(4, .finalInterview)], 1, "came 3.0", settled: 4),
    Case("far beyond", later, [(4, .started)], 1, "came 3.0", settled: 4),
    Case("the same stage again", later, [(4, .interview)], 0, "unseen 21.0", settled: nil),
    Case("one that was had before", later, [(4, .submitted)], 0, "unseen 21.0", settled: nil),
    Case("on the last day", later, [(22, .offer)], 1, "came 21.0", settled: 22),
    Case("a little later", later, [(22.001, .offer)], 0, "unseen 21.0", settled: 22.001),
    Case("in the second of the decision", later, [(1, .offer)], 1, "came 0.0", settled: 1),
    Case("an end", later, [(4, .rejected)], 0, "competing 3.0", settled: 4),
    Case("an end that was taken back", later, [(4, .rejected), (9, .offer)], 1, "came 8.0", settled: 4),
    Case("started", started, [(4, .offer), (60, .started)], 1, "came 59.0", settled: 60),
    Case("bought back", started, [(4, .accepted), (60, .boughtBack)], 0, "competing 59.0", settled: 60),
    Case("accepted", .init(.accepted, 14), [(9, .accepted)], 1, "came 8.0", settled: 9),
    Case("a stage that was left out", .init(.accepted, 14), [(9, .started)], 0, "unseen 14.0", settled: nil),
    Case("bought back, as what is asked", .init(.boughtBack, 120), [(60, .boughtBack)], 1, "came 59.0", settled: 60),
    Case("cleared", .init(.rebateCleared, 200), [(150, .rebateCleared)], 1, "came 149.0", settled: 150),
    Case("left in rebate", .init(.rebateCleared, 200), [(90, .leftInRebate)], 0, "competing 89.0", settled: 90),
    Case("any row", .init(.decisionKnown, 14), [(5, .rejected)], 1, "came 4.0", settled: 5),
    Case("no row", .init(.decisionKnown, 14), [], 0, "unseen 14.0", settled: nil),
    Case("nobody withdrew", stays, [], 1, "unseen 30.0", settled: nil),
    Case("withdrew", stays, [(6, .withdrew)], 0, "came 5.0", settled: 6),
    Case("declined", stays, [(6, .declined)], 0, "came 5.0", settled: 6),
    Case("withdrew too late to count", stays, [(40, .withdrew)], 1, "unseen 30.0", settled: 40),
    Case("was rejected", stays, [(6, .rejected)], 1, "competing 5.0", settled: 6),
    Case("an interview on the job", .init(.interview, 14), [(6, .finalInterview)], 1, "came 5.0", settled: 6),
    Case("the job closed", .init(.interview, 14), [], job: [(5, .lost)], 0, "competing 4.0", settled: 5),
    Case("reopened", .init(.reopened, 60), [], job: [(30, .reopened)], 1, "came 29.0", settled: 30),
    Case("open again", .init(.reopened, 60), [], job: [(30, .open)], 1, "came 29.0", settled: 30),
    Case("cancelled", .init(.reopened, 60), [], job: [(30, .cancelled)], 0, "competing 29.0", settled: 30),
    Case("filled", filled, [], job: [(30, .filled)], 1, "came 29.0", settled: 30),
    Case("lost to others", filled, [], job: [(30, .lost)], 0, "competing 29.0", settled: 30),
    Case("held", filled, [], job: [(30, .onHold)], 0, "unseen 60.0", settled: nil),
  ]

  @Test(arguments: cases)
  func outcomes(example: Case) throws {
    var firm = Firm()
    let opened = Firm.begins + 100 * Span.day
    func at(_ day: Double) -> Int64 { opened + Int64(day * Double(Span.day)) }
    firm.person(1)
    firm.job(1, opened: Firm.begins)
    firm.submission(1, job: 1, person: 1, at: Firm.begins)
    firm.stage(1, .submitted, at(-5))
    firm.stage(1, .interview, opened)
    for event in example.stages { firm.stage(1, event.stage, at(event.day)) }
    for event in example.job { firm.status(1, event.status, at(event.day)) }
    firm.end(at: at(300))
    let reader = OutcomeReader(try firm.chronicle())
    let subject = OutcomeReader.Subject(submission: 1, job: 1, openedAt: opened)
    let decided = at(1)
    #expect(reader.value(example.outcome, subject, from: decided) == example.value, "\(example)")
    let course = reader.course(example.outcome, subject, from: decided)
    #expect("\(course.end) \((course.days * 10).rounded() / 10)" == example.course, "\(example)")
    // Whatever ended otherwise could be seen to the horizon: it stays among those to whom it never came.
    if course.end == .competing { #expect(course.seen == Double(example.outcome.days)) }
    #expect(reader.settled(example.outcome, subject) == example.settled.map(at) ?? .max, "\(example)")
  }

  @Test func theCourseStopsWhereTheRecordDoes() throws {
    var firm = Firm()
    firm.person(1)
    firm.job(1, opened: Firm.begins)
    firm.submission(1, job: 1, person: 1, at: Firm.begins)
    firm.stage(1, .offer, Firm.begins)
    firm.end(at: Firm.begins + 10 * Span.day)
    let reader = OutcomeReader(try firm.chronicle())
    let subject = OutcomeReader.Subject(submission: 1, job: 1, openedAt: Firm.begins)
    let course = reader.course(Self.started, subject, from: Firm.begins + Span.day)
    #expect(course == OutcomeCourse(days: 9, end: .unseen))
    #expect(!reader.canBeSeen(Self.started, from: Firm.begins + Span.day))
    #expect(reader.canBeSeen(StudyOutcome(.started, 9), from: Firm.begins + Span.day - 1))
    #expect(!reader.canBeSeen(StudyOutcome(.started, 9), from: Firm.begins + Span.day))
  }

  /// As interchange.md §3, item 14, names them.
  @Test func namesAndHorizons() {
    let named = Study.all.map { "\($0.rule) \(([$0.primary] + $0.secondary).map(\.name).joined(separator: " "))" }
    #expect(
      named == [
        "C06 later_stage_21d started_150d", "C08 later_stage_21d started_150d", "C11 not_withdrawn_30d",
        "C13 started_150d accepted_14d", "C14 started_150d accepted_14d", "C16 started_120d bought_back_120d",
        "C18 started_120d bought_back_120d", "C19 started_120d bought_back_120d", "C22 rebate_cleared_200d",
        "C23 rebate_cleared_200d", "L03 interview_14d", "L04 later_stage_28d decision_known_14d",
        "L05 reopened_60d filled_180d", "L07 later_stage_28d decision_known_14d", "L24 filled_60d",
      ])
    #expect(
      Study.all.filter { $0.primary.isHard }.map(\.rule) == ["C13", "C14", "C16", "C18", "C19", "C22", "C23", "L24"])
  }
}
