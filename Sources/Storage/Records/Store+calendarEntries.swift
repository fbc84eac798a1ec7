import Recruitment

/// How new a reading of a calendar's entry was.
package struct CalendarEntryMark: Hashable, Sendable {
  package var sequence: Int
  package var stamp: Int64

  package init(sequence: Int, stamp: Int64) {
    self.sequence = sequence
    self.stamp = stamp
  }
}

/// A meeting as a calendar told of it.
package struct CalendarMeeting: Hashable, Sendable {
  package var id: String
  package var at: Int64
  package var channel: Int64
  package var direction: Int64
}

extension Store {
  /// How new the readings of a source's entries were, by digest.
  package func calendarMarks(source: String) throws -> [String: CalendarEntryMark] {
    try database.read { connection in
      var marks: [String: CalendarEntryMark] = [:]
      try connection.query(
        "SELECT digest, sequence, stamp FROM calendar_entry WHERE source = $1", [.text(source)]
      ) { row in
        marks[row.text(0) ?? ""] = CalendarEntryMark(
          sequence: Int(row.integer(1, or: 0)), stamp: row.integer(2, or: 0))
      }
      return marks
    }
  }

  package func keepCalendarMarks(_ marks: [String: CalendarEntryMark], source: String, batch: BatchID) throws {
    try database.write { connection in
      for (digest, mark) in marks.sorted(by: { $0.key < $1.key }) {
        try connection.execute(
          """
          INSERT INTO calendar_entry (source, digest, sequence, stamp, batch_id) VALUES ($1, $2, $3, $4, $5)
          ON CONFLICT (source, digest) DO UPDATE SET sequence = $3, stamp = $4, batch_id = $5
          """,
          [
            .text(source), .text(digest), .integer(Int64(mark.sequence)), .integer(mark.stamp), .integer(batch.value),
          ])
      }
    }
  }

  /// Meetings that a source told of within a span and that nobody called off.
  package func calendarMeetings(source: String, in span: Range<Int64>) throws -> [CalendarMeeting] {
    try database.read { connection in
      var meetings: [CalendarMeeting] = []
      try connection.query(
        """
        SELECT i.external_id, i.at, i.channel, i.direction FROM interaction i JOIN source s ON s.id = i.source_id
        WHERE s.name = $1 AND i.at >= $2 AND i.at < $3 AND i.deleted_at IS NULL AND i.external_id IS NOT NULL
          AND (i.outcome IS NULL OR i.outcome <> $4) ORDER BY i.id
        """,
        [
          .text(source), .integer(span.lowerBound), .integer(span.upperBound),
          .integer(Int64(Outcome.cancelled.rawValue)),
        ]
      ) { row in
        meetings.append(
          CalendarMeeting(
            id: row.text(0) ?? "", at: row.integer(1, or: 0), channel: row.integer(2, or: 0),
            direction: row.integer(3, or: 0)))
      }
      return meetings
    }
  }

  /// Ids of all meetings of a span that came from a calendar, those that were called off too.
  package func calendarMeetingIDs(source: String, in span: Range<Int64>) throws -> [String] {
    try database.read { connection in
      var ids: [String] = []
      try connection.query(
        """
        SELECT i.external_id FROM interaction i JOIN source s ON s.id = i.source_id
        WHERE s.name = $1 AND i.at >= $2 AND i.at < $3 AND i.deleted_at IS NULL AND i.external_id IS NOT NULL
        """,
        [.text(source), .integer(span.lowerBound), .integer(span.upperBound)]
      ) { row in
        if let id = row.text(0) { ids.append(id) }
      }
      return ids
    }
  }
}
