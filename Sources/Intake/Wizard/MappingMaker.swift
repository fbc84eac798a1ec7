import Recruitment

/// Writes the mapping that answers to the wizard's questions make.
package struct MappingMaker {
  package var name: String
  package var look: TableLook
  package var dates: DateOrder
  /// IANA; empty = the firm's.
  package var zone = ""
  /// What words of the status column mean; those that are not listed get what they seem to say.
  package var stages: [String: String] = [:]

  package init(name: String, look: TableLook, dates: DateOrder) {
    (self.name, self.look, self.dates) = (name, look, dates)
  }

  /// Why no mapping can be made of these answers.
  package enum Missing: String, Error {
    case who = "no column says who it is: a name, an address, an id or a number called"
    case when = "no column says when: calls and stages need a date"
  }

  private func column(_ target: ColumnTarget) -> String? { look.columns.first { $0.target == target }?.name }
  private func columns(_ target: ColumnTarget) -> [String] {
    look.columns.filter { $0.target == target }.map(\.name)
  }

  /// The mapping as YAML; what it says can be read and changed by hand.
  package func text() throws(Missing) -> String {
    var lines = ["# Made by the import wizard.", "mapping: \(name)", "dates: \(dates.rawValue)"]
    if !zone.isEmpty { lines.append("zone: \(quoted(zone))") }
    let isCallLog = column(.number) != nil && column(.fullName) == nil && column(.lastName) == nil
    lines += tables(isCallLog)
    lines.append("files:")
    let needs = look.columns.filter { $0.target != .keep && $0.target != .leaveOut }.map { quoted($0.name) }
    lines.append("  - needs: [\(needs.joined(separator: ", "))]")
    let out = columns(.leaveOut).map(quoted)
    if !out.isEmpty { lines.append("    leave out: [\(out.joined(separator: ", "))]") }
    lines += isCallLog ? try calls() : try records()
    return lines.joined(separator: "\n") + "\n"
  }

  /// A text that YAML takes as it is.
  private func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").filter { $0 != "\n" && $0 != "\r" && $0 != "\t" })\""
  }

  private func braced(_ names: [String]) -> String { quoted(names.map { "{\($0)}" }.joined(separator: " ")) }

  private var date: String? {
    guard let date = column(.date) else { return nil }
    return column(.time).map { braced([date, $0]) } ?? quoted(date)
  }

  // MARK: Words

  private func tables(_ isCallLog: Bool) -> [String] {
    var lines: [String] = []
    func add(_ name: String, _ target: ColumnTarget, _ meaning: (String) -> String?) {
      guard let column = look.columns.first(where: { $0.target == target }) else { return }
      lines.append("  \(name):")
      for word in column.words {
        // A word that was given no meaning is left out: it is then listed with its count, and kept.
        if let meaning = meaning(word), !meaning.isEmpty { lines.append("    \(quoted(word)): \(quoted(meaning))") }
      }
      // A table is never empty: what is not said has no meaning.
      lines.append("    \"=\": \"\"")
    }
    add("stage", .stage) { stages[$0] ?? Self.stage($0) }
    add("channel", .channel, Self.channel)
    add("direction", .direction, Self.direction)
    add("outcome", .outcome) { isCallLog ? Self.result($0) : Self.outcome($0) }
    return lines.isEmpty ? [] : ["tables:"] + lines
  }

  private static func contains(_ word: String, _ parts: [String]) -> Bool {
    let words = Set(ValueTable.folded(word).split(whereSeparator: { !$0.isLetter }).map(String.init))
    return parts.contains(where: words.contains)
  }

  /// The stage that a word of somebody's own seems to say; `nil` where it might be several.
  package static func stage(_ word: String) -> String? {
    let folded = ValueTable.folded(word)
    let known: [(String, [String])] = [
      ("bought_back", ["counter offer", "buy back", "bought back", "counteroffer"]),
      ("no_show", ["no show", "did not attend"]),
      ("withdrew", ["withdrew", "withdrawn", "withdraw"]), ("declined", ["declined", "offer declined", "turned down"]),
      ("rejected", ["reject", "unsuccessful", "not suitable"]),
      ("final_interview", ["final", "2nd interview", "second interview"]),
      ("interview", ["interview", "attended"]), ("accepted", ["accepted", "placed", "hired"]), ("offer", ["offer"]),
      ("started", ["started", "joined"]), ("submitted", ["submitted", "cv sent", "sent to client"]),
      ("shortlisted", ["shortlist", "screen", "new", "applied", "contacted"]),
    ]
    return known.first { $0.1.contains(where: folded.contains) }?.0
  }

  private static func channel(_ word: String) -> String? {
    let folded = ValueTable.folded(word)
    let known = [
      ("call", "call"), ("phone", "call"), ("voicemail", "call"), ("video", "video"), ("teams", "video"),
      ("zoom", "video"),
      ("meet", "meeting"), ("mail", "email"), ("sms", "sms"), ("text", "sms"), ("whatsapp", "whatsapp"),
      ("linkedin", "linkedin"),
    ]
    return known.first { folded.contains($0.0) }?.1
  }

  private static func direction(_ word: String) -> String? {
    if contains(word, ["in", "incoming", "inbound", "received"]) { return "inbound" }
    return contains(word, ["out", "outgoing", "outbound", "sent", "made", "dialled", "dialed"]) ? "outbound" : nil
  }

  private static func outcome(_ word: String) -> String? {
    let folded = ValueTable.folded(word)
    let known = [
      ("no answer", "no_answer"), ("not answered", "no_answer"), ("missed", "no_answer"), ("unanswered", "no_answer"),
      ("voicemail", "voicemail"), ("left message", "voicemail"), ("lvm", "voicemail"), ("busy", "busy"),
      ("wrong", "wrong_number"), ("spoke", "connected"), ("talked", "connected"), ("connected", "connected"),
      ("answered", "connected"), ("held", "held"), ("no show", "no_show"), ("cancel", "cancelled"), ("sent", "sent"),
      ("bounced", "bounced"), ("failed", "failed"),
    ]
    return known.first { folded.contains($0.0) }?.1
  }

  /// As a phone system says it: a machine may have answered.
  private static func result(_ word: String) -> String? {
    let folded = ValueTable.folded(word)
    if ["yes", "true", "1"].contains(folded) { return "answered" }
    if ["no", "false", "0"].contains(folded) { return "no_answer" }
    let meaning = outcome(word)
    return meaning == "connected" ? "answered" : meaning
  }

  // MARK: Records

  private func calls() throws(Missing) -> [String] {
    guard let number = column(.number) else { throw .who }
    guard let date else { throw .when }
    var lines = ["    calls:"]
    // One number may be rung twice in a minute.
    let parts = [
      column(.date), column(.time), number, column(.recruiter), column(.outcome), column(.duration),
    ].compactMap { $0 }
    lines.append("      id: \(braced(parts))")
    lines.append("      at: \(date)")
    if let duration = column(.duration) { lines.append("      talk: {from: \(quoted(duration)), unit: seconds}") }
    lines.append("      from: [\(quoted(column(.recruiter) ?? "")), \"=ours\"]".replacing("\"\", ", with: ""))
    lines.append("      to: \(quoted(number))")
    if let direction = column(.direction) {
      lines.append("      direction: {from: \(quoted(direction)), table: direction}")
    } else {
      lines.append("      direction: =outbound")
    }
    if let outcome = column(.outcome) {
      lines.append("      result: {from: \(quoted(outcome)), table: outcome}")
    } else {
      lines.append("      result: =answered")
    }
    if let recruiter = column(.recruiter) { lines.append("      recruiter: \(quoted(recruiter))") }
    return lines
  }

  private func records() throws(Missing) -> [String] {
    let names = [column(.firstName), column(.lastName)].compactMap { $0 }
    let name = column(.fullName).map(quoted) ?? (names.isEmpty ? nil : braced(names))
    let emails = columns(.email)
    let nameColumns = column(.fullName).map { [$0] } ?? names
    guard let (id, idColumns) = identity(nameColumns, name) else { throw .who }
    var lines = ["    records:", "      - people:", "          person_id: \(id)"]
    lines.append("          kind: =\(column(.job) != nil || column(.stage) != nil ? "candidate" : "unknown")")
    lines.append("          name: \(name ?? id)")
    if !emails.isEmpty { lines.append("          emails: {all: [\(emails.map(quoted).joined(separator: ", "))]}") }
    let phones = columns(.phone)
    if !phones.isEmpty { lines.append("          phones: {all: [\(phones.map(quoted).joined(separator: ", "))]}") }
    for (field, target) in [("job_title", ColumnTarget.jobTitle), ("city", .city), ("country", .country)] {
      if let column = column(target) { lines.append("          \(field): \(quoted(column))") }
    }
    // Where no job is told of, a company is theirs: with one it is the job's.
    if let client = column(.client), column(.job) == nil { lines.append("          client_id: \(quoted(client))") }
    if let recruiter = column(.recruiter) {
      lines.append("          owner_recruiter_id: {recruiter: \(quoted(recruiter))}")
      lines.append("      - recruiters: {recruiter_id: \(quoted(recruiter)), name: \(quoted(recruiter))}")
      lines.append("        when: [\(quoted("new recruiter \(recruiter)"))]")
    }
    if let client = column(.client) {
      lines.append("      - clients: {client_id: \(quoted(client)), name: \(quoted(client))}")
      lines.append("        when: [\(quoted("filled \(client)"))]")
    }
    lines += try process(id, idColumns)
    lines += try contact(id, idColumns)
    return lines
  }

  /// What makes a row somebody's, and the columns of it: their id; else their address, where each has one; else the first of
  /// address, number and name that a row has.
  private func identity(_ nameColumns: [String], _ name: String?) -> (value: String, columns: [String])? {
    if let id = column(.personID) { return (quoted(id), [id]) }
    if let email = look.columns.first(where: { $0.target == .email }), email.isFilled {
      return (quoted(email.name), [email.name])
    }
    let contacts = [columns(.email).first, columns(.phone).first].compactMap { $0 }
    let values = contacts.map(quoted) + [name].compactMap { $0 }
    guard let only = values.first else { return nil }
    return (values.count == 1 ? only : "[\(values.joined(separator: ", "))]", contacts + nameColumns)
  }

  private func process(_ id: String, _ idColumns: [String]) throws(Missing) -> [String] {
    guard let job = column(.job), let client = column(.client) else { return [] }
    guard let date else { throw .when }
    let filled = [job, client].map { quoted("filled \($0)") }.joined(separator: ", ")
    let jobID = quoted("{\(client)} / {\(job)}")
    let submission = quoted((idColumns + [client, job]).map { "{\($0)}" }.joined(separator: " / "))
    // One row tells of a job, or of somebody on it, after another: it began with the first of them.
    func first(of key: String) -> String { "{earliest: \(date), of: \(key)}" }
    var lines = [
      "      - jobs:",
      "          job_id: \(jobID)", "          client_id: \(quoted(client))", "          title: \(quoted(job))",
      "          opened_at: \(first(of: jobID))",
      "        when: [\(filled)]",
      "      - submissions:",
      "          submission_id: \(submission)", "          job_id: \(jobID)", "          person_id: \(id)",
      "          created_at: \(first(of: submission))",
      "        when: [\(filled)]",
    ]
    if let stage = column(.stage) {
      let event = quoted((idColumns + [client, job, stage]).map { "{\($0)}" }.joined(separator: " / "))
      lines.append("      - submission_events:")
      lines.append("          event_id: \(event)")
      lines.append("          submission_id: \(submission)")
      lines.append("          at: \(date)")
      lines.append("          stage: {from: \(quoted(stage)), table: stage}")
      lines.append("        when: [\(filled), \(quoted("\(stage) in stage"))]")
    }
    return lines
  }

  private func contact(_ id: String, _ idColumns: [String]) throws(Missing) -> [String] {
    guard let channel = column(.channel), let date else { return [] }
    var parts = [column(.date), column(.time)].compactMap { $0 } + [channel] + idColumns
    // A day, and even a minute, may hold several: what came of them tells them apart, and where the table has no column for
    // the time, what was written down.
    parts += [column(.outcome), column(.duration), column(.time) == nil ? column(.note) : nil].compactMap { $0 }
    var lines = [
      "      - interactions:", "          interaction_id: \(braced(parts))", "          at: \(date)",
      "          person_id: \(id)", "          channel: {from: \(quoted(channel)), table: channel}",
    ]
    if let direction = column(.direction) {
      lines.append("          direction: [{from: \(quoted(direction)), table: direction}, =outbound]")
    } else {
      lines.append("          direction: =outbound")
    }
    if let outcome = column(.outcome) { lines.append("          outcome: {from: \(quoted(outcome)), table: outcome}") }
    if let duration = column(.duration) {
      lines.append("          duration_seconds: {from: \(quoted(duration)), unit: seconds}")
    }
    if let recruiter = column(.recruiter) { lines.append("          recruiter_id: {recruiter: \(quoted(recruiter))}") }
    if let note = column(.note) { lines.append("          body: \(quoted(note))") }
    lines.append("        when: [\(quoted("\(channel) in channel"))]")
    return lines
  }
}
