import Recruitment

/// One interaction of one person as a store has it.
struct Contact: Hashable {
  var id: UInt32
  var person: UInt32
  var at: Int64
  var knownAt: Int64
  var recruiter: UInt32 = 0
  var traits: UInt16 = 0
  var duration: UInt16 = InteractionColumns.unknownDuration
  var origin: UInt32 = 0

  init(id: UInt32, person: UInt32, at: Int64, knownAt: Int64? = nil, recruiter: UInt32 = 0, traits: UInt16 = 0) {
    self.id = id
    self.person = person
    self.at = at
    self.knownAt = knownAt ?? at
    self.recruiter = recruiter
    self.traits = traits
  }

  static func random(id: UInt32, people: ClosedRange<UInt32>, using random: inout SplitMix) -> Contact {
    // Few instants, so that many tie.
    let at = 1_700_000_000 + Int64.random(in: 0...40, using: &random) * 3_600
    var contact = Contact(
      id: id, person: .random(in: people, using: &random), at: at, knownAt: at + .random(in: 0...100, using: &random),
      recruiter: .random(in: 0...3, using: &random), traits: .random(in: 0 ... .max, using: &random))
    contact.duration = .random(in: 0 ... .max, using: &random)
    contact.origin = .random(in: 0 ... .max, using: &random)
    return contact
  }
}

extension InteractionColumns {
  init(_ contacts: [Contact]) {
    self.init()
    for contact in contacts {
      append(
        id: contact.id, person: contact.person, at: contact.at, knownAt: contact.knownAt,
        recruiter: contact.recruiter, traits: contact.traits, duration: contact.duration,
        origin: contact.origin)
    }
  }
}
