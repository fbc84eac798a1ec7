/// What somebody is here for. An account has one or more.
package enum Role: UInt8, Code, Comparable {
  case recruiter, manager, marketing, administrator

  package var word: String {
    switch self {
    case .recruiter: "recruiter"
    case .manager: "manager"
    case .marketing: "marketing"
    case .administrator: "administrator"
    }
  }

  package static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }
}
