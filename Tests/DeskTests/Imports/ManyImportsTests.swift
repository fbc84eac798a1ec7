import Dispatch
import Foundation
import Recruitment
import Synchronization
import Testing

@testable import Desk
@testable import Storage

/// Imports that come together, and imports of what is damaged: the store is as if one had come after another, and never
/// holds half of one.
@Suite struct ManyImportsTests {
  /// Eight exports: people of their own, somebody all of them know, the same job at other times, calls with each.
  private func bundles(_ office: SmallOffice) throws -> [(path: String, source: String)] {
    try (0..<8).map { turn in
      var people = "person_id,kind,name,emails,job_title,updated_at\n"
      var calls = "interaction_id,at,recruiter_id,person_id,channel,direction,outcome,duration_seconds\n"
      for number in 0..<40 {
        people += "P\(turn)-\(number),candidate,Anna \(turn) Number\(number),a\(turn)x\(number)@x.example,,\n"
        calls +=
          "I\(turn)-\(number),2026-03-0\(1 + turn % 4)T09:\(10 + number):00Z,R1,P\(turn)-\(number),call,outbound,connected,300\n"
      }
      // Four of them are exports of one system, with one person and one call in common: whichever lands last, the newest
      // is what stands.
      let source = turn % 2 == 0 ? "ats" : "crm\(turn)"
      people += "SHARED,candidate,Sam \(source),,Title \(turn),2026-03-0\(1 + turn)T00:00:00Z\n"
      calls += "ISHARED,2026-03-01T09:00:00Z,R1,SHARED,call,outbound,connected,300\n"
      let path = try office.bundle([
        "recruiters.csv": "recruiter_id,name\nR1,Ruth\n", "people.csv": people, "interactions.csv": calls,
      ])
      return (path, source)
    }
  }

  /// All records as an export writes them: by ids from outside, without the order in which they came.
  private func content(_ office: SmallOffice) throws -> [String] {
    let folder = office.folder + "/content-\(UInt64.random(in: .min ... .max))"
    let report = try office.desk.exportFirm(to: folder) { _ in }
    var lines: [String] = []
    for source in report.sources {
      for file in try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(source.folder)") {
        let text = try String(contentsOfFile: "\(folder)/\(source.folder)/\(file)", encoding: .utf8)
        lines += text.split(separator: "\n").map { "\(source.name) \(file) \($0)" }
      }
    }
    return lines.sorted()
  }

  @Test(arguments: Engine.tested) func `eight imports at once give the store of one after another`(_ engine: Engine)
    throws
  {
    let (together, after) = (try SmallOffice(engine), try SmallOffice(engine))
    let bundles = try bundles(after)
    for (path, source) in bundles {
      _ = try after.desk.importFiles(ImportRequest(paths: [path], source: source), now: SmallOffice.now) { _ in }
    }
    let faults = Mutex<[String]>([])
    let desk = together.desk
    DispatchQueue.concurrentPerform(iterations: bundles.count) { turn in
      do {
        let report = try desk.importFiles(
          ImportRequest(paths: [bundles[turn].path], source: bundles[turn].source), now: SmallOffice.now
        ) { _ in }
        if report.rejectedCount > 0 { faults.withLock { $0.append("import \(turn): rejected rows") } }
      } catch {
        faults.withLock { $0.append("import \(turn): \(error)") }
      }
    }
    #expect(faults.withLock { $0 }.isEmpty, "\(faults.withLock { $0 })")
    #expect(try together.desk.store.counts() == after.desk.store.counts())
    // How a title came to be differs with the order; what is on record does not.
    func last(_ lines: [String]) -> [String] { lines.filter { !$0.contains("Sam ats") || $0.contains("Title 6") } }
    let (one, other) = (last(try content(together)), last(try content(after)))
    #expect(one == other, "\(Set(one).symmetricDifference(other).sorted().prefix(6))")
    #expect(one.count > 600)
  }

  /// What lands is what the report says, and an undo takes all of it: no mutant leaves half of itself behind.
  @Test func `a damaged bundle lands as reported or not at all`() throws {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["RIGHTCALL_MUTANTS"].flatMap { Int($0) }.map { max(1, $0 / 20) } ?? 12
    let seed = environment["RIGHTCALL_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 1...UInt64(UInt32.max))
    let files = try ["people.csv", "interactions.csv", "jobs.csv"].map {
      try Data(contentsOf: URL(fileURLWithPath: SmallOffice.fixture + "/" + $0))
    }
    for number in 0..<count {
      var state = seed &+ UInt64(number)
      func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(1, bound)))
      }
      let office = try SmallOffice(.sqlite)
      try office.importHarbour()
      let before = try content(office)
      let path = try office.bundle([:])
      for (index, name) in ["people.csv", "interactions.csv", "jobs.csv"].enumerated() {
        var data = files[index]
        for _ in 0...next(6) where data.count > 2 {
          switch next(4) {
          case 0: data[next(data.count)] = UInt8(next(256))
          case 1: data.removeSubrange(next(data.count)...)
          case 2: data.insert(contentsOf: Data("\"".utf8), at: next(data.count))
          default: data.insert(contentsOf: data.prefix(next(data.count)), at: next(data.count))
          }
        }
        try data.write(to: URL(fileURLWithPath: path + "/" + name))
      }
      let counts = try office.desk.store.counts()
      let told = "seed \(seed), mutant \(number)"
      do {
        let request = ImportRequest(paths: [path], source: "damaged")
        let report = try office.desk.importFiles(request, now: SmallOffice.now) { _ in }
        let grown = try office.desk.store.counts().values.reduce(0, +) - counts.values.reduce(0, +)
        #expect(grown <= report.files.reduce(0) { $0 + $1.added }, "\(told)")
        if let batch = report.batch { _ = try office.desk.undo(batch: "\(batch.value)", now: SmallOffice.now) }
      } catch { #expect(try office.desk.batches().count == 1, "\(told): \(error)") }
      #expect(try content(office) == before, "\(told)")
    }
  }
}
