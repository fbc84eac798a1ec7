import Recruitment

/// One leg of a call, or a call of one leg, as a log has it.
struct CallLeg {
  /// What came of it. The later in this list, the more was reached.
  enum Result: Int, Comparable {
    /// The log's word has no meaning here: that there was a call is all that is known.
    case unknown
    case failed, wrongNumber, cancelled, noAnswer, busy, voicemail
    /// By a person or a machine.
    case answered
    /// Where they rang us, one of ours took it; where we rang, it is no more than `answered`.
    case agent
    case human

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
      case "agent": self = .agent
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
  /// Whose the log says it was, by id.
  var recruiter: String?
  var line: Int
}

/// A call of one or more legs.
struct CallSession {
  /// Nearly every call has one leg.
  private var first: CallLeg
  private var others: [CallLeg] = []
  /// Legs beyond this are of no call that people make: they are not kept.
  static let mostLegs = 64

  init(_ leg: CallLeg) { first = leg }

  mutating func add(_ leg: CallLeg) {
    func isSame(_ known: CallLeg) -> Bool { known.id == leg.id && known.from == leg.from && known.to == leg.to }
    // The same leg twice, as logs that are written at both ends have it: the one that got further counts.
    if isSame(first) {
      if leg.result > first.result { first = leg }
    } else if let place = others.firstIndex(where: isSame) {
      if leg.result > others[place].result { others[place] = leg }
    } else if others.count + 1 < Self.mostLegs {
      others.append(leg)
    }
  }

  var line: Int { first.line }
  var at: Int64 { others.reduce(first.at) { min($0, $1.at) } }

  /// What it was, with whom, by whom: as far as the firm knows the parties.
  borrowing func resolved(_ parties: KnownParties) -> Resolution {
    var best = Self.resolve(first, parties)
    for leg in others {
      let found = Self.resolve(leg, parties)
      if case .call(let known) = best, case .call(let call) = found {
        best = .call(known.with(call))
      } else if found.rank > best.rank {
        best = found
      }
    }
    return best
  }

  enum Resolution {
    case call(ResolvedCall)
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

  private static func resolve(_ leg: borrowing CallLeg, _ parties: KnownParties) -> Resolution {
    let (caller, called) = (one(parties.recruiter(leg.from)), one(parties.recruiter(leg.to)))
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
      inbound = one(parties.person(leg.from)) != nil && one(parties.person(leg.to)) == nil
    }
    switch parties.person(inbound ? leg.from : leg.to) {
    case .one(let person):
      let recruiter = leg.recruiter ?? (inbound ? called : caller)
      return .call(ResolvedCall(leg, person: person, recruiter: recruiter, inbound: inbound))
    case .several: return .several
    case .nobody: return .nobody
    }
  }

  private static func one(_ found: KnownParties.Found) -> String? {
    if case .one(let id) = found { return id }
    return nil
  }
}

/// A call with somebody on record, as the leg has it on which they spoke, or on which it was tried.
struct ResolvedCall {
  var person: String
  var recruiter: String?
  var inbound: Bool
  var result: CallLeg.Result
  /// Seconds from when it was answered until it ended; `nil` where nobody knows.
  var talk: Int64?
  private var at: Int64

  init(_ leg: borrowing CallLeg, person: String, recruiter: String?, inbound: Bool) {
    (self.person, self.recruiter, self.inbound) = (person, recruiter, inbound)
    (result, at) = (leg.result, leg.at)
    if let answered = leg.answered, let ended = leg.ended {
      talk = ended >= answered && ended - answered <= 86_400 ? ended - answered : nil
    } else if let told = leg.talk, (0...86_400).contains(told) {
      talk = told
    }
  }

  private var wasAnswered: Bool { result >= .answered }

  /// The call with another of its legs. A queue, or whoever puts a caller through, picks up before the recruiter does: of the
  /// legs that were answered a recruiter's counts, then the one that got further, then the first.
  func with(_ other: ResolvedCall) -> ResolvedCall {
    guard wasAnswered == other.wasAnswered else { return wasAnswered ? self : other }
    if wasAnswered, (recruiter == nil) != (other.recruiter == nil) { return recruiter == nil ? other : self }
    var (better, rest) = (self, other)
    if (other.result.rawValue, -other.at) > (result.rawValue, -at) { (better, rest) = (other, self) }
    // Whose telephone rang before the voicemail took it.
    if !wasAnswered, better.recruiter == nil { better.recruiter = rest.recruiter }
    return better
  }

  /// Where a system counts a machine as answered nobody knows who spoke, whoever rang: a voicemail of ours picks up too. What
  /// one of our recruiters took when they rang was a conversation with a person.
  var outcome: Outcome? {
    switch result {
    case .unknown: nil
    case .failed: .failed
    case .wrongNumber: .wrongNumber
    case .cancelled: inbound ? .noAnswer : .cancelled
    case .noAnswer: .noAnswer
    case .busy: .busy
    case .voicemail: .voicemail
    case .answered: .connectedUnverified
    case .agent: inbound && recruiter != nil ? .connected : .connectedUnverified
    case .human: .connected
    }
  }
}
