import Chronicle
import Recruitment

/// A set of names of facts, by place, that may hold more than was put in: names 64 apart share a bit. Where two of them
/// share none, they have no name in common; that is all it is asked.
struct NameBits: Sendable {
  private var bits: UInt64 = 0

  init() {}

  init(_ places: [UInt32]) {
    for place in places { insert(place) }
  }

  mutating func insert(_ place: UInt32) { bits |= 1 << UInt64(place & 63) }

  var isEmpty: Bool { bits == 0 }

  func mayShare(with other: NameBits) -> Bool { bits & other.bits != 0 }
}

extension PersonScan {
  /// The names of the facts about this person, their submissions, and the jobs, submissions and clients they speak for.
  func factsAtHand(_ jobs: [ContactJob]) -> NameBits {
    let chronicle = record.chronicle
    var names = NameBits()
    add(personFacts, to: &names)
    for submission in submissions { add(submission.facts, to: &names) }
    for job in jobs {
      add(job.track.facts, to: &names)
      for submission in job.submissions { add(submission.facts, to: &names) }
    }
    for client in clients(of: jobs) { add(chronicle.facts(ofClient: client), to: &names) }
    return names
  }

  private func add(_ facts: ScatteredRows<FactRow>, to names: inout NameBits) {
    guard let table = facts.table.baseAddress else { return }
    // Where it lies: a row is long, and three numbers of it are looked at.
    for place in facts.places {
      let fact = table + Int(place)
      if fact.pointee.at <= record.asOf, fact.pointee.denied == 0 { names.insert(fact.pointee.name) }
    }
  }
}
