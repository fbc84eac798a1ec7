import Recruitment

/// What the law and good manners of one region ask before somebody there is contacted.
/// A class: the gate reads profiles a hundred thousand times in a quarter of a second, and copies would cost more than
/// the answers.
package final class RegionProfile: Sendable {
  /// `uk`.
  package let code: String
  /// As it stands in a sentence: `the United Kingdom`.
  package let name: String
  /// ISO 3166 codes.
  package let countries: [String]
  package let calls: Hours
  /// Narrower ones for marketing; `nil` where `calls` hold for it too.
  package let salesCalls: Hours?
  package let messages: Hours
  /// By `Means`.
  package let marketing: [Consent]
  package let marketingLimit: MarketingLimit
  package let processLimit: ProcessLimit
  package let refusal: Refusal

  package init(
    code: String, name: String, countries: [String], calls: Hours, salesCalls: Hours?, messages: Hours,
    marketing: [Consent], marketingLimit: MarketingLimit, processLimit: ProcessLimit, refusal: Refusal
  ) {
    self.code = code
    self.name = name
    self.countries = countries
    self.calls = calls
    self.salesCalls = salesCalls
    self.messages = messages
    self.marketing = marketing
    self.marketingLimit = marketingLimit
    self.processLimit = processLimit
    self.refusal = refusal
  }

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

  package final class Hours: Sendable {
    /// By weekday, Monday first: minutes after midnight on the person's clock.
    package let days: [[Range<Int>]]
    package let onHolidays: Bool
    package let ground: Ground

    package init(days: [[Range<Int>]], onHolidays: Bool, ground: Ground) {
      self.days = days
      self.onHolidays = onHolidays
      self.ground = ground
    }

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
