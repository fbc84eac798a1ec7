import Recruitment

extension Store {
  /// How far the change log has come, the trials, which playbook is in force, and the steps that campaigns took, a number
  /// that only grows: one statement that looks at the ends of indices.
  package func marks() throws -> (sequence: Int64, trials: TrialMark, playbook: Int64, campaigns: Int64) {
    try database.readOne { connection in
      var marks = (sequence: Int64(0), trials: TrialMark(), playbook: Int64(0), campaigns: Int64(0))
      try connection.query(
        """
        SELECT coalesce((SELECT max(seq) FROM change_log), 0), (SELECT count(*) FROM trial),
          (SELECT count(*) FROM trial WHERE stopped_at IS NOT NULL),
          coalesce((SELECT max(place) FROM trial_assignment WHERE trial_id = (SELECT max(id) FROM trial)), 0),
          coalesce((SELECT max(id) FROM playbook_version), 0),
          (SELECT count(*) FROM campaign WHERE started_at IS NOT NULL)
            + (SELECT count(*) FROM campaign WHERE stopped_at IS NOT NULL)
            + coalesce((SELECT max(id) FROM campaign_sent), 0)
        """
      ) { row in
        marks.sequence = row.integer(0, or: 0)
        marks.trials = TrialMark(
          trials: row.integer(1, or: 0), stopped: row.integer(2, or: 0), lots: row.integer(3, or: 0))
        marks.playbook = row.integer(4, or: 0)
        marks.campaigns = row.integer(5, or: 0)
      }
      return marks
    }
  }
}
