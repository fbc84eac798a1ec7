import Recruitment

/// What can be seen or done at a desk, as far as who may is concerned.
package enum AccessNoun: String, CaseIterable, Sendable {
  /// Names of recruiters, to choose from.
  case recruiters
  /// A recruiter's list, and the one that belongs to nobody.
  case day
  /// Somebody's page, with what was said and written.
  case person
  /// A client's page and a job's.
  case client, job
  /// A recruiter's jobs, holds and candidates in process.
  case pipeline
  /// One's own people as a list, and what is done to several of them at once.
  case people, peopleChange
  /// Records that may be one person or one call, and a word on them.
  case samePeople
  case search
  /// What a recruiter leaves to colleagues: people, what is due, what is promised.
  case handOver
  /// What colleagues see of one's own messages.
  case mailPrivacy
  case conversationLog, momentAction, fact
  /// What one logged oneself: to look through, finish, take back and take out.
  case ownLogs
  /// What the whole firm's record says, in figures.
  case findings, explanation
  /// The compared moments, row by row.
  case cohort
  case trial, trialStop
  /// A text that somebody pastes, and the names of the kinds of moment: nothing of the record.
  case coach
  /// What messages on record have been doing, in figures, and what colleagues let be read without names.
  case messageAudit, sharedExamples
  /// A message of one's own, to be shared or taken back.
  case ownExample
  /// The rules that say what is due, and their versions.
  case playbook, playbookChange
  /// What one's own conversations due got.
  case ownHabits
  /// The same of teams, each as a whole.
  case teamHabits
  /// The firm's name and clock.
  case settings
  case accounts, accountChange, auditLog
  /// What is held on whom, taking it out, erasing it, and the lists of whom not to ring.
  case privacy, subjectExport, erasure, screening
  /// Making links for clients and candidates; which ones are out, and taking one back.
  case audienceLink, openLinks
  /// When one is busy, from one's own calendar, and the talks that were booked with one.
  case ownCalendar
  /// Conversations that one prepares for oneself; and inviting a team to.
  case ownPractice, practiceInvitation
  /// The market, and the income to come, in figures of the whole firm.
  case market, outlook
  /// How the pages for clients and candidates look.
  case brandKit
  /// Approved pieces and the library; making pieces; approving them.
  case collateral, collateralChange, collateralApproval
  /// How campaigns stand; planning and starting them; stopping them; what goes out by day; saying that one sent a piece.
  case campaigns, campaignChange, campaignStop, campaignCalendar, campaignSend
  /// Bringing records in, taking them back, and how tables are read.
  case imports
}

/// How far somebody may reach.
package enum AccessReach: Int, Comparable, Sendable {
  case none
  /// Their own: their day, and people whom they own or have dealt with.
  case own
  /// Their teams.
  case team
  case all

  package static func < (left: AccessReach, right: AccessReach) -> Bool { left.rawValue < right.rawValue }
}

/// Who may do what: one table, which every call of a guarded desk looks into. `docs/roles.md` says it in words.
package enum AccessRule {
  /// Recruiter, manager, marketing, administrator.
  private static func reaches(_ noun: AccessNoun) -> [AccessReach] {
    switch noun {
    case .recruiters: [.own, .team, .none, .all]
    case .day: [.own, .none, .none, .none]
    case .person: [.own, .none, .none, .none]
    case .client: [.own, .none, .none, .none]
    case .job: [.own, .none, .none, .none]
    case .pipeline: [.own, .none, .none, .none]
    case .people: [.own, .none, .none, .none]
    case .peopleChange: [.own, .none, .none, .none]
    case .samePeople: [.own, .none, .none, .none]
    case .search: [.own, .none, .none, .none]
    case .handOver: [.own, .team, .none, .all]
    case .mailPrivacy: [.own, .none, .none, .none]
    case .conversationLog: [.own, .none, .none, .none]
    case .momentAction: [.own, .none, .none, .none]
    case .fact: [.own, .none, .none, .none]
    case .ownLogs: [.own, .none, .none, .none]
    case .findings: [.all, .all, .all, .none]
    case .explanation: [.all, .all, .all, .none]
    case .cohort: [.none, .all, .none, .none]
    case .trial: [.all, .all, .none, .none]
    case .trialStop: [.all, .all, .none, .none]
    case .coach: [.all, .all, .all, .none]
    case .messageAudit: [.all, .all, .none, .none]
    case .sharedExamples: [.all, .all, .none, .none]
    case .ownExample: [.own, .none, .none, .none]
    case .playbook: [.all, .all, .none, .all]
    case .playbookChange: [.none, .all, .none, .all]
    case .ownHabits: [.own, .none, .none, .none]
    case .teamHabits: [.none, .team, .none, .none]
    case .settings: [.all, .all, .all, .all]
    case .accounts: [.none, .none, .none, .all]
    case .accountChange: [.none, .none, .none, .all]
    case .auditLog: [.none, .none, .none, .all]
    case .privacy: [.none, .none, .none, .all]
    case .subjectExport: [.none, .none, .none, .all]
    case .erasure: [.none, .none, .none, .all]
    case .screening: [.none, .none, .none, .all]
    case .audienceLink: [.own, .none, .none, .none]
    case .openLinks: [.own, .team, .none, .all]
    case .ownCalendar: [.own, .none, .none, .none]
    case .ownPractice: [.own, .own, .none, .none]
    case .practiceInvitation: [.none, .team, .none, .none]
    case .market: [.all, .all, .all, .none]
    case .outlook: [.none, .all, .none, .none]
    case .brandKit: [.none, .none, .all, .all]
    case .collateral: [.all, .all, .all, .none]
    case .collateralChange: [.none, .none, .all, .none]
    case .collateralApproval: [.none, .all, .all, .none]
    case .campaigns: [.none, .all, .all, .none]
    case .campaignChange: [.none, .none, .all, .none]
    case .campaignStop: [.none, .all, .all, .none]
    case .campaignCalendar: [.all, .all, .all, .none]
    case .campaignSend: [.own, .none, .none, .none]
    case .imports: [.none, .none, .none, .all]
    }
  }

  package static func reach(_ noun: AccessNoun, of role: Role) -> AccessReach { reaches(noun)[Int(role.rawValue)] }

  /// Of several roles the one that reaches furthest counts.
  package static func reach(_ noun: AccessNoun, of roles: Set<Role>) -> AccessReach {
    roles.map { reach(noun, of: $0) }.max() ?? .none
  }
}
