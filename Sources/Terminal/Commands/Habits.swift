import ArgumentParser
import Desk
import Practice
import Recruitment
import Statistics

/// What conversations due got.
package struct HabitsCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "habits", _superCommandName: Program.name,
    abstract: "What conversations due got, over twelve months: one recruiter's, or all together.",
    discussion: """
      One recruiter's is for that recruiter alone. All together needs five recruiters who had any. Not for pay or \
      discipline.
      """)

  @OptionGroup package var store: StoreOptions
  @Option(help: "One recruiter's own, by id or e-mail address.") package var recruiter: String?
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func run() throws {
    let answer = try store.openDesk().habits(recruiter: recruiter)
    if json { return Output.json { $0.habits(answer) } }
    for line in HabitsText().lines(answer) { Output.print(line) }
  }
}

/// Habits for a terminal.
struct HabitsText {
  func lines(_ answer: HabitsAnswer) -> [String] {
    let habits = answer.habits
    guard habits.all.due > 0 else { return ["No conversation was due in the twelve months to the record's end."] }
    var lines = [
      "Twelve months to \(ISOTimestamp.utc(habits.recordEnds)). Not for pay or discipline.", "",
      "Held in time: \(Self.share(habits.all.rightTime))", Paragraph.wrap(HabitWords.rightTime, indent: "  "),
      "A message that asks, then a talk: \(Self.share(answer.asked))", Paragraph.wrap(HabitWords.asked, indent: "  "),
      "", Self.row("", ["due", "in time", "later", "tried", "message", "nothing"]),
    ]
    lines += habits.months.map { Self.row($0.month.text, $0.counts) }
    lines.append("")
    lines += habits.kinds.map { Self.row("\(answer.codes[$0.rule]) \(answer.titles[$0.rule])", $0.counts) }
    let left = HabitLeftOut.allCases.compactMap { why in
      habits.leftOut[why].map { "\($0) \(why.rawValue.replacing("_", with: " "))" }
    }
    if !left.isEmpty { lines += ["", "Not counted: \(left.joined(separator: "; "))."] }
    return lines
  }

  private static func row(_ name: String, _ counts: HabitCounts) -> String {
    row(name, ["\(counts.due)"] + HabitOutcome.allCases.map { "\(counts[$0])" })
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    let head = name.count > 44 ? String(name.prefix(43)) + "…" : name
    return head + String(repeating: " ", count: 44 - head.count)
      + cells.map { String(repeating: " ", count: max(1, 9 - $0.count)) + $0 }.joined()
  }

  /// Under ten no share.
  private static func share(_ proportion: Proportion) -> String {
    let counts = "\(proportion.count) of \(proportion.of)"
    guard proportion.of >= HabitCounts.fewest else { return counts }
    func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))" }
    return "\(counts), \(percent(proportion.share))% "
      + "(\(percent(proportion.interval.low)) to \(percent(proportion.interval.high)))"
  }
}
