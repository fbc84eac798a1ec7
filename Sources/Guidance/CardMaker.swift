import Moments
import Recruitment
import WorkingTime

/// Puts a moment into words: every factual clause rests on a recorded fact, and vanishes with it.
package struct CardMaker: Sendable {
  let playbook: Playbook
  let directory: Directory
  let wording: Wording
  let checkFirst: Bool

  package init(playbook: Playbook, directory: Directory, wording: Wording, checkFirst: Bool) {
    self.playbook = playbook
    self.directory = directory
    self.wording = wording
    self.checkFirst = checkFirst
  }

  /// - Parameter theirs: the zone of whoever is addressed, whose clock an opener goes by; the firm's if `nil`.
  package func card(
    _ moment: Moment, id: MomentID, permission: PermissionAnswer, theirs: Zone? = nil
  ) -> Card {
    let rule = playbook.rules[moment.rule]
    let facts = facts(of: moment)
    let opener = sentence(rule.opener, facts) { self.spoken($0, facts, after: $1, theirs) }
    var card = Card(
      moment: id, rule: rule.code, kind: rule.slug, title: rule.title, person: reference(to: moment.person),
      recruiter: moment.recruiter, jobID: directory.jobs[moment.job]?.printedID,
      jobTitle: directory.jobs[moment.job]?.title,
      clientName: directory.jobs[moment.job]?.clientName ?? directory.clientNames[moment.client],
      submissionID: directory.submissions[moment.submission]?.printedID, openedAt: moment.openedAt,
      dueAt: moment.dueAt, overdue: moment.dueAt < wording.now,
      because: sentence(rule.because, facts) { name, _ in self.short(name, facts) }.text ?? rule.title,
      facts: cardFacts(of: moment), whyThem: rule.whyThem, whyFirm: rule.whyFirm, channel: rule.channel,
      fallback: rule.fallback, channelWhy: rule.weighs.map(\.words) + rule.channelWhy,
      isConversation: rule.verdict != .messageFine,
      opener: opener.text, missingFacts: opener.missing, talkingPoints: rule.talkingPoints,
      messageFineFor: rule.messageFineFor, minutes: rule.minutes, permission: permission, checkFirst: checkFirst)
    // What was asked by text is answered by text.
    if rule.verdict == .messageFine, let asked = moment.evidence.first(where: { $0.name == "asked_by" })?.number,
      let channel = UInt8(exactly: asked).flatMap(Channel.init(rawValue:))
    {
      card.channel = channel.word
    }
    card.meet = rule.channel == Channel.meeting.word ? nil : rule.meet
    return card
  }

  /// The same for one that may not be acted on now.
  package func notNow(_ moment: Moment, id: MomentID, why: String, until: Instant?) -> NotNow {
    let rule = playbook.rules[moment.rule]
    return NotNow(
      moment: id, rule: rule.code, title: rule.title, person: reference(to: moment.person),
      recruiter: moment.recruiter, jobID: directory.jobs[moment.job]?.printedID,
      submissionID: directory.submissions[moment.submission]?.printedID, why: why, until: until)
  }

  package func reference(to person: PersonID) -> PersonReference {
    directory.people[person]
      ?? PersonReference(
        id: person, printedID: "#\(person.value)", name: "Name not on record", phones: [], emails: [], role: nil)
  }

  // MARK: Facts

  /// A fact of a card: a dated record, perhaps with a number, or a name.
  enum FactValue {
    case time(Instant)
    case number(Int)
    case name(String)
  }

  /// Everything that clauses of this moment may rest on, where the record has it.
  func facts(of moment: Moment) -> [String: FactValue] {
    var facts: [String: FactValue] = ["now": .time(wording.now)]
    for evidence in moment.evidence {
      facts[evidence.name] = evidence.number.map { .number($0) } ?? .time(evidence.at)
    }
    if let person = directory.people[moment.person], !person.name.isEmpty {
      facts["person"] = .name(person.name)
      facts["first_name"] = person.greetingName.map { .name($0) }
    }
    if let recruiter = directory.recruiters[moment.recruiter] { facts["recruiter"] = .name(recruiter.name) }
    if let job = directory.jobs[moment.job] {
      facts["job"] = .name("the \(job.title) job")
      if let client = job.clientName { facts["client"] = .name(client) }
    } else if let client = directory.clientNames[moment.client] {
      facts["client"] = .name(client)
    }
    if let candidate = directory.submissions[moment.submission]?.candidateName, !candidate.isEmpty {
      facts["candidate"] = .name(candidate)
      facts["candidate_first_name"] = GreetingName.of(candidate).map { .name($0) }
    }
    // A reason is evidence only where one is on record, and then in the record's own word.
    if facts["hold_reason"] != nil {
      facts["hold_reason"] = directory.holdReasons[moment.job].map { .name($0.replacing("_", with: " ")) }
    }
    if facts["turned_down"] != nil {
      facts["refusal_reason"] = directory.refusalReasons[moment.submission].map { .name($0) }
    }
    return facts
  }

  private func short(_ name: String, _ facts: [String: FactValue]) -> String? {
    switch facts[name] {
    case .time(let instant): wording.short(instant)
    case .number(let number): "\(number)"
    case .name(let text): text
    case nil: nil
    }
  }

  private func spoken(
    _ name: String, _ facts: [String: FactValue], after text: String, _ theirs: Zone?
  ) -> String? {
    if case .number(let number) = facts[name] { return Self.counted(number) }
    guard case .time(let instant) = facts[name] else { return short(name, facts) }
    let words = Self.days.contains(name) ? wording.spokenDay(instant) : wording.spoken(instant, by: theirs)
    // "since Tuesday", "on Tuesday": a time that follows one of these takes no "on" of its own.
    let takesNone = ["since ", "until ", "for ", "before ", "after "].contains { text.hasSuffix($0) }
    return takesNone && words.hasPrefix("on ") ? String(words.dropFirst(3)) : words
  }

  /// What is planned for a day rather than for an hour of it.
  private static let days: Set<String> = ["start", "resignation", "assignment_end_date", "rebate_end_date"]

  private static let numbers = [
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]

  /// As it is said aloud.
  private static func counted(_ number: Int) -> String {
    numbers.indices.contains(number) ? numbers[number] : "\(number)"
  }

  // MARK: Sentences

  /// "Twice" where it says "two times": looked for among bytes, since few texts have any.
  private static func counted(_ text: String) -> String {
    var text = text
    let isCounted = text.withUTF8 { bytes in
      var place = 0
      while place + 6 <= bytes.count {
        // Spaces are few, and words that begin so fewer.
        if bytes[place] == 32, bytes[place + 1] == 116, bytes[place + 2] == 105, bytes[place + 3] == 109 { return true }
        place += 1
      }
      return false
    }
    guard isCounted else { return text }
    for (times, word) in times { text = text.replacing(" \(times) times", with: " \(word)") }
    return text
  }

  private static let times = [("one", "once"), ("two", "twice"), ("1", "once"), ("2", "twice")]

  private func sentence(
    _ clauses: [Clause], _ facts: [String: FactValue], _ words: (String, String) -> String?
  ) -> (text: String?, missing: [String]) {
    var text = ""
    for clause in clauses where !clause.givesWay(isRecorded: { facts[$0] != nil }) {
      if var said = clause.words(isRecorded: { facts[$0] != nil }, words) {
        // A clause that begins with a number said in words may begin a sentence.
        if let last = text.last, ".?!".contains(last), let first = said.first, first.isLowercase {
          said = first.uppercased() + said.dropFirst()
        }
        let joined = text.isEmpty || said.hasPrefix(";") || said.hasPrefix(",") || said.hasPrefix(" ")
        text += joined ? said : " " + said
      } else if clause.required {
        return (nil, clause.from.filter { facts[$0] == nil })
      }
    }
    text = Self.counted(text)
    // A clause before it may have vanished: what is left still begins like a sentence and ends like one.
    text = String(text.drop { " ;,".contains($0) })
    guard let first = text.first else { return (nil, clauses.first?.from.filter { facts[$0] == nil } ?? []) }
    text = first.uppercased() + text.dropFirst()
    if let last = text.last, !".?!".contains(last) { text += "." }
    return (text, [])
  }

  private func cardFacts(of moment: Moment) -> [CardFact] {
    // A date that is named by its kind need not be there a second time; by which channel they asked is no fact of its own.
    let isNamed = moment.evidence.contains { $0.name.hasSuffix("_date") }
    return moment.evidence.filter { (!isNamed || $0.name != "date") && $0.name != "asked_by" }.map { evidence in
      let name = EvidenceWords.words(evidence.name)
      return CardFact(
        what: evidence.number.map { "\(name): \($0)" } ?? name, at: evidence.at,
        source: directory.source(of: evidence, in: moment))
    }
  }
}
