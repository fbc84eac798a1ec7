import Evidence
import Recruitment

/// A sentence that a piece may rest on, whoever found it out, with all that must stand beside it. Nothing in a piece that
/// has a number in it stands without one.
package struct Claim: Hashable, Sendable {
  package enum Origin: String, Sendable {
    /// The library that comes with the program; an entry of the firm's own; the firm's record.
    case library, firm, record
    /// What a client or candidate said, with their consent.
    case story
  }

  /// Why it may not stand in a piece.
  package enum Bar: Hashable, Sendable {
    case notForPlacing(why: String)
    case verdict
    /// So many on the smaller side; 30 are needed.
    case tooFew(Int)
    /// Somebody could be recognised.
    case recognisable
    case noConsent
  }

  /// What stands in the text: `[cipd-2023-counter-offers-common]`.
  package var id: String
  package var origin: Origin
  package var sentence: String
  package var figures: [String]
  /// Authors, where, year.
  package var citation: String
  package var link: String?
  package var n: String
  package var limits: String
  package var sponsor: String?
  package var year: Int?
  /// From then on it has to be looked at again.
  package var expires: CivilDate
  package var bar: Bar?
  /// Shares of a hundred to draw, where there are two to compare.
  package var shares: [(label: String, share: Double)] { pairs.map { ($0.label, $0.share) } }
  var pairs: [Share] = []

  package struct Share: Hashable, Sendable {
    package var label: String
    package var share: Double
  }

  /// What is printed below a piece: source, how many, and what it does not show.
  package var footnote: String { Self.footnote(citation: citation, n: n, limits: limits) }

  static func footnote(citation: String, n: String, limits: String) -> String {
    let count = n.isEmpty || n.hasPrefix("not given") || n.hasPrefix("none") ? "" : " n: \(n)."
    return "\(citation).\(count) \(limits)"
  }
}

extension Claim {
  package init(_ entry: Publication, origin: Origin, expires: CivilDate) {
    self.init(
      id: entry.id, origin: origin, sentence: entry.sentence, figures: entry.figures, citation: entry.citation,
      link: entry.link.isEmpty ? nil : entry.link, n: entry.n, limits: entry.limits, sponsor: entry.sponsor,
      year: entry.year, expires: expires,
      bar: entry.mayBePlaced
        ? nil : .notForPlacing(why: entry.why ?? "It was kept out of pieces by whoever entered it."))
  }

  /// Fewer on a side and it is nobody's business but the firm's.
  static let leastSide = 30
  /// Fewer independent cases and somebody could be recognised among them.
  static let leastClusters = 10

  /// What the firm's own record says of one kind of moment.
  /// - Parameters:
  ///   - firm: whose record it is.
  ///   - known: the day the record was read.
  package init(_ finding: Finding, firm: String, known: CivilDate) {
    let side = min(finding.rang, finding.messaged)
    let bar: Bar? =
      switch finding.verdict {
      case .helps, .probablyHelps, .worse, .noBetter:
        side < Self.leastSide
          ? .tooFew(side) : finding.clusters < Self.leastClusters ? .recognisable : nil
      case .cannotTell: .verdict
      }
    let sentence = "Our own record: \(finding.sentence)"
    var pairs: [Share] = []
    if let rang = finding.rangMean, let messaged = finding.messagedMean {
      pairs = [Share(label: "tried to talk", share: rang), Share(label: "wrote", share: messaged)]
    }
    self.init(
      id: "own:\(finding.study.rule)", origin: .record, sentence: sentence,
      figures: Figures.found(in: sentence).map(\.text)
        + pairs.map { String(Int(($0.share * 100).rounded())) },
      citation: "\(firm), from its own record, read on \(known.words)", link: nil,
      n: "\(finding.rang) and \(finding.messaged)",
      limits: "One firm. What goes together in its record, adjusted for what was known before; not drawn by lot.",
      sponsor: nil, year: known.year, expires: known.adding(days: 92), bar: bar, pairs: pairs)
  }

  /// What a client or candidate said, and agreed to have printed.
  package init(story number: Int64, body: String, saidBy: String, until: CivilDate, isWithdrawn: Bool) {
    self.init(
      id: "story:\(number)", origin: .story, sentence: body, figures: Figures.found(in: body).map(\.text),
      citation: saidBy, link: nil, n: "", limits: "One person’s words, printed with their consent.", sponsor: nil,
      year: nil, expires: until, bar: isWithdrawn ? .noConsent : nil)
  }

  /// A middle value of the firm's own record, such as days from interview to offer.
  package init(_ median: FirmMedian, firm: String, known: CivilDate) {
    let bar: Bar? =
      median.count < Self.leastSide
      ? .tooFew(median.count)
      : median.clients < Self.leastClusters || median.largestShare > 0.5 ? .recognisable : nil
    let days = median.days == 1 ? "1 day" : "\(median.days) days"
    let sentence = "In our own record half of \(median.what) within \(days) (\(median.count) cases)."
    self.init(
      id: "own:\(median.id)", origin: .record, sentence: sentence,
      figures: Figures.found(in: sentence).map(\.text) + [days, "\(median.days)"],
      citation: "\(firm), from its own record, read on \(known.words)", link: nil, n: "\(median.count)",
      limits: "One firm, \(median.clients) clients; a middle value, which says nothing of what made it so.",
      sponsor: nil, year: known.year, expires: known.adding(days: 92), bar: bar)
  }
}

/// A middle value that the desk worked out; this room never sees the cases.
package struct FirmMedian: Hashable, Sendable {
  package var id: String
  /// "offers came", "clients answered after an interview".
  package var what: String
  package var days: Int
  package var count: Int
  package var clients: Int
  /// Of the cases, those of the client that has most of them.
  package var largestShare: Double

  package init(id: String, what: String, days: Int, count: Int, clients: Int, largestShare: Double) {
    (self.id, self.what, self.days, self.count) = (id, what, days, count)
    (self.clients, self.largestShare) = (clients, largestShare)
  }
}

/// All that pieces can rest on, by id.
package struct ClaimBook: Sendable {
  package private(set) var claims: [String: Claim] = [:]
  /// In the order in which they were put in.
  package private(set) var order: [String] = []

  package init(_ claims: [Claim]) {
    for claim in claims where self.claims[claim.id] == nil {
      self.claims[claim.id] = claim
      order.append(claim.id)
    }
  }

  package subscript(id: String) -> Claim? { claims[id] }

  package var all: [Claim] { order.compactMap { claims[$0] } }
}
