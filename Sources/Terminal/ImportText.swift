import Recruitment

/// What an import did, as text for a terminal.
enum ImportText {
  static func text(_ report: ImportReport, dryRun: Bool) -> String {
    var lines: [String] = []
    for file in report.files where file.rows > 0 || file.rejected > 0 {
      lines.append(
        "\(file.path): \(Paragraph.count(file.rows, "row")), \(file.added) added, \(file.updated) updated, "
          + "\(file.unchanged) unchanged, \(file.rejected) rejected")
    }
    for warning in report.warnings { lines.append("Note: \(path(report, warning.file))\(warning.what) (\(warning.count))") }
    for reject in report.rejected.prefix(20) {
      let value = reject.value.isEmpty ? "" : " '\(reject.value)'"
      lines.append("Rejected: \(path(report, reject.file))line \(reject.line), \(reject.column)\(value): \(reject.why)")
    }
    if report.rejectedCount > 20 { lines.append("… \(report.rejectedCount) rejected in all; --json lists the first \(Reject.listed).") }
    lines.append(ending(report, dryRun: dryRun))
    return lines.joined(separator: "\n")
  }

  private static func path(_ report: ImportReport, _ file: Int) -> String {
    report.files.indices.contains(file) ? report.files[file].path + ": " : ""
  }

  private static func ending(_ report: ImportReport, dryRun: Bool) -> String {
    if dryRun { return "Nothing was changed: this was a dry run." }
    guard let batch = report.batch else { return "Nothing was new." }
    return "Batch \(batch.value). To take it back: rightcall undo \(batch.value)"
  }
}
