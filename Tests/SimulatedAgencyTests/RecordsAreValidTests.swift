import Recruitment
import Testing

@testable import SimulatedAgency

/// Every row obeys the interchange.
@Suite struct RecordsAreValidTests {
  @Test(arguments: BundleOutput.kinds) func everyCellIsWhatItsColumnSays(kind: RecordKind) throws {
    let bundle = try SimulatedBundle.sixBySix.get()
    let table = bundle[kind]
    let schema = FileSchema.of(kind)
    var troubles: [String] = []
    for field in schema.fields where field.required && table.column(field.name) < 0 {
      troubles.append("no \(field.name)")
    }
    for (column, name) in table.header.enumerated() {
      guard let position = schema.firstPosition(name) else {
        troubles.append("unknown column \(name)")
        continue
      }
      let field = schema.fields[position]
      let targets = targets(field, in: bundle)
      for (line, row) in table.rows.enumerated() {
        guard row.count == table.header.count else {
          troubles.append("\(line) has \(row.count) cells")
          continue
        }
        if let trouble = trouble(row[column], field, targets), troubles.count < 20 {
          troubles.append("\(line) \(name): \(trouble)")
        }
      }
    }
    #expect(troubles.isEmpty, "\(troubles.prefix(20))")
    #expect(!table.rows.isEmpty)
  }

  private func targets(_ field: Field, in bundle: SimulatedBundle) -> Set<String> {
    guard case .reference(let kind) = field.type else { return [] }
    return Set(bundle[kind].rows.map { $0[0] })
  }

  private func trouble(_ cell: String, _ field: Field, _ targets: Set<String>) -> String? {
    if cell.isEmpty { return field.required ? "required" : nil }
    switch field.type {
    case .text, .textList: return nil
    case .reference: return targets.contains(cell) ? nil : "\(cell) is nowhere"
    case .instant: return ISOTimestamp.read(cell) == nil ? "\(cell) is no time" : nil
    case .code(let words): return words.words.contains(cell) ? nil : "\(cell) is no word of it"
    case .decimal: return Double(cell) == nil ? cell : nil
    case .integer: return (Int(cell) ?? -1) < 0 ? cell : nil
    case .timeOfDay: return TimeOfDay.read(cell) == nil ? cell : nil
    case .weekdays: return Weekdays.read(cell) == nil ? cell : nil
    }
  }

  @Test func idsAreUsedOnce() throws {
    let bundle = try SimulatedBundle.sixBySix.get()
    for kind in [
      RecordKind.recruiters, .clients, .people, .jobs, .jobEvents, .submissions, .submissionEvents, .facts,
      .preferences,
    ] {
      let ids = bundle[kind].rows.map { $0[0] }
      #expect(Set(ids).count == ids.count, "\(kind)")
    }
  }

  @Test func factsAndDatesHaveOneSubject() throws {
    let bundle = try SimulatedBundle.sixBySix.get()
    for kind in [RecordKind.facts, .dates] {
      let table = bundle[kind]
      let columns = ["person_id", "client_id", "job_id", "submission_id"].map(table.column).filter { $0 >= 0 }
      let wrong = table.rows.filter { row in columns.filter { !row[$0].isEmpty }.count != 1 }
      #expect(wrong.isEmpty, "\(kind): \(wrong.first ?? [])")
    }
  }

  @Test func nothingHappensOutsideTheRecord() throws {
    let bundle = try SimulatedBundle.sixBySix.get()
    let from = try #require(seconds("2026-05-21T00:00:00+01:00"))
    let end = try #require(seconds("2026-11-20T18:00:00Z"))
    for kind in [RecordKind.interactions, .jobEvents, .submissionEvents, .facts, .dates, .preferences] {
      let times = bundle[kind]["at"].compactMap(seconds)
      #expect(times.allSatisfy { $0 >= from && $0 <= end }, "\(kind)")
    }
    let recorded = bundle[.interactions]["recorded_at"].compactMap(seconds)
    #expect(recorded.allSatisfy { $0 <= end })
    // Alive to the end: the last hour has its rows too.
    #expect(bundle[.interactions]["at"].compactMap(seconds).filter { $0 > end - 3_600 }.count > 5)
  }

  @Test func nothingIsMentionedBeforeItIsKnown() throws {
    let bundle = try SimulatedBundle.sixBySix.get()
    func births(_ kind: RecordKind, _ column: String) -> [String: Int64] {
      let table = bundle[kind]
      return Dictionary(zip(table.rows.map { $0[0] }, table[column].map { seconds($0) ?? .min }), uniquingKeysWith: min)
    }
    let known = [
      "person_id": births(.people, "created_at"), "job_id": births(.jobs, "opened_at"),
      "submission_id": births(.submissions, "created_at"),
    ]
    var early: [String] = []
    for kind in [RecordKind.interactions, .jobEvents, .submissions, .submissionEvents, .facts, .dates] {
      let table = bundle[kind]
      let times = table[kind == .submissions ? "created_at" : "at"]
      for (name, born) in known where table.column(name) >= 0 {
        for (cell, time) in zip(table[name], times) where !cell.isEmpty {
          if let at = seconds(time), let birth = born[cell], at < birth { early.append("\(kind.name) \(cell) \(time)") }
        }
      }
    }
    #expect(early.isEmpty, "\(early.prefix(10))")
  }

  @Test func isWrittenDownAfterItHappened() throws {
    let table = try SimulatedBundle.sixBySix.get()[.interactions]
    let backwards = zip(table["at"], table["recorded_at"]).filter { !$1.isEmpty && $1 < $0 }
    #expect(backwards.isEmpty)
  }

  @Test func peopleLiveAtReservedAddressesAndNumbers() throws {
    let bundle = try SimulatedBundle.sixBySix.get()
    let emails = bundle[.people]["emails"] + bundle[.recruiters]["email"]
    #expect(emails.allSatisfy { $0.hasSuffix("@example.com") || $0.hasSuffix(".example") })
    let phones = bundle[.people]["phones"] + bundle[.recruiters]["phone"]
    let reserved = [
      "+44 7700 900", "+44 20 7946 0", "+353 20 91", "+49 30 23125 ", "+49 89 99998 ", "+49 69 90009 ", "+33 1 99 00 ",
      "+33 6 39 98 ", "+1 212 555 01", "+1 312 555 01", "+1 617 555 01",
    ]
    let others = phones.filter { phone in !reserved.contains(where: phone.hasPrefix) }
    #expect(others.isEmpty, "\(others.prefix(5))")
  }
}
