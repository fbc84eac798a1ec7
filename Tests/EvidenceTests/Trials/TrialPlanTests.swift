import Moments
import Recruitment
import Testing

@testable import Evidence

struct TrialPlanTests {
  @Test func onlyKindsInEquipoiseWithOneOutcomeAreTaken() throws {
    let playbook = try Playbook.standard()
    func refusal(_ names: [String]) -> TrialKinds.Refusal? {
      do throws(TrialKinds.Refusal) {
        _ = try TrialKinds(names, playbook: playbook)
        return nil
      } catch { return error }
    }
    #expect(refusal(["C06", "c08"]) == nil && refusal(["candidate-debrief-after-interview"]) == nil)
    #expect(refusal([]) == .nothingNamed && refusal(["X99"]) == .noSuchRule("X99"))
    for code in ["C07", "C11", "C13", "C17", "C18", "K05", "L10", "L11", "L15", "L19"] {
      #expect(refusal(["C06", code]) == .alwaysTalk(code))
    }
    #expect(refusal(["E01"]) == .notStudied("E01") && refusal(["C06", "C16"]) == .outcomeDiffers("C16"))
    #expect(refusal(["C06", "L04"]) == .outcomeDiffers("L04"))
    #expect(try TrialKinds(["C06"], playbook: playbook).companions(in: playbook) == ["C08"])
    #expect(try TrialKinds(["L07", "L04"], playbook: playbook).codes == ["L04", "L07"])
  }

  private static func forecast(perWeek: Double, baseRate: Double = 0.4, seen: Int = 500) -> TrialForecast {
    TrialForecast(
      kinds: ["C06"], outcome: StudyOutcome(.laterStage, 21), seen: seen, recent: 100, baseRate: baseRate,
      unitsPerWeek: perWeek, correlation: 0, unitsPerCluster: 3, recruiters: 10, saturations: [200, 500, 800],
      durations: [], companions: ["C08"], smallestEffect: nil)
  }

  @Test func morethanAYearIsRefusedAndWhatWouldDoIsSaid() throws {
    let small = Self.forecast(perWeek: 4)
    #expect(small.duration(points: 5).isRefused && small.duration(points: 10).isRefused)
    #expect(try #require(small.duration(points: 5).plan).weeks > 52)
    let large = Self.forecast(perWeek: 60)
    #expect(!large.duration(points: 10).isRefused && large.duration(points: 3).isRefused)
    let smallest = try #require(large.smallestWithinAYear())
    #expect(smallest > 3 && smallest < 10)
    #expect(!large.duration(points: smallest).isRefused && large.duration(points: smallest - 0.2).isRefused)
    #expect(Self.forecast(perWeek: 0.1).smallestWithinAYear() == nil)
  }

  @Test func whatCannotBePlannedHasNoPlan() {
    #expect(Self.forecast(perWeek: 60, baseRate: 0.95).duration(points: 10).plan == nil)
    #expect(Self.forecast(perWeek: 60, baseRate: 0.95).duration(points: 10).isRefused)
    #expect(Self.forecast(perWeek: 60, seen: 29).isTooThin && Self.forecast(perWeek: 0).isTooThin)
    #expect(Self.forecast(perWeek: 0).duration(points: 10).isRefused)
  }

  @Test func lotsFallAsOftenAsSaturationsSay() throws {
    let lots = try #require(KeyedLot(key: Array(repeating: 3, count: 32)))
    let trial = SimulatedLog(seed: 3).trial
    let lot = TrialLot(trial) { lots.draw($0) }
    let weeks = (0..<6_000).map { lot.saturation(recruiter: RecruiterID(Int64($0 % 20)), week: $0 / 20) }
    for saturation in [200, 500, 800] { #expect((1_850...2_150).contains(weeks.count { $0 == saturation })) }
    for saturation in [200, 500, 800] {
      let share = Double((0..<10_000).count { lot.isPrompted(unit: UInt64($0), saturation: saturation) }) / 10_000
      #expect(abs(share - Double(saturation) / 1_000) < 0.015)
    }
    #expect(TrialLot.saturations(recruiters: 7) == [500] && TrialLot.saturations(recruiters: 8) == [200, 500, 800])
  }
}
