import Recruitment

/// Something that was found and published, in a plain sentence, with what must stand beside it.
package struct Publication: Codable, Hashable, Sendable {
  package var id: String
  package var topic: String
  package var audience: String
  /// Of the reader's three: `secure`, `problem`, `employer`.
  package var questions: [String]
  package var direction: String
  package var design: String
  package var year: Int?
  /// How many, in words: of people, studies, answers.
  package var n: String
  package var population: String
  package var sentence: String
  /// The only numbers a text may take from it, as they may be written.
  package var figures: [String]
  package var citation: String
  package var link: String
  package var limits: String
  package var verification: String
  /// Who paid or sells something: named beside every figure.
  package var sponsor: String?
  package var placed: Bool?
  /// Why it may not be placed.
  package var why: String?

  package init(
    id: String, topic: String, audience: String, questions: [String], direction: String, design: String, year: Int?,
    n: String, population: String, sentence: String, figures: [String], citation: String, link: String, limits: String,
    verification: String, sponsor: String? = nil, placed: Bool? = nil, why: String? = nil
  ) {
    (self.id, self.topic, self.audience, self.questions) = (id, topic, audience, questions)
    (self.direction, self.design, self.year, self.n) = (direction, design, year, n)
    (self.population, self.sentence, self.figures) = (population, sentence, figures)
    (self.citation, self.link, self.limits, self.verification) = (citation, link, limits, verification)
    (self.sponsor, self.placed, self.why) = (sponsor, placed, why)
  }

  package var mayBePlaced: Bool { placed ?? true }

  /// What is said below it: source, how many, and what it does not show.
  package var footnote: String { Claim.footnote(citation: citation, n: n, limits: limits) }

  /// How much weight it bears, by its design and by who read it where.
  package enum Strength: String, CaseIterable, Sendable {
    case strong, fair, weak
  }

  package var strength: Strength {
    guard mayBePlaced, verification == "read in the source" else { return .weak }
    return switch design {
    case "meta-analysis", "field experiment": .strong
    case "experiment", "observational": .fair
    default: .weak
    }
  }
}

/// What a client or candidate asks of all this.
package enum ReaderQuestion: String, CaseIterable, Codable, Sendable {
  case secure, problem, employer

  package var words: String {
    switch self {
    case .secure: "Secure the person"
    case .problem: "Deal with a problem"
    case .employer: "Find the right employer"
    }
  }
}
