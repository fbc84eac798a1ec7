import Desk
import Guidance
import Recruitment
import WorkingTime

/// One person's page as text for a terminal.
struct PersonText {
  let wording: Wording
  let cards: TodayText

  init(settings: FirmSettings, now: Instant) {
    wording = Wording(zone: Zone.named(settings.timezone) ?? Zone.utc, now: now)
    cards = TodayText(settings: settings, now: now)
  }

  func text(_ page: PersonPage) -> String {
    var parts = [heading(page)]
    for card in page.open { parts.append(cards.text(card, number: nil)) }
    if let reach = page.reach { parts.append(list("How they usually answer", reach.lines(wording))) }
    if !page.preferences.isEmpty { parts.append(list("Asked for", page.preferences.map(\.words))) }
    if !page.facts.isEmpty {
      parts.append(list("On record", page.facts.map { "\($0.what) (\(wording.short($0.at)), \($0.source))" }))
    }
    if !page.steps.isEmpty {
      parts.append(
        list(
          "Steps",
          page.steps.map {
            "\(wording.short($0.at))  \($0.stage.word.replacing("_", with: " ")): \($0.jobTitle), \($0.clientName)"
          }))
    }
    parts.append(timeline(page))
    return parts.joined(separator: "\n\n")
  }

  private func heading(_ page: PersonPage) -> String {
    let about = [page.person.role, page.clientName, page.city].compactMap { $0 }.joined(separator: ", ")
    let last = page.lastConversation.map { "Last spoken to \(wording.short($0))" } ?? "No conversation on record"
    let tries = "\(page.triesConnected) of \(Paragraph.count(page.tries, "try", "tries")) picked up"
    return [page.person.name + (about.isEmpty ? "" : " · " + about), "\(last) · \(tries)"]
      .joined(separator: "\n")
  }

  private func list(_ title: String, _ lines: [String]) -> String {
    title + "\n" + lines.map { Paragraph.wrap($0, indent: "    ", first: "  - ") }.joined(separator: "\n")
  }

  private func timeline(_ page: PersonPage) -> String {
    guard !page.contacts.isEmpty else { return "Nothing has passed between you on record." }
    let lines = page.contacts.map { contact -> String in
      let arrow = contact.direction == .inbound ? "from them" : "to them"
      let what = [contact.channel.word, arrow, contact.outcome?.word.replacing("_", with: " ")].compactMap { $0 }
      let about = contact.subject ?? contact.body.map { String($0.prefix(60)) } ?? ""
      return
        "\(wording.short(contact.at))  \(what.joined(separator: ", "))\(contact.isConversation ? " · a conversation" : "")"
        + (about.isEmpty ? "" : ": \(about.split(whereSeparator: \.isNewline).joined(separator: " "))")
    }
    return list("\(page.contacts.count) of \(page.contactsInAll) contacts, newest first", lines)
  }
}
