import Chronicle
import Recruitment

/// Somebody whom we write to, as the record has them at one time: on which side they are, and how much of ours still
/// waits for a word of theirs.
package struct Addressee {
  private let chronicle: Chronicle
  private let person: UInt32

  package init(_ person: PersonID, in chronicle: Chronicle) {
    self.chronicle = chronicle
    self.person = UInt32(truncatingIfNeeded: person.value)
  }

  /// When they last wrote after one time and, as known then, up to another; `nil` where they have not. Machines' answers
  /// do not count.
  package func lastWrote(after opened: Instant, asOf: Instant) -> Instant? {
    let history = chronicle.interactions(ofPerson: person)
    var index = history.count - 1
    while index >= 0, history.at(index) > opened.seconds {
      let traits = history.traits(index)
      if history.at(index) <= asOf.seconds, history.knownAt(index) <= asOf.seconds, traits.isMessage,
        traits.isInboundFromPerson
      {
        return Instant(history.at(index))
      }
      index -= 1
    }
    return nil
  }

  // MARK: Where they work

  /// When it was put on record that the contact of this moment's job has left its client, up to `asOf`; `nil` where it was
  /// not, and of anybody who is not the job's contact.
  package func left(jobOf moment: Moment, asOf: Instant) -> Instant? {
    let id = UInt32(truncatingIfNeeded: moment.job.value)
    guard let name = chronicle.factNames.firstIndex(of: "left_employer").map(UInt32.init), id != 0,
      chronicle.submission(UInt32(truncatingIfNeeded: moment.submission.value))?.person != person,
      let job = chronicle.versions(ofJob: id).last(where: { $0.contact == person })
    else { return nil }
    let told = chronicle.facts(ofPerson: person).lazy.filter {
      $0.name == name && $0.denied == 0 && $0.at >= job.openedAt && $0.at <= asOf.seconds
    }.map(\.at).min()
    return told.map { Instant($0) }
  }

  // MARK: Whom

  /// Whether they are written to as a client's. The record's word for them decides; of somebody who is both, or of whom
  /// it does not say, what they are to that job does, then the side that the rule is for, then what else is on record.
  package func isClient(at time: Instant, in moment: Moment? = nil, of rule: Rule? = nil) -> Bool {
    let versions = chronicle.versions(ofPerson: person)
    let version = versions.last { $0.from <= time.seconds } ?? versions.first
    switch version.flatMap({ UInt8(exactly: $0.kind) }).flatMap(PersonKind.init(rawValue:)) {
    case .candidate: return false
    case .contact: return true
    case .both, .unknown, nil: return isClient(moment) ?? isClient(rule) ?? looksLikeClient
    }
  }

  private func isClient(_ moment: Moment?) -> Bool? {
    guard let moment else { return nil }
    if let row = chronicle.submission(UInt32(truncatingIfNeeded: moment.submission.value)) {
      return row.person != person
    }
    guard !moment.job.isNone else { return nil }
    let job = UInt32(truncatingIfNeeded: moment.job.value)
    if chronicle.submissions(ofPerson: person).contains(where: { $0.job == job }) { return false }
    return chronicle.jobIDs(withContact: person).contains(job) ? true : nil
  }

  private func isClient(_ rule: Rule?) -> Bool? {
    switch rule?.side {
    case .candidate: false
    case .client: true
    case .either, nil: nil
    }
  }

  private var looksLikeClient: Bool {
    chronicle.submissions(ofPerson: person).isEmpty && !chronicle.jobIDs(withContact: person).isEmpty
  }

  // MARK: What waits

  /// How many messages of ours before that time have had no word of theirs since, by whatever way. An answer of ours that
  /// asks nothing does not wait.
  package func unanswered(before time: Instant) -> Int {
    let history = chronicle.interactions(ofPerson: person)
    var waiting = 0
    var index = history.firstIndex(atOrAfter: time.seconds) - 1
    while index >= 0 {
      let traits = history.traits(index)
      if traits.isInboundFromPerson || traits.isConversation { break }
      if traits.isOutboundMessage, traits.asks || !traits.answersThem { waiting += 1 }
      // They wrote what is not on record.
      if traits.answersLost { break }
      index -= 1
    }
    return waiting
  }
}
