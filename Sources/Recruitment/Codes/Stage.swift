/// Where a submission has got to: on the way first, in order, then the ends.
package enum Stage: UInt8, Code, BitwiseCopyable {
  case shortlisted, readyToSubmit, submitted, interview, finalInterview, offer, offerDelivered, accepted, resigned,
    started, rebateCleared, rejected, withdrew, declined, boughtBack, fellThrough, noShow, leftInRebate, jobClosed

  package var word: String {
    switch self {
    case .shortlisted: "shortlisted"
    case .readyToSubmit: "ready_to_submit"
    case .submitted: "submitted"
    case .interview: "interview"
    case .finalInterview: "final_interview"
    case .offer: "offer"
    case .offerDelivered: "offer_delivered"
    case .accepted: "accepted"
    case .resigned: "resigned"
    case .started: "started"
    case .rebateCleared: "rebate_cleared"
    case .rejected: "rejected"
    case .withdrew: "withdrew"
    case .declined: "declined"
    case .boughtBack: "bought_back"
    case .fellThrough: "fell_through"
    case .noShow: "no_show"
    case .leftInRebate: "left_in_rebate"
    case .jobClosed: "job_closed"
    }
  }
}
