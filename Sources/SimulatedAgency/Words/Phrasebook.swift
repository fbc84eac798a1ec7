/// The wordings, read once into runs of bytes and slots.
struct Phrasebook: Sendable {
  enum Piece: Sendable {
    case bytes([UInt8])
    case slot(Slot)
  }

  static let shared = Phrasebook()

  private let wordings: [[[Piece]]]

  private init() {
    wordings = Phrase.allCases.map { phrase in
      Phrasebook.texts(phrase).split(separator: "\n").map { Phrasebook.pieces(String($0)) }
    }
  }

  func count(_ phrase: Phrase) -> Int { wordings[phrase.rawValue].count }

  func pieces(_ phrase: Phrase, _ wording: Int) -> [Piece] { wordings[phrase.rawValue][wording] }

  /// Cuts `Hi {first}, …` at its slots. A brace that names no slot is a mistake in the wordings.
  private static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      guard let slot = Slot(rawValue: String(rest[rest.index(after: open)..<close])) else {
        preconditionFailure("no slot in: \(text)")
      }
      if open > rest.startIndex { pieces.append(.bytes(Array(rest[..<open].utf8))) }
      pieces.append(.slot(slot))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.bytes(Array(rest.utf8))) }
    return pieces
  }

  private static func texts(_ phrase: Phrase) -> String {
    candidateTexts(phrase) ?? clientTexts(phrase) ?? inboundTexts(phrase)
  }
}
