import Chronicle
import Recruitment
import Storage

/// How much of a message somebody may see.
enum MailSight {
  case whole
  /// That there was one, with whom and when.
  case envelope
  case nothing
}

/// Who looks, as far as people, clients and messages are concerned.
struct Viewer: Sendable {
  /// `nil` = whoever holds the store itself: sees everything.
  let recruiter: RecruiterID?
  /// What everybody lets colleagues see of their messages, where they said.
  let levels: [RecruiterID: MailPrivacy]

  static let everything = Viewer(recruiter: nil, levels: [:])

  var number: UInt32? { recruiter.map { UInt32(truncatingIfNeeded: $0.value) } }

  /// Talks are the firm's, and so is what belongs to nobody.
  func sight(ofMessagesOf other: UInt32) -> MailSight {
    guard let number, other != 0, other != number else { return .whole }
    switch levels[RecruiterID(Int64(other))] ?? .standard {
    case .shared: return .whole
    case .metadata: return .envelope
    case .hidden: return .nothing
    }
  }

  func sight(_ traits: InteractionTraits, of other: UInt32) -> MailSight {
    traits.isMessage ? sight(ofMessagesOf: other) : .whole
  }
}

extension Desk {
  /// Names of these alone: a large firm has thousands.
  func names(
    ofRecruiters numbers: some Sequence<UInt32>, _ chronicle: Chronicle
  ) throws -> [RecruiterID: String] {
    let ids = Set(numbers).subtracting([0]).map { RecruiterID(Int64($0)) }
    return Dictionary(
      try recruiters(ids, chronicle).map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// By name; deleted ones left out.
  func recruiters(_ ids: some Sequence<RecruiterID>, _ chronicle: Chronicle) throws -> [RecruiterRecord] {
    let ids = Set(ids.filter { !$0.isNone })
    return try keptRecruiters?.records(ids, chronicle.frameStamp, from: store) ?? store.recruiters(ids.sorted())
  }

  func viewer(_ recruiter: RecruiterID) throws -> Viewer {
    Viewer(recruiter: recruiter, levels: try store.mailPrivacy())
  }
}
