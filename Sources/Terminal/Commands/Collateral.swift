import ArgumentParser
import Collateral
import Desk
import Foundation
import Recruitment

/// Things to publish: what there is, what stands in the way, and the files.
package struct CollateralCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "collateral",
    abstract: "Things to publish for clients and candidates, each figure with its source.",
    subcommands: [List.self, Library.self, Check.self, Make.self, Approve.self, Export.self])

  package init() {}

  package struct List: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "list", abstract: "The pieces, what they are, for whom, and how far they have come.")

    @OptionGroup package var store: StoreOptions
    @Option(help: "Only for these: candidates, clients or colleagues.") package var audience: String?
    @Option(name: .customLong("as-of"), help: "A time to stand at instead of now.") package var asOf: TimeArgument?
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func validate() throws {
      if let audience, PieceAudience(rawValue: audience) == nil {
        throw ValidationError("--audience is candidates, clients or colleagues.")
      }
    }

    package func run() throws {
      let desk = try store.openDesk()
      let now = try asOf?.instant(in: desk.settings()) ?? Output.now()
      let lines = try desk.pieces(now: now).filter { audience == nil || $0.piece.audience.rawValue == audience }
      if json {
        return Output.json { writer in
          writer.object { writer in
            writer.key("pieces")
            writer.array(lines) { CollateralLines.write($1, &$0) }
          }
        }
      }
      for line in lines { Output.print(CollateralLines.line(line)) }
    }
  }

  package struct Library: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "library", abstract: "What pieces may rest on: published findings, and the firm's own record.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "Words that have to be in it.") package var words: [String] = []
    @Option(help: "candidate, client, recruiter or manager.") package var audience: String?
    @Option(help: "Its topic, such as \"counter-offers\".") package var topic: String?
    @Option(help: "strong, fair or weak.") package var strength: String?
    @Option(help: "The reader's question: secure, problem or employer.") package var question: String?
    @Option(name: .customLong("as-of"), help: "A time to stand at instead of now.") package var asOf: TimeArgument?
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func validate() throws {
      if let strength, Publication.Strength(rawValue: strength) == nil {
        throw ValidationError("--strength is strong, fair or weak.")
      }
      if let question, ReaderQuestion(rawValue: question) == nil {
        throw ValidationError("--question is secure, problem or employer.")
      }
    }

    package func run() throws {
      let desk = try store.openDesk()
      let now = try asOf?.instant(in: desk.settings()) ?? Output.now()
      let lines = try desk.claims(
        LibraryQuestion(
          audience: audience, topic: topic, strength: strength.flatMap { Publication.Strength(rawValue: $0) },
          question: question.flatMap { ReaderQuestion(rawValue: $0) },
          words: words.isEmpty ? nil : words.joined(separator: " ")), now: now)
      if json {
        return Output.json { writer in
          writer.object { writer in
            writer.key("entries")
            writer.array(lines) { CollateralLines.write($1, &$0) }
          }
        }
      }
      for line in lines { for text in CollateralLines.lines(line) { Output.print(text) } }
      if lines.isEmpty { Output.print("Nothing in the library is about that.") }
    }
  }

  package struct Check: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "What stands in the way of a piece: unbound figures, expired sources, what does not fit.",
      discussion: "Status 1 where something does. Without SLUG, every piece.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "The piece.") package var slug: String?
    @Option(name: .customLong("as-of"), help: "A time to stand at instead of now.") package var asOf: TimeArgument?
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let desk = try store.openDesk()
      let now = try asOf?.instant(in: desk.settings()) ?? Output.now()
      let slugs = try slug.map { [$0] } ?? desk.pieces(now: now).map(\.piece.slug)
      let sheets = try slugs.map { try desk.checkPiece($0, now: now) }
      if json {
        Output.json { writer in
          writer.object { writer in
            writer.key("pieces")
            writer.array(sheets) { CollateralLines.write($1, &$0) }
          }
        }
      } else {
        for sheet in sheets {
          let standing =
            sheet.faults.isEmpty ? "nothing stands in the way" : Paragraph.count(sheet.faults.count, "fault")
          Output.print("\(sheet.piece.slug): \(sheet.state.rawValue), \(standing).")
          for fault in sheet.faults { Output.print("  \(FaultWords.sentence(fault))") }
        }
      }
      if sheets.contains(where: { !$0.faults.isEmpty }) { throw ExitCode(1) }
    }
  }

  package struct Make: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "make", abstract: "Make one file of an approved piece; of any, with --draft, which says so.",
      discussion: "With --names, one file for each name, beside --out.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "The piece.") package var slug: String
    @Option(
      name: .customLong("as"), help: "What to make: \(Rendering.allCases.map(\.rawValue).joined(separator: ", ")).")
    package var rendering: String?
    @Option(help: "The file; nothing is overwritten.") package var out: String
    @Option(help: "Whose name and address stand on it: an id or e-mail address.") package var recruiter: String?
    @Option(name: .customLong("for"), help: "Whom it is made for, by name.") package var reader: String?
    @Option(help: "A file with a name on each line: one file each.") package var names: String?
    @Option(help: "The campaign in its link.") package var campaign = PieceWish.usualCampaign
    @Flag(help: "Whatever its state.") package var draft = false
    @Option(name: .customLong("as-of"), help: "A time to stand at instead of now.") package var asOf: TimeArgument?

    package init() {}

    package func validate() throws {
      if let rendering, Rendering(rawValue: rendering) == nil {
        throw ValidationError("--as is one of \(Rendering.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      if names != nil, reader != nil { throw ValidationError("Either --for or --names, not both.") }
    }

    package func run() throws {
      let desk = try store.openDesk()
      let now = try asOf?.instant(in: desk.settings()) ?? Output.now()
      guard let line = try desk.pieces(now: now).first(where: { $0.piece.slug == slug }) else {
        throw DeskError.studio(.noSuchPiece(slug))
      }
      let chosen = rendering.flatMap { Rendering(rawValue: $0) } ?? line.piece.kind.usual
      let wish = PieceWish(recruiter: recruiter, reader: reader, campaign: campaign, allowsDraft: draft)
      guard let names else {
        try NewFile.write(try desk.pieceFile(slug, chosen, wish, now: now), to: out)
        return Output.print(out)
      }
      guard let text = try? String(contentsOfFile: names, encoding: .utf8) else { throw DeskError.cannotRead(names) }
      let readers = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      var number = 0
      try desk.pieceFiles(slug, chosen, wish, readers: readers, now: now) { _, file in
        number += 1
        let (base, ending) = NewFile.parts(out)
        try NewFile.write(
          file, to: "\(base)-\(String(repeating: "0", count: max(0, 3 - String(number).count)))\(number)\(ending)")
      }
      Output.print(Paragraph.count(number, "file") + ".")
    }
  }

  package struct Approve: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "approve", abstract: "Say that a piece has been looked through and may go out.",
      discussion: "Only one with nothing in its way can be approved; a change of its words makes it a draft again.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "The piece.") package var slug: String
    @Option(help: "Who says so.") package var by: String
    @Option(name: .customLong("as-of"), help: "A time to stand at instead of now.") package var asOf: TimeArgument?

    package init() {}

    package func run() throws {
      let desk = try store.openDesk()
      let now = try asOf?.instant(in: desk.settings()) ?? Output.now()
      try desk.takeStep(slug, to: .checked, by: .none, named: by, now: now)
      try desk.takeStep(slug, to: .approved, by: .none, named: by, now: now + 1)
      Output.print("\(slug) is approved.")
    }
  }

  package struct Export: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Write everything of an approved piece into a zip archive.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "The piece.") package var slug: String
    @Option(help: "The archive; nothing is overwritten.") package var out: String
    @Option(help: "Whose name and address stand on it: an id or e-mail address.") package var recruiter: String?
    @Option(help: "The campaign in its links.") package var campaign = PieceWish.usualCampaign
    @Flag(help: "Whatever its state.") package var draft = false
    @Option(name: .customLong("as-of"), help: "A time to stand at instead of now.") package var asOf: TimeArgument?

    package init() {}

    package func run() throws {
      let desk = try store.openDesk()
      let now = try asOf?.instant(in: desk.settings()) ?? Output.now()
      let wish = PieceWish(recruiter: recruiter, campaign: campaign, allowsDraft: draft)
      try NewFile.write(try desk.pieceKit(slug, wish, now: now), to: out)
      Output.print(out)
    }
  }
}

/// Files that are new: nothing is overwritten.
enum NewFile {
  static func write(_ bytes: [UInt8], to path: String) throws {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    } catch {
      throw DeskError.cannotWrite(path)
    }
  }

  /// A path without its ending, and the ending.
  static func parts(_ path: String) -> (base: String, ending: String) {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return (path, "") }
    let ending = String(name[dot...])
    return (String(path.dropLast(ending.count)), ending)
  }
}
