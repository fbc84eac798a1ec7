import Chronicle
import Recruitment

/// What passed between a person and us, as known at the time of a question: read from the newest backwards, and no
/// further than asked for.
struct Dealings {
  /// For how long a word from them keeps a thread alive.
  static let threadDays = 180

  private let history: PersonHistory
  /// The last that can have been known.
  private let newest: Int

  init(_ question: Question) {
    history = question.chronicle.interactions(ofPerson: question.person)
    newest = history.firstIndex(atOrAfter: question.now + 1) - 1
  }

  /// When they last wrote, rang or talked with us within so many days.
  func lastHeard(within days: Int, _ question: Question) -> Int64? {
    let start = question.now - Int64(days) * Span.day
    var index = newest
    while index >= 0, history.at(index) >= start {
      if history.traits(index).isInboundFromPerson || history.isTalk(index), history.knownAt(index) <= question.now {
        return history.at(index)
      }
      index -= 1
    }
    return nil
  }

  /// When that colleague last talked with them within so many days.
  func lastTalk(with recruiter: UInt32, within days: Int, _ question: Question) -> Int64? {
    let start = question.now - Int64(days) * Span.day
    var index = newest
    while index >= 0, history.at(index) >= start {
      if history.recruiter(index) == recruiter, history.traits(index).isConversation,
        history.knownAt(index) <= question.now
      {
        return history.at(index)
      }
      index -= 1
    }
    return nil
  }

  // MARK: How often

  func addMarketingLimit(to reasons: inout [Reason], _ question: Question) {
    for place in question.profiles {
      let limit = question.profile(place).marketingLimit
      let start = question.now - Int64(limit.days) * Span.day
      guard
        let oldest = ours(limit.contacts, since: start, question, answeredToo: limit.answeredToo, { _ in true })
      else { continue }
      let counted = limit.answeredToo ? "contacts" : "unanswered contacts"
      reasons.append(
        Reason(
          .limit, .notNow,
          "\(limit.contacts) or more \(counted) of ours in the last \(limit.days) days: \(limit.ground.why)",
          until: oldest + Int64(limit.days) * Span.day + 1))
    }
  }

  /// Tries hold back the next try, messages the next message: to write after three tries is the way to end it politely.
  func addProcessLimit(to reasons: inout [Reason], _ question: Question) {
    for place in question.profiles {
      let limit = question.profile(place).processLimit
      let isCall = question.means == .call
      let most = isCall ? limit.tries : limit.messages
      // Further back than any such run of working days reaches, holidays and weekends among them.
      let start = question.now - Int64(limit.workingDays * 7 + 60) * Span.day
      let found = ours(most, since: start, question, answeredToo: false) { isCall ? $0.isAttempt : $0.isMessage }
      guard let oldest = found,
        question.gate.calendar.firm.hours.addingWorkingDays(limit.workingDays, to: oldest) >= question.now
      else { continue }
      let what = isCall ? "tries" : "messages"
      reasons.append(
        Reason(
          .limit, .ask,
          "\(most) or more unanswered \(what) in the last \(limit.workingDays) working days: \(limit.ground.why)"))
    }
  }

  /// When the `count`th of our latest contacts was, counted backwards from now: since their last word, or with
  /// `answeredToo` all of them; `nil` where there are fewer.
  private func ours(
    _ count: Int, since start: Int64, _ question: Question, answeredToo: Bool, _ belongs: (InteractionTraits) -> Bool
  ) -> Int64? {
    var left = count
    var index = newest
    while index >= 0, history.at(index) >= start {
      defer { index -= 1 }
      guard history.knownAt(index) <= question.now else { continue }
      let traits = history.traits(index)
      if history.isWithoutUs(index) { continue }
      if !answeredToo, traits.isInboundFromPerson || traits.isConversation { return nil }
      guard Self.isContact(traits), belongs(traits) else { continue }
      left -= 1
      if left == 0 { return history.at(index) }
    }
    return nil
  }

  /// Something of ours that can have reached them: a wrong or dead number did not.
  private static func isContact(_ traits: InteractionTraits) -> Bool {
    if traits.isOutboundMessage { return true }
    return traits.isAttempt && ![.wrongNumber, .failed, .cancelled].contains(traits.outcome)
  }
}
