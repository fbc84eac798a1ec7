import Recruitment

/// Something to publish: what it says, apart from how it is drawn.
package struct Piece: Codable, Hashable, Sendable {
  /// What it is called in addresses and commands: small letters, digits, hyphens.
  package var slug: String
  package var kind: PieceKind
  package var audience: PieceAudience
  /// Which of the reader's questions it answers.
  package var purpose: ReaderQuestion
  package var title: String
  package var lead: String
  package var points: [Point]
  /// When a message will do: every piece says it.
  package var message: String
  /// What the reader can do now.
  package var action: String
  /// For LinkedIn; made of the rest where there is none.
  package var post: String?
  /// Words behind a hash sign.
  package var tags: [String]?

  package struct Point: Codable, Hashable, Sendable {
    package var heading: String
    package var text: String
    /// What a recruiter says of it aloud.
    package var say: String?
    package var chart: PieceChart?
    /// Of a client or candidate who agreed: its id.
    package var story: String?
    /// A claim of the firm's own without which the point is left out.
    package var needs: String?

    package init(
      heading: String, text: String, say: String? = nil, chart: PieceChart? = nil, story: String? = nil,
      needs: String? = nil
    ) {
      (self.heading, self.text, self.say) = (heading, text, say)
      (self.chart, self.story, self.needs) = (chart, story, needs)
    }
  }

  package init(
    slug: String, kind: PieceKind, audience: PieceAudience, purpose: ReaderQuestion, title: String, lead: String,
    points: [Point], message: String, action: String, post: String? = nil, tags: [String]? = nil
  ) {
    (self.slug, self.kind, self.audience, self.purpose) = (slug, kind, audience, purpose)
    (self.title, self.lead, self.points) = (title, lead, points)
    (self.message, self.action, self.post, self.tags) = (message, action, post, tags)
  }

  /// Whether it can be one in addresses.
  package static func isSlug(_ text: String) -> Bool {
    (1...60).contains(text.utf8.count) && text.first != "-" && text.last != "-"
      && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }

  /// Each text with its place.
  package var texts: [(field: PieceField, text: String)] {
    var texts: [(PieceField, String)] = [(.title, title), (.lead, lead)]
    for (index, point) in points.enumerated() {
      texts.append((.point(index), point.heading))
      texts.append((.point(index), point.text))
      if let say = point.say { texts.append((.point(index), say)) }
    }
    texts += [(.message, message), (.action, action)]
    if let post { texts.append((.post, post)) }
    return texts
  }

  package func text(_ field: PieceField) -> String {
    switch field {
    case .title: title
    case .lead: lead
    case .message: message
    case .action: action
    case .post: post ?? ""
    case .point(let index): points.indices.contains(index) ? points[index].text : ""
    default: ""
    }
  }

  /// Ids of all that it rests on, in order of their places, each once.
  package var claims: [String] {
    var seen: Set<String> = []
    var found: [String] = []
    func note(_ id: String) { if seen.insert(id).inserted { found.append(id) } }
    for id in CitedText(title).claims + CitedText(lead).claims { note(id) }
    for point in points {
      for id in CitedText(point.heading).claims + CitedText(point.text).claims { note(id) }
      if let chart = point.chart { note(chart.claim) }
      if let story = point.story { note(story) }
    }
    for id in CitedText(message).claims + CitedText(action).claims + CitedText(post ?? "").claims { note(id) }
    for point in points { for id in CitedText(point.say ?? "").claims { note(id) } }
    return found
  }

  /// Without the points whose own figures are not there or may not be used; `{days}` in the others becomes those that the
  /// figure speaks of.
  package func fitted(to book: ClaimBook, today: CivilDate) -> Piece {
    var copy = self
    copy.points = points.compactMap { point in
      guard let needs = point.needs else { return point }
      guard let claim = book[needs], claim.bar == nil, claim.expires > today else { return nil }
      guard let days = claim.figures.first(where: { $0.hasSuffix("days") || $0.hasSuffix("day") }) else { return point }
      var point = point
      point.text = point.text.replacing("{days}", with: days)
      point.say = point.say?.replacing("{days}", with: days)
      return point
    }
    return copy
  }
}

/// What a piece is in the first place; `Rendering` says what else can be made of it.
package enum PieceKind: String, Codable, CaseIterable, Sendable {
  case onePager = "one-pager"
  case carousel
  case image
  case post
  case guide
  case card
  case slides

  package var words: String {
    switch self {
    case .onePager: "One-pager"
    case .carousel: "Carousel"
    case .image: "Image"
    case .post: "Post"
    case .guide: "Guide"
    case .card: "Card"
    case .slides: "Slides"
    }
  }
}

package enum PieceAudience: String, Codable, CaseIterable, Sendable {
  case candidates, clients, colleagues

  package var words: String {
    switch self {
    case .candidates: "For candidates"
    case .clients: "For clients"
    case .colleagues: "For colleagues"
    }
  }
}

/// A picture of figures: dots of a hundred, or plain bars.
package struct PieceChart: Codable, Hashable, Sendable {
  package enum Kind: String, Codable, Sendable { case icons, bars }

  package struct Item: Codable, Hashable, Sendable {
    package var label: String
    /// A number in digits.
    package var value: String
    /// Whether the picture is about this one.
    package var isMain: Bool?

    package init(label: String, value: String, isMain: Bool? = nil) {
      (self.label, self.value, self.isMain) = (label, value, isMain)
    }
  }

  package var kind: Kind
  package var claim: String
  /// What it says, as its title.
  package var says: String
  /// Left out where the claim has shares of its own.
  package var items: [Item]?
  /// Behind each number.
  package var unit: String?

  package init(kind: Kind, claim: String, says: String, items: [Item]? = nil, unit: String? = nil) {
    (self.kind, self.claim, self.says, self.items, self.unit) = (kind, claim, says, items, unit)
  }

  package func items(of claim: Claim) -> [Item] {
    items
      ?? claim.pairs.enumerated().map { place, pair in
        Item(label: pair.label, value: String(Int((pair.share * 100).rounded())), isMain: place == 0)
      }
  }
}
