import Recruitment

/// The kinds of moment whose primary outcome a recruiter may change in the planted worlds: those whose effect the firm's
/// record is asked about. Raw values are rules of the playbook that comes with RightCall.
package enum PlantedKind: String, CaseIterable, Sendable {
  case c06 = "C06"
  case c08 = "C08"
  case c11 = "C11"
  case c13 = "C13"
  case c14 = "C14"
  case c16 = "C16"
  case c18 = "C18"
  case c19 = "C19"
  case c22 = "C22"
  case c23 = "C23"
  case l03 = "L03"
  case l04 = "L04"
  case l05 = "L05"
  case l07 = "L07"
  case l24 = "L24"

  /// Its place among all.
  var number: Int {
    switch self {
    case .c06: 0
    case .c08: 1
    case .c11: 2
    case .c13: 3
    case .c14: 4
    case .c16: 5
    case .c18: 6
    case .c19: 7
    case .c22: 8
    case .c23: 9
    case .l03: 10
    case .l04: 11
    case .l05: 12
    case .l07: 13
    case .l24: 14
    }
  }

  var isOfClient: Bool { number >= PlantedKind.l03.number }
  /// One for each job, not for each submission.
  var isOfJob: Bool { self == .l03 || self == .l05 || self == .l24 }
  var isOfPlacementsOnly: Bool { (PlantedKind.c14.number...PlantedKind.c23.number).contains(number) }

  /// Its primary outcome, as the interchange names it.
  package var outcome: String {
    switch self {
    case .c06, .c08: "later_stage_21d"
    case .c11: "not_withdrawn_30d"
    case .c13, .c14: "started_150d"
    case .c16, .c18, .c19: "started_120d"
    case .c22, .c23: "rebate_cleared_200d"
    case .l03: "interview_14d"
    case .l04, .l07: "later_stage_28d"
    case .l05: "reopened_60d"
    case .l24: "filled_60d"
    }
  }

  var horizon: Int64 {
    let days: Int64 =
      switch self {
      case .c06, .c08: 21
      case .c11: 30
      case .c13, .c14: 150
      case .c16, .c18, .c19: 120
      case .c22, .c23: 200
      case .l03: 14
      case .l04, .l07: 28
      case .l05, .l24: 60
      }
    return days * Span.day
  }

  /// How long the first action is waited for: the playbook's decision window.
  var window: Int64 { (self == .c16 ? 120 : 72) * Span.hour }

  var purpose: Purpose {
    switch self {
    case .c06: .debrief
    case .c08: .quiet
    case .c11: .hold
    case .c13: .offer
    case .c14: .offerOpen
    case .c16: .resign
    case .c18: .counter
    case .c19: .warm
    case .c22: .month
    case .c23: .rebate
    case .l03: .walk
    case .l04: .feedback
    case .l05: .clientHold
    case .l07: .silence
    case .l24: .goalposts
    }
  }
}
