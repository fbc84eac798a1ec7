/// What somebody did that others may have to account for.
package enum AuditDeed: UInt8, Code {
  case setUp = 0
  case signedIn, signInRefused, signedOut, signedOutEverywhere, sessionEnded, passwordChanged
  case accountAdded, accountChanged, accountDisabled, accountEnabled
  case sawPerson, exportedMoments, logged, acted, recordedFact, stoppedTrial, sawAccounts, sawAudit
  case sharedExample, withdrewExample
  // People, clients and jobs.
  case sawClient = 40
  case sawJob, searched, changedMailPrivacy, sawHandOver, tagged, assigned, placed
  // What one logged oneself.
  case tookBack = 50
  case finishedLog, exportedLogs, changedDigest, changedPush
  // The provider, habits, the playbook.
  case linkedIdentity = 60
  case unlinkedIdentity, changedFirstLink, sawTeamHabits, adoptedPlaybook, rolledBackPlaybook
  // Clients and candidates, and what is theirs.
  case madeLink = 70
  case revokedLink, statedWishes, bookedTalk, movedTalk, cancelledTalk, readCalendar, forgotCalendar
  case changedBrandKit, calledOffTalk
  // Privacy.
  case sawPrivacy = 80
  case exportedPerson, erasedPerson, loadedScreening, removedScreening, keptRetention, readmitted
  // What is published.
  case changedPiece = 90
  case approvedPiece, changedCampaign, sentPiece

  // Records of one person.
  case sawSamePeople = 94
  case mergedPeople, partedPeople
  /// A talk that somebody booked though they had asked not to be contacted, and said so.
  case exceptedTalk = 97
  // Bringing records in. The store takes numbers up to 99.
  case imported = 98

  package var word: String {
    switch self {
    case .setUp: "set_up"
    case .signedIn: "signed_in"
    case .signInRefused: "sign_in_refused"
    case .signedOut: "signed_out"
    case .signedOutEverywhere: "signed_out_everywhere"
    case .sessionEnded: "session_ended"
    case .passwordChanged: "password_changed"
    case .accountAdded: "account_added"
    case .accountChanged: "account_changed"
    case .accountDisabled: "account_disabled"
    case .accountEnabled: "account_enabled"
    case .sawPerson: "saw_person"
    case .exportedMoments: "exported_moments"
    case .logged: "logged"
    case .acted: "acted"
    case .recordedFact: "recorded_fact"
    case .stoppedTrial: "stopped_trial"
    case .sawAccounts: "saw_accounts"
    case .sawAudit: "saw_audit"
    case .sharedExample: "shared_example"
    case .withdrewExample: "withdrew_example"
    case .sawClient: "saw_client"
    case .sawJob: "saw_job"
    case .searched: "searched"
    case .changedMailPrivacy: "changed_mail_privacy"
    case .sawHandOver: "saw_hand_over"
    case .tagged: "tagged"
    case .assigned: "assigned"
    case .placed: "placed"
    case .sawPrivacy: "saw_privacy"
    case .exportedPerson: "exported_person"
    case .erasedPerson: "erased_person"
    case .loadedScreening: "loaded_screening"
    case .removedScreening: "removed_screening"
    case .keptRetention: "kept_retention"
    case .readmitted: "readmitted"
    case .tookBack: "took_back"
    case .finishedLog: "finished_log"
    case .exportedLogs: "exported_logs"
    case .changedDigest: "changed_digest"
    case .changedPush: "changed_push"
    case .linkedIdentity: "linked_identity"
    case .unlinkedIdentity: "unlinked_identity"
    case .changedFirstLink: "changed_first_link"
    case .sawTeamHabits: "saw_team_habits"
    case .adoptedPlaybook: "adopted_playbook"
    case .rolledBackPlaybook: "rolled_back_playbook"
    case .madeLink: "made_link"
    case .revokedLink: "revoked_link"
    case .statedWishes: "stated_wishes"
    case .bookedTalk: "booked_talk"
    case .movedTalk: "moved_talk"
    case .exceptedTalk: "excepted_talk"
    case .cancelledTalk: "cancelled_talk"
    case .readCalendar: "read_calendar"
    case .forgotCalendar: "forgot_calendar"
    case .changedBrandKit: "changed_brand_kit"
    case .calledOffTalk: "called_off_talk"
    case .changedPiece: "changed_piece"
    case .approvedPiece: "approved_piece"
    case .changedCampaign: "changed_campaign"
    case .sentPiece: "sent_piece"
    case .sawSamePeople: "saw_same_people"
    case .mergedPeople: "merged_people"
    case .partedPeople: "parted_people"
    case .imported: "imported"
    }
  }

  /// Whether it is what somebody does with a link, without an account.
  package var isAGuests: Bool {
    switch self {
    case .statedWishes, .bookedTalk, .movedTalk, .cancelledTalk, .exceptedTalk: true
    default: false
    }
  }
}

/// One line of the audit log: ids only.
package struct AuditEntry: Hashable, Sendable {
  package var id: Int64
  package var at: Instant
  /// `none` = whoever ran a command on the store itself; of a refused sign-in, somebody without an account.
  package var account: AccountID
  package var deed: AuditDeed
  /// What it was done to: `person 12`, `account 3`, `rule C13`, `moment 00ff…`; our own numbers.
  package var subject: String?

  package init(id: Int64 = 0, at: Instant, account: AccountID, deed: AuditDeed, subject: String? = nil) {
    self.id = id
    self.at = at
    self.account = account
    self.deed = deed
    self.subject = subject
  }
}
