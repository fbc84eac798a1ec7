import Recruitment

/// What a firm must record for a trigger to find anything.
package enum DataNeed: Hashable, Sendable {
  case candidates, stages, interviewTimes, holds, offers, acceptances, starts, rejections, jobContacts, outboundMessages
  case inboundMessages, callRequests, talks, searches, fees, interviewDiary
  /// A hold for one of these reasons.
  case holdReasons([HoldReason])
  /// A fact of that name whose value is a number.
  case amounts(String)
  /// One of these facts.
  case facts([String])
  /// One of these stages.
  case anyStage([Stage])
  /// One of these kinds of date, or a stage row that announces one.
  case dates([DateKind])

  /// As (file: column or value).
  package var words: String {
    switch self {
    case .candidates: "people: created_at of candidates"
    case .stages: "submission_events: stage"
    case .interviewTimes: "submission_events: scheduled_for of interview, or dates: interview"
    case .holds: "job_events: on_hold"
    case .offers: "submission_events: offer"
    case .acceptances: "submission_events: accepted"
    case .starts: "submission_events: started"
    case .rejections: "submission_events: rejected"
    case .talks: "interactions: conversations"
    case .searches: "jobs: kind search"
    case .fees: "jobs: fee"
    case .interviewDiary: "dates: interview"
    case .holdReasons(let reasons):
      "job_events: on_hold with reason \(reasons.map(\.word).joined(separator: ", "))"
    case .amounts(let name): "facts: \(name) with a number as value"
    case .jobContacts: "jobs: contact_person_id"
    case .outboundMessages: "interactions: outbound messages"
    case .inboundMessages: "interactions: inbound messages with a body"
    case .callRequests: "interactions: inbound messages that ask for a call"
    case .facts(let names): "facts: \(names.joined(separator: ", "))"
    case .anyStage(let stages): "submission_events: \(stages.map(\.word).joined(separator: ", "))"
    case .dates(let kinds):
      (["dates: \(kinds.map(\.word).joined(separator: ", "))"] + Self.announced(kinds)).joined(separator: ", or ")
    }
  }

  /// The same as one says it, without the names of files and columns: "the time of interviews".
  package var plain: String {
    switch self {
    case .candidates: "when each candidate came onto the books"
    case .stages: "the stage each candidate is at"
    case .interviewTimes: "when interviews are"
    case .holds: "jobs put on hold"
    case .offers: "offers made"
    case .acceptances: "offers accepted"
    case .starts: "starts"
    case .rejections: "candidates turned down by clients"
    case .talks: "conversations"
    case .searches: "retained searches"
    case .fees: "the fees of jobs"
    case .interviewDiary: "interviews in the diary"
    case .holdReasons(let reasons): "jobs put on hold, with the reason (\(Self.spaced(reasons.map(\.word))))"
    case .amounts(let name): "\(Self.spaced([name])), as a figure"
    case .jobContacts: "the client’s contact for each job"
    case .outboundMessages: "messages sent"
    case .inboundMessages: "messages received, with what they say"
    case .callRequests: "messages that ask for a call"
    case .facts(let names): "a note of: \(Self.spaced(names))"
    case .anyStage(let stages): "candidates at: \(Self.spaced(stages.map(\.word)))"
    case .dates(let kinds): "the date of: \(Self.spaced(kinds.map(\.word)))"
    }
  }

  private static func spaced(_ words: [String]) -> String {
    Plain.listed(words.map { $0.replacing("_", with: " ") }, "or")
  }

  private static func announced(_ kinds: [DateKind]) -> [String] {
    let stages = kinds.flatMap(\.announcers).map(\.word)
    return stages.isEmpty ? [] : ["submission_events: scheduled_for of \(stages.joined(separator: ", "))"]
  }
}
