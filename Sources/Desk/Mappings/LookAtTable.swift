import Intake
import Recruitment

extension Desk {
  /// A table's columns, with samples and what they seem to be.
  package func lookAtTable(_ path: String) throws -> TableLook { try TableLook(path: path, mappings: try mappings()) }

  /// The first records that an import would make, as lines for people.
  package func firstRecords(_ request: ImportRequest, limit: Int) throws -> [String] {
    struct Enough: Error {}
    let options = try intakeOptions(request)
    var reader = try IntakeReader(paths: request.paths, options: options)
    if reader.asksForParties {
      let source = Self.source(of: request, .mapped, mapped: reader.files.lazy.compactMap(\.sourceName).first)
      reader.know(try knownParties(country: options.settings.country, source: source))
    }
    var lines: [String] = []
    do {
      _ = try reader.read { batch in
        for row in 0..<batch.count {
          lines.append(Self.line(batch, row))
          if lines.count == limit { throw Enough() }
        }
      }
    } catch is Enough {}
    return lines
  }

  /// `people: person_id P1, kind candidate, name Ann`.
  private static func line(_ batch: RecordBatch, _ row: Int) -> String {
    var parts: [String] = []
    for (field, column) in zip(batch.schema.fields, batch.columns) where !field.derived {
      if let text = column.text(row) { parts.append("\(field.name) \(text.prefix(60))") }
      guard let number = column.integer(row) else { continue }
      switch field.type {
      case .instant: parts.append("\(field.name) \(ISOTimestamp.utc(Instant(number)))")
      case .code(let words): parts.append("\(field.name) \(words.words[Int(number)])")
      case .decimal: parts.append("\(field.name) \(Money.decimal(number))")
      default: parts.append("\(field.name) \(number)")
      }
    }
    return "\(batch.kind.name): " + parts.joined(separator: ", ")
  }
}
