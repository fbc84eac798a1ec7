import Chronicle
import Desk
import Evidence
import Foundation
import Intake
import Moments
import Recruitment
import SimulatedAgency
import Storage

/// Errors in words: one line first, saying where, what and how to mend it; then detail. Ids and paths only.
package enum ErrorWords {
  package static func lines(for error: any Error) -> [String] {
    switch error {
    case let error as DeskError: return [words(error)]
    case let error as PlaybookError: return lines(error)
    case let error as IntakeError: return [words(error)]
    case let error as MailboxError: return [words(error)]
    case let error as StorageError: return [sentence(error.description)]
    case let error as ChronicleError: return [words(error)]
    case let error as SimulatedAgencyError: return [words(error)]
    case let error as ConfigurationError: return [words(error)]
    default: return ["Something went wrong that RightCall has no words for: \(String(describing: type(of: error)))."]
    }
  }

  private static func lines(_ error: PlaybookError) -> [String] {
    switch error {
    case .faults(let faults):
      ["The playbook cannot be used: \(Paragraph.count(faults.count, "fault"))."]
        + faults.map { "  line \($0.line), column \($0.column): \($0.what)" }
    }
  }

  private static func words(_ error: MailboxError) -> String {
    switch error {
    case .notAnAddress: "Not the address of a mailbox: imaps://mail.firm.example, without a name or password."
    case .privateAddress: "The mailbox is in a private range: --private, if it is meant to be."
    case .unreachable: "The mail server cannot be reached."
    case .notSignedIn: "The mail server did not accept the name and password."
    case .notSecure: "The mail server offers no TLS that can be trusted."
    case .broken: "The connection to the mail server broke off: nothing was taken. Try again."
    case .refused: "The mail server refused to show the mailbox."
    }
  }

  private static func words(_ error: DeskError) -> String {
    switch error {
    case .noSuchPerson(let id):
      "Nobody with the id or address '\(id)' is on record, or more than one is: give the id from your own system."
    case .noSuchRecruiter(let id):
      "No recruiter has the id or e-mail address '\(id)': `rightcall today` lists everyone's."
    case .notTheirOwner(let id): "The person with the id '\(id)' belongs to somebody else."
    case .noSuchClient(let id): "No client has the id '\(id)'."
    case .noSuchJob(let id): "No job has the id '\(id)'."
    case .noSuchSubmission(let id): "No submission has the id '\(id)'."
    case .noSuchBatch(let id): "There is no batch '\(id)' that could be undone: `rightcall undo` lists them."
    case .noSuchRule(let name): "The playbook has no rule '\(name)': give its code (C06) or its slug."
    case .notStudied(let name):
      "Nothing is compared for '\(name)': `rightcall evidence` lists the kinds that are."
    case .unreadable(let fact): "That is no answer about \(fact): nothing was recorded."
    case .notLater(let time): "That time does not fit: it is \(ISOTimestamp.utc(Instant(time))) now."
    case .cannotRead(let path): "\(path) cannot be read: is it there, and may you read it?"
    case .cannotWrite(let path): "\(path) cannot be written: is there room, and may you write there?"
    case .noSuchMessage: "No message of yours has that number."
    case .nothingToShare: "There is nothing left of the message to share."
    case .unusableKey(let path):
      "\(path) is no key: it needs 24 characters or more on one line, and nobody but you may read it (chmod 600)."
    case .notText(let path): "\(path) is not UTF-8 text."
    case .needsOwnAddress:
      "A mailbox or calendar needs your own address, to tell who wrote to whom: --me you@firm.example."
    case .bundleAndMailTogether:
      "Tables, mailboxes, address books and calendars come from different sources: leave out --source, and each gets a name of its own."
    case .unusableSecret(let path): "\(path) holds no password, or others may read it (chmod 600)."
    case .monthsOutOfRange: "Calendars are read 1 to 120 months back: --months-back."
    case .noTrial(let refusal): words(refusal)
    case .trialTooLong(let weeks):
      "Refused: it would take \(weeks.map { "\($0) weeks" } ?? "for ever"), and a trial ends within a year. "
        + "`rightcall trial plan` says what would make it shorter."
    case .trialTooThin(let seen):
      "Refused: too little is on record to plan with (\(seen) outcomes seen; 30 are needed)."
    case .trialRuns(let id): "Trial \(id) runs: one at a time. `rightcall trial status` says how it stands."
    case .noTrialRuns: "No trial runs."
    case .effectOutOfRange: "The effect worth finding must be more than 0 and at most 50 points."
    case .notSigned: "Say who signed the impact assessment (docs/trial-impact-assessment.md): --signed-by."
    case .playbookIsFile: "The playbook is the file that --playbook or RIGHTCALL_PLAYBOOK names: change it there."
    case .noReason: "Say why the playbook changes, in 500 characters at most: --why."
    case .changedMeanwhile: "Somebody else has changed the playbook meanwhile: look at theirs first."
    case .noSuchVersion(let number): "There is no version \(number): `rightcall playbook versions` lists them."
    case .noSuchMoment: "No such moment is open."
    case .notAllowed(.teamHabits):
      "All together is shown from five recruiters up who had conversations due: --recruiter shows one's own."
    case .notAllowed(let noun): "Not allowed: \(noun.rawValue)."
    case .account(let fault): words(fault)
    case .privacyKey(let path):
      "People were erased, or numbers screened, with the key in \(path), and it is not there or another one: "
        + "put it back from its own backup. Nothing was done."
    case .notConfirmed: "Not confirmed: give the person's id once more with --confirm. Nothing was erased."
    case .keepsTooShort(let months):
      "The law asks that records are kept for \(months) months: nothing shorter is taken."
    case .noSuchScreeningList(let name): "There is no screening list '\(name)'."
    case .emptyScreeningList: "No line of it is a number or an address: nothing was loaded."
    case .backup(let fault): words(fault)
    case .audience(let fault): AudienceLines.words(fault)
    case .studio(let fault): FaultWords.sentence(fault)
    case .campaign(let fault): CampaignWords.sentence(fault)
    case .badProcessLine(let line, let why): "Line \(line) of what is under way: \(why)."
    }
  }

  private static func words(_ error: ConfigurationError) -> String {
    switch error {
    case .cannotRead(let path): "The configuration \(path) cannot be read: is it there, and UTF-8 text?"
    case .line(let path, let line, let why): "\(path), line \(line): \(why). docs/operations.md lists the settings."
    case .unusable(let setting, let wanted): "The setting \(setting.rawValue) holds something else than \(wanted)."
    }
  }

  private static func words(_ fault: BackupFault) -> String {
    switch fault {
    case .taken(let path): "\(path) is there already, and nothing is overwritten: choose another place."
    case .storeTaken: "There is a store already, and nothing is overwritten: move it away, or name another place."
    case .damaged(let path): "\(path) is no backup, or a damaged one."
    case .differs: "The copy does not hold what the store holds: it was thrown away."
    case .tool(let name): "\(name) failed or is not there: it comes with PostgreSQL's client programs."
    }
  }

  private static func words(_ fault: AccountFault) -> String {
    switch fault {
    case .unknown(let name): "There is no account '\(name)': `rightcall account list` lists them."
    case .notAnAddress: "That is no e-mail address: write one such as ruth@firm.example."
    case .addressTaken: "That address has an account already."
    case .noName: "Give a name, of 200 characters at most: --name."
    case .noRole: "Say what the account is for: recruiter, manager, marketing or administrator."
    case .password(.tooShort): "The password is too short: it needs 12 characters. Three or four words will do."
    case .password(.tooLong): "The password is too long: 256 characters are the most."
    case .password(.tooCommon): "That password is one of those that are guessed first: choose another."
    case .password(.isTheAddress): "The password is little more than the e-mail address: choose another."
    case .lastAdministrator:
      "Refused: nobody could manage accounts any more. Make somebody else an administrator first."
    case .alreadySetUp: "The first account has been made already."
    case .wrongPassword: "That is not the password."
    }
  }

  private static func words(_ refusal: TrialKinds.Refusal) -> String {
    switch refusal {
    case .nothingNamed: "Name the kinds of moment that the trial is about."
    case .noSuchRule(let name): words(DeskError.noSuchRule(name))
    case .notStudied(let name): words(DeskError.notStudied(name))
    case .alwaysTalk(let code): "\(code) is never put on trial: there, everybody is spoken to."
    case .outcomeDiffers(let code): "\(code) has another outcome than the first kind: give it a trial of its own."
    }
  }

  private static func words(_ error: IntakeError) -> String {
    switch error {
    case .nothingToRead: "There is nothing to read: name a folder, a .zip, a CSV file or a mailbox."
    case .cannotOpen(let path, let reason): "\(path) cannot be read: \(reason)."
    case .notAFormatWeKnow(let path, let why): "\(path) is nothing RightCall can read: \(why). --as says what it is."
    case .damaged(let path, let why): "\(path) is damaged: \(why). Export or copy it again."
    case .lineTooLong(let path, let line, let limit):
      "\(path), line \(line): longer than \(limit >> 20) MB. Is a quote missing?"
    case .duplicateColumn(let path, let column): "\(path): the column \(column) is there twice. Rename one of them."
    case .missingColumn(let path, let column): "\(path): the column \(column) is missing. Every row needs one."
    case .unknownTimezone(let name): "'\(name)' is no time zone of this machine: write one such as Europe/London."
    case .badMapping(let name, let line, let what): "The mapping \(name) cannot be used: line \(line): \(what)."
    case .noSuchMapping(let name):
      "There is no format or mapping '\(name)': `rightcall mappings` lists them, and import --wizard makes one."
    }
  }

  private static func words(_ error: ChronicleError) -> String {
    switch error {
    case .cannotWrite(let path, let code): "\(path) cannot be written: \(reason(code))."
    case .cannotRead(let path, let code): "\(path) cannot be read: \(reason(code))."
    case .inconsistentFeed(let table, let row):
      "The store contradicts itself (\(table.rawValue), row \(row)): run `rightcall doctor`."
    case .tooManyRows(let table): "The store holds more \(table.rawValue) than RightCall can number."
    }
  }

  private static func words(_ error: SimulatedAgencyError) -> String {
    switch error {
    case .recruitersOutOfRange: "--recruiters must be 1 to 999."
    case .monthsOutOfRange: "--months must be 1 to 120."
    case .notADate(let text): "'\(text)' is not a date: write 2026-11-20."
    case .notAnEffect(let text): "'\(text)' is no effect: write C13=10 or all=0, with -30 to 30 points."
    case .likingOutOfRange: "--liking must be 0 to 2."
    case .notAnEducation(let text):
      "'\(text)' is no campaign: write candidates=20 or clients=20, with -30 to 40 points."
    case .folderHoldsOtherFiles(let path, let entry):
      "\(path) holds \(entry), which no simulation wrote: name an empty folder, so that nothing of yours is replaced."
    case .cannotUseFolder(let path, let code): "\(path) cannot be used as a folder: \(reason(code))."
    case .cannotWrite(let path, let code): "\(path) cannot be written: \(reason(code))."
    }
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

  private static func sentence(_ text: String) -> String {
    (text.first.map { $0.uppercased() } ?? "") + text.dropFirst() + (text.hasSuffix(".") ? "" : ".")
  }
}
