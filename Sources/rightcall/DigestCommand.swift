import ArgumentParser
import Desk
import Foundation
import Recruitment
import Terminal
import Web

/// The morning's mail.
struct DigestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest", _superCommandName: Program.name,
    abstract: "How somebody's day looks, as an e-mail: figures and links, no names.",
    discussion: """
      With --recruiter one message, into a file or to a mail server; with --everyone one for each account that asked for it \
      under My account. It goes out through curl, which must be installed.
      """)

  @OptionGroup var store: StoreOptions
  @Option(help: "Whose day: an id in the firm's system, or an e-mail address.") var recruiter: String?
  @Flag(help: "Everybody who asked for it.") var everyone = false
  @Option(help: "The file to write the message to, such as day.eml.") var out: String?
  @Option(help: "The mail server: smtp://mail.firm.example or smtps://…") var smtp: String?
  @Option(
    name: .customLong("smtp-key-file"),
    help: "A netrc file, readable by you alone, with the server's name and password.")
  var smtpKeyFile: String?
  @Option(help: "The sender's address.") var from: String
  @Option(help: "To whom, where it is not the address on record.") var to: String?
  @Option(
    name: .customLong("public-url"),
    help: "Where the pages are: https://desk.firm.example. Also RIGHTCALL_PUBLIC_URL.")
  var publicURL: String?
  @Option(name: .customLong("as-of"), help: "A time such as 2026-11-24T08:00; now, if you do not say.")
  var asOf: TimeArgument?

  func validate() throws {
    guard (recruiter != nil) != everyone else { throw ValidationError("Give --recruiter or --everyone.") }
    guard (out != nil) != (smtp != nil) else { throw ValidationError("Give --out or --smtp.") }
    guard !(everyone && (out != nil || to != nil)) else {
      throw ValidationError("--everyone goes to the addresses of their accounts, with --smtp.")
    }
  }

  func run() throws {
    let desk = try store.openDesk()
    let time = try asOf?.instant(in: desk.settings()) ?? Output.now()
    let link =
      publicURL ?? ProcessInfo.processInfo.environment["RIGHTCALL_PUBLIC_URL"].flatMap { $0.isEmpty ? nil : $0 }
    guard let link else { throw ValidationError("Say where the pages are: --public-url.") }
    let readers = try self.readers(desk)
    for reader in readers {
      let mail = try DigestMail(
        desk.announcedDay(of: reader.recruiter, asOf: time), settings: desk.settings(), from: from, to: reader.email,
        link: link)
      try deliver(mail)
    }
    Output.note("\(readers.count) \(readers.count == 1 ? "message" : "messages").")
  }

  private func readers(_ desk: Desk) throws -> [DigestReader] {
    let asked = try desk.digestReaders()
    guard let recruiter else { return asked }
    let email = try to ?? desk.address(of: recruiter)
    // Nobody is mailed who did not ask for it. A file is whoever's who runs this.
    if smtp != nil, try !desk.accounts().isEmpty, !asked.contains(where: { $0.email == email }) {
      throw ValidationError("\(recruiter) has not asked for it: they can, under My account.")
    }
    return [DigestReader(recruiter: recruiter, email: email)]
  }

  private func deliver(_ mail: DigestMail) throws {
    let id = [UInt64.random(in: .min ... .max), .random(in: .min ... .max)].map { String($0, radix: 16) }.joined()
    let message = Data(mail.message(id: id).utf8)
    guard let smtp else {
      let path = out ?? ""
      guard FileManager.default.createFile(atPath: path, contents: message, attributes: [.posixPermissions: 0o600])
      else { throw DeskError.cannotWrite(path) }
      return
    }
    try CurlMail(server: smtp, keyFile: smtpKeyFile).send(message, from: mail.from, to: mail.to)
  }
}
