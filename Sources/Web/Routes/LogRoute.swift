import Desk
import Recruitment

/// `POST /log`: what a try or a talk came to.
struct LogRoute {
  let site: Site
  let form: FormValues

  func respond() async throws -> WebResponse {
    let entry = try entry(now: site.now())
    let desk = site.desk
    try await site.queue.run { try desk.logConversation(entry, now: entry.at) }
    return site.done(.logged(entry.outcome), form)
  }

  private func entry(now: Instant) throws(WebError) -> ConversationEntry {
    guard let person = form["person"] else { throw .unusable(field: "person") }
    guard let recruiter = form["recruiter"] else { throw .unusable(field: "recruiter") }
    guard let channel = Channel(word: form["channel"] ?? "call") else { throw .unusable(field: "channel") }
    guard let word = form["outcome"], let outcome = Self.outcome(word, over: channel) else {
      throw .unusable(field: "outcome")
    }
    let note = form["note"]
    guard (note ?? "").count <= 2_000 else { throw .unusable(field: "note") }
    return ConversationEntry(
      personID: person, recruiterID: recruiter, channel: channel, outcome: outcome, at: now,
      durationSeconds: try seconds(), jobID: form["job"], submissionID: form["submission"], note: note)
  }

  private func seconds() throws(WebError) -> Int64? {
    guard let text = form["minutes"] else { return nil }
    guard let minutes = Int64(text), (0...600).contains(minutes) else { throw .unusable(field: "minutes") }
    return minutes * Span.minute
  }

  /// What a button means on a channel; `nil` where it means nothing, such as a voicemail of a meeting.
  static func outcome(_ word: String, over channel: Channel) -> Outcome? {
    switch (word, channel) {
    case ("reached", .call), ("reached", .video): .connected
    case ("reached", .meeting): .held
    case ("no_answer", .call), ("no_answer", .video): .noAnswer
    case ("no_answer", .meeting): .noShow
    case ("voicemail", .call), ("voicemail", .video): .voicemail
    case ("busy", .call), ("busy", .video): .busy
    case ("wrong_number", .call): .wrongNumber
    case ("sent", .email), ("sent", .sms), ("sent", .whatsapp), ("sent", .linkedin), ("sent", .chat): .sent
    default: nil
    }
  }
}
