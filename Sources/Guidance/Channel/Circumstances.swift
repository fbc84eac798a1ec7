import Chronicle
import Moments
import Recruitment

/// What speaks for talking besides the moment itself: how it stands with this person just now.
package struct Circumstances: Hashable, Sendable {
  /// Messages of ours since they were last heard.
  package var unansweredInARow: Int
  /// Something that the moment is about happens within a day.
  package var isPressing: Bool
  package var isSenior: Bool

  package init(unansweredInARow: Int = 0, isPressing: Bool = false, isSenior: Bool = false) {
    self.unansweredInARow = unansweredInARow
    self.isPressing = isPressing
    self.isSenior = isSenior
  }

  /// As known at `asOf`.
  package init(of moment: Moment, in chronicle: Chronicle, asOf: Instant) {
    let person = UInt32(truncatingIfNeeded: moment.person.value)
    unansweredInARow = Self.unanswered(chronicle.interactions(ofPerson: person), asOf: asOf.seconds)
    isPressing = moment.evidence.contains { evidence in
      evidence.at > asOf && evidence.at - asOf <= Span.day
    }
    let version = chronicle.versions(ofPerson: person).last { $0.from <= asOf.seconds }
    isSenior = version.map { Self.isSenior(chronicle.words[Int($0.seniority)]) } ?? false
  }

  private static func unanswered(_ history: PersonHistory, asOf: Int64) -> Int {
    var count = 0
    var index = history.count - 1
    while index >= 0 {
      defer { index -= 1 }
      guard history.knownAt(index) <= asOf else { continue }
      let traits = history.traits(index)
      if history.isTalk(index) || traits.isInboundFromPerson { break }
      if traits.isOutboundMessage { count += 1 }
    }
    return count
  }

  private static let seniorWords: Set<String> = [
    "director", "executive", "head", "partner", "chief", "vp", "vice", "president", "principal", "managing", "c",
    "ceo", "cfo", "cto", "coo", "board", "owner", "founder",
  ]

  /// Whether a word that records use for seniority means somebody whom one meets.
  static func isSenior(_ seniority: String) -> Bool {
    seniority.lowercased().split { !$0.isLetter }.contains { seniorWords.contains(String($0)) }
  }
}
