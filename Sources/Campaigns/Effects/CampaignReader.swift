import Chronicle
import Recruitment

/// What passed between the firm and one unit of a campaign in the sixty days after it was drawn.
package struct UnitCourse: Hashable, Sendable {
  package var unit: CampaignUnit
  /// Whether anybody of it was spoken to, and whether that is on record by hand alone.
  package var talked = false
  package var isByHand = false
  /// Calls and meetings of ours that nobody had agreed, and whether the first of them was picked up.
  package var tries = 0
  package var firstTryPickedUp: Bool?
  /// Whether a talk followed within seven days on the first message of ours.
  package var firstMessageToTalk: Bool?
  /// Known before it was drawn.
  package var covariates: [Double] = []
  /// Nobody of it is on record any more.
  package var isGone = false

  package init(_ unit: CampaignUnit) { self.unit = unit }
}

/// Reads what came of the units of a campaign, from the history and from nothing else.
package struct CampaignReader {
  private let chronicle: Chronicle
  /// The last row of any file: what comes later nobody has seen.
  package let recordEnds: Int64

  package static let horizon = Campaign.horizonDays * Span.day
  private static let replySpan = 7 * Span.day

  package init(_ chronicle: Chronicle) {
    self.chronicle = chronicle
    recordEnds = chronicle.sources.map(\.newest).max() ?? Int64.min
  }

  /// Those from the first on whose sixty days are over, up to the first one whose are not.
  /// - Parameters:
  ///   - units: the log, in order of enrolment.
  ///   - members: whoever came to a unit after it was drawn does not count.
  package func matured(_ units: [CampaignUnit], _ members: [CampaignMember]) -> [UnitCourse] {
    let byUnit = Dictionary(grouping: members, by: \.unit)
    return withExtendedLifetime(chronicle) {
      var courses: [UnitCourse] = []
      for unit in units {
        guard unit.assignedAt.seconds + Self.horizon < recordEnds else { break }
        let people = (byUnit[unit.unit] ?? []).filter { $0.joinedAt <= unit.assignedAt }
        courses.append(course(unit, Set(people.map(\.person)).sorted()))
      }
      return courses
    }
  }

  private func course(_ unit: CampaignUnit, _ people: [PersonID]) -> UnitCourse {
    var course = UnitCourse(unit)
    var before = Before()
    var first = First()
    course.isGone = true
    for person in people {
      let id = UInt32(truncatingIfNeeded: person.value)
      if !chronicle.versions(ofPerson: id).isEmpty { course.isGone = false }
      let history = chronicle.interactions(ofPerson: id)
      before.read(history, unit.assignedAt.seconds)
      read(history, from: unit.assignedAt.seconds, into: &course, &first)
    }
    course.firstTryPickedUp = first.tryPickedUp
    course.firstMessageToTalk = first.message.map { sent in
      first.talks.contains { $0 > sent && $0 <= sent + Self.replySpan }
    }
    course.covariates = before.columns + [Double(min(people.count, 10))]
    return course
  }

  /// What came first, over everybody of a unit.
  private struct First {
    var tryAt = Int64.max
    var tryPickedUp: Bool?
    var message: Int64?
    var talks: [Int64] = []
  }

  private func read(_ history: PersonHistory, from start: Int64, into course: inout UnitCourse, _ first: inout First) {
    var index = history.firstIndex(atOrAfter: start)
    while index < history.count, history.at(index) < start + Self.horizon {
      defer { index += 1 }
      if history.isWithoutUs(index) { continue }
      let (at, traits) = (history.at(index), history.traits(index))
      if history.isTalk(index) {
        let isByHand = history.origin(index).isLoggedByHand
        course.isByHand = isByHand && (course.isByHand || !course.talked)
        course.talked = true
        first.talks.append(at)
      }
      if traits.isAttempt, !traits.isAutomatic, !history.origin(index).isBooked, let outcome = traits.outcome {
        guard outcome != .wrongNumber, outcome != .failed, outcome != .cancelled else { continue }
        course.tries += 1
        if at < first.tryAt {
          first.tryAt = at
          first.tryPickedUp = outcome == .connected || outcome == .held || traits.isConversation
        }
      } else if traits.isOutboundMessage {
        first.message = min(first.message ?? at, at)
      }
    }
  }

  /// What is known of the sixty days before; what was written down later is not.
  private struct Before {
    private var talks = 0
    private var tries = 0
    private var heard = 0

    mutating func read(_ history: PersonHistory, _ start: Int64) {
      var index = history.firstIndex(atOrAfter: start - CampaignReader.horizon)
      while index < history.count, history.at(index) < start {
        defer { index += 1 }
        guard history.knownAt(index) < start, !history.isWithoutUs(index) else { continue }
        let traits = history.traits(index)
        if history.isTalk(index) { talks += 1 }
        if traits.isAttempt { tries += 1 }
        if traits.isInboundFromPerson { heard += 1 }
      }
    }

    var columns: [Double] { [Double(min(talks, 4)), Double(min(tries, 6)), Double(min(heard, 4)), talks > 0 ? 1 : 0] }
  }

  /// Of these units, how many had a conversation in the sixty days before a time: what may be expected as usual.
  package func baseRate(of places: [Audience.Place], before time: Instant) -> Double {
    withExtendedLifetime(chronicle) {
      var talked: [UInt64: Bool] = [:]
      for place in places {
        let history = chronicle.interactions(ofPerson: UInt32(truncatingIfNeeded: place.person.value))
        var index = history.firstIndex(atOrAfter: time.seconds - Self.horizon)
        var isSpokenTo = false
        while index < history.count, history.at(index) < time.seconds, !isSpokenTo {
          isSpokenTo = history.isTalk(index) && history.knownAt(index) < time.seconds
          index += 1
        }
        talked[place.unit, default: false] = talked[place.unit, default: false] || isSpokenTo
      }
      return talked.isEmpty ? .nan : Double(talked.values.count { $0 }) / Double(talked.count)
    }
  }
}
