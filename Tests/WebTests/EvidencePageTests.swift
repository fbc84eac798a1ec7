import Desk
import Foundation
import Testing

@testable import Evidence
@testable import Web

@Suite struct EvidencePageTests {
  private func page(_ findings: [Finding]) async throws -> WebResponse {
    let answer = try FakeFindings.answer(findings)
    return await (try Visitor(FakeDesk { $0.evidence = .here(answer) })).get("/evidence")
  }

  private func depth(_ finding: Finding = FakeFindings.finding()) async throws -> WebResponse {
    let answer = try FakeFindings.answer([finding])
    let desk = FakeDesk {
      $0.evidence = .here(answer)
      $0.explanations["C13"] = .here(FakeFindings.explanation(finding))
    }
    return await (try Visitor(desk)).get("/evidence/C13")
  }

  @Test func aCardSaysTheSentenceTheVerdictTheFiguresAndWhatToMind() async throws {
    let response = try await page([FakeFindings.finding()])
    #expect(response.status == 200)
    let card = try #require(response.text.components(separatedBy: "<article").dropFirst().first)
    let places = [
      "Delivering the offer</h3>", "trying to talk probably helps: it goes with 6 more in a hundred",
      "Trying to talk probably goes with better results</p>", "<svg", "231 of 412 (56%)", "180 of 388 (46%)",
      "800 of 1,204", "64 clients", "The record does not say whether calls were logged",
    ].map { card.range(of: $0)?.lowerBound }
    let found = places.compactMap(\.self)
    #expect(found.count == places.count)
    #expect(found == found.sorted(), "they stand in another order")
    #expect(response.text.contains("Tue 24 Nov"))
    #expect(response.text.contains("href=\"/evidence/C13\""))
  }

  @Test(arguments: [
    (Finding.Verdict.helps, "Trying to talk goes with better results"),
    (.probablyHelps, "Trying to talk probably goes with better results"), (.cannotTell, "We cannot tell"),
    (.noBetter, "Trying to talk goes with about the same results as writing"),
    (.worse, "Trying to talk goes with worse results"),
  ]) func everyVerdictIsAPlainPhrase(_ verdict: Finding.Verdict, _ words: String) async throws {
    let text = try await page([FakeFindings.finding("C13", verdict)]).text
    #expect(text.contains("\(words)</p>"))
    #expect(!text.contains(">\(verdict.rawValue)<"))
    #expect(text.contains("What your record says") == (verdict != .cannotTell))
    #expect(text.contains("What it cannot tell yet") == (verdict == .cannotTell))
  }

  @Test func theNaiveFigureStandsBesideTheAdjustedOneWithRanges() async throws {
    let text = try await page([FakeFindings.finding()]).text
    #expect(text.contains("+9.7 (+2.8 to +16.6)") && text.contains("+6.2 (+1.2 to +11.2)"))
    #expect(text.contains("It looks like +9.7 in a hundred; comparing like with like, +6.2 is left"))
  }

  @Test func aTurnedSignIsNotSaidToBeWhatIsLeft() async throws {
    let text = try await page([FakeFindings.finding("C13", .cannotTell, estimate: -0.02)]).text
    #expect(text.contains("comparing like with like, it is −2.0"))
  }

  @Test func itIsNotForPayAndNeverBecauseOf() async throws {
    for response in [try await page([FakeFindings.finding()]), try await depth()] {
      #expect(response.text.contains("Not for pay or discipline."))
      #expect(!response.text.lowercased().contains("because of"))
    }
  }

  @Test func aSmallFirmReadsThatItsRecordIsTooSmall() async throws {
    let response = try await page([FakeFindings.tooSmall])
    #expect(
      response.text.contains(
        "Your record is too small to say yet. Here is what research suggests, and here are your tries so far."))
    let research = response.text.split(separator: "What research suggests")[1]
    #expect(research.contains("For a conversation") && research.contains("where a message does as well"))
    #expect(research.contains("Journal of Experimental Psychology") && research.contains("not who was hired"))
    #expect(response.text.contains("How many tries it takes") && response.text.contains("20 of 40 (50%)"))
    #expect(!response.text.contains("class=\"card finding\""))
  }

  @Test func nothingOnRecordIsTooSmallToo() async throws {
    let response = try await page([])
    #expect(response.status == 200 && response.text.contains("too small to say yet"))
  }

  @Test func underTenThereIsNoPercentage() async throws {
    var finding = FakeFindings.finding("C13", .cannotTell, cautions: [.tooFew])
    (finding.rang, finding.rangWithOutcome) = (9, 4)
    let text = try await page([finding, FakeFindings.finding("C14", .noBetter)]).text
    #expect(text.contains("4 of 9</dd>"))
    #expect(try await depth().text.contains("3 of 9</td>"))
  }

  @Test func everythingIsEscaped() async throws {
    let title = "<script>alert(\"1\")</script> & 'x'"
    for response in [
      try await page([FakeFindings.finding("C13", title: title)]),
      try await page([FakeFindings.finding("C13", .cannotTell, title: title, cautions: [.tooFew])]),
      try await depth(FakeFindings.finding("C13", title: title)),
    ] {
      #expect(!response.text.contains("<script>alert") && response.text.contains("&lt;script&gt;alert"))
      // The page's own script is the only one.
      #expect(response.count(of: "<script") == 1)
      #expect(response.count(of: " style=\"") == 0 && response.count(of: " onload=") == 0)
      #expect(response.header("Content-Security-Policy")?.hasPrefix("default-src 'none'; style-src 'self';") == true)
    }
  }

  @Test func theDepthShowsWhatAStatisticianWouldAsk() async throws {
    let response = try await depth()
    #expect(response.status == 200)
    for part in [
      "What was compared", "Nobody did anything in time", "The figures", "Each recruiter with themselves",
      "For each talk held", "+11.0 (+40.0 or less, without a lower end) in a hundred (F = 22)",
      "Were the two alike before?",
      "Open moments", "As far as whether they had answered the last message before shows, yes",
      "A call counts only where it came first", "177 of 380 (47%)", "When it came", "4.2 days sooner",
      "1.20 (0.90 to 1.60)", "What to mind", "What we cannot tell", "href=\"/evidence/C13/moments.csv\"",
      "−GBP 120", "n 640",
    ] { #expect(response.text.contains(part), "\(part)") }
  }

  @Test func headingsGoDownOneStepAtATime() async throws {
    for text in [try await page([FakeFindings.finding()]).text, try await depth().text] {
      // The dialog of the keyboard shortcuts comes after everything else.
      let levels = text.components(separatedBy: "<h").dropFirst().compactMap { Int($0.prefix(1)) }
      #expect(levels.first == 1 && levels.count(where: { $0 == 1 }) == 1)
      for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1) }
    }
  }

  @Test func everyTableHasACaptionAndNoIdIsUsedTwice() async throws {
    for response in [try await page([FakeFindings.finding(), FakeFindings.finding("C14")]), try await depth()] {
      #expect(response.count(of: "<table") > 0)
      #expect(response.count(of: "<table") == response.count(of: "<caption"))
      let ids = response.text.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
      #expect(ids.count == Set(ids).count)
    }
  }

  @Test func whileItIsWorkedOutThePageSaysSoAndAsksAgain() async throws {
    let visitor = try Visitor(
      FakeDesk {
        $0.evidence = .working(share: 0.4)
        $0.explanations["C13"] = .working(share: 0.7)
      })
    for (path, share) in [("/evidence", 40), ("/evidence/C13", 70)] {
      let response = await visitor.get(path)
      #expect(response.status == 202)
      // Without scripts the page loads itself; with them it is looked for beside the page.
      #expect(response.text.contains("<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>"))
      #expect(response.text.contains("data-again=\"3\""))
      #expect(response.text.components(separatedBy: "Why am I seeing this?").count == 2)
      #expect(response.text.contains("Done so far: \(share)%"))
    }
    #expect(!(try await page([FakeFindings.finding()]).text.contains("http-equiv")))
    #expect(!(try await page([FakeFindings.finding()]).text.contains("data-again")))
  }

  @Test func anUnknownRuleIsNotFound() async throws {
    let visitor = try Visitor()
    for path in ["/evidence/X99", "/evidence/X99/moments.csv", "/evidence/C13/other", "/evidence/C13/moments.csv/more"]
    {
      #expect(await visitor.get(path).status == 404, "\(path)")
    }
    #expect(await visitor.get("/evidence/X99").text.contains("Nothing is compared under that name"))
    #expect(await visitor.post("/evidence", [:]).status == 405)
  }

  @Test func theMomentsComeAsATable() async throws {
    let table = try FakeFindings.cohort()
    let response = await (try Visitor(FakeDesk { $0.cohorts["C13"] = table })).get("/evidence/C13/moments.csv")
    #expect(response.status == 200 && response.header("Content-Type") == "text/csv; charset=utf-8")
    #expect(response.header("Content-Disposition") == "attachment; filename=\"moments-C13.csv\"")
    #expect(response.text.hasPrefix("row,hours_to_action,rang,"))
  }

  @Test func strangersSeeNone() async throws {
    #expect(await (try Visitor(isInside: false)).get("/evidence").status == 401)
    #expect(await (try Visitor(isInside: false)).get("/evidence/C13/moments.csv").status == 401)
  }

  @Test func theNavigationLeadsHereAndTheStyleKnowsDrawings() async throws {
    let visitor = try Visitor()
    #expect(await visitor.get("/today?recruiter=R1").text.contains("<a href=\"/evidence\">Does it work?</a>"))
    #expect(await visitor.get(Asset.style.address).text.contains(".drawing-narrow { display: none; }"))
  }
}
