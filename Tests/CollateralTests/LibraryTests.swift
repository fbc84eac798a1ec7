import Recruitment
import Testing

@testable import Collateral

struct LibraryTests {
  @Test func everyEntrySaysWhereItIsFromAndWhatItDoesNotShow() throws {
    let library = try Library.standard()
    #expect(library.entries.count == 60)
    #expect(Set(library.entries.map(\.id)).count == 60)
    for entry in library.entries {
      #expect(!entry.limits.isEmpty && !entry.citation.isEmpty && !entry.n.isEmpty, "\(entry.id)")
      #expect(entry.link.hasPrefix("http"), "\(entry.id)")
      #expect(["candidate", "client", "recruiter", "manager"].contains(entry.audience), "\(entry.id)")
      #expect(
        !entry.questions.isEmpty && entry.questions.allSatisfy { ReaderQuestion(rawValue: $0) != nil }, "\(entry.id)")
      #expect(["supports", "mixed", "contradicts"].contains(entry.direction), "\(entry.id)")
      #expect(entry.mayBePlaced || entry.why != nil, "\(entry.id)")
    }
  }

  /// The sentence that stands for an entry may itself be placed: its numbers are among its figures, its sponsor in it.
  @Test func everySentenceThatMayBePlacedPassesTheCheck() throws {
    for entry in try Library.standard().entries where entry.mayBePlaced {
      var sentence = entry.sentence
      let last = sentence.removeLast()
      let piece = SmallStudio.piece { $0.lead = "\(sentence) [\(entry.id)]\(last)" }
      #expect(try SmallStudio.faults(piece) == [], "\(entry.id)")
    }
  }

  @Test func theMythCanBeFoundIsExplainedAndCannotBePlaced() throws {
    let library = try Library.standard()
    let found = library.entries.filter { LibraryQuestion(words: "counter-offer 80").takes($0) }
    let myth = try #require(found.first { $0.id == "counter-offer-80-percent-myth" })
    #expect(!myth.mayBePlaced && myth.why?.contains("myth") == true)
    let piece = SmallStudio.piece {
      $0.lead = "80% of people who take one leave within six months [counter-offer-80-percent-myth]."
    }
    let faults = try SmallStudio.faults(piece)
    #expect(
      faults.contains { if case .barred("counter-offer-80-percent-myth", .notForPlacing) = $0 { true } else { false } })
    #expect(faults.contains { if case .notInSource("80%", _) = $0 { true } else { false } })
  }

  @Test func entriesAreFoundByAudienceStrengthAndTheReadersQuestion() throws {
    let entries = try Library.standard().entries
    let strong = entries.filter {
      LibraryQuestion(audience: "client", strength: .strong, question: .employer).takes($0)
    }
    #expect(
      strong.map(\.id) == [
        "colarelli-1984-talk-beats-brochure", "palmatier-2006-person-not-firm", "earnest-allen-landis-2011-honesty",
      ])
    #expect(entries.filter { LibraryQuestion(topic: "when a message will do").takes($0) }.count == 3)
    #expect(entries.filter { LibraryQuestion(words: "ghost  unicorn").takes($0) }.isEmpty)
  }

  @Test func aFirmTooSmallToSayReadsWhatSpeaksForTalkingAndWhatSpeaksAgainstIt() throws {
    let found = try Library.standard().onTalking
    #expect(Set(found.map(\.direction)) == ["supports", "mixed", "contradicts"])
    #expect(found.allSatisfy { $0.mayBePlaced && $0.strength != .weak })
    let weights = found.compactMap { Publication.Strength.allCases.firstIndex(of: $0.strength) }
    #expect(weights == weights.sorted() && weights.count == found.count)
  }

  @Test func ownFiguresStandOnlyWhereNobodyCanBeRecognised() {
    #expect(SmallStudio.ownMedian().bar == nil)
    var few = SmallStudio.median
    few.count = 29
    #expect(SmallStudio.ownMedian(few).bar == .tooFew(29))
    var narrow = SmallStudio.median
    narrow.clients = 9
    #expect(SmallStudio.ownMedian(narrow).bar == .recognisable)
    var lopsided = SmallStudio.median
    lopsided.largestShare = 0.6
    #expect(SmallStudio.ownMedian(lopsided).bar == .recognisable)
  }
}
