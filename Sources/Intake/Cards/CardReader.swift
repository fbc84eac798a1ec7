import Foundation
import Recruitment
import WorkingTime

/// Reads address books: files of vCards.
struct CardReader {
  let file: Int
  let path: String
  let addressKey: [UInt8]
  /// Only people with one of these addresses are taken; `nil` = everybody.
  let known: Set<String>?

  func read(_ bytes: [UInt8], tally: inout IntakeTally, _ pass: (RecordBatch) throws -> Void) throws {
    var lines = ContentLines(bytes)
    var builder = RecordBatchBuilder(kind: .people, file: file)
    var organisations = TextColumn()
    var card: (card: ContactCard, line: Int, depth: Int)?
    var isNested = false
    var seen: Set<String> = []

    func finish(isUnended: Bool = false) throws {
      guard var open = card else { return }
      card = nil
      tally.count(rows: 1, file: file)
      if let fault = open.card.end(isNested: isNested, isUnended: isUnended) {
        return tally.reject(Reject(file: file, line: open.line, column: "", value: "", why: fault.rawValue))
      }
      if let known, open.card.emails.compactMap(AddressKey.of).allSatisfy({ !known.contains($0) }) {
        return tally.warn(file: file, "nobody you confirmed: left out")
      }
      let id = identity(open.card)
      guard seen.insert(id).inserted else { return tally.warn(file: file, "the same card again: taken once") }
      builder.append(line: open.line, row(open.card, id: id))
      organisations.append(open.card.organisation)
      if builder.count >= RecordBatch.preferredRows { try flush() }
    }

    func flush() throws {
      guard builder.count > 0 else { return }
      var batch = builder.take()
      batch.custom = [RecordBatch.CustomField(name: "organisation", values: organisations)]
      organisations = TextColumn()
      try pass(batch)
    }

    while let line = lines.next() {
      let isCard = line.value.trimmingCharacters(in: .whitespaces).uppercased() == "VCARD"
      if line.name == "BEGIN", isCard {
        if card == nil {
          card = (ContactCard(), line.number, 1)
          isNested = false
        } else {
          card?.depth += 1
          isNested = true
        }
      } else if line.name == "END", isCard {
        card?.depth -= 1
        if card?.depth == 0 { try finish() }
      } else if card?.depth == 1 {
        card?.card.take(line)
      }
    }
    try finish(isUnended: true)
    try flush()
  }

  /// The card's own id; else one made of what it says first.
  private func identity(_ card: ContactCard) -> String {
    if let uid = card.uid, !uid.isEmpty { return uid }
    let said = [card.name, card.emails.first ?? card.phones.first ?? ""].joined(separator: "\u{0}")
    return "card:"
      + String(
        decoding: KeyedDigest.of(Array(said.lowercased().utf8), key: addressKey).prefix(10).flatMap(Hexadecimal.digits),
        as: UTF8.self)
  }

  private func row(_ card: ContactCard, id: String) -> [String: RecordBatchBuilder.Value] {
    let name = card.name.isEmpty ? String(card.emails[0].prefix { $0 != "@" }) : card.name
    var row: [String: RecordBatchBuilder.Value] = [
      "person_id": .text(id), "kind": .integer(Int64(PersonKind.unknown.rawValue)), "name": .text(name),
    ]
    func add(_ column: String, _ text: String) { if !text.isEmpty { row[column] = .text(text) } }
    add("emails", card.emails.joined(separator: ";"))
    add("phones", card.phones.joined(separator: ";"))
    add("job_title", card.title)
    add("city", card.city)
    // A region's rules go by the code; a country's name is no code.
    if card.country.count == 2, card.country.allSatisfy(\.isLetter) { add("country", card.country.uppercased()) }
    if card.timezone.contains("/"), Zone.named(card.timezone) != nil { add("timezone", card.timezone) }
    if let revised = card.revised.flatMap(Self.instant) { row["updated_at"] = .integer(revised) }
    return row
  }

  /// `20080424T195243Z`, `2008-04-24T19:52:43Z`, `19951031T222710`: UTC where it does not say.
  private static func instant(_ text: String) -> Int64? {
    let digits = text.filter { $0 != "-" && $0 != ":" }
    return CalendarTimes.time(String(digits.prefix { $0 != "." }), zone: .utc)?.instant
  }
}
