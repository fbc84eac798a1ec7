import Recruitment

@testable import Evidence

/// Offers to be delivered in a firm of which it is known what ringing does: those who have been spoken to before are
/// rung more often and start more often, rung or not.
struct KnownWorld {
  var firm = Firm()
  /// Mean of Y(1) − Y(0) over all offers.
  private(set) var truth = 0.0

  static let opened = Firm.begins + 120 * Span.day

  init(seed: UInt64, offers: UInt32 = 1_500, effect: Double, keenness: Double = 0.25) {
    var draws = Draws(state: seed)
    for recruiter: UInt32 in 1...24 {
      firm.person(90_000 + recruiter)
      firm.interaction(90_000 + recruiter, Firm.begins, .mail, by: recruiter)
    }
    var sum = 0.0
    for offer in 1...offers {
      let (job, recruiter) = ((offer + 2) / 3, (offer * 7) % 24 + 1)
      if offer % 3 == 1 {
        firm.job(job, client: job % 150 + 1, opened: Self.opened - 60 * Span.day, recruiter: recruiter)
      }
      firm.person(offer)
      sum += put(offer, job, recruiter, effect, keenness, &draws)
    }
    truth = sum / Double(offers)
    firm.end(at: Self.opened + 500 * Span.day)
  }

  private mutating func put(
    _ id: UInt32, _ job: UInt32, _ recruiter: UInt32, _ effect: Double, _ keenness: Double, _ draws: inout Draws
  ) -> Double {
    let offered = Self.opened + Int64(id % 200) * Span.day + Int64.random(in: 8...14, using: &draws) * Span.hour
    firm.submission(id, job: job, person: id, recruiter: recruiter, at: offered - 30 * Span.day)
    firm.stage(id, .submitted, offered - 30 * Span.day)
    let keen = draws.chance(0.5)
    var talks = 0.0
    for days: Int64 in [20, 12, 6] {
      let at = offered - days * Span.day
      firm.interaction(id, at, .mail, by: recruiter)
      if draws.chance(0.3) { firm.interaction(id, at + 2 * Span.hour, .reply, by: recruiter) }
      if draws.chance(keen ? 0.9 : 0.1) {
        firm.interaction(id, at + Span.day, .call, by: recruiter)
        talks += 1
      }
    }
    firm.stage(id, .offer, offered)
    // Through what is on record, and nothing else.
    let rings = draws.chance(0.28 + 0.44 * talks / 3)
    firm.interaction(id, offered + 2 * Span.hour, rings ? .voicemail : .text, by: recruiter)
    // One draw against both chances.
    let draw = Double.random(in: 0..<1, using: &draws)
    let without = 0.35 + keenness * (talks / 2 - 0.5)
    let comes = draw < without + (rings ? effect : 0)
    firm.stage(id, comes ? .started : .declined, offered + (comes ? 30 : 10) * Span.day)
    return (draw < without + effect ? 1 : 0) - (draw < without ? 1 : 0)
  }

  func findings() throws -> [Finding] {
    var maker = FindingMaker(StudiedCohorts(try firm.maker(), moments: 0), playbook: try Firm.playbook.get())
    maker.options.splits = 1
    return try maker.findings()
  }
}
