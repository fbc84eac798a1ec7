import Recruitment

extension JSONWriter {
  /// The answer of `rightcall import`.
  package mutating func importReport(_ report: ImportReport) {
    func path(_ file: Int) -> String? { report.files.indices.contains(file) ? report.files[file].path : nil }
    object { writer in
      writer.field("batch", report.batch.map { String($0.value) })
      if report.batches.count > 1 { writer.field("batches", report.batches.map { String($0.value) }) }
      writer.key("files")
      writer.array(report.files) { writer, file in
        writer.object { writer in
          writer.field("path", file.path)
          writer.field("format", file.format)
          writer.field("rows", file.rows)
          writer.field("added", file.added)
          writer.field("updated", file.updated)
          writer.field("unchanged", file.unchanged)
          writer.field("rejected", file.rejected)
        }
      }
      writer.key("rejected")
      writer.array(report.rejected.prefix(Reject.listed)) { writer, reject in
        writer.object { writer in
          writer.field("path", path(reject.file))
          writer.field("line", reject.line)
          writer.field("column", reject.column)
          writer.field("value", reject.value)
          writer.field("why", reject.why)
        }
      }
      writer.key("warnings")
      writer.array(report.warnings) { writer, warning in
        writer.object { writer in
          writer.field("path", path(warning.file))
          writer.field("what", warning.what)
          writer.field("count", warning.count)
        }
      }
      writer.key("totals")
      writer.object { writer in
        for kind in RecordKind.allCases { writer.field(kind.name, report.totals[kind] ?? 0) }
      }
    }
  }
}
