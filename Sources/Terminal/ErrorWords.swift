import Chronicle
import Desk
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
    case let error as IntakeError: return [error.words]
    case let error as StorageError: return [error.description]
    case let error as ChronicleError: return [error.words]
    case let error as SimulationError: return [error.words]
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

  private static func words(_ error: DeskError) -> String {
    switch error {
    case .noSuchPerson(let id):
      "Nobody with the id or address '\(id)' is on record, or more than one is: give the id from your own system."
    case .noSuchRecruiter(let id): "No recruiter has the id or e-mail address '\(id)': `rightcall today` lists everyone's."
    case .noSuchJob(let id): "No job has the id '\(id)'."
    case .noSuchSubmission(let id): "No submission has the id '\(id)'."
    case .noSuchBatch(let id): "There is no batch '\(id)' that could be undone: `rightcall undo` lists them."
    case .noSuchRule(let name): "The playbook has no rule '\(name)': give its code (C06) or its slug."
    case .nothingImported: "Nothing has been imported yet: rightcall import FOLDER."
    case .notLater(let time): "That time does not fit: it is \(ISOTimestamp.utc(Instant(time))) now."
    case .cannotRead(let path): "\(path) cannot be read: is it there, and may you read it?"
    case .notText(let path): "\(path) is not UTF-8 text."
    case .needsOwnAddress: "A mailbox needs your own address, to tell who wrote to whom: --me you@firm.example."
    case .bundleAndMailTogether: "A bundle and a mailbox come from two sources: import them with two commands."
    case .badProcessLine(let line, let why): "Line \(line) of what is under way: \(why)."
    }
  }
}
