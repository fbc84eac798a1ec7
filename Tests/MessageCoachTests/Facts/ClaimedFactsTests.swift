import Testing

@testable import MessageCoach

@Suite struct ClaimedFactsTests {
  @Test(arguments: [
    ("Can I ring at 3.30 or on Friday?", ["3:30", "friday"]), ("They pay £62,000 plus 10%", ["62000", "10"]),
    ("62k it is", ["62000"]), ("The panel met Priya this morning", ["priya"]), ("I think I'd ring", []),
    ("See https://book.example/jo, or mail jo@firm.example.", ["https://book.example/jo", "jo@firm.example"]),
    ("They may march on", []), ("On 3 Mar at 9", ["3", "mar", "9"]), ("", []), ("Any thoughts? Please ring.", []),
  ]) func whatCanBeHeldAgainstARecord(_ text: String, _ facts: [String]) {
    #expect(ClaimedFacts(text).all == facts)
  }

  @Test(arguments: [
    ("Priya, can I ring at 15:30?", ["priya said 15.30 is fine"], []),
    ("Can I ring you about Northgate at 4?", ["Northgate asked"], ["4"]),
    ("They will pay 70,000", ["it pays 62k"], ["70000"]),
    ("I spoke to Marcus about it", ["Marcus rang. He asked for you."], []),
    ("Meet me on Thursday", ["Friday works"], ["thursday"]),
    ("Read https://evil.example", ["no links here"], ["https://evil.example"]),
  ]) func whatNobodyHasSaidIsMissing(_ text: String, _ sources: [String], _ missing: [String]) {
    #expect(ClaimedFacts(text).missing(from: sources) == missing)
  }
}
