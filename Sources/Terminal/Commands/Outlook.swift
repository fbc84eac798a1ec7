import ArgumentParser
import Desk
import Outlook
import Recruitment

/// Fees to come, as ranges.
package struct OutlookCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "outlook", _superCommandName: Program.name,
    abstract: "Fees to come, as honest ranges, and what they hang on.",
    discussion: "A range holds what comes eight times in ten. Totals of the firm; nobody's own.")

  @OptionGroup package var store: StoreOptions
  @Option(help: "As known at this time.") package var asOf: TimeArgument?
  @Option(help: "How often what may come is drawn, 500 to 100000.") package var draws = 4_000
  @Option(help: "Write it to a new PDF file, on A4, for a board.") package var pdf: String?
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func validate() throws {
    guard (500...100_000).contains(draws) else { throw ValidationError("--draws is 500 to 100000.") }
  }

  package func run() throws {
    let desk = try store.openDesk()
    let settings = try desk.settings()
    let answer = try desk.outlook(asOf: asOf?.instant(in: settings), draws: draws)
    // A sheet for a board that says nothing is none.
    if answer.isEmpty, !json {
      Output.nothingOnRecord()
      if pdf != nil { throw ExitCode(1) }
      return
    }
    if let pdf {
      try NewFile.write(try BoardPaper.outlook(answer).pdf(), to: pdf)
      return Output.print(pdf)
    }
    if json { return Output.json { $0.outlook(answer) } }
    for line in OutlookText(answer: answer).lines { Output.print(line) }
  }
}

/// The outlook for a terminal.
struct OutlookText {
  let answer: OutlookAnswer

  var lines: [String] {
    let picture = answer.picture
    let words = OutlookWords(picture)
    var lines = [
      Paragraph.wrap(words.head, indent: ""), "", "Fees by month, \(picture.currency): eight times in ten",
    ]
    for month in picture.forecast.months {
      let before = month.soFar != 0 ? ", \(words.money(month.soFar)) of it so far" : ""
      lines.append("  \(MarketWords.month(month.month)): \(words.range(month.range))\(before)")
    }
    lines += [
      Paragraph.wrap(words.nextThree, indent: "  "), "", "What hangs on what",
    ]
    lines += words.planned.map { Paragraph.wrap($0, indent: "  ") }
    lines += picture.risks.lines.map { Paragraph.wrap(words.risk($0), indent: "  ") }
    lines += ["", "On how few it rests"]
    lines += picture.concentrations.map { Paragraph.wrap(words.concentration($0, answer), indent: "  ") }
    if !picture.concentrations.isEmpty { lines.append(Paragraph.wrap(words.index, indent: "  ")) }
    lines += ["", "What would be if"]
    lines += picture.stresses.map { Paragraph.wrap(words.stress($0), indent: "  ") }
    lines += ["", "The conversations now due"]
    lines += words.due(answer).map { Paragraph.wrap($0, indent: "  ") }
    lines += ["", Paragraph.wrap(words.chasers, indent: "")]
    lines += [
      "", Paragraph.wrap(words.check, indent: ""), Paragraph.wrap(words.basis, indent: ""),
    ]
    return lines
  }
}
