import ArgumentParser
import Desk
import Foundation
import Intake
import Recruitment

/// The questions of `import --wizard`, at the terminal.
struct ImportWizard {
  let desk: Desk
  let path: String
  let source: String?

  func run() throws {
    var look = try desk.lookAtTable(path)
    Output.print(
      "\(path): \(look.columns.count) columns, \(look.form.encoding.rawValue), separated by a \(look.form.delimiterWord)."
    )
    if let known = look.known {
      Output.print("RightCall knows these columns: \(known).")
      if ask("Read it that way? [Y/n] ") != "n" { return try finish(mapping: known, text: nil) }
    } else {
      Output.print(TableLook.whyUnknown)
    }
    Output.print("For each column press Enter to agree, or type what it is. The choices:")
    Output.print("  " + ColumnTarget.allCases.map(\.rawValue).joined(separator: ", ") + "\n")
    for index in look.columns.indices { choose(&look.columns[index]) }
    var maker = MappingMaker(name: name(), look: look, dates: dates(look))
    if let column = look.columns.first(where: { $0.target == .stage }) { maker.stages = stages(column.words) }
    do {
      try finish(mapping: nil, text: try maker.text())
    } catch let missing as MappingMaker.Missing {
      Output.note("Nothing was made: \(missing.rawValue).")
      throw ExitCode(1)
    }
  }

  private func ask(_ question: String) -> String {
    Output.note(question)
    return (readLine() ?? "").trimmingCharacters(in: .whitespaces).lowercased()
  }

  private func choose(_ column: inout TableLook.ColumnLook) {
    while true {
      let samples = column.samples.map { "“\($0.prefix(30))”" }.joined(separator: ", ")
      let answer = ask("\(column.name)  \(samples)  → \(column.target.rawValue)? ")
      if answer.isEmpty { return }
      if let target = ColumnTarget(rawValue: answer) {
        column.target = target
        return
      }
      Output.note("That is none of the choices.")
    }
  }

  private func name() -> String {
    while true {
      let answer = ask("What shall this be called? Small letters, digits, - and _: ")
      if MappingReader.isName(answer) { return answer }
    }
  }

  private func dates(_ look: TableLook) -> DateOrder {
    guard let text = look.ambiguousDate else { return look.dateOrder }
    while true {
      switch ask("“\(text)” can be read in two ways. Does the day come first, or the month? [day/month] ") {
      case "day": return .dayFirst
      case "month": return .monthFirst
      default: continue
      }
    }
  }

  private func stages(_ words: [String]) -> [String: String] {
    var meanings: [String: String] = [:]
    let stages = Stage.allCases.map(\.word)
    if words.isEmpty { return [:] }
    Output.print(
      "What does each status mean? Enter to agree; - for none of these:\n  \(stages.joined(separator: ", "))")
    for word in words {
      let guess = MappingMaker.stage(word)
      while true {
        let answer = ask("“\(word)” → \(guess ?? "-")? ")
        if answer == "-" { meanings[word] = "" }
        if answer.isEmpty || answer == "-" { break }
        if stages.contains(answer) {
          meanings[word] = answer
          break
        }
      }
    }
    return meanings
  }

  private func finish(mapping: String?, text: String?) throws {
    var request = ImportRequest(paths: [path], source: source, dryRun: true, mapping: mapping, mappingText: text)
    for line in try desk.firstRecords(request, limit: 5) { Output.print("  \(line)") }
    let dry = try desk.importFiles(request, now: Output.now()) { _ in }
    Output.print(ImportText.text(dry, dryRun: true))
    guard ask("Import it? [y/N] ") == "y" else { return Output.print("Nothing was imported.") }
    if let text { try desk.saveMapping(text, now: Output.now()) }
    request.dryRun = false
    let report = try desk.importFiles(request, now: Output.now()) { _ in }
    Output.print(ImportText.text(report, dryRun: false))
    if report.rejectedCount > 0 { throw ExitCode(3) }
  }
}
