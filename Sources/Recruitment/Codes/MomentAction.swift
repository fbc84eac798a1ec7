/// What a recruiter did about a moment besides talking.
package enum MomentAction: UInt8, Code, BitwiseCopyable {
  case snoozed, dismissed, noLongerTrue, alreadyTalked, agreedLater

  package var word: String {
    switch self {
    case .snoozed: "snoozed"
    case .dismissed: "dismissed"
    case .noLongerTrue: "no_longer_true"
    case .alreadyTalked: "already_talked"
    case .agreedLater: "agreed_later"
    }
  }
}
