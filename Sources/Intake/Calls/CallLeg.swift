import Recruitment

/// One leg of a call, or a call of one leg, as a log has it.
struct CallLeg {
  /// What came of it. The later in this list, the more was reached.
  enum Result: Int, Comparable {
    case failed, wrongNumber, cancelled, noAnswer, busy, voicemail, answered, human

    static func < (left: Result, right: Result) -> Bool { left.rawValue < right.rawValue }

    init?(word: String) {
      switch word {
      case "failed": self = .failed
      case "wrong_number": self = .wrongNumber
      case "cancelled": self = .cancelled
      case "no_answer": self = .noAnswer
      case "busy": self = .busy
      case "voicemail", "machine": self = .voicemail
      case "answered", "connected_unverified": self = .answered
      case "human", "connected": self = .human
      default: return nil
      }
    }
  }

  enum Direction: String {
    case outbound, inbound
    case within = "internal"
  }

  var id: String
  var at: Int64
  var answered: Int64?
  var ended: Int64?
  var talk: Int64?
  var from: String
  var to: String
  var direction: Direction?
  var result: Result
  var recruiter: String?
  var line: Int
}

/// A call of one or more legs.
struct CallSession {
  private(set) var legs: [CallLeg]
  /// Legs beyond this are of no call that people make: they are counted in what came of it, not kept.
  static let mostLegs = 64

  init(_ leg: CallLeg) { legs = [leg] }

  mutating func add(_ leg: CallLeg) {
    // The same leg twice, as logs that are written at both ends have it: the one that got further counts.
    if let place = legs.firstIndex(where: { $0.id == leg.id && $0.from == leg.from && $0.to == leg.to }) {
      if leg.result > legs[place].result { legs[place] = leg }
    } else if legs.count < Self.mostLegs {
      legs.append(leg)
    }
  }

  var line: Int { legs[0].line }
  var at: Int64 { legs.reduce(legs[0].at) { min($0, $1.at) } }
  var result: CallLeg.Result { legs.reduce(legs[0].result) { max($0, $1.result) } }

  /// Seconds from when it was first answered until it ended; `nil` where nobody knows.
  var talk: Int64? {
    var answered: Int64?
    var ended: Int64?
    var told: Int64?
    for leg in legs where leg.result >= .answered {
      if let time = leg.answered { answered = min(answered ?? time, time) }
      if let time = leg.ended { ended = max(ended ?? time, time) }
      if let talk = leg.talk, (0...86_400).contains(talk) { told = max(told ?? talk, talk) }
    }
    if let answered, let ended { return ended >= answered && ended - answered <= 86_400 ? ended - answered : nil }
    return told
  }

  /// What it was, with whom, by whom: as far as the firm knows the parties.
  func resolved(_ parties: KnownParties) -> Resolution {
    if legs.count == 1 { return Self.resolve(legs[0], parties) }
    var best: Resolution = .nobody
    // The leg on which somebody spoke names the recruiter who had the call.
    for leg in legs.sorted(by: { ($0.result.rawValue, -$0.at) > ($1.result.rawValue, -$1.at) }) {
      let found = Self.resolve(leg, parties)
      if case .call = found { return found }
      if found.rank > best.rank { best = found }
    }
    return best
  }

  enum Resolution: Equatable {
    case call(person: String, recruiter: String?, inbound: Bool)
    /// Between colleagues.
    case within
    /// The number is of several people on record.
    case several
    /// A number of nobody on record: it is not kept.
    case nobody

    var rank: Int {
      switch self {
      case .call: 3
      case .several: 2
      case .within: 1
      case .nobody: 0
      }
    }
  }

  private static func resolve(_ leg: CallLeg, _ parties: KnownParties) -> Resolution {
    let (from, to) = (parties.person(leg.from), parties.person(leg.to))
    let (caller, called) = (one(parties.recruiter(leg.from)), one(parties.recruiter(leg.to)))
    let named = leg.recruiter.flatMap { one(parties.recruiter($0)) }
    if leg.direction == .within || (caller != nil && called != nil) { return .within }
    let inbound: Bool
    if let direction = leg.direction {
      inbound = direction == .inbound
    } else if caller != nil {
      inbound = false
    } else if called != nil {
      inbound = true
    } else {
      // Nobody of ours is named: the side on which we know somebody is theirs.
      inbound = one(from) != nil && one(to) == nil
    }
    switch inbound ? from : to {
    case .one(let person):
      return .call(person: person, recruiter: named ?? (inbound ? called : caller), inbound: inbound)
    case .several: return .several
    case .nobody: return .nobody
    }
  }

  private static func one(_ found: KnownParties.Found) -> String? {
    if case .one(let id) = found { return id }
    return nil
  }

  /// Where a system counts a machine as answered nobody knows who spoke, unless it was they who rang us.
  func outcome(inbound: Bool) -> Outcome {
    switch result {
    case .failed: .failed
    case .wrongNumber: .wrongNumber
    case .cancelled: inbound ? .noAnswer : .cancelled
    case .noAnswer: .noAnswer
    case .busy: .busy
    case .voicemail: .voicemail
    case .answered: inbound ? .connected : .connectedUnverified
    case .human: .connected
    }
  }
}
