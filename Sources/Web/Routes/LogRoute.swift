import Desk
import Recruitment

/// `POST /log`: what a try or a talk came to.
struct LogRoute {
  let site: Site
  let form: FormValues

  /// How long a log may have waited for a connection.
  private static let longestWait = 7 * Span.day

  func respond() async throws -> WebResponse {
    let now = site.now()
    let entry = try entry(now: now)
    let terms = LogTerms(
      request: PageStamp.request(form, "log", entry.personID, entry.jobID, entry.outcome.word, entry.channel.word),
      seen: form["seen"].flatMap { Int64($0) })
    let desk = site.desk
    let answer = try await site.queue.run { try desk.log(entry, terms, now: now) }
    return try await site.answer(answer, .logged(entry.outcome), form, path: "/log")
  }

  private func entry(now: Instant) throws(WebError) -> ConversationEntry {
    guard let person = form["person"] else { throw .unusable(field: "person") }
    guard let recruiter = form["recruiter"] else { throw .unusable(field: "recruiter") }
    guard let chosen = Channel(word: form["channel"] ?? "call") else { throw .unusable(field: "channel") }
    guard let word = form["outcome"], let (channel, outcome) = Self.reading(word, over: chosen) else {
      throw .unusable(field: "outcome")
    }
    let note = form["note"]
    guard (note ?? "").count <= 2_000 else { throw .unusable(field: "note") }
    return ConversationEntry(
      personID: person, recruiterID: recruiter, channel: channel, outcome: outcome, at: try time(now: now),
      durationSeconds: try seconds(), jobID: form["job"], submissionID: form["submission"], note: note,
      flag: word == "mobile" ? .yes : nil)
  }

  /// When it happened, where the page says so because it had to wait for a connection.
  private func time(now: Instant) throws(WebError) -> Instant {
    guard let text = form["at"] else { return now }
    guard let seconds = Int64(text), seconds >= now.seconds - Self.longestWait else { throw .unusable(field: "at") }
    // A browser's clock may be a little ahead.
    return min(Instant(seconds), now)
  }

  private func seconds() throws(WebError) -> Int64? {
    guard let text = form["minutes"] else { return nil }
    guard let minutes = Int64(text), (0...600).contains(minutes) else { throw .unusable(field: "minutes") }
    return minutes * Span.minute
  }

  /// What a button means; some name their own channel, whatever is chosen beside them.
  private static func reading(_ word: String, over channel: Channel) -> (Channel, Outcome)? {
    switch word {
    case "mobile": return (.call, .connected)
    case "met": return (.meeting, .held)
    // A card asks for a video call, and its number was rung: only a telephone takes a message or is engaged.
    case "voicemail" where channel == .video, "busy" where channel == .video, "wrong_number" where channel == .video:
      return outcome(word, over: .call).map { (.call, $0) }
    default:
      let parts = word.split(separator: ".", maxSplits: 1).map(String.init)
      let named = parts.count == 2 ? Channel(word: parts[1]) : channel
      guard let named, let outcome = outcome(parts.first ?? "", over: named) else { return nil }
      return (named, outcome)
    }
  }

  /// What a button means on a channel; `nil` where it means nothing, such as a voicemail of a meeting.
  static func outcome(_ word: String, over channel: Channel) -> Outcome? {
    switch (word, channel) {
    case ("reached", .call), ("reached", .video): .connected
    case ("reached", .meeting): .held
    case ("no_answer", .call), ("no_answer", .video): .noAnswer
    case ("no_answer", .meeting): .noShow
    case ("voicemail", .call): .voicemail
    case ("busy", .call): .busy
    case ("wrong_number", .call): .wrongNumber
    case ("sent", .email), ("sent", .sms), ("sent", .whatsapp), ("sent", .linkedin), ("sent", .chat): .sent
    default: nil
    }
  }
}
