/// What a sentence is of a form: the whole of it, or a line of its list.
enum FormPart: Sendable {
  case request(FormRequest)
  /// "Please share the details below:".
  case lead
  /// A line that asks for papers, places or dates; one that asks for what wants a talk.
  case fact, talk

  /// A lone line is no list.
  private static let fewest = 3

  static func parts(of sentences: [TokenisedSentence], _ glyphs: Glyphs) -> [FormPart?] {
    var parts = sentences.map { sentence in FormRequest(sentence, glyphs).map(FormPart.request) }
    var run: [(index: Int, talk: Bool)] = []
    func settle() {
      defer { run.removeAll() }
      guard run.count >= fewest, let first = run.first?.index else { return }
      for line in run { parts[line.index] = line.talk ? .talk : .fact }
      if first > 0, glyphs.folded[sentences[first - 1].range.upperBound - 1] == 58 { parts[first - 1] = .lead }
    }
    for (index, sentence) in sentences.enumerated() {
      let isRequest = parts[index] != nil
      if !isRequest, let talk = FormRequest.wantsTalk(sentence) { run.append((index, talk)) } else { settle() }
    }
    settle()
    return parts
  }

  /// Something of it wants a talk.
  var wantsTalk: Bool {
    switch self {
    case .request(let request): !request.talks.isEmpty
    case .lead, .fact: false
    case .talk: true
    }
  }

  /// A line of its list, or what leads to it.
  var isLine: Bool {
    switch self {
    case .request: false
    case .lead, .fact, .talk: true
    }
  }
}

extension TakenApart {
  /// "“CV” and “notice period”".
  func quoted(_ stretches: [Range<Int>]) -> String { FormRequest.listed(stretches.map { "“\(glyphs.text($0))”" }) }

  /// What a message asks for as a form does, in its order.
  var formItems: (facts: [Range<Int>], talks: [Range<Int>]) {
    var (facts, talks): ([Range<Int>], [Range<Int>]) = ([], [])
    for (index, part) in forms.enumerated() {
      switch part {
      case .request(let request):
        facts += request.facts
        talks += request.talks
      case .fact: facts.append(words(of: index))
      case .talk: talks.append(words(of: index))
      case .lead, nil: break
      }
    }
    return (facts, talks)
  }

  /// A line without what stands after its last word.
  private func words(of index: Int) -> Range<Int> {
    let sentence = sentences[index]
    let last = sentence.tokens.last { $0.kind != .mark }
    return sentence.range.lowerBound..<(last.map { Int($0.to) } ?? sentence.range.upperBound)
  }
}
