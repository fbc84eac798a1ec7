import Chronicle
import Moments
import Permission
import Recruitment

/// Adds to a card what the person's own history says: what was tried, how to reach them, what is still to be asked.
package struct CardCompleter: Sendable {
  private let playbook: Playbook
  private let chronicle: Chronicle
  private let tries: TryReader
  private let asOf: Instant

  package init(playbook: Playbook, chronicle: Chronicle, asOf: Instant) {
    self.playbook = playbook
    self.chronicle = chronicle
    self.asOf = asOf
    tries = TryReader(chronicle: chronicle, asOf: asOf)
  }

  package func complete(_ card: inout Card, _ moment: Moment) {
    let rule = playbook.rules[moment.rule]
    let advice = ChannelAdvice(rule, Circumstances(of: moment, in: chronicle, asOf: asOf))
    card.channelWhy = advice.reasons(rule)
    card.isMeetingAdvised = advice.level == .meeting && rule.verdict != .messageFine
    if rule.verdict == .messageFine, advice.level >= .textThatOffersACall { card.fallback = Channel.call.word }
    card.afterTry = tries.read(moment)
    card.asks = FactQuestion.open(for: moment, rule, in: chronicle, asOf: asOf)
  }
}
