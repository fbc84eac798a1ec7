import Recruitment

/// What the law and good manners of one region ask before somebody there is contacted.
package struct RegionProfile: Sendable {
  /// `uk`.
  package var code: String
  /// As it stands in a sentence: `the United Kingdom`.
  package var name: String
  /// ISO 3166 codes.
  package var countries: [String]
  package var calls: Hours
  /// Narrower ones for marketing; `nil` where `calls` hold for it too.
  package var salesCalls: Hours?
  package var messages: Hours
  /// By `Means`.
  package var marketing: [Consent]
  package var marketingLimit: MarketingLimit
  package var processLimit: ProcessLimit
  package var refusal: Refusal

  /// What channels have in common for law and manners.
  package enum Means: Int, CaseIterable, Sendable {
    case call, email, message

    package init(_ channel: Channel) {
      switch channel {
      case .call, .video, .meeting: self = .call
      case .email: self = .email
      case .sms, .whatsapp, .linkedin, .chat: self = .message
      }
    }
  }

  /// Why a rule stands, and where it comes from.
  package struct Ground: Hashable, Sendable {
    /// Plain words.
    package var why: String
    package var source: String
    /// When the source was last looked at.
    package var checked: CivilDate
  }

  package struct Hours: Sendable {
    /// By weekday, Monday first: minutes after midnight on the person's clock.
    package var days: [[Range<Int>]]
    package var onHolidays: Bool
    package var ground: Ground

    func areOpen(_ weekday: Int, _ minute: Int, isHoliday: Bool) -> Bool {
      guard onHolidays || !isHoliday else { return false }
      for window in days[weekday] where window.contains(minute) { return true }
      return false
    }
  }

  /// What it takes to approach somebody for what they did not ask for.
  package enum Need: String, CaseIterable, Sendable {
    case allowed, screened, soft, presumed
    case optIn = "opt_in"
  }

  package struct Consent: Sendable {
    package var candidate: Need
    package var contact: Need
    /// How long a screening or earlier dealings hold.
    package var days: Int
    /// What numbers are screened against; empty where they are not.
    package var lists: String
    package var ground: Ground
  }

  package struct MarketingLimit: Sendable {
    package var contacts: Int
    package var days: Int
    /// Answered ones count too.
    package var answeredToo: Bool
    package var ground: Ground
  }

  package struct ProcessLimit: Sendable {
    package var tries: Int
    package var messages: Int
    package var workingDays: Int
    package var ground: Ground
  }

  package struct Refusal: Sendable {
    package var days: Int
    package var ground: Ground
  }

  /// `nil` where there are no hours: e-mail waits to be read.
  func hours(for means: Means, isMarketing: Bool) -> Hours? {
    switch means {
    case .call: isMarketing ? salesCalls ?? calls : calls
    case .message: messages
    case .email: nil
    }
  }
}
