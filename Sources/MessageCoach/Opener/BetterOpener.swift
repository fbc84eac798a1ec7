/// Makes an opener of a draft: the writer's own sentences stay, those that belong in the talk go, and what is missing comes
/// from the parts that are given, or is left as a gap in brackets where the parts let it.
struct BetterOpener {
  /// A sentence of the opener; the order of the roles is the order in which they are written.
  struct Piece {
    enum Role: Int { case greeting, courtesy, practical, reason, stake, talk, slots, wayOut, sender }

    let role: Role
    let text: String
    /// The writer's, or added here.
    let isOwn: Bool
    /// Begins with a greeting that could not be told apart from it.
    var greets = false
  }

  private let draft: MessageDraft
  private let parts: OpenerParts
  private let apart: TakenApart
  private let sentences: [SentenceReading]
  private let problems: Problems
  /// It opens already: nothing of it goes, and what is missing comes after it.
  private let opens: Bool
  /// It asks to talk and does not say what about.
  private let lacksReason: Bool
  private var pieces: [Piece] = []
  private var leftOut: [String] = []
  private var topic: Topic?
  private var topicIsNews = false
  private var formLead: String?

  init(_ draft: MessageDraft, _ reading: MessageReading, _ parts: OpenerParts) {
    self.draft = draft
    self.parts = parts
    apart = TakenApart(draft)
    sentences = reading.sentences
    problems = Problems(apart, sentences, draft)
    opens = reading.verdict == .opensConversation
    lacksReason = reading.flags.contains { $0.rule == .noReason }
  }

  mutating func suggest() -> OpenerSuggestion {
    for index in sentences.indices { sort(index) }
    addForm()
    if topicIsNews { leaveNewsOut() }
    addMissing()
    fit()
    let text = written()
    return OpenerSuggestion(text: text, gaps: Self.gaps(in: text), leftOut: leftOut)
  }

  // MARK: the writer's own

  private mutating func sort(_ index: Int) {
    let sentence = sentences[index]
    if opens {
      pieces.append(Piece(role: role(index), text: sentence.text, isOwn: true))
    } else if case .lead? = apart.forms[index] {
      formLead = sentence.text
    } else if case .fact? = apart.forms[index] {
      return
    } else if let problem = problems.intent(of: index) {
      if let greeting = greeting(index) { pieces.append(Piece(role: .greeting, text: greeting, isOwn: true)) }
      if let rest = practicalPart(index) { pieces.append(Piece(role: .practical, text: rest, isOwn: true)) }
      leftOut.append(sentence.text)
      note(problem, index)
    } else if let greeting = greeting(index), role(index) != .greeting, let rest = afterGreeting() {
      // The greeting goes first, wherever the rest of its sentence goes.
      pieces.append(Piece(role: .greeting, text: greeting, isOwn: true))
      pieces.append(Piece(role: role(index), text: rest, isOwn: true))
    } else {
      let greets = index == 0 && beginsWithGreeting
      pieces.append(Piece(role: role(index), text: sentence.text, isOwn: true, greets: greets))
    }
  }

  /// What stands beside news gives it away: regrets, congratulations, what comes next. Only the ask itself stays.
  private mutating func leaveNewsOut() {
    let stay: Set<Piece.Role> = [.greeting, .talk, .slots, .wayOut]
    leftOut += pieces.filter { !stay.contains($0.role) }.map(\.text)
    pieces.removeAll { !stay.contains($0.role) }
  }

  private mutating func note(_ problem: Intent, _ index: Int) {
    guard problem == .news || problem == .asks else { return }
    let isFirst = topic == nil || (problem == .news && !topicIsNews)
    // "I have news" gives way to what the news is about.
    let isPlainer = problem == .news && topic?.told == "this"
    guard isFirst || isPlainer else { return }
    if problem == .asks, case .request(let form)? = apart.forms[index], !form.talks.isEmpty {
      topic = form.topic(draft.side)
    } else {
      topic =
        problem == .asks && problems.isAboutTheirHold
        ? .hold : Topic.of(apart.cues[index], news: problem == .news, side: draft.side)
    }
    topicIsNews = problem == .news
  }

  /// The lines of a list that are right in writing, as one sentence.
  private mutating func addForm() {
    let facts = apart.formItems.facts
    let lines = apart.forms.contains { if case .fact? = $0 { true } else { false } }
    guard !opens, lines, !facts.isEmpty else { return }
    let lead = formLead ?? "Please send me:"
    let words = "\(lead) \(FormRequest.listed(facts.map { apart.glyphs.text($0) }))."
    pieces.append(Piece(role: .practical, text: words, isOwn: true))
  }

  /// What of a form is right in writing.
  private func practicalPart(_ index: Int) -> String? {
    guard case .request(let form)? = apart.forms[index], let rest = form.withoutTalks(apart.glyphs) else { return nil }
    guard index == 0, let greeting = apart.greeting else { return rest }
    return String(rest.dropFirst(greeting.end - apart.sentences[0].range.lowerBound))
  }

  private func role(_ index: Int) -> Piece.Role {
    let sentence = sentences[index]
    if index >= apart.signedFrom { return .sender }
    if sentence.holds(.talk) { return .talk }
    if sentence.holds(.reason) { return .reason }
    if sentence.holds(.stake) { return .stake }
    if sentence.holds(.slots) { return .slots }
    if sentence.holds(.out) { return .wayOut }
    if sentence.holds(.logistics) { return .practical }
    let isShort = apart.sentences[index].tokens.count <= 5
    if index > 0, index == sentences.count - 1, apart.sentences[index].tokens.count <= 2 { return .sender }
    return index == 0 && beginsWithGreeting && isShort ? .greeting : .courtesy
  }

  private var beginsWithGreeting: Bool { apart.greeting != nil }

  /// What follows the greeting of the first sentence.
  private func afterGreeting() -> String? { apart.afterGreeting.map(Self.sentence) }

  /// "Hi Ben," at the head of a sentence that says more.
  private func greeting(_ index: Int) -> String? {
    guard index == 0, let greeting = apart.greeting, greeting.isFollowed(in: apart.sentences[0]) else { return nil }
    let from = apart.sentences[0].range.lowerBound
    return apart.glyphs.text(from..<greeting.wordsEnd).trimmingSpaces + ","
  }

  // MARK: what is missing

  private mutating func addMissing() {
    if !has(.greeting), let name = parts.recipient, !name.isEmpty, !ownTextBegins(with: name) {
      add(.greeting, "Hi \(name),")
    }
    let hasReason = sentences.indices.contains { keeps($0) && sentences[$0].holds(.reason) }
    let hasSlots = sentences.indices.contains { keeps($0) && sentences[$0].holds(.slots) }
    if !hasReason {
      // What is asked is what the talk is about; beside it stands at most what is on record.
      let isAsked = sentences.contains { $0.holds(.talk) && $0.holds(.asks) }
      if !isAsked { addReason() } else if !parts.leavesGaps { addRecorded() }
    } else if lacksReason, !parts.leavesGaps {
      // A question that only touches on why says it to nobody.
      addRecorded()
    }
    if !has(.stake), let stake = parts.stake, !stands(stake), !isLeftOut(stake) { add(.stake, fitted(stake)) }
    if !has(.talk) {
      add(.talk, hasSlots ? "Can I ring you?" : times.map { "Can I ring you at \($0)?" } ?? "When may I ring you?")
    } else if !hasSlots {
      add(.slots, times.map { "Would \($0) suit you?" } ?? "When would suit you?")
    }
    if !has(.wayOut) { addWayOut() }
    if draft.channel != .email, let sender = parts.sender, !isSigned(sender) { add(.sender, sender) }
  }

  private var plainWayOut: String { topicIsNews ? FlagWords.anotherTime : FlagWords.wayOut }

  /// A sentence that does two things stands already, for one of them.
  private mutating func addWayOut() {
    guard let given = parts.wayOut, !isLeftOut(given) else { return add(.wayOut, plainWayOut) }
    if !stands(given) { add(.wayOut, fitted(given)) }
  }

  private mutating func addReason() {
    if addReasonOfRecord() { return }
    if let topic, topicIsNews {
      let words = topic.told == "this" ? "I have news" : "There is news about \(topic.told)"
      add(.reason, words + " that I would rather tell you than write.")
    } else if let topic {
      add(.reason, "I would like to understand \(topic.asked).")
    } else if parts.leavesGaps {
      add(.reason, "It is about [why now].")
    } else {
      addRecorded()
    }
  }

  /// What was left out because it gives the news away does not come back by another door.
  private mutating func addReasonOfRecord() -> Bool {
    guard let reason = parts.reasons.first(where: { !stands($0) && !(topicIsNews && isLeftOut($0)) }) else {
      return false
    }
    add(.reason, fitted(reason))
    return true
  }

  /// A reason of the record, or what is on it and said plainly.
  private mutating func addRecorded() {
    if addReasonOfRecord() { return }
    if let recorded = parts.recorded, !stands(recorded) { add(.reason, fitted(recorded)) }
  }

  /// `nil` where none is known, and none is asked for.
  private var times: String? {
    switch parts.slots.count {
    case 0: parts.leavesGaps ? "[time] or [time]" : nil
    case 1: parts.slots[0]
    default: "\(parts.slots[0]) or \(parts.slots[1])"
    }
  }

  private func stands(_ text: String) -> Bool {
    let words = Self.compared(ungreeted(text))
    return pieces.contains { Self.compared(ungreeted($0.text)) == words }
  }

  private func isLeftOut(_ text: String) -> Bool {
    let words = Self.compared(ungreeted(text))
    return leftOut.contains { Self.compared(ungreeted($0)) == words }
  }

  /// A sentence of the record as it goes here: nobody is greeted twice.
  private func fitted(_ text: String) -> String { Self.sentence(has(.greeting) ? ungreeted(text) : text) }

  private func ungreeted(_ text: String) -> String {
    let alone = TakenApart(MessageDraft(text: text, channel: draft.channel, side: draft.side))
    return alone.sentences.count == 1 ? alone.afterGreeting ?? text : text
  }

  /// Its letters and digits: how a sentence ends or begins makes it no other.
  private static func compared(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

  private func keeps(_ index: Int) -> Bool { !leftOut.contains(sentences[index].text) }
  private func has(_ role: Piece.Role) -> Bool { pieces.contains { $0.role == role } }
  private mutating func add(_ role: Piece.Role, _ text: String) {
    pieces.append(Piece(role: role, text: text, isOwn: false))
  }

  private func ownTextBegins(with name: String) -> Bool {
    guard let first = pieces.first(where: \.isOwn) else { return false }
    return first.text.lowercased().hasPrefix(name.lowercased()) || first.text.lowercased().hasPrefix("hi ")
      || first.text.lowercased().hasPrefix("hello ") || first.text.lowercased().hasPrefix("dear ")
  }

  private func isSigned(_ sender: String) -> Bool {
    let name = sender.prefix { $0 != " " }.lowercased()
    return draft.text.lowercased().hasSuffix(sender.lowercased())
      || pieces.last?.text.lowercased().contains(name) == true
  }

  static func sentence(_ text: String) -> String {
    let trimmed = text.trimmingSpaces
    guard let last = trimmed.last, let first = trimmed.first else { return trimmed }
    let ended = ".!?…".contains(last) ? trimmed : trimmed + "."
    return first.isLetter ? first.uppercased() + ended.dropFirst() : ended
  }

  // MARK: length and writing

  /// What goes first where the channel has no room: courtesies, then what was added beyond need.
  private mutating func fit() {
    let order: [(Piece.Role, ownToo: Bool)] = [
      (.courtesy, true), (.stake, false), (.wayOut, false), (.practical, true), (.stake, true), (.wayOut, true),
    ]
    for (role, ownToo) in order {
      guard written().unicodeScalars.count > draft.channel.comfortableLength else { return }
      leftOut += pieces.filter { $0.role == role && $0.isOwn && ownToo }.map(\.text)
      pieces.removeAll { $0.role == role && (ownToo || !$0.isOwn) }
    }
  }

  /// By role; but what greets goes first, and of what opens already the writer's own order stays.
  private var ordered: [Piece] {
    func place(_ piece: Piece) -> Int {
      if piece.greets { return -1 }
      if opens, piece.role != .greeting, piece.role != .sender { return piece.isOwn ? 1 : 2 }
      return opens ? (piece.role == .greeting ? 0 : 3) : piece.role.rawValue
    }
    return pieces.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
  }

  private func written() -> String {
    let ordered = ordered
    let isLetter = draft.channel == .email
    var text = ""
    for (number, piece) in ordered.enumerated() {
      let needsStop =
        piece.role != .greeting && piece.role != .sender && !(piece.text.last.map { ".!?…:)".contains($0) } ?? true)
      let follows = piece.role == .greeting || number == 0
      let isGreeted = number > 0 && ordered[number - 1].role == .greeting
      if number > 0 { text += isLetter && (isGreeted || piece.role == .sender) ? "\n\n" : " " }
      let words = isGreeted && !isLetter && text.hasSuffix(", ") ? OpenerCase.small(piece.text) : piece.text
      text += words + (needsStop && !(follows && piece.text.last.map { $0.isLetter } == false) ? "." : "")
    }
    if isLetter, let signature { text += "\n\n" + signature }
    return text
  }

  /// The writer's signature as it stood.
  private var signature: String? {
    let signed = apart.setAside.filter { $0.kind == .signature }
    guard let first = signed.first, let last = signed.last else { return nil }
    let scalars = draft.text.unicodeScalars
    let from = scalars.index(scalars.startIndex, offsetBy: first.from, limitedBy: scalars.endIndex) ?? scalars.endIndex
    let to = scalars.index(from, offsetBy: last.to - first.from, limitedBy: scalars.endIndex) ?? scalars.endIndex
    let signature = String(scalars[from..<to])
    // Of HTML mail what was set aside is markup.
    return signature.contains("<") ? nil : signature
  }

  private static func gaps(in text: String) -> [String] {
    text.split(separator: "[").dropFirst().compactMap { part in
      part.firstIndex(of: "]").map { String(part[..<$0]) }
    }
  }
}

extension TakenApart {
  /// What the first sentence says beside its greeting.
  var afterGreeting: String? {
    guard let greeting, greeting.isFollowed(in: sentences[0]) else { return nil }
    let rest = glyphs.text(greeting.end..<sentences[0].range.upperBound).trimmingSpaces
    return rest.isEmpty ? nil : rest
  }
}

extension String {
  var trimmingSpaces: String {
    guard let from = firstIndex(where: { !$0.isWhitespace }), let to = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[from...to])
  }
}

extension Coach {
  /// A better opener than the draft, or nil where the draft needs none: it is fine as a message, opens a conversation with
  /// all its parts, or is not in English.
  package func suggest(for draft: MessageDraft, read reading: MessageReading, with parts: OpenerParts = OpenerParts())
    -> OpenerSuggestion?
  {
    guard reading.verdict != .messageIsFine, !reading.sentences.isEmpty else { return nil }
    guard TakenApart(draft).language == .english else { return nil }
    // That it is the third in a row is no fault of its words.
    let flags = reading.flags.filter { $0.rule != .thirdMessage }
    if reading.verdict == .opensConversation, flags.isEmpty { return nil }
    var opener = BetterOpener(draft, reading, parts)
    return opener.suggest()
  }
}
