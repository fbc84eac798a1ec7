/// What somebody wants of being contacted, as they say it on a page of their own: for each purpose by which ways, on
/// which days and hours, and where it is safe to call.
package struct ContactWishes: Hashable, Sendable {
  /// By which ways, for one purpose. What is in neither set has not been spoken of.
  package struct Ways: Hashable, Sendable {
    package var welcome: Set<Channel>
    package var refused: Set<Channel>

    package init(welcome: Set<Channel> = [], refused: Set<Channel> = []) {
      self.welcome = welcome
      self.refused = refused.subtracting(welcome)
    }

    /// They have said nothing.
    package static let any = Ways()
    package static let none = Ways.only([])
    /// These and no others.
    package static func only(_ welcome: Set<Channel>) -> Ways {
      Ways(welcome: welcome, refused: Set(Channel.allCases).subtracting(welcome))
    }

    package var areNone: Bool { refused.count == Channel.allCases.count }

    mutating func refuse(_ channels: Set<Channel>) {
      welcome.subtract(channels)
      refused.formUnion(channels)
    }
  }

  /// When they may be rung.
  package struct Hours: Hashable, Sendable {
    /// A bit for each day, Monday the lowest; `nil` = every day.
    package var weekdays: Int?
    /// Minutes after midnight on their own clock.
    package var from: Int?
    package var to: Int?

    package init(weekdays: Int?, from: Int?, to: Int?) {
      self.weekdays = weekdays
      self.from = from
      self.to = to
    }
  }

  package var process: Ways
  package var marketing: Ways
  package var hours: [Hours]
  package var safePlace: String?

  package init(process: Ways = .any, marketing: Ways = .any, hours: [Hours] = [], safePlace: String? = nil) {
    self.process = process
    self.marketing = marketing
    self.hours = hours
    self.safePlace = safePlace
  }

  /// The ways in which one talks.
  package static let spoken: Set<Channel> = [.call, .video, .meeting]

  package func ways(_ purpose: ContactPurpose) -> Ways { purpose == .marketing ? marketing : process }
}

/// One row of somebody's preferences, whoever wrote it.
package struct StatedPreference: Hashable, Sendable {
  package var purpose: ContactPurpose
  /// `nil` = every channel.
  package var channel: Channel?
  package var allowed: YesNo?
  package var basis: PreferenceBasis?
  package var hours: ContactWishes.Hours?
  package var safePlace: String?

  package init(
    purpose: ContactPurpose, channel: Channel?, allowed: YesNo?, basis: PreferenceBasis?,
    hours: ContactWishes.Hours? = nil, safePlace: String? = nil
  ) {
    self.purpose = purpose
    self.channel = channel
    self.allowed = allowed
    self.basis = basis
    self.hours = hours
    self.safePlace = safePlace
  }

  /// A no at every hour, as the permission gate understands it.
  var refuses: Bool {
    hours == nil && basis != .screening && (allowed == .no || (basis == .objection && allowed != .yes))
  }

  func concerns(_ purpose: ContactPurpose, _ channel: Channel) -> Bool {
    (self.purpose == .any || self.purpose == purpose) && (self.channel == nil || self.channel == channel)
  }
}
