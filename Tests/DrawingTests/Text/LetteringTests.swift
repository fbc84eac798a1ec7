import Foundation
import Testing

@testable import Drawing

struct LetteringTests {
  @Test func widthsAreThoseOfTheFont() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/glyphs/widths.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count == 10)
    for line in lines {
      let parts = line.split(separator: "\"")
      let widths = parts[1].split(separator: ",").compactMap { Double($0) }
      let text = String(parts[0])
      #expect(Lettering(size: 2048).width(of: text) == widths[0], "\(text)")
      #expect(Lettering(size: 2048, isStrong: true).width(of: text) == widths[1], "\(text)")
    }
  }

  @Test func digitsAreAllOfOneWidth() {
    let widths = Set("0123456789".map { Lettering.small.width(of: String($0)) })
    #expect(widths.count == 1)
  }

  @Test func combiningMarksTakeNoRoomAndStrangeLettersMuch() {
    #expect(Lettering.label.width(of: "e\u{301}") == Lettering.label.width(of: "e"))
    #expect(Lettering.label.width(of: "東") > Lettering.label.size)
  }

  @Test func linesHoldAllWordsAndFit() {
    for seed in 1...500 {
      var random = SmallRandom(seed)
      let text = random.text(upTo: 30)
      let width = 30 + random.unit() * 300
      let set = Lettering.label.set(text, width: width, lines: .max)
      #expect(!set.isCut)
      let letters = { (text: String) in text.filter { !$0.isWhitespace } }
      #expect(letters(set.lines.joined()) == letters(text), "seed \(seed)")
      #expect(set.lines.allSatisfy { Lettering.label.width(of: $0) <= width }, "seed \(seed)")
    }
  }

  @Test func whatIsTooLongIsCutWithAnEllipsis() {
    let set = Lettering.label.set("one two three four five six", width: 60, lines: 2)
    #expect(set.isCut && set.lines.count == 2)
    #expect(set.lines[1].hasSuffix("…") && Lettering.label.width(of: set.lines[1]) <= 60)
    #expect(!Lettering.label.set("one", width: 60, lines: 1).isCut)
  }
}
