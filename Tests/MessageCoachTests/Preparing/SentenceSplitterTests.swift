import Testing

@testable import MessageCoach

struct SentenceSplitterTests {
  private func split(_ text: String) -> [String] {
    let new = NewText(Glyphs(text))
    return SentenceSplitter.split(new).sentences.map { new.glyphs.text($0) }
  }

  @Test(arguments: [
    ("Can I ring at 3.30? Or 4.15 p.m. tomorrow?", ["Can I ring at 3.30?", "Or 4.15 p.m. tomorrow?"]),
    ("Ask for Mr. Shah at St. Mary's. Bring ID.", ["Ask for Mr. Shah at St. Mary's.", "Bring ID."]),
    ("See www.example.com/a?b=1 for details. Thanks", ["See www.example.com/a?b=1 for details.", "Thanks"]),
    ("Write to jo.s@example.co.uk. Ta", ["Write to jo.s@example.co.uk.", "Ta"]),
    ("any news??? still waiting... call me", ["any news???", "still waiting... call me"]),
    ("They met.Can we talk", ["They met.", "Can we talk"]),
    ("- Reason one\n- Reason two\n1. First\n2) Second", ["Reason one", "Reason two", "First", "Second"]),
    ("hi jo any news on the role also can u send ur cv", ["hi jo any news on the role also can u send ur cv"]),
    ("Great news 🎉 Call me", ["Great news 🎉", "Call me"]),
    ("?", ["?"]),
    ("They offered 62.5k. Good?", ["They offered 62.5k.", "Good?"]),
  ])
  func sentencesEndWhereTheyEnd(_ text: String, _ sentences: [String]) { #expect(split(text) == sentences) }

  @Test func aLineThatWasOnlyWrappedGoesOn() {
    let text =
      "The panel met this morning and there is one point that I would\nrather explain than write down. Free at 3?"
    #expect(split(text).count == 2)
  }
}
