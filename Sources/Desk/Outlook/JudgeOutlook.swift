import Dispatch
import Foundation
import Outlook
import Recruitment

/// How the outlook does on firms whose truth is known, and how quick its draws are.
package struct JudgedOutlook: Sendable {
  package var firms: Int
  package var sum: Backtest
  package var firmsWithShocks: Int
}

extension Desk {
  /// Forecasts simulated firms from rolling origins and counts how often their ranges held. No store of anybody's is opened:
  /// each firm stands in a temporary folder for as long as it is looked at.
  /// - Parameters:
  ///   - firms: how many; the seeds are 1, 2, 3, … after `seed`.
  ///   - months: of record of each; 36 leave five origins.
  package static func judgeOutlook(
    firms: Int, seed: UInt64 = 7_000, months: Int = 36, progress: (Double, String) -> Void
  ) throws -> JudgedOutlook {
    var judged = JudgedOutlook(firms: 0, sum: Backtest(), firmsWithShocks: 0)
    for number in 0..<firms {
      progress(Double(number) / Double(firms), "firm \(number + 1) of \(firms)")
      let seed = seed + UInt64(number)
      let record = try simulatedPipeline(seed: seed, recruiters: 4 + Int(seed * 7 % 9), months: months)
      let backtest = Backtest(record)
      judged.firms += 1
      judged.sum = judged.sum + backtest
      if backtest.hasShocks { judged.firmsWithShocks += 1 }
    }
    return judged
  }

  private static func simulatedPipeline(seed: UInt64, recruiters: Int, months: Int) throws -> PipelineRecord {
    let folder = NSTemporaryDirectory() + "rightcall-outlook-" + UUID().uuidString
    let files = FileManager.default
    try files.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? files.removeItem(atPath: folder) }
    let bundle = folder + "/bundle"
    _ = try simulate(seed: seed, recruiters: recruiters, months: months, out: bundle) { _, _ in }
    // Nothing that anybody wrote or said is of use here.
    for name in ["interactions.csv", "facts.csv", "preferences.csv", "truth.json"] {
      try? files.removeItem(atPath: bundle + "/" + name)
    }
    let desk = try Desk.open(database: "sqlite:\(folder)/firm.sqlite")
    _ = try desk.importFiles(ImportRequest(paths: [bundle]), now: Instant(0)) { _ in }
    let chronicle = try desk.chronicle()
    let ends = Instant(chronicle.sources.map(\.newest).max() ?? 0)
    return PipelineRecord(chronicle, labels: try desk.jobLabels(), asOf: ends)
  }

  /// Seconds for so many draws of a pipeline of so many submissions, each a slot of its own; and the mean of all months
  /// together, which `bin/lib/outlook_peer.py` finds as well.
  package static func measureOutlook(submissions: Int = 20_000, draws: Int = 10_000) -> (seconds: Double, mean: Double)
  {
    var pipeline = Pipeline(months: 6, fees: [[], [], [], []])
    for place in 0..<submissions {
      let chance = 0.02 + 0.2 * (Double(place) * 0.618_033_988_75).truncatingRemainder(dividingBy: 1)
      let amount = 5_000 + 100 * Double(place % 97)
      pipeline.add(
        Array(repeating: chance / 6, count: 6), amounts: Array(repeating: amount, count: 6), kind: 0, isComing: true)
    }
    let toCome = JobsToCome(starts: Array(repeating: Array(repeating: 0, count: 6), count: 4), error: 0, dispersion: 1)
    let began = DispatchTime.now().uptimeNanoseconds
    let drawn = MonteCarlo(draws: draws, seed: 1).run(pipeline, toCome)
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - began) / 1e9
    return (seconds, MoneyRange(sorted: drawn.sorted(0..<6)).mean)
  }
}
