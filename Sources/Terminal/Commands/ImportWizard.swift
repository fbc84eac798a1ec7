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
  /// Whether all ends with what would happen.
  let dryRun: Bool
  /// Where rejected rows are written.
  let rejects: String?

  /// The answers end before the questions do.
  private struct Ended: Error {}

  func run() throws {
    do {
      try talk()
    } catch is Ended {
      Output.note(
        "The answers ended before the last question: nothing was imported, and the answers are not kept. Begin again with "
          + "`rightcall import --wizard`.")
      throw ExitCode(1)
    }
  }

  private func talk() throws {
    var look = try desk.lookAtTable(path)
    Output.print(
      "\(path): \(look.columns.count) columns, \(look.form.encoding.rawValue), separated by a \(look.form.delimiterWord)."
    )
    if let known = look.known {
      Output.print("RightCall knows these columns: \(known).")
      if try ask("Read it that way? [Y/n] ") != "n" { return try finish(known: known, look) }
    } else {
      Output.print(TableLook.whyUnknown)
    }
    Output.print("For each column press Enter to agree, or type what it is. The choices:")
    Output.print("  " + ColumnTarget.allCases.map(\.rawValue).joined(separator: ", ") + "\n")
    for index in look.columns.indices { try choose(&look.columns[index]) }
    var maker = MappingMaker(
      name: try name(), look: look, dates: try look.doubt.map(dates) ?? look.dateOrder)
    if let column = look.columns.first(where: { $0.target == .stage }) { maker.stages = try stages(column.words) }
    do {
      try finish(mapping: nil, text: try maker.text())
    } catch let missing as MappingMaker.Missing {
      Output.note("Nothing was made: \(missing.rawValue).")
      throw ExitCode(1)
    }
  }

  /// - Throws: `Ended` where there is nobody to answer any more: no silence is an answer.
  private func ask(_ question: String) throws -> String {
    Output.note(question)
    guard let answer = readLine() else { throw Ended() }
    return answer.trimmingCharacters(in: .whitespaces).lowercased()
  }

  private func choose(_ column: inout TableLook.ColumnLook) throws {
    while true {
      let samples = column.samples.map { "“\($0.prefix(30))”" }.joined(separator: ", ")
      let answer = try ask("\(column.name)  \(samples)  → \(column.target.rawValue)? ")
      if answer.isEmpty { return }
      if let target = ColumnTarget(rawValue: answer) {
        column.target = target
        return
      }
      Output.note("That is none of the choices.")
    }
  }

  private func name() throws -> String {
    while true {
      let answer = try ask("What shall this be called? Small letters, digits, - and _: ")
      guard MappingReader.isName(answer) else { continue }
      if (try? desk.mappingText(answer)) == nil { return answer }
      if try ask("There is a mapping \(answer). Replace it? [y/N] ") == "y" { return answer }
    }
  }

  private func dates(_ doubt: TableLook.DateDoubt) throws -> DateOrder {
    while true {
      let question = "\(doubt.column): “\(doubt.text)” can be read in two ways."
      switch try ask("\(question) Does the day come first, or the month? [day/month] ") {
      case "day": return .dayFirst
      case "month": return .monthFirst
      default: continue
      }
    }
  }

  private func stages(_ words: [String]) throws -> [String: String] {
    var meanings: [String: String] = [:]
    let stages = Stage.allCases.map(\.word)
    if words.isEmpty { return [:] }
    Output.print(
      "What does each status mean? Enter to agree; - for none of these:\n  \(stages.joined(separator: ", "))")
    for word in words {
      let guess = MappingMaker.stage(word)
      while true {
        let answer = try ask("“\(word)” → \(guess ?? "-")? ")
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

  /// A format that leaves the order of dates open is kept with the order that was said, under a name of its own.
  private func finish(known: String, _ look: TableLook) throws {
    guard let doubt = look.doubtOfKnown else { return try finish(mapping: known, text: nil) }
    let order = try dates(doubt)
    let name = try name()
    try finish(mapping: nil, text: look.known(dates: order, name: name))
  }

  private func finish(mapping: String?, text: String?) throws {
    var request = ImportRequest(paths: [path], source: source, dryRun: true, mapping: mapping, mappingText: text)
    for line in try desk.firstRecords(request, limit: 5) { Output.print("  \(line)") }
    let dry = try desk.importFiles(request, now: Output.now()) { _ in }
    Output.print(ImportText.text(dry, dryRun: true))
    if dryRun { return }
    guard try ask("Import it? [y/N] ") == "y" else { return Output.print("Nothing was imported.") }
    if let text { try desk.saveMapping(text, now: Output.now()) }
    request.dryRun = false
    let report = try desk.importFiles(request, now: Output.now()) { _ in }
    Output.print(ImportText.text(report, dryRun: false))
    if report.rejectedCount > 0 {
      if let rejects { try RejectFolder(path: rejects).write(try desk.rejectedRows(of: request, report), of: report) }
      throw ExitCode(3)
    }
  }
}
