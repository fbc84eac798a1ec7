/// What is planned for a date.
package enum DateKind: UInt8, Code, BitwiseCopyable {
  case interview, call, decision, resignation, start, assignmentEnd, rebateEnd, holdReview, timesheet, document

  package var word: String {
    switch self {
    case .interview: "interview"
    case .call: "call"
    case .decision: "decision"
    case .resignation: "resignation"
    case .start: "start"
    case .assignmentEnd: "assignment_end"
    case .rebateEnd: "rebate_end"
    case .holdReview: "hold_review"
    case .timesheet: "timesheet"
    case .document: "document"
    }
  }
}
