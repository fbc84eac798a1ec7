import Chronicle
import Recruitment

/// One submission's stages in order of time.
struct SubmissionLine {
  let events: UnsafeBufferPointer<StageEventRow>

  init(_ id: UInt32, in chronicle: Chronicle) { events = chronicle.events(ofSubmission: id) }

  static func stage(_ event: StageEventRow) -> Stage {
    Stage(rawValue: UInt8(truncatingIfNeeded: event.stage)) ?? .jobClosed
  }

  /// The latest row before `time`.
  func stage(before time: Int64) -> Stage? {
    var stage: Stage?
    for event in events {
      if event.at >= time { break }
      stage = Self.stage(event)
    }
    return stage
  }

  /// The furthest it had come on the way by rows before `time` or at `opening`.
  func furthest(before time: Int64, opening: Int64) -> UInt32? {
    var furthest: UInt32?
    for event in events where event.at < time || event.at <= opening {
      guard event.stage <= UInt32(Stage.rebateCleared.rawValue) else { continue }
      furthest = max(furthest ?? 0, event.stage)
    }
    return furthest
  }

  /// On the way and not yet begun.
  func isLive(before time: Int64) -> Bool {
    stage(before: time).map { $0.rawValue <= Stage.resigned.rawValue } ?? false
  }

  func first(_ stage: Stage, from time: Int64, after opening: Int64) -> Int64? {
    events.first { $0.at >= time && $0.at > opening && $0.stage == UInt32(stage.rawValue) }?.at
  }

  /// The first of the ends after a time; a start that did not last is one.
  func ends(after time: Int64) -> Int64? {
    events.first { $0.at > time && $0.stage > UInt32(Stage.rebateCleared.rawValue) }?.at
  }
}
