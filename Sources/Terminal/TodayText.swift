import Desk
import Guidance
import Recruitment
import WorkingTime

/// A recruiter's day as text for a terminal, for doors that print it themselves.
package enum TodayPrinter {
  package static func text(_ today: Today, settings: FirmSettings) -> String {
    TodayText(settings: settings, now: today.asOf).text(today)
  }
}

/// A recruiter's day as text for a terminal.
struct TodayText {
  let wording: Wording

  init(settings: FirmSettings, now: Instant) {
    wording = Wording(zone: Zone.named(settings.timezone) ?? Zone.utc, now: now)
  }

  func text(_ today: Today) -> String {
    var parts = [heading(today), sources(today.sources)]
    if !today.booked.isEmpty {
      parts.append("Booked with you\n" + today.booked.map(booked).joined(separator: "\n"))
    }
    if today.conversations.isEmpty {
      parts.append("No conversation is due. What is due next opens by itself.")
    }
    for (number, talk) in Talk.all(today.conversations, now: today.asOf).enumerated() {
      parts.append(text(talk.card, number: number + 1, also: talk.also))
    }
    if today.more > 0 { parts.append("\(today.more) more due than fit into the time.") }
    if !today.messages.isEmpty {
      parts.append("A message is fine")
      for card in today.messages { parts.append(text(card, number: nil)) }
    }
    if !today.notNow.isEmpty {
      parts.append("Not now\n" + today.notNow.map(notNow).joined(separator: "\n"))
    }
    if !today.overlooked.isEmpty { parts.append(overlooked(today)) }
    if !today.comingUp.isEmpty {
      parts.append("The next 14 days\n" + today.comingUp.map(planned).joined(separator: "\n"))
    }
    if today.older > 0 {
      parts.append("\(Paragraph.count(today.older, "older one")) opened more than 14 days ago and never held.")
    }
    return parts.joined(separator: "\n\n")
  }

  private func heading(_ today: Today) -> String {
    let who = today.recruiterName ?? "Nobody's"
    let due =
      Paragraph.count(Talk.all(today.conversations, now: today.asOf).count + today.more, "conversation") + " due"
    let messages = today.messages.isEmpty ? "" : ", \(Paragraph.count(today.messages.count, "message"))"
    return "\(who) · \(wording.short(today.asOf)) · \(due)\(messages)"
  }

  private func sources(_ sources: [SourceAge]) -> String {
    if sources.isEmpty { return "Nothing imported yet: rightcall import FOLDER, or rightcall start MAILBOX." }
    return sources.map { "\($0.source): newest \(wording.age(of: $0.newest)) old\($0.stale ? " · check first" : "")" }
      .joined(separator: "\n")
  }

  func text(_ card: Card, number: Int?, also: [Card] = []) -> String {
    let indent = "    "
    var lines: [String] = []
    let due = card.overdue ? "overdue since \(wording.short(card.dueAt))" : "due by \(wording.short(card.dueAt))"
    let lead = number.map { String($0).padding(to: 4) } ?? "  - "
    lines.append(
      Paragraph.wrap((card.checkFirst ? "Check first: " : "") + card.because, indent: indent, first: lead))
    lines.append(indent + "\(card.rule) \(card.title) · \(card.channel) · \(due)")
    if let newest = card.newestFact(by: wording.now) {
      lines.append(
        Paragraph.wrap("Newest: \(newest.what), \(wording.short(newest.at)) (\(newest.source))", indent: indent))
    }
    if let wrote = card.wroteSince {
      lines.append(indent + "They wrote since, \(wording.short(wrote)): read it first.")
    }
    let about = [card.person.name, card.person.role, card.clientName, card.jobTitle].compactMap { $0 }
    lines.append(Paragraph.wrap(about.joined(separator: ", "), indent: indent))
    if let phone = card.person.phones.first { lines.append(indent + phone) }
    if let opener = card.opener {
      lines.append(Paragraph.wrap("“\(opener)”", indent: indent))
    } else {
      lines.append(indent + "No opener: record \(card.missingFacts.map(Self.words).joined(separator: ", ")) first.")
    }
    for line in card.afterTry?.lines(wording, reasons: card.talkingPoints, reach: card.reach) ?? [] {
      lines.append(Paragraph.wrap(line, indent: indent))
    }
    for line in card.reach?.cardLines(wording, after: card.afterTry) ?? [] {
      lines.append(Paragraph.wrap(line, indent: indent))
    }
    lines.append(Paragraph.wrap("For them: \(card.whyThem)", indent: indent))
    lines.append(Paragraph.wrap(manner(card), indent: indent))
    if let question = card.asks { lines.append(Paragraph.wrap("Not on record: \(question.label)", indent: indent)) }
    for card in also {
      lines.append(Paragraph.wrap("Also: \(card.rule) \(card.title). \(card.because)", indent: indent))
    }
    lines.append(indent + "moment \(card.moment) · person \(card.person.printedID)")
    return lines.joined(separator: "\n")
  }

  /// By which channel and why; and when to meet instead, said plainly where much speaks for it.
  private func manner(_ card: Card) -> String {
    let why = card.channelWhy.isEmpty ? "" : ": " + card.channelWhy.joined(separator: "; ")
    let meet = card.meet.map { " \(card.isMeetingAdvised ? "Better face to face" : "Face to face"): \($0)." } ?? ""
    return "By \(card.channel)\(why).\(meet)"
  }

  /// Few lines of many, and the number of the rest: none is hidden.
  private func overlooked(_ today: Today) -> String {
    let shown = today.overlooked.prefix(8)
    var lines = shown.map { "  - \($0.person.name): \($0.words(wording)) · person \($0.person.printedID)" }
    let rest = today.overlookedInAll - shown.count
    if rest > 0 { lines.append("    and \(rest) more") }
    return "Not spoken to lately\n" + lines.joined(separator: "\n")
  }

  private func booked(_ talk: BookedTalk) -> String {
    let note = talk.note.map { " (they wrote: \($0))" } ?? ""
    return "  - \(wording.short(talk.startsAt))  \(talk.person.name): \(BookedTalk.words(talk.channel))\(note)"
  }

  private func planned(_ planned: Planned) -> String {
    let who = planned.person.map { "\($0.name): " } ?? ""
    return "  - \(wording.short(planned.at))  \(who)\(planned.words)"
  }

  private static func words(_ fact: String) -> String { fact.split(separator: "_").joined(separator: " ") }

  private func notNow(_ entry: NotNow) -> String {
    let until = entry.until.map { " until \(wording.short($0))" } ?? ""
    return "  - \(entry.person.name): \(entry.title) (\(entry.why)\(until))"
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
