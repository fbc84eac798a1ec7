/// The sentences of a message that do what should be spoken, each with what it does most.
struct Problems {
  struct Problem {
    let sentence: Int
    let intent: Intent
  }

  static let intents: [Intent] = [.news, .asks, .chase, .press]

  /// In the order of the text.
  let all: [Problem]
  /// A client is asked about a hold of their own, which the message names.
  let isAboutTheirHold: Bool
  private let sentences: [SentenceReading]

  init(_ apart: TakenApart, _ sentences: [SentenceReading], _ draft: MessageDraft) {
    self.sentences = sentences
    var found: [Problem] = []
    let first = apart.greetsAlone ? 1 : 0
    for index in sentences.indices where index >= first && index < apart.signedFrom {
      let held = Self.intents.filter(sentences[index].holds)
      guard let most = held.max(by: { sentences[index].probability($0) < sentences[index].probability($1) }) else {
        continue
      }
      // A question in the very sentence that asks to talk is its topic.
      if most == .asks, sentences[index].holds(.talk) { continue }
      found.append(Problem(sentence: index, intent: most))
    }
    // What only sounds like a question is none beside something that is surer.
    if found.count > 1 {
      found.removeAll {
        $0.intent == .asks && !apart.asks($0.sentence) && sentences[$0.sentence].probability(.asks) < 0.7
      }
    }
    // Clients put their own jobs on hold: said to them it is what the question is about, and no news.
    let count = found.count
    if draft.side == .client, found.contains(where: { $0.intent == .asks }) {
      found.removeAll { $0.intent == .news && Topic.of(apart.cues[$0.sentence], news: true, side: .client).isHold }
    }
    isAboutTheirHold = found.count < count
    all = found
  }

  /// The likeliest where none is sure.
  var likeliest: [Problem] {
    guard all.isEmpty else { return all }
    let every = sentences.indices.flatMap { index in Self.intents.map { Problem(sentence: index, intent: $0) } }
    guard let most = every.max(by: { probability($0) < probability($1) }), probability(most) >= 0.12 else { return [] }
    return [most]
  }

  func intent(of sentence: Int) -> Intent? { all.first { $0.sentence == sentence }?.intent }

  func probability(_ problem: Problem) -> Double { sentences[problem.sentence].probability(problem.intent) }

  /// What the message does most of these: news that is out is out, whatever else is asked; a question that needs a talk
  /// weighs more than how one is hurried to answer it.
  var main: Problem? {
    func surest(_ found: [Problem]) -> Problem? { found.max { probability($0) < probability($1) } }
    let asked = surest(all.filter { $0.intent == .asks })
    let sureOfAsking = asked.map(probability) ?? 0
    let told = surest(all.filter { $0.intent == .news && probability($0) >= max(0.5, min(0.7, sureOfAsking - 0.25)) })
    return told ?? (sureOfAsking >= 0.7 ? asked : surest(likeliest))
  }
}

extension TakenApart {
  /// A question mark, words that ask, or a form.
  fileprivate func asks(_ index: Int) -> Bool {
    sentences[index].spelling.contains(63) || forms[index] != nil
      || cues[index].contains { !Cues.asks.isDisjoint(with: .of($0.cue)) }
  }
}
