import Recruitment
import Testing

@testable import Collateral

struct PieceCheckTests {
  @Test func aPieceWithSourcedFiguresPasses() throws {
    #expect(try SmallStudio.faults(SmallStudio.piece()) == [])
  }

  @Test(arguments: [
    ("We place 43 people a month.", "43"), ("It takes 9 days.", "9"), ("Two thirds like it.", "two thirds"),
    ("Half of them stay.", "half"), ("They stay three times as long.", "three times"), ("It is ٤٠٪ better.", "٤٠٪"),
    ("It is ４０ better.", "４０"), ("A ½ share.", "½"), ("Seventy of our clients.", "seventy"),
    ("Nine out of 10? No: nine in ten.", "10"), ("A majority says so.", "a majority"), ("60 % agree.", "60%"),
  ])
  func aNumberWithoutASourceIsFound(text: String, figure: String) throws {
    let faults = try SmallStudio.faults(SmallStudio.piece { $0.lead = text })
    #expect(faults.contains(.unbound(figure: figure)), "\(faults)")
  }

  @Test(arguments: [
    "Ten minutes, at 17:15 or 12:40.", "Seven moments and two times to choose from.", "The third call in a week.",
    "It takes half an hour.", "One of us rings you.",
  ])
  func timesAndCountsOfSmallThingsAreNoClaims(text: String) throws {
    #expect(try SmallStudio.faults(SmallStudio.piece { $0.lead = text }) == [])
  }

  @Test func aPromiseMayBeTheFirmsOwnAndAShareMayNot() throws {
    #expect(try SmallStudio.faults(SmallStudio.piece { $0.lead = "We ring within 24 hours [own]." }) == [])
    #expect(
      try SmallStudio.faults(SmallStudio.piece { $0.lead = "We keep 98% of them [own]." }) == [
        .ratioOfOurOwn(figure: "98%")
      ])
  }

  @Test func aFigureHasToBeOneOfItsSource() throws {
    let piece = SmallStudio.piece {
      $0.lead = "Five in ten British employers made one [cipd-2023-counter-offers-common]."
    }
    #expect(
      try SmallStudio.faults(piece) == [
        .notInSource(figure: "five in ten", claims: ["cipd-2023-counter-offers-common"])
      ])
  }

  @Test func aSourceInOneSentenceDoesNotCoverTheNext() throws {
    let piece = SmallStudio.piece {
      $0.lead = "Four in ten made one [cipd-2023-counter-offers-common]. We see 40% too."
    }
    #expect(try SmallStudio.faults(piece) == [.unbound(figure: "40%")])
  }

  @Test func whatHasExpiredOrIsNotThereCannotBeApproved() throws {
    let late = CivilDate(year: 2027, month: 11, day: 30)
    #expect(
      try SmallStudio.faults(SmallStudio.piece(), today: late)
        == [.expired("cipd-2023-counter-offers-common", late)])
    #expect(
      try SmallStudio.faults(SmallStudio.piece { $0.lead = "So it is [nobody-2020]." }) == [.noSuchClaim("nobody-2020")]
    )
  }

  @Test func nothingIsProvenAndResearchNamesItsSource() throws {
    #expect(
      try SmallStudio.faults(SmallStudio.piece { $0.lead = "A call is proven to secure the candidate." })
        == [.overclaims(word: "proven")])
    #expect(
      try SmallStudio.faults(SmallStudio.piece { $0.lead = "Research on conversation suggests that it helps." })
        == [.researchWithoutSource])
    #expect(
      try SmallStudio.faults(
        SmallStudio.piece {
          $0.lead =
            "Research on conversation suggests that voices bring people closer [kumar-epley-2021-stronger-bonds]."
        }) == [])
  }

  @Test func whoPaidIsNamedInTheSentence() throws {
    let piece = SmallStudio.piece {
      $0.lead = "Two thirds took their second choice [roberthalf-2018-second-choice]."
    }
    #expect(
      try SmallStudio.faults(piece)
        == [.sponsorUnnamed("roberthalf-2018-second-choice", sponsor: "Robert Half")])
  }

  @Test func everyPieceSaysWhenAMessageWillDo() throws {
    #expect(try SmallStudio.faults(SmallStudio.piece { $0.message = " " }) == [.missing])
  }

  @Test func aCarouselHasFiveToTwelvePages() throws {
    let point = Piece.Point(heading: "A", text: "B")
    #expect(try SmallStudio.faults(SmallStudio.piece { $0.points = [point] }) == [.pages(4)])
    #expect(
      try SmallStudio.faults(SmallStudio.piece { $0.points = Array(repeating: point, count: 10) }) == [.pages(13)])
  }

  @Test func aChartShowsOnlyWhatItsSourceSays() throws {
    func piece(_ value: String) -> Piece {
      SmallStudio.piece {
        $0.points[1].chart = PieceChart(
          kind: .icons, claim: "cipd-2023-counter-offers-common", says: "Had made one",
          items: [PieceChart.Item(label: "employers (CIPD)", value: value)])
      }
    }
    #expect(try SmallStudio.faults(piece("40")) == [])
    #expect(
      try SmallStudio.faults(piece("80"))
        == [.notInSource(figure: "80", claims: ["cipd-2023-counter-offers-common"])])
  }

  @Test func aPostsHookIsSeenBeforeItIsOpened() throws {
    let long = String(repeating: "a", count: 141)
    #expect(try SmallStudio.faults(SmallStudio.piece { $0.post = long + "\n\nMore." }) == [.hookTooLong(141)])
    #expect(
      try SmallStudio.faults(SmallStudio.piece { $0.post = "Short.\n\n" + String(repeating: "b", count: 2_993) })
        == [.tooLong(3_001, most: 3_000)])
  }

  @Test func aChangeOfWordsMakesAnApprovedPieceADraftAgain() {
    let until = CivilDate(year: 2027, month: 1, day: 1)
    let steps = [
      Approval(state: .checked, at: Instant(1), name: "Mia", digest: "a"),
      Approval(state: .approved, at: Instant(2), name: "Olive", digest: "a", until: until),
    ]
    #expect(Approval.state(steps, digest: "a", today: SmallStudio.today) == .approved)
    #expect(Approval.state(steps, digest: "b", today: SmallStudio.today) == .draft)
    #expect(Approval.state(steps, digest: "a", today: until) == .expired)
    #expect(Approval.state([], digest: "a", today: until) == .draft)
  }

  @Test func noApprovalOutlivesWhatThePieceRestsOn() throws {
    let book = try SmallStudio.book([SmallStudio.ownMedian()])
    #expect(
      Approval.until(SmallStudio.piece(), book: book, today: SmallStudio.today)
        == SmallStudio.today.adding(days: 365))
    let own = SmallStudio.piece { $0.lead = "So long it took [own:interview-to-offer]." }
    #expect(
      Approval.until(own, book: book, today: SmallStudio.today) == SmallStudio.today.adding(days: 92))
  }
}
