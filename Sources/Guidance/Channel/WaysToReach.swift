import Moments
import Permission
import Recruitment

/// By which ways somebody can be reached and may be: what a card names besides its own channel has passed the same gate.
struct WaysToReach {
  let gate: Gate
  let mail: MailStanding
  let asOf: Instant

  /// Sets right a card's channel, its fallback and its addresses. E-mail that comes back is no way: another takes its
  /// place, and the card asks for the address.
  func settle(_ card: inout Card, _ moment: Moment, _ rule: Rule) {
    if mail.isDead {
      card.person.emails = []
      let wasMail = card.channel == Channel.email.word || card.fallback == Channel.email.word
      if card.channel == Channel.email.word {
        let channel: Channel = isOpen(.sms, card, moment, rule) ? .sms : .call
        card.channel = channel.word
        card.permission = answer(channel, moment, rule)
      }
      card.channelWhy.append(mail.words)
      if wasMail || card.asks == nil { card.asks = FactQuestion.about(FactQuestion.address) }
    }
    card.writable = Self.written.filter { isWritable($0, card, moment, rule) }.map(\.word)
    guard let wanted = card.fallback.flatMap(Channel.init(word:)) else { return }
    card.fallback = fallback(wanted, card, moment, rule)?.word
  }

  /// The fallback that the rule names, or the next best of its kind; `nil` where none is allowed.
  private func fallback(_ wanted: Channel, _ card: Card, _ moment: Moment, _ rule: Rule) -> Channel? {
    if isOpen(wanted, card, moment, rule) { return wanted }
    let others: [Channel] = wanted.isSpoken ? [.call, .video, .sms, .email] : [.sms, .email, .call]
    return others.first { $0 != wanted && $0.word != card.channel && isOpen($0, card, moment, rule) }
  }

  private static let written: [Channel] = [.sms, .whatsapp, .email]

  /// Whether a message may go that way: not now at least, unless it is only the hour that speaks against it.
  private func isWritable(_ channel: Channel, _ card: Card, _ moment: Moment, _ rule: Rule) -> Bool {
    guard hasAddress(channel, card) else { return false }
    let answer = answer(channel, moment, rule)
    return answer.verdict != .notNow || answer.until != nil
  }

  /// A record without any address says nothing of whether there is one.
  private func hasAddress(_ channel: Channel, _ card: Card) -> Bool {
    switch channel {
    case .email: !mail.isDead && (!card.person.emails.isEmpty || card.person.phones.isEmpty)
    case .sms, .whatsapp: !card.person.phones.isEmpty || card.person.emails.isEmpty
    default: true
    }
  }

  /// Whether there is an address for it and it is allowed, on no harder terms than those that the card shows already.
  private func isOpen(_ channel: Channel, _ card: Card, _ moment: Moment, _ rule: Rule) -> Bool {
    guard hasAddress(channel, card) else { return false }
    let answer = answer(channel, moment, rule)
    switch answer.verdict {
    case .allow: return true
    case .ask: return answer.why.allSatisfy(card.permission.why.contains)
    case .notNow: return false
    }
  }

  private func answer(_ channel: Channel, _ moment: Moment, _ rule: Rule) -> PermissionAnswer {
    gate.answer(
      for: moment.person, by: channel, purpose: rule.purpose, at: asOf,
      by: moment.recruiter == .none ? nil : moment.recruiter, about: moment.submission, job: moment.job)
  }
}

extension Channel {
  fileprivate var isSpoken: Bool { self == .call || self == .video || self == .meeting }
}
