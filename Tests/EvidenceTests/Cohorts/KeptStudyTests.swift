import Chronicle
import Foundation
import Moments
import Recruitment
import Statistics
import Synchronization
import Testing

@testable import Evidence

/// Cohorts that were kept against cohorts that are read from the history.
@Suite struct KeptStudyTests {
  private let folder: String
  private let key: [UInt8]

  init() throws {
    key = StudiedCohorts.key(playbook: try Firm.playbook.get(), trials: "", program: "1")
    folder = NSTemporaryDirectory() + "/kept-study-\(UUID().uuidString)"
  }

  private func study(_ firm: Firm, _ chronicle: Chronicle) throws -> StudiedCohorts {
    let playbook = try Firm.playbook.get()
    let ends = Instant(chronicle.sources.map(\.newest).max() ?? 0)
    let moments = MomentFinder(playbook: playbook, chronicle: chronicle, asOf: ends).all()
    return StudiedCohorts(
      CohortMaker(chronicle, playbook: playbook, moments: moments), moments: moments.count)
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func whatWasKeptIsWhatIsRead(seed: UInt64) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = FirmStore(.random(seed: seed, jobs: seed == 3 ? 3 : 24))
    let chronicle = try Chronicle.caughtUp(with: store, directory: folder)
    #expect(StudiedCohorts(keptOf: chronicle, key: key, in: folder) == nil)
    let read = try study(store.firm, chronicle)
    #expect(read.cohorts.contains { $0.count > 0 })
    try read.keep(of: chronicle, key: key, in: folder)
    let again = try Chronicle.caughtUp(with: store, directory: folder)
    let kept = try #require(StudiedCohorts(keptOf: again, key: key, in: folder))
    #expect(kept.moments == read.moments && kept.handShareOfTries == read.handShareOfTries)
    for (left, right) in zip(kept.cohorts, read.cohorts) { Self.expectSame(left, right) }
    let playbook = try Firm.playbook.get()
    let (one, other) = (
      try FindingMaker(kept, playbook: playbook).findings(), try FindingMaker(read, playbook: playbook).findings()
    )
    #expect(one.map(Self.text) == other.map(Self.text))
  }

  @Test func anotherPlaybookTrialOrReleaseIsAnotherStudy() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = FirmStore(.random(seed: 4))
    let chronicle = try Chronicle.caughtUp(with: store, directory: folder)
    try study(store.firm, chronicle).keep(of: chronicle, key: key, in: folder)
    let standard = try Firm.playbook.get()
    func isFound(_ playbook: Playbook, trials: String = "", program: String = "1") -> Bool {
      let key = StudiedCohorts.key(playbook: playbook, trials: trials, program: program)
      return StudiedCohorts(keptOf: chronicle, key: key, in: folder) != nil
    }
    #expect(isFound(standard) && !isFound(standard, trials: "1 12") && !isFound(standard, program: "2"))
    let changes: [(inout Rule) -> Void] = [
      { $0.isOff.toggle() }, { $0.decisionWindowHours += 1 }, { $0.limitHours += 1 }, { $0.staysDays += 1 },
      { $0.desks = [.search] }, { $0.verdict = .messageFine },
      { $0.triggers = [.candidateSilent(messages: 9, hours: 7)] },
      { $0.code = "Z99" },
    ]
    for change in changes {
      var playbook = standard
      change(&playbook.rules[5])
      #expect(!isFound(playbook))
    }
    var reworded = standard
    reworded.rules[5].whyFirm = "other words"
    #expect(isFound(reworded))
  }

  @Test func aChangeOfTheRecordMakesItAnew() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = FirmStore(.random(seed: 5))
    let chronicle = try Chronicle.caughtUp(with: store, directory: folder)
    let before = try study(store.firm, chronicle)
    try before.keep(of: chronicle, key: key, in: folder)
    let gone = try #require(before.cohorts.first { $0.count > 0 }?.person.first)
    store.change { firm in
      firm.frame.submissions.removeAll { $0.person == gone }
      firm.frame.people.removeAll { $0.id == gone }
    }
    let after = try Chronicle.caughtUp(with: store, directory: folder)
    #expect(StudiedCohorts(keptOf: after, key: key, in: folder) == nil)
    #expect(!FileManager.default.fileExists(atPath: folder + "/kept-study"))
    #expect(try !study(store.firm, after).cohorts.contains { $0.person.contains(gone) })
  }

  /// All of it that has an order; counts of those left out in one.
  private static func text(_ finding: Finding) -> String {
    var rest = finding
    (rest.leftOut, rest.conversation) = ([:], nil)
    return "\(rest) \(LeftOut.allCases.map { finding.leftOut[$0] ?? 0 })"
  }

  private static func expectSame(_ left: Cohort, _ right: Cohort) {
    func bits(_ values: [Double]) -> [UInt64] { values.map(\.bitPattern) }
    #expect(left.study == right.study && left.covariates.names == right.covariates.names)
    #expect(left.covariates.groups == right.covariates.groups)
    #expect(left.values.rows == right.values.rows && left.values.columns == right.values.columns)
    #expect(bits(left.values.values) == bits(right.values.values))
    #expect("\(left.points)" == "\(right.points)" && bits(left.rang) == bits(right.rang))
    #expect(left.outcomes.mapValues(bits) == right.outcomes.mapValues(bits) && left.courses == right.courses)
    #expect(bits(left.money) == bits(right.money))
    #expect(left.control.map(\.isNaN) == right.control.map(\.isNaN))
    #expect(left.control.filter { !$0.isNaN } == right.control.filter { !$0.isNaN })
    #expect(left.person == right.person && left.job == right.job && left.client == right.client)
    #expect(left.recruiter == right.recruiter && left.action == right.action && left.foldGroup == right.foldGroup)
    #expect(left.leftOut == right.leftOut && left.moments == right.moments)
    #expect(left.countsHandLogged == right.countsHandLogged)
  }
}

/// A firm that changes, for whoever keeps a copy of its history.
private final class FirmStore: ChangeFeed {
  private struct Contents {
    var firm: Firm
    var sequence: Int64 = 1
  }

  private let contents: Mutex<Contents>
  let storeIdentity = "firm"

  init(_ firm: Firm) { contents = Mutex(Contents(firm: firm)) }

  var firm: Firm { contents.withLock { $0.firm } }

  func change(_ body: (inout Firm) -> Void) {
    contents.withLock {
      body(&$0.firm)
      $0.sequence += 1
    }
  }

  func withSnapshot<Result>(_ body: (any HistorySnapshot) throws -> Result) throws -> Result {
    let (firm, sequence) = contents.withLock { ($0.firm, $0.sequence) }
    return try body(Snapshot(firm: firm, sequence: sequence))
  }

  private struct Snapshot: HistorySnapshot {
    let firm: Firm
    let sequence: Int64

    func latestChange() -> Int64 { sequence }
    func mark(ofChange sequence: Int64) -> Int64? { sequence <= self.sequence ? 7 * sequence : nil }
    func peopleTouched(after sequence: Int64) -> TouchedPeople { .everyone }
    func changedOnlyInteractions(after sequence: Int64) -> Bool { false }
    func frame() -> HistoryFrame { firm.frame }
    func interactions(of people: [UInt32]?, _ page: (InteractionColumns) throws -> Void) throws {
      try page(firm.interactions)
    }
  }
}
