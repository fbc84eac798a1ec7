import Recruitment

/// A moment while it is being worked out, in plain numbers.
struct MomentDraft {
  var anchor: UInt64
  var ordinal: Int
  var person: UInt32
  var job: UInt32 = 0
  var submission: UInt32 = 0
  var recruiter: UInt32 = 0
  var client: UInt32 = 0
  var openedAt: Int64
  /// From when a talk (or an answer) was known that ends it.
  var answeredAt: Int64
  var answeredBy: Moment.EndedBy = .conversation
  /// When its condition lapsed.
  var lapsedAt: Int64 = Arrivals.never
  var lapsedBy: Moment.EndedBy = .withdrawn
  var evidence: [Moment.Evidence]
  /// After that it is too late: no deadline lies beyond it.
  var latest = Arrivals.never

  /// Whether it is open then: what a card says beyond what opened the moment is worked out for these alone.
  func isOpen(asOf: AsOf) -> Bool { openedAt <= asOf && answeredAt > asOf && lapsedAt > asOf }
}
