import Foundation
import Recruitment

/// Reads address books: files of vCards.
struct CardReader {
  let file: Int
  /// Only people with one of these addresses are taken; `nil` = everybody.
  let known: Set<String>?

  func read(_ bytes: [UInt8], tally: inout IntakeTally, into book: inout CardBook) {
    var lines = ContentLines(bytes)
    var card: (card: ContactCard, line: Int, depth: Int)?
    var isNested = false

    func finish(isUnended: Bool = false) {
      guard var open = card else { return }
      card = nil
      tally.count(rows: 1, file: file)
      if let fault = open.card.end(isNested: isNested, isUnended: isUnended) {
        return tally.reject(Reject(file: file, line: open.line, column: "", value: "", why: fault.rawValue))
      }
      if let known, open.card.emails.compactMap(AddressKey.of).allSatisfy({ !known.contains($0) }) {
        return tally.warn(file: file, "nobody you confirmed: left out")
      }
      book.add(open.card, file: file, line: open.line, tally: &tally)
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
        if card?.depth == 0 { finish() }
      } else if card?.depth == 1 {
        card?.card.take(line)
      }
    }
    finish(isUnended: true)
  }
}
