import Recruitment

/// What playbooks count and list, said as a person would.
enum Plain {
  private static let small = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]
  private static let ordinals = ["", "first", "second", "third", "fourth", "fifth", "sixth"]

  static func number(_ count: Int) -> String { small.indices.contains(count) ? small[count] : "\(count)" }

  static func nth(_ count: Int) -> String { ordinals.indices.contains(count) ? ordinals[count] : "\(count)th" }

  static func count(_ count: Int, _ noun: String) -> String { "\(number(count)) \(noun)\(count == 1 ? "" : "s")" }

  static func count(_ count: Double, _ noun: String) -> String {
    count == count.rounded() ? self.count(Int(count), noun) : "\(count) \(noun)s"
  }

  static func messages(_ count: Int) -> String { self.count(count, "message") }

  static func days(_ days: Double) -> String { count(days, "day") }

  /// "48 hours", "a day", "four days".
  static func hours(_ hours: Double) -> String {
    if hours == 24 { return "a day" }
    if hours > 48, hours.truncatingRemainder(dividingBy: 24) == 0 { return days(hours / 24) }
    return count(hours, "hour")
  }

  static func ago(hours: Double) -> String { hours > 0 ? " \(self.hours(hours)) ago" : "" }

  static func percent(_ percent: Double) -> String {
    percent == percent.rounded() ? "\(Int(percent)) per cent" : "\(percent) per cent"
  }

  static func listed(_ words: [String], _ last: String) -> String {
    guard words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(last) " + (words.last ?? "")
  }

  // MARK: Facts, stages, dates

  /// The interchange's names, read aloud; one of the firm's own by its name.
  static func facts(_ names: [String], _ last: String) -> String { listed(names.map(fact), last) }

  private static func fact(_ name: String) -> String {
    known[name] ?? "a fact “\(name.replacing("_", with: " "))”"
  }

  private static let known = [
    "motivation": "what would make them move", "salary_expectation": "what they expect to be paid",
    "consent_to_submit": "their consent to be put forward", "other_process": "another process of theirs",
    "other_offer": "another offer to them", "offer_signal": "a sign that an offer is coming",
    "offer_intended": "what the client means to offer", "counter_offer": "a counter-offer",
    "rate_confirmed": "an agreed rate", "tax_status_confirmed": "an agreed tax status",
    "rate_query": "a question about the rate", "notice_received": "notice given to a contractor",
    "pay_query": "a question about pay", "competing_route": "another way of filling the job",
    "concern": "something that worries them", "complaint": "a complaint", "terms_request": "a request about our terms",
    "references_pending": "a reference still to come", "must_have_added": "a new must for the job",
    "brief_changed": "a change of the brief", "left_employer": "a note that they have left their employer",
    "application": "an application", "interest": "an interest of theirs", "account_news": "news of the client",
    "document_ready": "a document that is ready", "caller_number_known": "a note that they know our number",
    "clash": "a clash of dates",
  ]

  /// "is put forward", "withdraws": how a candidate comes to one of these.
  static func reaches(_ stages: [Stage]) -> String { listed(stages.map(coming), "or") }

  private static func coming(_ stage: Stage) -> String {
    switch stage {
    case .shortlisted: "is shortlisted"
    case .readyToSubmit: "is ready to be put forward"
    case .submitted: "is put forward"
    case .interview: "comes to an interview"
    case .finalInterview: "comes to the final interview"
    case .offer: "is made an offer"
    case .offerDelivered: "has heard an offer"
    case .accepted: "says yes"
    case .resigned: "resigns"
    case .started: "starts"
    case .rebateCleared: "comes to the end of the rebate period"
    case .rejected: "is turned down"
    case .withdrew: "withdraws"
    case .declined: "declines the offer"
    case .boughtBack: "is bought back by their employer"
    case .fellThrough: "falls through"
    case .noShow: "does not turn up"
    case .leftInRebate: "leaves within the rebate period"
    case .jobClosed: "is left without the job, which was closed"
    }
  }

  static func stages(_ stages: [Stage]) -> String { listed(stages.map(stage), "or") }

  private static func stage(_ stage: Stage) -> String {
    switch stage {
    case .shortlisted: "our shortlist"
    case .readyToSubmit: "“ready to put forward”"
    case .submitted: "“put forward”"
    case .interview: "an interview"
    case .finalInterview: "a final interview"
    case .offer: "an offer"
    case .offerDelivered: "an offer that they have heard"
    case .accepted: "a yes"
    case .resigned: "having resigned"
    case .started: "their first day"
    case .rebateCleared: "the end of the rebate period"
    case .rejected: "a rejection"
    case .withdrew: "having withdrawn"
    case .declined: "a no to the offer"
    case .boughtBack: "being bought back by their employer"
    case .fellThrough: "falling through"
    case .noShow: "not turning up"
    case .leftInRebate: "leaving within the rebate period"
    case .jobClosed: "the close of the job"
    }
  }

  static func dates(_ dates: [DateKind]) -> String { listed(dates.map(date), "or") }

  private static func date(_ kind: DateKind) -> String {
    switch kind {
    case .interview: "an interview"
    case .call: "a planned call"
    case .decision: "an agreed decision"
    case .resignation: "a planned resignation"
    case .start: "a first day"
    case .assignmentEnd: "the end of an assignment"
    case .rebateEnd: "the end of a rebate period"
    case .holdReview: "the review of a hold"
    case .timesheet: "a timesheet"
    case .document: "a document"
    }
  }

  /// What is on record as a no: "that they do not know our number".
  static func denied(_ names: [String]) -> String {
    listed(names.map { $0 == "caller_number_known" ? "that they do not know our number" : "a no to \(fact($0))" }, "or")
  }

  // MARK: When

  /// So far ahead that it means as soon as it is planned.
  static func isFar(_ lead: Trigger.Lead) -> Bool { lead.workingDays == 0 && lead.hours >= 180 * 24 }

  static func lead(_ lead: Trigger.Lead) -> String {
    if lead.workingDays > 0 { return "\(count(lead.workingDays, "working day")) ahead" }
    return lead.hours <= 0 ? "at hand" : isFar(lead) ? "planned" : "\(hours(lead.hours)) ahead or less"
  }

  static func delay(_ delay: Trigger.Delay, _ party: Trigger.Party) -> String {
    let later =
      delay.workingDays > 0
      ? "\(count(delay.workingDays, "working day")) later " : delay.hours > 0 ? "\(hours(delay.hours)) later " : ""
    var text = ", and \(later)nobody has spoken to \(party.words) "
    text += delay.quietDays > 0 ? "for \(days(delay.quietDays))" : "since"
    if delay.untilDays > 0 { text += "; not later than \(days(delay.untilDays)) after it" }
    return text
  }

  static func held(_ party: Trigger.Party, _ reasons: [HoldReason], _ hours: Double) -> String {
    let why = reasons.isEmpty ? "" : " (\(listed(reasons.map { $0.word.replacing("_", with: " ") }, "or")))"
    let whom = party == .contact ? "its contact" : "a candidate who is live on it"
    return "a job was put on hold\(why)\(ago(hours: hours)) and nobody has spoken to \(whom) since"
  }
}

extension Trigger.Party {
  fileprivate var words: String {
    switch self {
    case .candidate: "them"
    case .contact: "the client’s contact"
    case .both: "either side"
    }
  }
}
