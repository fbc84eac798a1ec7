import ArgumentParser
import Desk
import Recruitment

/// Who may sign in to the pages.
package struct AccountCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "Who may sign in to the pages, and what for.",
    discussion: """
      From the first account on, every page needs a sign-in. A password is asked for at the terminal, or read from the \
      first line of standard input.
      """,
    subcommands: [
      Add.self, List.self, Role.self, SetPassword.self, Disable.self, Enable.self, FirstLinkRule.self, Unlink.self,
    ])

  package init() {}

  /// Changes the account that is named, and shows it as it is then.
  static func change(
    _ name: String, in store: StoreOptions, json: Bool, saying words: String, _ body: (Desk, AccountID) throws -> Void
  ) throws {
    let desk = try store.openDesk()
    let id = try desk.account(name).id
    try body(desk, id)
    try AccountText(desk).show(desk.account("\(id.value)"), json: json, words)
  }

  /// Makes one.
  package struct Add: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Add an account; the first one has to be an administrator's.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "Its holder's e-mail address.") package var email: String
    @Option(help: "Its holder's name.") package var name: String
    @Option(help: "recruiter, manager, marketing or administrator; may be repeated.") package var role: [RoleArgument]
    @Option(help: "Who they are on record: an id or e-mail address. If you do not say, whoever has this address.")
    package var recruiter: String?
    @Option(help: "A team that they manage; may be repeated.") package var team: [String] = []
    @Option(help: "Their office.") package var office: String?
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func validate() throws {
      if role.isEmpty { throw ValidationError("Say what the account is for: --role.") }
    }

    package func run() throws {
      let desk = try store.openDesk()
      let roles = Set(role.map(\.role))
      let isFirst = try desk.accounts().isEmpty
      if isFirst, !roles.contains(.administrator) {
        throw ValidationError("The first account has to be an administrator's: add --role administrator.")
      }
      let entry = AccountEntry(
        email: email, name: name, roles: roles, recruiter: recruiter, teams: team, office: office)
      let account = try desk.addAccount(entry, password: PasswordPrompt.read(), isFirst: isFirst, now: Output.now())
      try AccountText(desk).show(account, json: json, "Account \(account.id.value) is there.")
    }
  }

  /// All of them.
  package struct List: ParsableCommand {
    package static let configuration = CommandConfiguration(commandName: "list", abstract: "List the accounts.")

    @OptionGroup package var store: StoreOptions
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let desk = try store.openDesk()
      let accounts = try desk.accounts()
      let text = try AccountText(desk)
      if json {
        return Output.json { writer in
          writer.object { writer in
            writer.key("accounts")
            writer.array(accounts) { text.write($1, &$0) }
          }
        }
      }
      for account in accounts { Output.print(text.line(account)) }
      if accounts.isEmpty { Output.print("There are no accounts: pages are for this machine only.") }
    }
  }

  /// What it is for.
  package struct Role: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "role", abstract: "Say what an account is for. Its sessions end.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "Its e-mail address, or its number.") package var account: String
    @Argument(help: "recruiter, manager, marketing, administrator: one or more.") package var roles: [RoleArgument]
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      try AccountCommand.change(account, in: store, json: json, saying: "Changed; its sessions have ended.") {
        desk, id in
        try desk.setRoles(id, Set(roles.map(\.role)), now: Output.now())
      }
    }
  }

  /// Another password.
  package struct SetPassword: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "set-password", abstract: "Give an account another password. Its sessions end.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "Its e-mail address, or its number.") package var account: String
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      try AccountCommand.change(account, in: store, json: json, saying: "Changed; its sessions have ended.") {
        desk, id in
        try desk.setPassword(id, PasswordPrompt.read(), now: Output.now())
      }
    }
  }

  /// Keeps somebody out.
  package struct Disable: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "disable", abstract: "Let nobody in with an account, and end its sessions. It is never deleted.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "Its e-mail address, or its number.") package var account: String
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      try AccountCommand.change(account, in: store, json: json, saying: "Disabled; its sessions have ended.") {
        desk, id in
        try desk.disableAccount(id, now: Output.now())
      }
    }
  }

  /// Lets them in again.
  package struct Enable: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "enable", abstract: "Let an account's holder in again.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "Its e-mail address, or its number.") package var account: String
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      try AccountCommand.change(account, in: store, json: json, saying: "Enabled.") { desk, id in
        try desk.enableAccount(id, now: Output.now())
      }
    }
  }
}

/// A role on the command line.
package struct RoleArgument: ExpressibleByArgument, Sendable {
  let role: Recruitment.Role

  package init?(argument: String) {
    guard let role = Recruitment.Role(word: argument.lowercased()) else { return nil }
    self.role = role
  }

  package static var allValueStrings: [String] { Recruitment.Role.allCases.map(\.word) }
}
