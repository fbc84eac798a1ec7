import Recruitment

/// What an import did, as text for a terminal.
package enum ImportText {
  package static func text(_ report: ImportReport, dryRun: Bool) -> String {
    var lines: [String] = []
    for file in report.files where file.rows > 0 || file.rejected > 0 {
      lines.append(
        "\(file.path): \(Paragraph.count(file.rows, "row")), \(file.added) added, \(file.updated) updated, "
          + "\(file.unchanged) unchanged, \(file.rejected) rejected")
    }
    lines += report.leftAside.map { "Note: \($0.path): \($0.why)" }
    lines += notes(report)
    for reject in report.rejected.prefix(20) {
      let value = reject.value.isEmpty ? "" : " '\(reject.value)'"
      let column = reject.column.isEmpty ? value : ", \(reject.column)\(value)"
      lines.append("Rejected: \(path(report, reject.file))\(place(report, reject))\(column): \(reject.why)")
    }
    if report.rejectedCount > 20 {
      lines.append("… \(report.rejectedCount) rejected in all; --json lists the first \(Reject.listed).")
    }
    lines.append(ending(report, dryRun: dryRun))
    return lines.joined(separator: "\n")
  }

  /// One line for each thing worth saying, however many files it was true of.
  private static func notes(_ report: ImportReport) -> [String] {
    var order: [String] = []
    var found: [String: (files: [Int], count: Int)] = [:]
    for warning in report.warnings where !report.isOfFileLeftAside(warning) {
      if found[warning.what] == nil { order.append(warning.what) }
      found[warning.what, default: ([], 0)].files.append(warning.file)
      found[warning.what, default: ([], 0)].count += warning.count
    }
    return order.compactMap { what in
      guard let note = found[what], let first = note.files.first else { return nil }
      let place = note.files.count == 1 ? path(report, first) : ""
      let spread = note.files.count == 1 ? "" : " in \(note.files.count) files"
      return "Note: \(place)\(what) (\(note.count)\(spread))"
    }
  }

  /// Mail has messages, not lines.
  private static func place(_ report: ImportReport, _ reject: Reject) -> String {
    let isMail = report.files.indices.contains(reject.file) && report.files[reject.file].format == "mail"
    return "\(isMail ? "message" : "line") \(reject.line)"
  }

  private static func path(_ report: ImportReport, _ file: Int) -> String {
    report.files.indices.contains(file) ? report.files[file].path + ": " : ""
  }

  private static func ending(_ report: ImportReport, dryRun: Bool) -> String {
    if dryRun { return "Nothing was changed: this was a dry run." }
    guard let batch = report.batch else { return "Nothing was new." }
    if report.batches.count > 1 {
      let numbers = report.batches.map { String($0.value) }
      return "Batches \(numbers.joined(separator: ", ")), one for each source. To take them back, the last first: "
        + numbers.reversed().map { "rightcall undo \($0)" }.joined(separator: "; ")
    }
    return "Batch \(batch.value). To take it back: rightcall undo \(batch.value)"
  }
}
