/// What a moment's rule needs to know of an interaction besides who and when, in sixteen bits.
///
///     bits 0–2 channel · 3 inbound · 4–7 outcome + 1 (0 unknown) · 8–9 recruiter's flag (0 unknown, 1 no, 2 yes)
///     10 theirs: asks for a call · ours: answers theirs
///     11 theirs: closes what they asked · ours: an aside to several; with 10, what it answers is lost
///     12 automatic · 13 list · 14 asks · 15 conversation (worked out)
///
/// Bits 10, 11, 13 and 14 together are a `MessageMark`.
package struct InteractionTraits: Hashable, Sendable, BitwiseCopyable {
  package var bits: UInt16

  @inlinable package init(bits: UInt16) { self.bits = bits }

  package init(
    channel: Channel, direction: Direction, outcome: Outcome?, durationSeconds: Int64?, flag: YesNo? = nil,
    automatic: Bool = false, list: Bool = false, asks: Bool = false
  ) {
    self.init(
      channel: channel, direction: direction, outcome: outcome, durationSeconds: durationSeconds, flag: flag,
      automatic: automatic, mark: list ? .list : asks ? .asks : .plain)
  }

  package init(
    channel: Channel, direction: Direction, outcome: Outcome?, durationSeconds: Int64?, flag: YesNo? = nil,
    automatic: Bool = false, mark: MessageMark
  ) {
    var bits = UInt16(channel.rawValue)
    if direction == .inbound { bits |= Self.inbound }
    bits |= UInt16(outcome.map { $0.rawValue + 1 } ?? 0) << 4
    bits |= UInt16(flag.map { $0.rawValue + 1 } ?? 0) << 8
    if automatic { bits |= Self.automatic }
    bits |= Self.bits(of: mark)
    if Self.conversation(channel: channel, outcome: outcome, durationSeconds: durationSeconds, flag: flag) {
      bits |= Self.conversation
    }
    self.bits = bits
  }

  package static let inbound: UInt16 = 1 << 3
  private static let special: UInt16 = 1 << 10
  private static let settled: UInt16 = 1 << 11
  package static let automatic: UInt16 = 1 << 12
  package static let list: UInt16 = 1 << 13
  package static let asks: UInt16 = 1 << 14
  package static let conversation: UInt16 = 1 << 15

  /// Kept as they come, whichever direction: a mark that only one side's messages have is never given to the other's.
  private static func bits(of mark: MessageMark) -> UInt16 {
    switch mark {
    case .plain: 0
    case .asks: asks
    case .list: list
    case .asksForCall, .answers: special
    case .answersAndAsks: special | asks
    case .answersLost: special | settled
    case .answersLostAndAsks: special | settled | asks
    case .closes, .aside: settled
    }
  }

  /// Live and two-way: the interchange's definition. A known duration under two minutes is no conversation unless
  /// flagged; a connection that nobody verified counts only from two known minutes on; "no" overrides everything.
  package static func conversation(
    channel: Channel, outcome: Outcome?, durationSeconds: Int64?, flag: YesNo?
  ) -> Bool {
    if let flag { return flag == .yes }
    let longEnough = durationSeconds.map { $0 >= 120 }
    switch (channel, outcome) {
    case (.call, .connected), (.video, .connected), (.video, .held), (.meeting, .held): return longEnough ?? true
    case (.call, .connectedUnverified), (.video, .connectedUnverified), (.meeting, .connectedUnverified):
      return longEnough ?? false
    default: return false
    }
  }

  @inlinable package var channel: Channel { Channel(rawValue: UInt8(bits & 7)) ?? .email }
  @inlinable package var isInbound: Bool { bits & Self.inbound != 0 }
  package var outcome: Outcome? {
    let raw = UInt8(bits >> 4 & 15)
    return raw == 0 ? nil : Outcome(rawValue: raw - 1)
  }
  @inlinable package var isAutomatic: Bool { bits & Self.automatic != 0 }
  @inlinable package var isList: Bool { bits & Self.list != 0 }
  @inlinable package var asks: Bool { bits & Self.asks != 0 }
  /// Theirs: they want to be rung, or to talk.
  package var asksForCall: Bool { bits & (Self.inbound | Self.special) == Self.inbound | Self.special }
  /// Theirs: what they had asked is settled.
  package var closes: Bool { bits & (Self.inbound | Self.settled) == Self.inbound | Self.settled }
  /// Ours, and directly in answer to something of theirs.
  package var answersThem: Bool { bits & (Self.inbound | Self.special) == Self.special }
  /// Ours, in answer to something of theirs that is not on record: they were heard by then.
  package var answersLost: Bool {
    bits & (Self.inbound | Self.special | Self.settled) == Self.special | Self.settled
  }
  /// Ours, to several people in a thread in which none of them wrote.
  package var isAside: Bool { bits & (Self.inbound | Self.special | Self.settled) == Self.settled }
  @inlinable package var isConversation: Bool { bits & Self.conversation != 0 }
  /// Written rather than spoken: e-mail, SMS, WhatsApp, LinkedIn, chat.
  @inlinable package var isMessage: Bool { bits & 7 >= 3 }
  /// A try: an outbound call or video, whatever came of it.
  @inlinable package var isAttempt: Bool { bits & 7 <= 1 && !isInbound }
  /// A message of ours that reached its way: neither bounced nor sent by a machine nor to a list.
  package var isOutboundMessage: Bool {
    isMessage && !isInbound && outcome != .bounced && bits & (Self.automatic | Self.list) == 0
  }
  /// Something the person did towards us: not a machine's reply and not a list.
  package var isInboundFromPerson: Bool { isInbound && bits & (Self.automatic | Self.list) == 0 }
}
