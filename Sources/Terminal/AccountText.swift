import Desk
import Recruitment

/// Accounts, a line or an object each.
struct AccountText {
  private let recruiters: [RecruiterID: String]

  init(_ desk: Desk) throws { recruiters = try desk.recruiterNames() }

  func show(_ account: Account, json: Bool, _ sentence: String) {
    if json { return Output.json { write(account, &$0) } }
    Output.print(sentence)
    Output.print(line(account))
  }

  func line(_ account: Account) -> String {
    let roles = account.roles.sorted().map(\.word).joined(separator: ", ")
    let recruiter = recruiters[account.recruiter].map { "  recruiter \($0)" } ?? ""
    let teams = account.teams.isEmpty ? "" : "  teams: \(account.teams.joined(separator: ", "))"
    let disabled = account.isDisabled ? "  disabled" : ""
    return "\(account.id.value)  \(account.email)  \(account.name)  \(roles)\(recruiter)\(teams)\(disabled)"
  }

  func write(_ account: Account, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("account", Int(account.id.value))
      writer.field("email", account.email)
      writer.field("name", account.name)
      writer.field("roles", account.roles.sorted().map(\.word))
      writer.field("recruiter_id", recruiters[account.recruiter])
      writer.field("teams", account.teams)
      writer.field("office", account.office)
      writer.field("disabled_at", account.disabledAt)
      writer.field("created_at", account.createdAt)
      writer.field("changed_at", account.changedAt)
    }
  }
}
