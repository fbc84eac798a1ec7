import Recruitment
import SimulatedAgency

extension Desk {
  /// What ringing does in a made-up firm.
  package struct SimulatedWorld: Sendable {
    fileprivate let world: SimulatedFirm.World
    fileprivate let effects: PlantedEffects
    fileprivate let liking: Int

    package static let plain = SimulatedWorld(world: .plain, effects: .usual, liking: 100)

    /// By its name, with effects like `C13=10` and a liking of 0 to 2; `nil` where one of them is none.
    package init?(name: String, effects: [String], liking: String) {
      guard let world = SimulatedFirm.World(rawValue: name), let effects = try? PlantedEffects(effects),
        let liking = Double(liking), (0...2).contains(liking)
      else { return nil }
      self.init(world: world, effects: effects, liking: Int((liking * 100).rounded()))
    }

    private init(world: SimulatedFirm.World, effects: PlantedEffects, liking: Int) {
      self.world = world
      self.effects = effects
      self.liking = liking
    }
  }

  /// Writes a made-up firm's bundle; how many rows of each kind.
  package static func simulate(
    seed: UInt64, recruiters: Int, months: Int, in world: SimulatedWorld = .plain, education: String? = nil,
    out: String,
    progress: (Double, String) -> Void
  ) throws -> [(RecordKind, Int)] {
    let firm = try SimulatedFirm(
      SimulatedFirm.Plan(
        seed: seed, recruiters: recruiters, months: months, world: world.world, effects: world.effects,
        liking: world.liking, education: education.map { try PlantedEducation($0) }))
    let counts = try firm.write(to: out, progress: progress)
    return RecordKind.allCases.compactMap { counts[$0] > 0 ? ($0, counts[$0]) : nil }
  }
}
