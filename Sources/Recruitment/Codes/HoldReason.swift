/// Why a client put a job on hold, as far as we were told.
package enum HoldReason: UInt8, Code, BitwiseCopyable {
  case notTold, budget, freeze, reorganisation, approval, internalCandidate, priorityChanged, other

  package var word: String {
    switch self {
    case .notTold: "not_told"
    case .budget: "budget"
    case .freeze: "freeze"
    case .reorganisation: "reorganisation"
    case .approval: "approval"
    case .internalCandidate: "internal_candidate"
    case .priorityChanged: "priority_changed"
    case .other: "other"
    }
  }

  /// Reads what a record says; anything that is no word of the interchange is `other`.
  package init(record: String?) {
    let word = (record ?? "").lowercased()
    self = word.isEmpty ? .notTold : HoldReason(word: word) ?? .other
  }
}
