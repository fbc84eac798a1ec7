import Desk
import Guidance
import Recruitment
import WorkingTime

/// The interchange's words as a recruiter says them.
enum TradeWords {
  static func channel(_ channel: Channel) -> String {
    switch channel {
    case .call: "Call"
    case .video: "Video call"
    case .meeting: "Meeting"
    case .email: "E-mail"
    case .sms: "Text"
    case .whatsapp: "WhatsApp"
    case .linkedin: "LinkedIn"
    case .chat: "Chat"
    }
  }

  /// A channel by its word, as cards carry it; a word that is none of ours is shown as it is.
  static func channel(_ word: String) -> String { Channel(word: word).map { channel($0) } ?? word }

  static func outcome(_ outcome: Outcome) -> String { outcome.said }

  static func stage(_ stage: Stage) -> String {
    switch stage {
    case .shortlisted: "Shortlisted"
    case .readyToSubmit: "Ready to put forward"
    case .submitted: "CV sent"
    case .interview: "Interview"
    case .finalInterview: "Final interview"
    case .offer: "Offer made"
    case .offerDelivered: "Offer delivered"
    case .accepted: "Accepted"
    case .resigned: "Resigned"
    case .started: "Started"
    case .rebateCleared: "Rebate period cleared"
    case .rejected: "Turned down by the client"
    case .withdrew: "Withdrew"
    case .declined: "Declined the offer"
    case .boughtBack: "Bought back"
    case .fellThrough: "Fell through"
    case .noShow: "Did not turn up"
    case .leftInRebate: "Left in the rebate period"
    case .jobClosed: "Job closed"
    }
  }

  static func status(_ status: JobStatus) -> String {
    switch status {
    case .open: "Open"
    case .onHold: "On hold"
    case .reopened: "Open again"
    case .filled: "Filled"
    case .cancelled: "Cancelled by the client"
    case .lost: "Lost to somebody else"
    }
  }

  /// Of a hold, as it was told: a word of ours, or their own.
  static func holdReason(_ told: String) -> String {
    let own = told.hasPrefix("other:") ? String(told.dropFirst(6)).drop { $0 == " " } : told[...]
    switch HoldReason(word: told.lowercased()) {
    case .budget: return "budget"
    case .freeze: return "hiring freeze"
    case .reorganisation: return "reorganisation"
    case .approval: return "approval is missing"
    case .internalCandidate: return "an internal candidate"
    case .priorityChanged: return "other priorities"
    case .notTold, .other, nil: return String(own)
    }
  }

  /// "£62,000", "EUR 62,000".
  static func money(_ money: Money) -> String { money.words }

  /// "Ruth", "Ruth and Omar", "Ruth, Omar or Iris".
  static func listed(_ parts: [String], last: String) -> String {
    guard let end = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " \(last) \(end)"
  }

  /// "United Kingdom" for `GB`; whatever is no country's code as it is.
  static func country(_ word: String) -> String { Country.named(word)?.name ?? word }

  /// Where a record comes from: a source by its name, and what was written here as that.
  static func source(_ name: String) -> String { name == SourceAge.ownName ? "logged here" : name }

  static func kind(_ kind: PersonKind) -> String? {
    switch kind {
    case .candidate: "Candidate"
    case .contact: "Client contact"
    case .both: "Candidate and client contact"
    case .unknown: nil
    }
  }

  /// "12 min", "40 s", "1 h 5 min".
  static func duration(seconds: Int64) -> String {
    switch seconds {
    case ..<60: "\(max(0, seconds)) s"
    case ..<3_600: "\(seconds / 60) min"
    default: "\(seconds / 3_600) h" + (seconds / 60 % 60 == 0 ? "" : " \(seconds / 60 % 60) min")
    }
  }

  /// "1 try", "3 tries".
  static func count(_ number: Int, _ one: String, _ several: String) -> String {
    "\(grouped(number)) \(number == 1 ? one : several)"
  }

  /// "12,480".
  static func grouped(_ number: Int) -> String { Money.grouped(number) }

  /// The first letter as a capital.
  static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
