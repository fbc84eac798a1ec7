import Intake
import Recruitment

/// The firm's files, written as things happen. Nothing that happens, or is written down, after the record's end is
/// kept. Trouble with the disk is remembered and thrown by `check()`, so that a desk's life needs no error paths.
final class BundleOutput {
  /// What the simulator writes: everything but `moment_actions`, which only RightCall itself can know.
  static let kinds = RecordKind.allCases.filter { $0 != .momentActions }

  private let writers: [BundleFileWriter]
  private var failure: BundleFileWriter.Failure?
  private(set) var counts = SimulatedCounts()
  /// The subject and text of the next interaction.
  var subject = ""
  var body: [UInt8] = []

  private static let columns: [RecordKind: [String]] = [
    .interactions: [
      "interaction_id", "at", "recorded_at", "recruiter_id", "person_id", "channel", "direction", "outcome",
      "duration_seconds", "conversation", "logged", "automatic", "booked_at", "job_id", "submission_id", "thread_id",
      "subject", "body",
    ]
  ]

  init(directory: String) throws {
    writers = try BundleOutput.kinds.map { kind in
      let columns =
        BundleOutput.columns[kind]
        ?? FileSchema.of(kind).fields
        .filter { !$0.derived && $0.name != "updated_at" && $0.name != "deleted_at" }.map(\.name)
      return try BundleFileWriter(directory: directory, kind: kind, columns: columns)
    }
  }

  func check() throws { if let failure { throw failure } }

  func close() throws {
    try check()
    for writer in writers { try writer.close() }
  }

  /// The writer of a kind, for the cells of one row that `end` closes.
  func row(_ kind: RecordKind) -> BundleFileWriter { writers[Int(kind.rawValue)] }

  func end(_ kind: RecordKind) {
    do { try writers[Int(kind.rawValue)].endRow() } catch { failure = failure ?? error }
    counts[kind] += 1
  }

  func write(_ firm: FirmFrame) throws {
    let settings = [
      ("name", firm.name), ("timezone", "Europe/London"), ("currency", "GBP"), ("country", "GB"),
      ("working_days", "mon;tue;wed;thu;fri"), ("day_start", TimeOfDay.write(FirmCalendar.dayStart)),
      ("day_end", TimeOfDay.write(FirmCalendar.dayEnd)),
      ("holidays", firm.calendar.holidays.map(BundleOutput.date).joined(separator: ";")),
    ]
    for (key, value) in settings {
      row(.firm).text(key)
      row(.firm).text(value)
      end(.firm)
    }
    for recruiter in firm.recruiters {
      let row = row(.recruiters)
      row.text(recruiter.id)
      row.text(recruiter.name)
      row.text(recruiter.email)
      row.text(recruiter.phone)
      row.text(recruiter.team)
      row.text(recruiter.office)
      row.text(recruiter.office == "Dublin" ? "Europe/Dublin" : "Europe/London")
      row.text(BundleOutput.date(recruiter.startDay))
      end(.recruiters)
    }
  }

  /// Writes the row and empties the buffers of subject and text.
  func interaction(_ id: String, _ interaction: InteractionRow) {
    let row = row(.interactions)
    row.text(id)
    row.instant(Instant(interaction.at))
    row.instant(interaction.recordedAt.map(Instant.init))
    row.text(interaction.recruiter)
    row.text(interaction.person)
    row.code(interaction.channel)
    row.code(interaction.direction)
    row.code(interaction.outcome)
    row.integer(interaction.seconds)
    row.code(interaction.conversation)
    row.code(interaction.logged)
    row.code(interaction.automatic)
    row.instant(interaction.bookedAt.map(Instant.init))
    row.text(interaction.job)
    row.text(interaction.submission)
    row.text(interaction.thread)
    row.text(subject)
    body.withUnsafeBufferPointer { row.text($0) }
    end(.interactions)
    subject = ""
    body.removeAll(keepingCapacity: true)
  }

  /// `2026-12-25`.
  static func date(_ day: Int) -> String {
    let date = CivilDate(dayNumber: day)
    return
      "\(ISOTimestamp.padded(date.year, 4))-\(ISOTimestamp.padded(date.month, 2))-\(ISOTimestamp.padded(date.day, 2))"
  }
}
