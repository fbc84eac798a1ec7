import Foundation
import Testing

@testable import MessageCoach

struct LanguageTests {
  private let coach = Coach()

  private static func lines(_ name: String) throws -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Fixtures/languages/\(name)")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private static let words: [String: String] = [
    "es": "Spanish", "fr": "French", "de": "German", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "pl": "Polish", "sv": "Swedish", "hi": "Hindi", "tr": "Turkish", "ro": "Romanian",
  ]

  private func isDeclined(_ text: String) -> Bool {
    coach.read(MessageDraft(text: text, channel: .sms)).because.contains("reads only English")
  }

  @Test func shortTextsInOtherLanguagesAreDeclined() throws {
    var missed: [String: [String]] = [:]
    var named = 0
    let lines = try Self.lines("other.tsv")
    for line in lines {
      let (group, text) = (String(line.prefix { $0 != "\t" }), String(line.drop { $0 != "\t" }.dropFirst()))
      if !isDeclined(text) { missed[group, default: []].append(text) }
      guard let name = Self.words[group] else { continue }
      if coach.read(MessageDraft(text: text)).because.contains("seems to be \(name)") { named += 1 }
    }
    #expect(lines.count == 480)
    // One in 40 of any language, three in all.
    #expect(missed.values.allSatisfy { $0.count <= 1 }, "\(missed)")
    #expect(missed.values.map(\.count).reduce(0, +) <= 3, "\(missed)")
    // Neighbours, such as Spanish and Portuguese, may be taken for each other, but seldom.
    #expect(named >= 415, "\(named) of 440 are called by their name")
  }

  @Test func soAreThoseThatWereWrittenLater() throws {
    let texts = try Self.lines("later.tsv").map { String($0.drop { $0 != "\t" }.dropFirst()) }
    let missed = texts.filter { !isDeclined($0) }
    #expect(texts.count == 165)
    #expect(missed.count <= 8, "\(missed)")
  }

  @Test func englishStaysEnglishWithNamesLoanWordsShortFormsAndMisspellings() throws {
    let texts = try Self.lines("english.txt")
    let declined = texts.filter(isDeclined)
    #expect(texts.count >= 200)
    #expect(declined.count <= 4, "\(declined)")
  }

  @Test func whatIsDeclinedHasNoFlagsAndNoSuggestion() {
    for text in ["Lamentablemente no siguen adelante contigo.", "Aapka interview kal hai, call karo", "好的"] {
      let draft = MessageDraft(text: text, channel: .sms)
      let reading = coach.read(draft)
      #expect(reading.verdict == .unclear && reading.flags.isEmpty, "\(text)")
      #expect(coach.suggest(for: draft, read: reading) == nil)
    }
  }

  @Test(arguments: [
    ("Lamentablemente no siguen adelante contigo.", "Spanish"), ("Ich melde mich morgen bei Ihnen.", "German"),
    ("Привет, есть новости?", "a language in Cyrillic letters"), ("お電話ください", "Japanese"), ("통화 가능하세요?", "Korean"),
    ("Kya aap kal aa sakte hain?", "Hindi in Latin letters"),
  ]) func theLanguageIsNamed(_ text: String, _ name: String) {
    #expect(coach.read(MessageDraft(text: text)).because.contains("This seems to be \(name)."))
  }

  @Test(arguments: ["está", "esta\u{301}", "ESTÁ"]) func accentsMayBeWrittenInAnyWay(_ word: String) {
    let languages = LanguageTable.standard.languages(of: ArraySlice(Glyphs(word).folded))
    #expect(languages.has(.spanish))
  }

  @Test func aNameWithAParticleSaysNothingAboutTheLanguage() {
    #expect(!isDeclined("Met Ana de la Cruz and Piet van der Berg, both keen"))
  }
}
