import ArgumentParser
import Desk
import Outlook
import Recruitment

/// The market from the firm's own record.
package struct MarketCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "market", _superCommandName: Program.name,
    abstract: "The market as your own record shows it: holds, decisions, buy-backs and the rest."
  )

  @OptionGroup package var store: StoreOptions
  @Option(help: "As known at this time.") package var asOf: TimeArgument?
  @Option(help: "Write it to a new PDF file, on A4, for a board.") package var pdf: String?
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func run() throws {
    let desk = try store.openDesk()
    let settings = try desk.settings()
    let answer = try desk.market(asOf: asOf?.instant(in: settings))
    // A sheet for a board that says nothing is none.
    if answer.isEmpty, !json {
      Output.nothingOnRecord()
      if pdf != nil { throw ExitCode(1) }
      return
    }
    if let pdf {
      try NewFile.write(try BoardPaper.market(answer).pdf(), to: pdf)
      return Output.print(pdf)
    }
    if json { return Output.json { $0.market(answer) } }
    for line in MarketText.lines(answer) { Output.print(line) }
  }
}

/// The market for a terminal.
enum MarketText {
  static func lines(_ answer: MarketAnswer) -> [String] {
    let picture = answer.picture
    var lines = [
      "As of \(ISOTimestamp.utc(answer.asOf)), from your own record.", "", "What changed since last quarter",
    ]
    lines += picture.sentences.map { Paragraph.wrap(MarketWords.sentence($0), indent: "  ") }
    if picture.sentences.isEmpty {
      lines.append(Paragraph.wrap(MarketWords.noSentences(picture.asOfDay), indent: "  "))
    }
    lines += ["", "The twelve months to \(MarketWords.day(picture.asOfDay))"]
    for figure in picture.figures {
      let range = MarketWords.range(figure.year, figure.measure).map { ", likely \($0)" } ?? ""
      lines.append("  \(figure.measure.title): \(MarketWords.figure(figure.year, figure.measure))\(range)")
      lines.append(Paragraph.wrap(figure.measure.definition, indent: "    "))
      if let change = figure.change {
        lines.append(Paragraph.wrap(MarketWords.change(change, figure.measure), indent: "    "))
      }
    }
    lines += ["", "Time in each stage, of those who came to it in the twelve months"]
    for stage in picture.stages {
      let half = stage.median.map { "half had left within \($0 == 1 ? "1 day" : "\($0) days")" } ?? "no middle yet"
      lines.append("  \(MarketWords.stage(stage.stage)): n \(stage.entered), \(stage.stillThere) still there; \(half)")
    }
    return lines
  }
}
