import Recruitment

/// Whether a person may be contacted at a time by a channel, with the reasons that a card shows.
package struct PermissionAnswer: Hashable, Sendable {
  package enum Verdict: String, Hashable, Sendable {
    case allow, ask
    case notNow = "not_now"
  }

  package var verdict: Verdict
  /// Plain sentences without a full stop, the most binding first; names only of colleagues the gate was told of.
  package var why: [String]
  /// When a `notNow` ends by itself; `nil` where it does not.
  package var until: Instant?
  /// Whom of ours to ask first.
  package var colleague: RecruiterID?

  package init(verdict: Verdict, why: [String], until: Instant? = nil, colleague: RecruiterID? = nil) {
    self.verdict = verdict
    self.why = why
    self.until = until
    self.colleague = colleague
  }

  package static let allowed = PermissionAnswer(verdict: .allow, why: [])
}

/// One reason to ask first or to leave it.
struct Reason {
  /// The most binding first.
  enum Ground: Int {
    case objection, screeningList, consent, refusal, offLimits, limit, hours, colleague, noThread, screeningAge
  }

  var ground: Ground
  var verdict: PermissionAnswer.Verdict
  var sentence: String
  var until: Int64?
  var colleague: RecruiterID?

  init(
    _ ground: Ground, _ verdict: PermissionAnswer.Verdict, _ sentence: String, until: Int64? = nil,
    colleague: RecruiterID? = nil
  ) {
    self.ground = ground
    self.verdict = verdict
    self.sentence = sentence
    self.until = until
    self.colleague = colleague
  }
}

extension PermissionAnswer {
  /// The strictest of the reasons wins; one that has no end of its own has none.
  init(_ reasons: [Reason]) {
    let sorted = reasons.sorted { left, right in
      if left.verdict != right.verdict { return left.verdict == .notNow }
      if (left.until == nil) != (right.until == nil) { return left.until == nil }
      return left.ground.rawValue < right.ground.rawValue
    }
    var until: Instant?
    if sorted.first?.verdict == .notNow {
      let binding = sorted.filter { $0.verdict == .notNow }
      if binding.allSatisfy({ $0.until != nil }) { until = binding.compactMap(\.until).max().map { Instant($0) } }
    }
    var why: [String] = []
    for reason in sorted where !why.contains(reason.sentence) { why.append(reason.sentence) }
    self.init(
      verdict: sorted.first?.verdict ?? .allow, why: why, until: until,
      colleague: sorted.lazy.compactMap(\.colleague).first)
  }
}
