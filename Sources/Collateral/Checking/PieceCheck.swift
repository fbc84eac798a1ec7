import Recruitment

/// Looks through the words of a piece: every number bound to something that says it and still may, nothing said that
/// nobody has shown, and the message said that would do.
package struct PieceCheck {
  let book: ClaimBook
  let today: CivilDate

  package init(book: ClaimBook, today: CivilDate) { (self.book, self.today) = (book, today) }

  /// What nobody has shown, in whatever tense. `docs/marketing.md` says what may be said in its place.
  private static let tooMuch = [
    "proven", "proof", "proves", "guarantee", "guaranteed", "guarantees", "always works", "never fails",
    "scientifically",
  ]
  private static let research = [
    "research ", "studies show", "studies find", "study shows", "study found", "a survey ", "scientists", "experiments",
    "statistics",
  ]

  package func faults(in piece: Piece) -> [PieceFault] {
    var faults: [PieceFault] = []
    for (field, text) in piece.texts {
      if text.count > field.most { faults.append(PieceFault(field, .tooLong(text.count, most: field.most))) }
      faults += self.faults(in: text, at: field)
    }
    for field in [PieceField.title, .lead, .message, .action] where piece.text(field).allSatisfy(\.isWhitespace) {
      faults.append(PieceFault(field, .missing))
    }
    for (index, point) in piece.points.enumerated() {
      if let chart = point.chart { faults += self.faults(in: chart, at: .point(index)) }
      if let story = point.story { faults += standing(story, at: .point(index)) }
    }
    if let post = piece.post, let hook = post.split(separator: "\n").first {
      let length = CitedText(String(hook)).plain.count
      if length > PostText.hook { faults.append(PieceFault(.post, .hookTooLong(length))) }
    }
    if piece.kind == .carousel, !CarouselLayout.allowed.contains(piece.points.count + 3) {
      faults.append(PieceFault(.title, .pages(piece.points.count + 3)))
    }
    return faults
  }

  private func faults(in text: String, at field: PieceField) -> [PieceFault] {
    var faults: [PieceFault] = []
    let cited = CitedText(text)
    for id in cited.claims { faults += standing(id, at: field) }
    for sentence in cited.sentences {
      let claims = sentence.claims.compactMap { book[$0] }
      let known = Set(claims.flatMap { $0.figures + [$0.year.map(String.init) ?? ""] }.map(Figures.folded))
      for figure in Figures.found(in: Self.unnamed(sentence.words, claims)) {
        if known.contains(Figures.folded(figure.text)) { continue }
        if sentence.isOwn {
          if figure.isRatio { faults.append(PieceFault(field, .ratioOfOurOwn(figure: figure.text))) }
        } else if sentence.claims.isEmpty {
          faults.append(PieceFault(field, .unbound(figure: figure.text)))
        } else {
          faults.append(PieceFault(field, .notInSource(figure: figure.text, claims: sentence.claims)))
        }
      }
      let lower = sentence.words.lowercased()
      for word in Self.tooMuch where Self.says(lower, word) {
        faults.append(PieceFault(field, .overclaims(word: word)))
      }
      if claims.isEmpty, Self.research.contains(where: { Self.says(lower + " ", $0) }) {
        faults.append(PieceFault(field, .researchWithoutSource))
      }
      for claim in claims {
        guard let sponsor = claim.sponsor, !lower.contains(sponsor.lowercased()) else { continue }
        faults.append(PieceFault(field, .sponsorUnnamed(claim.id, sponsor: sponsor)))
      }
    }
    return faults
  }

  /// Without the names of those who paid: a half of Robert Half is no figure.
  private static func unnamed(_ text: String, _ claims: [Claim]) -> String {
    claims.compactMap(\.sponsor).reduce(text) { $0.replacing($1, with: "") }
  }

  /// At the beginning of a word.
  private static func says(_ text: String, _ word: String) -> Bool {
    text.ranges(of: word).contains { range in
      range.lowerBound == text.startIndex || !text[text.index(before: range.lowerBound)].isLetter
    }
  }

  /// Whether what is pointed to is there, fresh, and allowed.
  private func standing(_ id: String, at field: PieceField) -> [PieceFault] {
    guard let claim = book[id] else { return [PieceFault(field, .noSuchClaim(id))] }
    var faults: [PieceFault] = []
    if claim.expires <= today { faults.append(PieceFault(field, .expired(id, claim.expires))) }
    if let bar = claim.bar { faults.append(PieceFault(field, .barred(id, bar))) }
    return faults
  }

  private func faults(in chart: PieceChart, at field: PieceField) -> [PieceFault] {
    var faults = standing(chart.claim, at: field)
    guard let claim = book[chart.claim] else { return faults }
    let known = Set(claim.figures.map(Figures.folded))
    for item in chart.items(of: claim) {
      let ways = [item.value, item.value + "%", item.value + " days", item.value + " times"]
      if !ways.contains(where: { known.contains(Figures.folded($0)) }) {
        faults.append(PieceFault(field, .notInSource(figure: item.value, claims: [chart.claim])))
      }
      if !Figures.found(in: Self.unnamed(item.label, [claim])).isEmpty {
        faults.append(PieceFault(field, .unbound(figure: item.label)))
      }
    }
    return faults
  }
}

extension PieceField {
  /// Characters.
  var most: Int {
    switch self {
    case .title: 120
    case .post: PostText.most
    case .lead, .message, .action: 600
    default: 900
    }
  }
}
