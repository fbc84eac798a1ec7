/// A value whose words a table gives a meaning, and the words for which it has none of their own.
struct TableUse {
  let name: String
  let table: ValueTable
  /// The column itself, for the custom field in which a word without a meaning is kept.
  let column: Int?
  /// Whether the word is the column's cell, and never another's that stands in for it.
  var isPlain = false
  /// Whether the column's words are counted row by row, whether or not a value asks.
  var isCounted = false
  /// Why a word that has no meaning is none.
  let complaint: String
  /// Words without a meaning of their own, as far as they are shown whole, with how often they were met; and longer ones.
  private var words = WordIndex()
  private var counts: [Int] = []
  private var longWords: [String: Int] = [:]
  /// How often others were met, beyond those that are listed.
  private(set) var beyond = 0
  private var seen = WordAnswers<Answer>()

  private struct Answer {
    /// `nil` = nothing.
    var meaning: [UInt8]?
    var isStrange: Bool
  }

  /// A column that has more different words than this is no list of words.
  private static let mostWords = 500
  /// As much of a word is shown.
  private static let longest = 60

  init(name: String, table: ValueTable, column: Int?) {
    (self.name, self.table, self.column) = (name, table, column)
    complaint = "in no row of the table `\(name)`"
  }

  /// What a word means; `nil` = nothing.
  mutating func meaning(of word: UnsafeBufferPointer<UInt8>) -> [UInt8]? { answer(word).meaning }

  /// Whether a word has no meaning of its own, be there one for all others or not. An empty one says nothing.
  mutating func isStrange(_ word: UnsafeBufferPointer<UInt8>) -> Bool { answer(word).isStrange }

  private mutating func answer(_ word: UnsafeBufferPointer<UInt8>) -> Answer {
    if let known = seen.answer(word) { return known }
    let text = String(decoding: word, as: UTF8.self)
    let own = table.meaning(of: text)
    let meaning = own ?? (text.isEmpty ? nil : table.standIn(for: text))
    let answer = Answer(meaning: meaning.map { Array($0.utf8) }, isStrange: table.isStrange(text))
    if !seen.isFullColumn { seen.keep(answer, for: word) }
    return answer
  }

  /// Counts a word that has no meaning of its own.
  mutating func note(strange word: UnsafeBufferPointer<UInt8>) {
    // A string is made of a word when it is reported, and not each time that a row has it.
    if word.count <= Self.longest, let place = words.place(of: word) {
      counts[place] += 1
      return
    }
    let shown = String(String(decoding: word, as: UTF8.self).prefix(Self.longest))
    if longWords[shown] == nil, words.count + longWords.count >= Self.mostWords {
      beyond += 1
    } else if word.count <= Self.longest {
      _ = words.add(word)
      counts.append(1)
    } else {
      longWords[shown, default: 0] += 1
    }
  }

  /// Words without a meaning of their own, with counts.
  private var strange: [String: Int] {
    var strange = longWords
    for place in counts.indices {
      strange[words.with(place) { String(decoding: $0, as: UTF8.self) }, default: 0] += counts[place]
    }
    return strange
  }

  func report(_ tally: inout IntakeTally, file: Int) {
    let read = table.otherwise.map { $0.isEmpty ? "" : ", read as \($0)" } ?? ""
    for (word, count) in strange.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      tally.warn(file: file, "no meaning in the table \(name)\(read): \(word)", count: count)
    }
    tally.warn(file: file, "no meaning in the table \(name)\(read): other words", count: beyond)
  }
}
