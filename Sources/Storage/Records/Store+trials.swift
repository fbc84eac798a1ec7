import Recruitment

extension Store {
  /// Every trial there ever was, oldest first.
  package func trials() throws -> [Trial] {
    try database.readOne { connection in
      var trials: [Trial] = []
      try connection.query(
        """
        SELECT id, kinds, started_at, stopped_at, planned_n, effect, base_rate, eta, saturations, commitment,
          playbook_version, signed_by
        FROM trial ORDER BY id
        """
      ) { row in
        trials.append(
          Trial(
            id: row.integer(0, or: 0), kinds: Self.words(row.text(1)), startedAt: Instant(row.integer(2, or: 0)),
            stoppedAt: row.integer(3).map(Instant.init), plannedUnits: Int(row.integer(4, or: 0)),
            effectMillionths: row.integer(5, or: 0), baseRateMillionths: row.integer(6, or: 0),
            etaMillionths: row.integer(7, or: 0), saturations: Self.words(row.text(8)).compactMap { Int($0) },
            commitment: row.text(9) ?? "", playbookVersion: Int(row.integer(10, or: 0)), signedBy: row.text(11) ?? ""))
      }
      return trials
    }
  }

  private static func words(_ text: String?) -> [String] { (text ?? "").split(separator: " ").map(String.init) }

  /// Writes a trial down; its number is given here, whatever `trial.id` says.
  /// - Returns: `nil` where one is running already: nothing was written then.
  package func start(_ trial: Trial) throws -> Trial? {
    try database.write { connection in
      try connection.lock(.trial)
      guard try connection.integer("SELECT count(*) FROM trial WHERE stopped_at IS NULL") == 0 else { return nil }
      var trial = trial
      trial.id = try connection.reserve("trial", count: 1)
      try connection.execute(
        """
        INSERT INTO trial (id, kinds, started_at, planned_n, effect, base_rate, eta, saturations, commitment,
          playbook_version, signed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """,
        [
          .integer(trial.id), .text(trial.kinds.joined(separator: " ")), .integer(trial.startedAt.seconds),
          .integer(Int64(trial.plannedUnits)), .integer(trial.effectMillionths), .integer(trial.baseRateMillionths),
          .integer(trial.etaMillionths), .text(trial.saturations.map(String.init).joined(separator: " ")),
          .text(trial.commitment), .integer(Int64(trial.playbookVersion)), .text(trial.signedBy),
        ])
      return trial
    }
  }

  /// - Returns: whether it was running.
  package func stopTrial(_ id: Int64, at time: Instant) throws -> Bool {
    try database.write { connection in
      try connection.lock(.trial)
      return try connection.execute(
        "UPDATE trial SET stopped_at = $2 WHERE id = $1 AND stopped_at IS NULL",
        [.integer(id), .integer(time.seconds)]) == 1
    }
  }

  /// Writes down what the lot said of these units, in this order. A unit that stands in the log already keeps what is
  /// written there, and once the trial has stopped nothing is added.
  package func assign(_ assignments: [TrialAssignment], in trial: Int64) throws {
    guard !assignments.isEmpty else { return }
    _ = try database.write { connection in
      try connection.lock(.trial)
      guard
        try connection.integer("SELECT count(*) FROM trial WHERE id = $1 AND stopped_at IS NULL", [.integer(trial)])
          == 1
      else { return }
      var place =
        try connection.integer(
          "SELECT coalesce(max(place), 0) FROM trial_assignment WHERE trial_id = $1", [.integer(trial)]) ?? 0
      for row in assignments {
        let added = try connection.execute(
          """
          INSERT INTO trial_assignment (trial_id, unit, place, kind, opened_at, assigned_at, recruiter_id, week,
            saturation, prompted, submission)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (trial_id, unit) DO NOTHING
          """,
          [
            .integer(trial), .integer(Int64(bitPattern: row.unit)), .integer(place + 1), .text(row.kind),
            .integer(row.openedAt.seconds), .integer(row.assignedAt.seconds), .integer(row.recruiter.value),
            .integer(Int64(row.week)), .integer(Int64(row.saturation)), .integer(row.prompted ? 1 : 0),
            .integer(Int64(bitPattern: row.submission)),
          ])
        place += Int64(added)
      }
    }
  }

  /// A trial's log in order of enrolment.
  package func assignments(of trial: Int64) throws -> [TrialAssignment] {
    try database.read { connection in
      var rows: [TrialAssignment] = []
      try connection.query(
        """
        SELECT unit, place, kind, opened_at, assigned_at, recruiter_id, week, saturation, prompted,
          submission
        FROM trial_assignment WHERE trial_id = $1 ORDER BY place
        """, [.integer(trial)]
      ) { row in
        rows.append(
          TrialAssignment(
            trial: trial, unit: UInt64(bitPattern: row.integer(0, or: 0)),
            submission: UInt64(bitPattern: row.integer(9, or: 0)), place: Int(row.integer(1, or: 0)),
            kind: row.text(2) ?? "", openedAt: Instant(row.integer(3, or: 0)),
            assignedAt: Instant(row.integer(4, or: 0)), recruiter: RecruiterID(row.integer(5, or: 0)),
            week: Int(row.integer(6, or: 0)), saturation: Int(row.integer(7, or: 0)),
            prompted: row.integer(8, or: 0) == 1))
      }
      return rows
    }
  }
}
