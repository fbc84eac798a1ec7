/// Flags on a message as a whole: how much it asks, how many things it mixes, how long it is for its channel, figures
/// without a source, and what else can be counted.
struct FlagShape {
  private let apart: TakenApart
  private let sentences: [SentenceReading]
  private let draft: MessageDraft

  init(_ apart: TakenApart, _ sentences: [SentenceReading], _ draft: MessageDraft) {
    self.apart = apart
    self.sentences = sentences
    self.draft = draft
  }

  var flags: [Flag] { questions + topics + length + statistics + third + gaps }

  private var end: Int { sentences.last?.to ?? 0 }

  private var questions: [Flag] {
    let asked = apart.sentences.indices.filter { index in
      apart.sentences[index].tokens.contains { $0.kind == .mark && apart.sentences[index].spelled($0).first == 63 }
        && !sentences[index].holds(.talk) && !sentences[index].holds(.slots)
    }
    guard asked.count > 2 else { return [] }
    let third = sentences[asked[2]]
    return [
      Flag(
        rule: .tooManyQuestions, from: third.from, to: third.to, text: third.text,
        why: "\(asked.count) questions in one message: the easy one is answered and the rest are lost.",
        fix: "Keep the question that the talk is for and ask the others there.", edit: .advice)
    ]
  }

  /// Kinds of cues that are one topic each.
  private static let topicOf: [Cue: Int] = [
    .askPay: 0, .newsMoney: 0, .askKeen: 1, .askHold: 2, .newsHold: 2, .askFeedback: 3, .newsNo: 3, .askCounter: 4,
    .newsCounter: 4, .askProcess: 5, .askAccept: 6, .newsOffer: 6, .newsWithdrawal: 7,
  ]

  private var topics: [Flag] {
    var seen = Set<Int>()
    for index in sentences.indices where sentences[index].holds(.asks) || sentences[index].holds(.news) {
      guard let topic = apart.cues[index].lazy.compactMap({ Self.topicOf[$0.cue] }).first else { continue }
      seen.insert(topic)
      if seen.count == 3 {
        return [
          Flag(
            rule: .tooManyTopics, from: sentences[index].from, to: sentences[index].to, text: sentences[index].text,
            why: "Three matters in one message: they answer one and the others wait.",
            fix: "Name the one that matters most and leave the others for the talk.", edit: .advice)
        ]
      }
    }
    return []
  }

  private var length: [Flag] {
    let most = draft.channel.comfortableLength
    guard let first = sentences.first, let last = sentences.last, last.to - first.from > most else { return [] }
    return [
      Flag(
        rule: .tooLongForChannel, from: first.from, to: last.to, text: "",
        why:
          "\(last.to - first.from) characters are long for \(draft.channel == .email ? "an" : "a") \(draft.channel.noun).",
        fix: "Bring it under \(most) characters: the reason, two times, and no more.", edit: .advice)
    ]
  }

  private var statistics: [Flag] {
    for index in sentences.indices {
      guard let found = apart.cues[index].first(where: { $0.cue == .statistic }), sentences[index].holds(.press) else {
        continue
      }
      let tokens = apart.sentences[index].tokens
      let range = Int(tokens[found.tokens.lowerBound].from)..<Int(tokens[found.tokens.upperBound - 1].to)
      return [
        Flag(
          rule: .unsourcedStatistic, from: apart.glyphs.start(of: range), to: apart.glyphs.end(of: range),
          text: apart.glyphs.text(range), why: "A figure without a source costs trust when it is looked up.",
          fix: "Leave the figure out, or name its source and year.", edit: .advice)
      ]
    }
    return []
  }

  private var third: [Flag] {
    guard let before = draft.unansweredBefore, before >= 2 else { return [] }
    return [
      Flag(
        rule: .thirdMessage, from: end, to: end, text: "",
        why: "\(before) messages to them had no word back; another of the same kind will hardly change that.",
        fix: "Change the way: ring, or write once more and say when you will ring.", edit: .advice)
    ]
  }

  /// A square bracket of a suggestion that was not filled.
  private var gaps: [Flag] {
    let glyphs = apart.glyphs
    var found: [Flag] = []
    for sentence in apart.sentences where found.count < 5 {
      var open: Int?
      for index in sentence.range {
        if glyphs.folded[index] == 91 { open = index }
        guard glyphs.folded[index] == 93, let from = open, index - from > 2, index - from < 60 else { continue }
        open = nil
        let range = from..<index + 1
        guard Folding.isLetter(glyphs.folded[from + 1]) else { continue }
        found.append(
          Flag(
            rule: .gapLeft, from: glyphs.start(of: range), to: glyphs.end(of: range), text: glyphs.text(range),
            why: "The brackets stand for something that only you know.", fix: "Put the fact in their place.",
            edit: .advice))
      }
    }
    return found
  }
}
