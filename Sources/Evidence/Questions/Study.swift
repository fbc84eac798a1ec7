/// What is asked of one kind of moment: whether trying to talk, rather than writing, changes what comes of it.
package struct Study: Hashable, Sendable {
  /// Of what only the first moment counts.
  package enum Unit: String, Hashable, Sendable { case submission, hold, job }
  package enum Side: String, Hashable, Sendable { case candidate, client }

  /// The rule's code in the playbook.
  package var rule: String
  package var side: Side
  package var unit: Unit
  package var primary: StudyOutcome
  package var secondary: [StudyOutcome]

  /// What is hard to fake at the end: the fee counts when this has come.
  package var money: StudyOutcome

  /// All that is asked of it, the job filled by us included where that is.
  var outcomes: [StudyOutcome] { [primary] + secondary + (side == .candidate ? [Self.reshuffle] : []) }

  /// For candidate kinds: whether the job was filled by us, by that candidate or another.
  static let reshuffle = StudyOutcome(.filled, 120)

  private init(
    _ rule: String, _ side: Side, _ unit: Unit, _ primary: StudyOutcome, _ secondary: [StudyOutcome],
    money: StudyOutcome
  ) {
    (self.rule, self.side, self.unit, self.primary, self.secondary) = (rule, side, unit, primary, secondary)
    self.money = money
  }

  /// In the order of the playbook.
  package static let all: [Study] = [
    candidate("C06", .init(.laterStage, 21), [.init(.started, 150)], money: .init(.started, 150)),
    candidate("C08", .init(.laterStage, 21), [.init(.started, 150)], money: .init(.started, 150)),
    candidate("C11", .init(.notWithdrawn, 30), [], money: .init(.started, 150)),
    candidate("C13", .init(.started, 150), [.init(.accepted, 14)], money: .init(.started, 150)),
    candidate("C14", .init(.started, 150), [.init(.accepted, 14)], money: .init(.started, 150)),
    candidate("C16", .init(.started, 120), [.init(.boughtBack, 120)], money: .init(.started, 120)),
    candidate("C18", .init(.started, 120), [.init(.boughtBack, 120)], money: .init(.started, 120)),
    candidate("C19", .init(.started, 120), [.init(.boughtBack, 120)], money: .init(.started, 120)),
    candidate("C22", .init(.rebateCleared, 200), [], money: .init(.rebateCleared, 200)),
    candidate("C23", .init(.rebateCleared, 200), [], money: .init(.rebateCleared, 200)),
    client("L03", .job, .init(.interview, 14), [], money: .init(.filled, 180)),
    client("L04", .submission, .init(.laterStage, 28), [.init(.decisionKnown, 14)], money: .init(.started, 150)),
    client("L05", .hold, .init(.reopened, 60), [.init(.filled, 180)], money: .init(.filled, 180)),
    client("L07", .submission, .init(.laterStage, 28), [.init(.decisionKnown, 14)], money: .init(.started, 150)),
    client("L24", .job, .init(.filled, 60), [], money: .init(.filled, 60)),
  ]

  private static func candidate(
    _ rule: String, _ primary: StudyOutcome, _ secondary: [StudyOutcome], money: StudyOutcome
  ) -> Study {
    Study(rule, .candidate, .submission, primary, secondary, money: money)
  }

  private static func client(
    _ rule: String, _ unit: Unit, _ primary: StudyOutcome, _ secondary: [StudyOutcome], money: StudyOutcome
  ) -> Study {
    Study(rule, .client, unit, primary, secondary, money: money)
  }
}
