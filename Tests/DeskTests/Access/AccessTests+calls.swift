import Collateral
import Guidance
import Intake
import Recruitment
import Testing

@testable import Desk
@testable import Storage

extension AccessTests {
  static func outcome(_ body: () throws -> String) -> String {
    do {
      return try body()
    } catch DeskError.notAllowed {
      return "no"
    } catch is DeskError {
      return "none"
    } catch is IntakeError {
      // The file that was named is not there.
      return "none"
    } catch {
      return "\(error)"
    }
  }

  static func make(_ call: String, _ desk: GuardedDesk, _ staff: Staff, _ other: Account) throws -> String {
    let now = Staff.now
    func log(_ person: String, as recruiter: String = "R1", submission: String? = nil) throws {
      try desk.logConversation(
        ConversationEntry(
          personID: person, recruiterID: recruiter, channel: .call, outcome: .voicemail, at: now,
          submissionID: submission), now: now)
    }
    func fact(_ person: String, as recruiter: String = "R1") throws {
      try desk.recordFact(
        FactEntry(name: "motivation", value: "closer to home", personID: person, recruiterID: recruiter), now: now)
    }
    func act(_ moment: MomentID) throws {
      try desk.act(MomentActionEntry(moment: moment, recruiterID: "R1", action: .alreadyTalked), now: now)
    }
    func logOnce(_ person: String, as recruiter: String = "R1") throws {
      _ = try desk.log(
        ConversationEntry(personID: person, recruiterID: recruiter, channel: .call, outcome: .voicemail, at: now),
        LogTerms(request: "press-\(person)"), now: now)
    }
    func actOnce(_ moment: MomentID) throws {
      // The same press, sent twice.
      let entry = MomentActionEntry(moment: moment, recruiterID: "R1", action: .snoozed, until: now + 3_600)
      for _ in 1...2 { _ = try desk.act(entry, LogTerms(request: "press-\(moment)"), now: now) }
    }
    let calendar = Array("BEGIN:VCALENDAR\nEND:VCALENDAR".utf8)
    let entry = AccountEntry(email: "x\(call.count)@firm.example", name: "X", roles: [.marketing])
    switch call {
    case "recruiters":
      let names = try desk.recruiters().map(\.id)
      return [["R1"]: "own", ["R1", "R3", "R4", "R5"]: "team", ["R1", "R2", "R3", "R4", "R5"]: "all"][names.sorted()]
        ?? "\(names)"
    case "own day": _ = try desk.today(recruiter: "R1", asOf: now, minutes: nil)
    case "colleague's day": _ = try desk.today(recruiter: "omar@firm.example", asOf: now, minutes: nil)
    case "nobody's day": _ = try desk.today(recruiter: nil, asOf: now, minutes: nil)
    case "own person": _ = try desk.person("P1", asOf: now)
    case "own person by address": _ = try desk.person("anna@mail.example", asOf: now)
    case "nobody's person": _ = try desk.person("P9", asOf: now)
    case "colleague's person": _ = try desk.person("P8", asOf: now)
    case "colleague's person by number":
      _ = try desk.person("#\(try #require(try staff.desk.store.person("P8")).id.value)", asOf: now)
    case "colleague's person by address": _ = try desk.person("own@mail.example", asOf: now)
    case "no person at all": _ = try desk.person("P77", asOf: now)
    case "own client": _ = try desk.client("C1", asOf: now, filter: TimelineFilter())
    case "colleague's client": _ = try desk.client("C8", asOf: now, filter: TimelineFilter())
    case "no client at all": _ = try desk.client("C77", asOf: now, filter: TimelineFilter())
    case "own job": _ = try desk.job("J1", asOf: now, filter: TimelineFilter())
    case "colleague's job": _ = try desk.job("J9", asOf: now, filter: TimelineFilter())
    case "own pipeline": _ = try desk.pipeline(recruiter: "R1", asOf: now)
    case "colleague's pipeline": _ = try desk.pipeline(recruiter: "R2", asOf: now)
    case "own people": _ = try desk.people(of: "R1", PeopleQuery(), asOf: now)
    case "colleague's people": _ = try desk.people(of: "R2", PeopleQuery(), asOf: now)
    case "whom one writes to most": _ = try desk.unplaced(of: "R1")
    case "whom a colleague writes to most": _ = try desk.unplaced(of: "R2")
    case "place a colleague's person":
      try desk.place([PlacedPerson(id: "P8", kind: .neither)], by: "R1", now: now)
    case "tag own person": _ = try desk.changePeople(["P1"], .tag("key"), by: "R1", now: now)
    case "tag a colleague's person": _ = try desk.changePeople(["P1", "P8"], .tag("key"), by: "R1", now: now)
    case "tag under a colleague's name": _ = try desk.changePeople(["P1"], .tag("key"), by: "R2", now: now)
    case "give own person away": _ = try desk.changePeople(["P4"], .assign(to: "R1"), by: "R1", now: now)
    case "give away whom one does not own": _ = try desk.changePeople(["P3"], .assign(to: "R1"), by: "R1", now: now)
    case "records of one person": _ = try desk.samePeople()
    case "records of one person, for a page": _ = try desk.awaitedSamePeople()
    case "make a colleague's person one with own": try desk.mergePeople("P8", into: "P1", now: now)
    case "part own person from a colleague's": try desk.keepPeopleApart("P1", "P8", now: now)
    case "part no call": try desk.partCalls(note: 1, now: now)
    case "search": _ = try desk.search(SearchQuery(words: "anna"), asOf: now)
    case "own hand-over sheet": _ = try desk.handOver(of: "R1", asOf: now)
    case "colleague's hand-over sheet": _ = try desk.handOver(of: "R2", asOf: now)
    case "nobody's hand-over sheet": _ = try desk.handOver(of: "R77", asOf: now)
    case "what colleagues see of one's mail": _ = try desk.mailPrivacy()
    case "say what colleagues see of one's mail": try desk.setMailPrivacy(.metadata, now: now)
    case "log with own person": try log("P1")
    case "log under a colleague's name": try log("P1", as: "R2")
    case "log with a colleague's person": try log("P8")
    case "log about a colleague's submission": try log("P9", submission: "S8")
    case "act on own moment": try act(#require(staff.moments["P1"]))
    case "act on a colleague's moment": try act(#require(staff.moments["P8"]))
    case "act on no moment": try act(MomentID(value: 0))
    case "log once": try logOnce("P1")
    case "log once under a colleague's name": try logOnce("P1", as: "R2")
    case "log once with a colleague's person": try logOnce("P8")
    case "act once on own moment": try actOnce(#require(staff.moments["P1"]))
    case "act once on a colleague's moment": try actOnce(#require(staff.moments["P8"]))
    case "own logs": _ = try desk.logged(by: "R1", asOf: now)
    case "a colleague's logs": _ = try desk.logged(by: "R2", asOf: now)
    case "own logs as a file": _ = try desk.loggedFile(by: "R1", asOf: now)
    case "a colleague's logs as a file": _ = try desk.loggedFile(by: "R2", asOf: now)
    case "finish no log":
      _ = try desk.finish(FinishEntry(log: "rightcall-interaction-99999", recruiterID: "R1", note: "x"), now: now)
    case "finish a colleague's log":
      _ = try desk.finish(FinishEntry(log: "rightcall-interaction-1", recruiterID: "R2", note: "x"), now: now)
    case "take back nothing": try desk.takeBack("99999", of: "R1", now: now)
    case "take back as a colleague": try desk.takeBack("1", of: "R2", now: now)
    case "what was last done with own person": _ = try desk.lastDeed(with: "P1", now: now)
    case "what was last done with a colleague's person": _ = try desk.lastDeed(with: "P8", now: now)
    case "be told of changes": _ = try (desk.latestChange(), desk.concerns("R1", changesAfter: 0))
    case "be told of a colleague's changes": _ = try desk.concerns("R2", changesAfter: 0)
    case "fact about own person": try fact("P1")
    case "fact about a colleague's person": try fact("P8")
    case "fact under a colleague's name": try fact("P1", as: "R2")
    case "findings": _ = try desk.awaitedEvidence()
    case "explanation": _ = try desk.awaitedExplanation("no such rule")
    case "cohort": _ = try desk.cohort("no such rule")
    case "trial": _ = try desk.showTrial()
    case "stop the trial": try desk.stopTrial(now: now)
    case "read a text": _ = try desk.readMessage(CoachQuestion(text: "Shall we talk?"))
    case "kinds of moment": _ = try desk.kinds()
    case "what messages do": _ = try desk.awaitedAudit(recruiter: nil)
    case "what a colleague's messages do": _ = try desk.awaitedAudit(recruiter: "R2")
    case "shared messages": _ = try desk.sharedExamples(for: nil)
    // No such message: beyond the rule it is the coach's own tests that say what is shared.
    case "share own message":
      try desk.shareExample(ExampleDraft(id: InteractionID(999), text: "Hello"), of: "R1", now: now)
    case "share a colleague's message": _ = try desk.exampleDraft(InteractionID(1), of: "R2")
    case "take a message back": try desk.withdrawExample(999, of: "R1")
    case "settings": _ = try desk.settings()
    case "accounts": _ = try desk.accounts()
    case "one account": _ = try desk.account(other.id.value)
    case "add an account":
      try desk.addAccount(entry, password: Staff.password, hasher: Staff.hasher)
    case "change an account": try desk.changeAccount(other.id, entry)
    case "disable an account": try desk.disableAccount(other.id)
    case "enable an account": try desk.enableAccount(other.id)
    case "set a password": try desk.setPassword(other.id, Staff.password + "s", hasher: Staff.hasher)
    case "audit log": _ = try desk.auditLog()
    case "what is held": _ = try desk.heldOverview("P8")
    case "take out what is held": _ = try desk.exportPerson("P8")
    case "erase": _ = try desk.erasePerson("P8", confirmation: "P1")
    case "screening lists": _ = try desk.screeningStandings()
    case "load a list": _ = try desk.loadScreening("TPS", text: "+441632960002")
    case "remove a list": try desk.removeScreening("none such")
    case "what is due to go": _ = try desk.retention()
    case "the playbook": _ = try desk.playbookInForce()
    case "how the rules stand": _ = try desk.awaitedRules()
    case "versions of the playbook": _ = try desk.playbookVersions()
    case "a version's text": _ = try desk.playbookText(version: 0)
    case "what a release brings": _ = try desk.playbookUpgrade()
    case "try a playbook": _ = try desk.tryPlaybook(Desk.playbookText(at: nil), now: now)
    // Not done, beyond the rule: no reason, and nothing to go back to or to take up.
    case "adopt a playbook": _ = try desk.adoptPlaybook(Desk.playbookText(at: nil), why: "", after: 0, now: now)
    case "go back to a playbook": _ = try desk.rollBackPlaybook(to: 99, why: "x", after: 0, now: now)
    case "take up what a release brings": _ = try desk.upgradePlaybook(after: 0, now: now)
    case "what findings would change": _ = try desk.awaitedProposals()
    case "what followed a change": _ = try desk.awaitedChanges()
    case "own practice": _ = try desk.practice(of: nil, now: Staff.now)
    case "a colleague's practice": _ = try desk.practice(of: "R2", now: Staff.now)
    case "prepare a talk":
      try desk.prepareTalk(
        PracticeEntry(because: "b", toLearn: "l", worst: "w", firstSentence: "f", expected: 7, rung: 3), of: nil,
        now: Staff.now)
    case "log no talk":
      try desk.holdTalk(
        999, HeldEntry(awkward: 2, learned: "", scores: Array(repeating: 1, count: 8)), of: nil, now: Staff.now)
    case "forget no talk": try desk.forgetTalk(999, of: nil)
    case "rest": try desk.restPractice(false, of: nil, now: Staff.now)
    case "invite before beginning oneself": try desk.invitePractice(team: "Finance", now: Staff.now)
    case "the market": _ = try desk.awaitedMarket()
    case "the outlook": _ = try desk.awaitedOutlook()
    case "own habits": _ = try desk.awaitedHabits(recruiter: "R1")
    case "a colleague's habits": _ = try desk.awaitedHabits(recruiter: "omar@firm.example")
    case "agree for oneself": try desk.agreeToTeamHabits(true, of: "R1", now: now)
    case "agree for a colleague": try desk.agreeToTeamHabits(true, of: "R2", now: now)
    case "teams' habits": _ = try desk.awaitedTeamHabits()
    case "how a first sign-in is matched": _ = try desk.firstLink()
    case "say how a first sign-in is matched": try desk.setFirstLink(.off)
    case "since when somebody else is linked": _ = try desk.linkedSince(AccountID(other.id.value + 1_000))
    case "take a link back": try desk.unlink(other.id)
    case "link for own person": _ = try desk.makeLink(LinkEntry(person: "P1"), now: now)
    case "link for a colleague's person": _ = try desk.makeLink(LinkEntry(person: "P8"), now: now)
    case "link into a colleague's day": _ = try desk.makeLink(LinkEntry(person: "P1", recruiter: "R2"), now: now)
    case "links of own person": _ = try desk.openLinks(of: "P1", now: now)
    case "links of a colleague's person": _ = try desk.openLinks(of: "P8", now: now)
    case "all open links": _ = try desk.openLinks(of: nil, now: now)
    case "take a colleague's link for somebody back":
      let link = try staff.desk.makeLink(LinkEntry(person: "P8", recruiter: "R2"), now: now).link
      try desk.revokeLink(link.id, now: now)
    case "take a link of the team's back":
      let link = try staff.desk.makeLink(LinkEntry(person: "P1", recruiter: "R1"), now: now).link
      try desk.revokeLink(link.id, now: now)
    case "for whom links are out":
      for (person, recruiter) in [("P1", "R1"), ("P8", "R2")] {
        _ = try staff.desk.makeLink(LinkEntry(person: person, recruiter: recruiter), now: now)
      }
      return Set(try desk.linksOut(of: nil, now: now).links.map(\.personID)).sorted().joined(separator: ",")
    case "links that are out for a colleague's person":
      _ = try staff.desk.makeLink(LinkEntry(person: "P8", recruiter: "R2"), now: now)
      return try desk.linksOut(of: "P8", now: now).inAll == 0 ? "none" : "yes"
    case "links that are out for nobody": return try desk.linksOut(of: "P77", now: now).inAll == 0 ? "none" : "yes"
    case "own calendar": _ = try desk.calendar(of: "R1")
    case "colleague's calendar": _ = try desk.calendar(of: "R2")
    case "read own calendar": _ = try desk.readCalendar(calendar, of: "R1", now: now)
    case "read a colleague's calendar": _ = try desk.readCalendar(calendar, of: "R2", now: now)
    case "forget own calendar": try desk.forgetCalendar(of: "R1", now: now)
    case "a booked talk": _ = try desk.attachment(BookingID(999), of: "R1")
    case "brand kit": _ = try desk.brandKit()
    case "imports": _ = try desk.importedBatches()
    case "undo an import": _ = try desk.undoImport("999", now: now)
    case "letters and booking": _ = try desk.studioLook()
    case "look at a table": _ = try desk.lookAtUpload("/none/such.csv")
    case "try an import": _ = try desk.tryUpload(UploadWish(path: "/none/such.csv"), now: now)
    case "import": _ = try desk.importUpload(UploadWish(path: "/none/such.csv"), now: now) { _ in }
    case "rows that were rejected":
      _ = try desk.rejectedRows(
        of: UploadWish(path: "/none/such.csv"),
        ImportReport(batch: nil, files: [], rejected: [], warnings: [], totals: [:]))
    case "mappings": _ = try desk.knownMappings()
    case "a mapping": _ = try desk.knownMapping("bullhorn")
    case "save a mapping": _ = try desk.keepMapping("mapping: bullhorn\nlike: bullhorn", now: now)
    case "set the brand kit":
      try desk.setBrandKit(BrandEntry(firmName: "Harbour", accent: nil, footer: nil, logo: .keep), now: now)
    case "the approved pieces": _ = try desk.approvedPieces(now: now)
    case "a piece in the studio": _ = try desk.pieceSheet("pause-guide", now: now)
    case "change a piece":
      var piece = try #require(try StarterSet.pieces().first { $0.slug == "pause-guide" })
      piece.tags = ["hiring"]
      try desk.savePiece(piece, now: now)
    case "check a piece": try desk.takeStep("pause-guide", to: .checked, now: now)
    case "approve a piece":
      try desk.desk.takeStep("pause-guide", to: .checked, now: now)
      try desk.takeStep("pause-guide", to: .approved, now: now + 1)
    case "a draft as a file":
      _ = try desk.pieceFile("seven-moments", .emailText, PieceWish(allowsDraft: true), now: now)
    case "the library": _ = try desk.claims(LibraryQuestion(audience: "client"), now: now)
    case "stories": _ = try desk.stories(now: now)
    default: return try makeCampaign(call, desk)
    }
    return "yes"
  }

  private static func makeCampaign(_ call: String, _ desk: GuardedDesk) throws -> String {
    let now = Staff.now
    func send(_ person: String, as recruiter: String = "R1") throws {
      try desk.sendPiece(
        SentEntry(campaign: 999, person: person, recruiter: recruiter, piece: "seven-moments"), now: now)
    }
    switch call {
    case "campaigns": _ = try desk.campaigns(now: now)
    case "no campaign at all": _ = try desk.campaign(999, now: now)
    case "what to choose an audience by": _ = try desk.audienceChoices()
    case "whom a campaign would reach": _ = try desk.forecastCampaign(CampaignTests.entry(), now: now)
    case "plan a campaign": _ = try desk.planCampaign(CampaignTests.entry(), now: now)
    case "start no campaign": _ = try desk.startCampaign(999, now: now)
    case "stop no campaign": _ = try desk.stopCampaign(999, now: now)
    case "what goes out": _ = try desk.campaignCalendar(now: now)
    case "put into the calendar":
      let day = CivilDate(year: 2026, month: 3, day: 6)
      try desk.addToCalendar(
        CalendarItem(campaign: 999, day: day, source: "linkedin", piece: "seven-moments"), now: now)
    case "take off the calendar": try desk.removeCalendarItem(999, now: now)
    case "what goes out went out": try desk.finishCalendarItem(999, now: now)
    case "what one sent": _ = try desk.sentPieces(by: "R1", now: now)
    case "what a colleague sent": _ = try desk.sentPieces(by: "R2", now: now)
    case "send in no campaign": try send("P1")
    case "send to a colleague's person": try send("P8")
    case "send under a colleague's name": try send("P1", as: "R2")
    default: return "no such call"
    }
    return "yes"
  }
}
