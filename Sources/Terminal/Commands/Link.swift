import ArgumentParser
import Desk
import Foundation
import Recruitment

/// Links for clients and candidates, who need no account.
package struct LinkCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Links for clients and candidates: why to talk, how to reach them, booking a time.",
    subcommands: [Make.self, List.self, Revoke.self, CallOff.self])

  package init() {}

  /// Makes one.
  package struct Make: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "make", abstract: "Make a link for one person. It is shown this once.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "Their id in the firm's system, or their e-mail address.") package var person: String
    @Option(name: .customLong("for"), help: "everything, preferences, booking or why.")
    package var purpose: PurposeArgument = PurposeArgument(purpose: .everything)
    @Option(help: "For how many days it is good, 1 to 365.") package var days = AudienceLink.usualDays
    @Option(help: "How long a talk takes that is booked with it: 10, 15, 20 or 30 minutes.") package var minutes = 10
    @Option(help: "With whom: an id or e-mail address. If you do not say, whoever looks after them.")
    package var recruiter: String?
    @Option(
      name: .customLong("public-url"), help: "The address of the pages. Also RIGHTCALL_PUBLIC_URL.")
    package var publicURL: String?
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let desk = try store.openDesk()
      let made = try desk.makeLink(
        LinkEntry(person: person, recruiter: recruiter, purpose: purpose.purpose, days: days, minutes: minutes),
        now: Output.now())
      let named = publicURL ?? ProcessInfo.processInfo.environment["RIGHTCALL_PUBLIC_URL"] ?? ""
      let base = named.hasSuffix("/") ? String(named.dropLast()) : named
      let address = "\(base)/for/\(made.token.text)"
      guard json else {
        Output.print(address)
        Output.note("Link \(made.link.id), good until \(ISOTimestamp.utc(made.link.expiresAt)). It is not shown again.")
        if base.isEmpty { Output.note("Put the address of your pages before it: --public-url.") }
        return
      }
      Output.json { writer in
        writer.object { writer in
          AudienceLines.fields(made.link, person: person, &writer)
          writer.field("address", address)
        }
      }
    }
  }

  /// Those that are open.
  package struct List: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the links that are open.")

    @OptionGroup package var store: StoreOptions
    @Option(help: "Only this person's: an id or e-mail address.") package var person: String?
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let links = try store.openDesk().openLinks(of: person, now: Output.now())
      if json {
        return Output.json { writer in
          writer.object { writer in
            writer.key("links")
            writer.array(links) { AudienceLines.write($1, &$0) }
          }
        }
      }
      for link in links { Output.print(AudienceLines.line(link)) }
      if links.isEmpty { Output.print("No link is open.") }
    }
  }

  /// Closes one.
  package struct Revoke: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "revoke", abstract: "Take a link back: it opens nothing from now on. What was booked with it stands."
    )

    @OptionGroup package var store: StoreOptions
    @Argument(help: "Its number.") package var link: Int64
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      try store.openDesk().revokeLink(link, now: Output.now())
      guard json else { return Output.print("Link \(link) opens nothing any more.") }
      Output.json { writer in
        writer.object { writer in
          writer.field("link", Int(link))
          writer.field("revoked", true)
        }
      }
    }
  }
}

extension LinkCommand {
  /// Calls a booked talk off.
  package struct CallOff: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "call-off",
      abstract: "Call off a talk that somebody booked. Their link says so; nothing is sent.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "Its number, as `rightcall today --json` prints it.") package var booking: Int64
    @Option(help: "With whom it was booked: an id or e-mail address.") package var recruiter: String
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      try store.openDesk().callOff(BookingID(booking), of: recruiter, now: Output.now())
      guard json else { return Output.print("Talk \(booking) is off. Tell them: nothing was sent.") }
      Output.json { writer in
        writer.object { writer in
          writer.field("booking", Int(booking))
          writer.field("called_off", true)
        }
      }
    }
  }
}

/// What a link is for, on the command line.
package struct PurposeArgument: ExpressibleByArgument, Sendable {
  let purpose: LinkPurpose

  init(purpose: LinkPurpose) { self.purpose = purpose }

  package init?(argument: String) {
    guard let purpose = LinkPurpose(word: argument.lowercased()) else { return nil }
    self.purpose = purpose
  }

  package var defaultValueDescription: String { purpose.word }
  package static var allValueStrings: [String] { LinkPurpose.allCases.map(\.word) }
}
