import Desk
import Recruitment

/// What is said about accounts. No name, no address: a fault says what to do, not whom it is about.
enum AccountWords {
  static func sentence(_ fault: AccountFault) -> String {
    switch fault {
    case .unknown: "There is no such account."
    case .notAnAddress: "Give an e-mail address, such as ruth@firm.example."
    case .addressTaken: "That address has an account already."
    case .noName: "Give a name, of 200 characters at most."
    case .noRole: "Choose what the account is for."
    case .password(.tooShort): "The password is too short: it needs 12 characters. Three or four words will do."
    case .password(.tooLong): "The password is too long: 256 characters are the most."
    case .password(.tooCommon): "That password is one of those that are guessed first. Choose another."
    case .password(.isTheAddress): "The password is little more than the e-mail address. Choose another."
    case .lastAdministrator: "Somebody has to be able to manage accounts: make somebody else an administrator first."
    case .alreadySetUp: "The first account has been made already: sign in."
    case .wrongPassword: "That is not your password."
    }
  }

  /// Which field of a form a fault is about.
  static func field(_ fault: AccountFault) -> String? {
    switch fault {
    case .notAnAddress, .addressTaken: "email"
    case .noName: "name"
    case .noRole: "role"
    case .password: "password"
    case .wrongPassword: "old"
    case .unknown, .lastAdministrator, .alreadySetUp: nil
    }
  }

  static func role(_ role: Role) -> String {
    switch role {
    case .recruiter: "Recruiter"
    case .manager: "Manager"
    case .marketing: "Marketing"
    case .administrator: "Administrator"
    }
  }

  static func purpose(_ role: Role) -> String {
    switch role {
    case .recruiter: "their own day, and the people they own or have dealt with"
    case .manager:
      "whether talking works, trials, market and outlook, their teams as a whole, hand-over sheets; no single person, no "
        + "message"
    case .marketing: "pieces, campaigns, the brand kit and findings; no person, no message"
    case .administrator: "accounts and the audit log; no person, no message"
    }
  }

  static func wait(_ seconds: Int64) -> String {
    let time = seconds < 90 ? TradeWords.count(Int(seconds), "second", "seconds") : "\((seconds + 59) / 60) minutes"
    return "Too many tries. Wait \(time), then try again."
  }

  static func deed(_ deed: AuditDeed) -> String {
    switch deed {
    case .setUp: "made the first account"
    case .signedIn: "signed in"
    case .signInRefused: "was refused: wrong password, or disabled"
    case .signedOut: "signed out"
    case .signedOutEverywhere: "signed out everywhere"
    case .sessionEnded: "ended a session"
    case .passwordChanged: "changed a password"
    case .accountAdded: "added an account"
    case .accountChanged: "changed an account"
    case .accountDisabled: "disabled an account"
    case .accountEnabled: "enabled an account"
    case .sawPerson: "saw a person’s page"
    case .exportedMoments: "exported moments"
    case .logged: "logged a talk or a try"
    case .acted: "said what became of a moment"
    case .recordedFact: "recorded a fact"
    case .stoppedTrial: "stopped the trial"
    case .sawAccounts: "looked at the accounts"
    case .sawAudit: "looked at the audit log"
    case .sharedExample: "shared a message of their own"
    case .withdrewExample: "took a shared message back"
    case .sawClient: "saw a client’s page"
    case .sawJob: "saw a job’s page"
    case .searched: "searched"
    case .changedMailPrivacy: "changed what colleagues see of their messages"
    case .sawHandOver: "saw a hand-over sheet"
    case .tagged: "tagged a person"
    case .placed: "said whether a person is a candidate or a client"
    case .assigned: "gave a person to somebody"
    case .sawPrivacy: "looked at the privacy page"
    case .exportedPerson: "took out everything held on a person"
    case .erasedPerson: "erased a person"
    case .loadedScreening: "loaded a screening list"
    case .removedScreening: "removed a screening list"
    case .keptRetention: "removed what was kept long enough"
    case .readmitted: "let an erased address come back"
    case .tookBack: "took a log or an answer of theirs back"
    case .finishedLog: "finished a log"
    case .exportedLogs: "exported what they logged"
    case .changedPush: "had a browser told of what falls due, or no longer"
    case .changedDigest: "asked for the morning’s mail, or no longer"
    case .linkedIdentity: "signed in through the provider for the first time"
    case .unlinkedIdentity: "took an account’s link to the provider back"
    case .adoptedPlaybook: "changed the playbook"
    case .rolledBackPlaybook: "went back to an earlier playbook"
    case .sawTeamHabits: "saw a team’s habits as a whole"
    case .changedFirstLink: "changed how a first sign-in through the provider is matched"
    case .madeLink: "made a link for somebody"
    case .revokedLink: "took a link back"
    case .statedWishes: "said how they want to be contacted"
    case .bookedTalk: "booked a talk"
    case .movedTalk: "moved a booked talk"
    case .exceptedTalk: "booked one talk, by a way in which they asked not to be contacted otherwise"
    case .cancelledTalk: "called a booked talk off"
    case .readCalendar: "read a calendar in"
    case .forgotCalendar: "forgot a calendar"
    case .changedBrandKit: "changed the brand kit"
    case .calledOffTalk: "called off a talk that somebody had booked with them"
    case .changedPiece: "changed a piece of collateral"
    case .approvedPiece: "approved a piece of collateral"
    case .changedCampaign: "changed a campaign or its calendar"
    case .sentPiece: "said that they sent somebody a piece of a campaign"
    case .sawSamePeople: "looked at records that may be one person"
    case .mergedPeople: "made two people one"
    case .partedPeople: "said that two records are two"
    case .imported: "imported, or took an import back"
    }
  }
}
