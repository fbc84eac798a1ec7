import Desk
import Recruitment

/// What somebody said of being contacted, in words for themselves.
enum WishWords {
  /// The ways that are asked about, in this order.
  static let asked: [Channel] = [.call, .video, .sms, .whatsapp, .email, .linkedin, .meeting]

  static func way(_ channel: Channel) -> String {
    switch channel {
    case .call: "phone"
    case .video: "video call"
    case .meeting: "meeting in person"
    case .email: "e-mail"
    case .sms: "text message"
    case .whatsapp: "WhatsApp"
    case .linkedin: "LinkedIn"
    case .chat: "chat"
    }
  }

  static func summary(_ ways: ContactWishes.Ways, _ purpose: ContactPurpose) -> String {
    // Where only a yes opens a way, not to have said is no; where only a no closes one, it is not.
    if ways == .any { return purpose == .marketing ? "you have not said" : "you have refused nothing" }
    if ways.areNone { return "not at all" }
    let welcome = list(ways.welcome)
    let refused = list(ways.refused)
    if ways.refused.isEmpty { return "by \(welcome)" }
    return ways.welcome.isEmpty ? "not by \(refused)" : "by \(welcome); not by \(refused)"
  }

  private static func list(_ channels: Set<Channel>) -> String {
    TradeWords.listed((asked + [.chat]).filter(channels.contains).map(way), last: "or")
  }

  static func hours(_ hours: ContactWishes.Hours) -> String {
    var parts: [String] = []
    if let days = hours.weekdays, days != 0 {
      let named = dayNames.enumerated().filter { Weekdays.contains(days, $0.offset) }
      parts.append(named.map(\.element).joined(separator: ", "))
    } else {
      parts.append("every day")
    }
    switch (hours.from, hours.to) {
    case (let from?, let to?): parts.append("\(TimeOfDay.write(from))–\(TimeOfDay.write(to))")
    case (let from?, nil): parts.append("from \(TimeOfDay.write(from))")
    case (nil, let to?): parts.append("until \(TimeOfDay.write(to))")
    case (nil, nil): break
    }
    return parts.joined(separator: ", ")
  }

  static let dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// One row of the past.
  static func line(_ wish: StatedPreference) -> String {
    if wish.basis == .screening { return "Your number was checked against a list of those who want no calls" }
    let purpose =
      switch wish.purpose {
      case .process: " about what is under way"
      case .marketing: " about other jobs and news"
      case .any: ""
      }
    if let hours = wish.hours {
      return "\(TradeWords.sentence(wish.channel.map(way) ?? "contact")): \(self.hours(hours))"
    }
    if let place = wish.safePlace { return "Safe place to call: \(place)" }
    let means = wish.channel.map { "by \(way($0))" } ?? "at all"
    switch wish.allowed {
    case .yes: return "Yes to contact \(wish.channel == nil ? "by any way" : means)\(purpose)\(basis(wish))"
    case .no: return "No contact \(means)\(purpose)\(basis(wish))"
    case nil:
      return wish.basis == .objection ? "No contact \(means)\(purpose)\(basis(wish))" : "Contact \(means)\(purpose)"
    }
  }

  private static func basis(_ wish: StatedPreference) -> String {
    switch wish.basis {
    case .objection: " (your objection)"
    case .consent: " (your consent)"
    case .preference, .screening, nil: ""
    }
  }
}
