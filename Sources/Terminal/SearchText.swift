import Desk
import Guidance
import Recruitment
import WorkingTime

/// What was found as text for a terminal.
struct SearchText {
  let wording: Wording

  init(settings: FirmSettings, now: Instant) {
    wording = Wording(zone: Zone.named(settings.timezone) ?? Zone.utc, now: now)
  }

  func lines(_ page: SearchPage) -> [String] {
    if page.isEmpty { return ["Nothing on record holds all of: \(page.tokens.joined(separator: " "))"] }
    let people = page.people.map { found in
      let about = [found.person.role, found.clientName, found.city].compactMap { $0 }.joined(separator: ", ")
      return "person   \(found.person.printedID)  \(found.person.name)" + (about.isEmpty ? "" : " · \(about)")
    }
    let jobs = page.jobs.map { job in
      "job      \(job.jobID)  \(job.title) at \(job.clientName) · \(job.status.word.replacing("_", with: " "))"
    }
    let messages = page.messages.map { message in
      let way = message.direction == .inbound ? "from" : "to"
      let words = [message.subject, message.excerpt].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ": ")
      return "message  \(wording.short(message.at))  \(message.channel.word) \(way) \(message.person.name)  \(words)"
    }
    return people + jobs + messages
  }
}
