/// A randomised encouragement: in moments of some kinds it is drawn by lot for whom a conversation is put on the list.
/// What is written here is published at the start and does not change; only its end is added.
package struct Trial: Hashable, Sendable {
  /// The store's number.
  package var id: Int64
  /// The playbook's codes, in its order.
  package var kinds: [String]
  package var startedAt: Instant
  package var stoppedAt: Instant?
  package var plannedUnits: Int
  /// Difference worth finding, and probability of the outcome as usual, that it was planned with: millionths.
  package var effectMillionths: Int64
  package var baseRateMillionths: Int64
  /// η of the confidence sequence, fixed at the start: millionths.
  package var etaMillionths: Int64
  /// What a recruiter's week may be drawn to, ascending: thousandths of the units that are prompted.
  package var saturations: [Int]
  /// `KeyedLot.commitment`.
  package var commitment: String
  package var playbookVersion: Int
  /// Who signed the impact assessment, in their own words.
  package var signedBy: String

  package init(
    id: Int64, kinds: [String], startedAt: Instant, stoppedAt: Instant? = nil, plannedUnits: Int,
    effectMillionths: Int64, baseRateMillionths: Int64, etaMillionths: Int64, saturations: [Int], commitment: String,
    playbookVersion: Int, signedBy: String
  ) {
    self.id = id
    self.kinds = kinds
    self.startedAt = startedAt
    self.stoppedAt = stoppedAt
    self.plannedUnits = plannedUnits
    self.effectMillionths = effectMillionths
    self.baseRateMillionths = baseRateMillionths
    self.etaMillionths = etaMillionths
    self.saturations = saturations
    self.commitment = commitment
    self.playbookVersion = playbookVersion
    self.signedBy = signedBy
  }

  package func isRunning(at time: Instant) -> Bool { time >= startedAt && time < stoppedAt ?? Instant(.max) }
}
