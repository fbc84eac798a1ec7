import Intake
import Recruitment
import Storage

/// What importing calendars takes besides reading them: what is known before, and what moved.
extension Desk {
  static func source(of request: ImportRequest, _ format: IntakeFormat?, mapped: String?) -> String {
    if let source = request.source ?? mapped { return source }
    switch format {
    case .mail: return "mail"
    case .contacts: return "contacts"
    // Two people's calendars are two sources: both may tell of one meeting.
    case .calendar: return request.me.first.map { "calendar \($0.lowercased())" } ?? "calendar"
    case .canonical, .mapped, nil: return "bundle"
    }
  }

  /// Addresses of people on record, as `AddressKey` has them.
  func knownAddresses() throws -> Set<String> {
    Set(try store.personMarks().flatMap(\.emails).compactMap(AddressKey.of))
  }

  func meetingOptions(_ request: ImportRequest, known: Set<String>?, now: Instant) throws -> MeetingOptions {
    guard MeetingOptions.months.contains(request.monthsBack) else { throw DeskError.monthsOutOfRange }
    let source = Self.source(of: request, .calendar, mapped: nil)
    let colleagues = try store.recruiters().compactMap { $0.email?.lowercased() }
    var options = MeetingOptions(
      me: request.me, colleagues: Set(colleagues), known: known, now: now.seconds, monthsBack: request.monthsBack,
      read: try store.calendarMarks(source: source).mapValues { CalendarMark(sequence: $0.sequence, stamp: $0.stamp) },
      addressKey: try addressKey(), contentKey: try contentKey())
    let ids = try store.calendarMeetingIDs(source: source, in: options.window)
    for id in ids {
      let entry = MeetingsRead.entry(ofID: id)
      options.entries.insert(entry)
      if entry != id { options.series.insert(entry) }
    }
    return options
  }

  /// Meetings that were told of before and that their entry, read anew, does not have any more: they were moved.
  func retired(_ meetings: MeetingsRead, source: String) throws -> RecordBatch {
    var builder = RecordBatchBuilder(kind: .interactions)
    for meeting in try store.calendarMeetings(source: source, in: meetings.window)
    where !meetings.ids.contains(meeting.id)
      && (meetings.calledOff.contains(meeting.id) || meetings.whole.contains(MeetingsRead.entry(ofID: meeting.id)))
    {
      builder.append(
        line: 0,
        [
          "interaction_id": .text(meeting.id), "at": .integer(meeting.at), "channel": .integer(meeting.channel),
          "direction": .integer(meeting.direction), "outcome": .integer(Int64(Outcome.cancelled.rawValue)),
        ])
    }
    return builder.take()
  }

  func keep(_ meetings: MeetingsRead, source: String, _ landing: Landing) throws {
    guard let batch = landing.batch else { return }
    try store.keepCalendarMarks(
      meetings.marks.mapValues { CalendarEntryMark(sequence: $0.sequence, stamp: $0.stamp) }, source: source,
      batch: batch)
  }
}
