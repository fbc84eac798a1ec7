import ArgumentParser
import Desk
import Recruitment

extension AccountCommand {
  /// How somebody whom the sign-in provider vouches for is matched the first time.
  package struct FirstLinkRule: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "first-link",
      abstract: "How a first sign-in through the firm's provider is matched to an account; shows it, or sets it.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "verified-email, or off. Without it, how it stands.") package var rule: FirstLinkArgument?
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let desk = try store.openDesk()
      if let rule { try desk.setFirstLink(rule.rule, now: Output.now()) }
      let now = try desk.firstLink()
      if json {
        return Output.json { writer in writer.object { writer in writer.field("first_link", now.rawValue) } }
      }
      Output.print(
        now == .off
          ? "off: nobody new comes in through the provider."
          : "verified-email: somebody new is matched by the address that the provider has verified.")
    }
  }

  /// Takes a link back.
  package struct Unlink: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "unlink", abstract: "Take an account's link to the firm's provider back. Its sessions end.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "Its e-mail address, or its number.") package var account: String
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      try AccountCommand.change(account, in: store, json: json, saying: "No longer linked; its sessions have ended.") {
        desk, id in
        try desk.unlink(id, now: Output.now())
      }
    }
  }
}

/// A rule on the command line.
package struct FirstLinkArgument: ExpressibleByArgument, Sendable {
  let rule: FirstLink

  package init?(argument: String) {
    guard let rule = FirstLink(rawValue: argument.lowercased()) else { return nil }
    self.rule = rule
  }

  package static var allValueStrings: [String] { FirstLink.allCases.map(\.rawValue) }
}
