import Recruitment
import SimulatedAgency

extension Desk {
  /// Writes a made-up firm's bundle; how many rows of each kind.
  package static func simulate(
    seed: UInt64, recruiters: Int, months: Int, out: String, progress: (Double, String) -> Void
  ) throws -> [(RecordKind, Int)] {
    let firm = SimulatedFirm(SimulatedFirm.Plan(seed: seed, recruiters: recruiters, months: months))
    let counts = try firm.write(to: out, progress: progress)
    return RecordKind.allCases.compactMap { counts[$0] > 0 ? ($0, counts[$0]) : nil }
  }
}
