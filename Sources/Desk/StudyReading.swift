import Chronicle
import Evidence
import Foundation
import Moments
import Recruitment

/// What is read from a record before anything is compared, each part when it is first asked for: what was kept of the last
/// time serves most questions, and to find everybody's moments takes seconds. Of one thread.
final class StudyReading {
  private let record: StudiedRecord
  private lazy var moments = record.studied()
  private lazy var all = keptOrRead()

  init(_ record: StudiedRecord) { self.record = record }

  lazy var maker: CohortMaker = {
    // What a trial drew lots for is its own, whether it runs or has ended.
    let rosters = record.rosters
    return CohortMaker(record.chronicle, playbook: record.playbook, moments: moments) { moment in
      rosters.contains { $0.isRandomised(moment) }
    }
  }()

  /// - Parameters:
  ///   - from: moments that opened at this time or later.
  ///   - to: and no later than this.
  func cohorts(from: Instant? = nil, to: Instant? = nil) -> StudiedCohorts {
    from == nil && to == nil ? all : StudiedCohorts(maker, moments: moments.count, from: from, to: to)
  }

  private func keptOrRead() -> StudiedCohorts {
    guard let directory = record.directory else { return StudiedCohorts(maker, moments: moments.count) }
    let key = key
    if let kept = StudiedCohorts(keptOf: record.chronicle, key: key, in: directory) { return kept }
    let read = StudiedCohorts(maker, moments: moments.count)
    // A folder that cannot be written costs time the next time, and no answer.
    try? read.keep(of: record.chronicle, key: key, in: directory)
    return read
  }

  private var key: [UInt8] {
    let trials = record.trials.map { drawn in
      let trial = drawn.trial
      return
        "\(trial.id) \(trial.kinds) \(trial.startedAt.seconds) \(trial.stoppedAt?.seconds ?? -1) \(drawn.log.count)"
    }
    return StudiedCohorts.key(playbook: record.playbook, trials: trials.joined(separator: "\n"), program: Self.program)
  }

  /// Another release may read a history in another way.
  private static let program: String = {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return UUID().uuidString }
    return "\(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
  }()
}
