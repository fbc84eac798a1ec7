/// Pieces that go out to some of the firm's people, and what is needed to know later whether it mattered.
/// What is written at its start is never changed; only its end is added.
package struct Campaign: Hashable, Sendable {
  /// Whom it speaks to, which is also what is drawn by lot: candidates one by one, clients with everybody who works there.
  package enum Side: String, CaseIterable, Sendable {
    case clients, candidates
    /// Contacts and candidates, drawn together by client.
    case both
  }

  package enum Standing: String, Sendable { case planned, running, ended }

  /// The store's number.
  package var id: Int64
  package var name: String
  package var side: Side
  /// Conditions as they were written, such as `sector=Finance`; all of them hold, and of several values one.
  package var audience: [String]
  /// Addresses of pieces.
  package var pieces: [String]
  /// Thousandths of what is drawn that do not get it; 0 = nothing is drawn.
  package var heldOut: Int
  /// When it is to begin and to end: the end is the midnight after its last day.
  package var beginsAt: Instant
  package var endsAt: Instant
  package var madeAt: Instant
  package var madeBy: AccountID
  package var startedAt: Instant?
  package var stoppedAt: Instant?
  /// From the start on. `KeyedLot.commitment`; empty where nothing is drawn.
  package var commitment: String
  /// Units drawn at the start; probability of a conversation as usual and η of the confidence sequence, both millionths.
  package var plannedUnits: Int
  package var baseRateMillionths: Int64
  package var etaMillionths: Int64
  /// Who of the audience did not come in at the start, counted by why.
  package var excluded: [String: Int]

  /// Of the usual comparison group: thousandths.
  package static let usualHeldOut = 200
  /// How long after it was drawn a unit is watched for a conversation: days.
  package static let horizonDays: Int64 = 60

  package init(
    id: Int64 = 0, name: String, side: Side, audience: [String], pieces: [String], heldOut: Int, beginsAt: Instant,
    endsAt: Instant, madeAt: Instant, madeBy: AccountID, startedAt: Instant? = nil, stoppedAt: Instant? = nil,
    commitment: String = "", plannedUnits: Int = 0, baseRateMillionths: Int64 = 0, etaMillionths: Int64 = 0,
    excluded: [String: Int] = [:]
  ) {
    (self.id, self.name, self.side, self.audience, self.pieces) = (id, name, side, audience, pieces)
    (self.heldOut, self.beginsAt, self.endsAt) = (heldOut, beginsAt, endsAt)
    (self.madeAt, self.madeBy, self.startedAt, self.stoppedAt) = (madeAt, madeBy, startedAt, stoppedAt)
    (self.commitment, self.plannedUnits) = (commitment, plannedUnits)
    (self.baseRateMillionths, self.etaMillionths, self.excluded) = (baseRateMillionths, etaMillionths, excluded)
  }

  package func standing(at time: Instant) -> Standing {
    if stoppedAt.map({ $0 <= time }) ?? false { return .ended }
    guard let startedAt, startedAt <= time else { return .planned }
    return time < endsAt ? .running : .ended
  }

  package func isRunning(at time: Instant) -> Bool { standing(at: time) == .running }

  /// The chance of getting it.
  package var chance: Double { 1 - Double(heldOut) / 1_000 }
}

/// The lot of one campaign: whether a client, or a candidate, gets it.
package struct CampaignLot: Sendable {
  private let lot: KeyedLot
  private let heldOut: Int

  /// - Parameter heldOut: thousandths.
  package init(_ lot: KeyedLot, heldOut: Int) {
    self.lot = lot
    self.heldOut = heldOut
  }

  /// - Parameter unit: `ExternalIdentity.digest` of the client or the person: the same whatever is imported again.
  package func shows(_ unit: UInt64) -> Bool {
    // Campaigns are told apart by what nobody can choose: two never share their lots.
    lot.draw("\(lot.commitment)\u{0}campaign\u{0}\(String(unit, radix: 16))") >= Double(heldOut) / 1_000
  }
}
