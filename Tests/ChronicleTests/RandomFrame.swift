import Recruitment

extension HistoryFrame {
  /// A frame in which many rows tie, in no particular order.
  static func random(using random: inout SplitMix) -> HistoryFrame {
    var frame = HistoryFrame()
    frame.settings.name = "Firm \(UInt8.random(in: 0...9, using: &random))"
    frame.settings.holidays = [20_000, 20_001 + Int.random(in: 0...9, using: &random)]
    frame.zones = ["", "Europe/London", "America/New_York"]
    frame.words = ["", "GB", "senior"]
    frame.factNames = ["motivation", "häufig"]
    frame.sourceNames = ["bundle", "mail"]
    func some(_ limit: Int) -> Range<Int> { 0..<Int.random(in: 0...limit, using: &random) }
    func number(_ limit: UInt32) -> UInt32 { .random(in: 0...limit, using: &random) }
    func time() -> Int64 { .random(in: 0...6, using: &random) == 0 ? .min : .random(in: 0...20, using: &random) }
    func digest() -> UInt64 { .random(in: 0...3, using: &random) }
    frame.people = some(60).map { _ in
      PersonVersion(
        id: 1 + number(30), from: time(), digest: digest(), owner: number(2), kind: .both, zone: number(2),
        country: number(2), region: number(2), seniority: number(2))
    }
    frame.jobs = some(40).map { _ in
      JobVersion(id: 1 + number(12), from: time(), openedAt: 5, digest: digest(), client: 1, contact: number(20))
    }
    frame.jobEvents = some(60).map { index in
      JobEventRow(
        id: number(9), job: 1 + number(12), at: time(), status: .open, reason: index % 2 == 0 ? .budget : .notTold)
    }
    frame.submissions = some(40).map { index in
      SubmissionRow(id: UInt32(index + 1) * 2, job: number(12), person: number(30), createdAt: time(), digest: digest())
    }
    frame.submissions.shuffle(using: &random)
    frame.stageEvents = some(90).map { _ in
      StageEventRow(id: number(9), submission: number(40) * 2, at: time(), stage: .submitted, scheduledFor: time())
    }
    frame.dates = some(60).map { index in
      let ofJob = index % 3 == 0
      return DateRow(
        date: digest(), at: time(), submission: ofJob ? 0 : number(40) * 2, job: index % 3 < 2 ? number(12) : 0,
        what: .interview, startsAt: time(), status: .planned)
    }
    frame.facts = some(60).map { _ in
      FactRow(
        id: number(9), at: time(), digest: digest(), person: number(30), client: number(3), job: number(12),
        submission: number(40) * 2, name: number(1))
    }
    frame.preferences = some(30).map { _ in PreferenceRow(person: number(30), at: time(), weekdays: number(127)) }
    frame.actions = some(30).map { _ in
      MomentActionRow(moment: digest() << 60, at: time(), recruiter: number(3), action: .snoozed)
    }
    frame.sources = some(5).map { _ in SourceRow(name: number(1), newest: time()) }
    return frame
  }
}
