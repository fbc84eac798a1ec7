import Collateral
import Guidance
import Intake
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// Every kind of account tries every call: what came of it against a table written out by hand.
@Suite struct AccessTests {
  /// Recruiter, manager, marketing, administrator. `yes`; `no` = not for this account; `none` = as if it were not there.
  static let expected: [(call: String, answers: String)] = [
    ("recruiters", "own team no all"),
    ("own day", "yes no no no"),
    ("colleague's day", "none no no no"),
    ("nobody's day", "yes no no no"),
    ("own person", "yes no no no"),
    ("own person by address", "yes no no no"),
    ("nobody's person", "yes no no no"),
    ("colleague's person", "none no no no"),
    ("colleague's person by number", "none no no no"),
    ("colleague's person by address", "none no no no"),
    ("no person at all", "none no no no"),
    ("own client", "yes no no no"),
    ("colleague's client", "none no no no"),
    ("no client at all", "none no no no"),
    ("own job", "yes no no no"),
    ("colleague's job", "none no no no"),
    ("own pipeline", "yes no no no"),
    ("colleague's pipeline", "none no no no"),
    ("own people", "yes no no no"),
    ("colleague's people", "none no no no"),
    ("whom one writes to most", "yes no no no"),
    ("whom a colleague writes to most", "none no no no"),
    ("place a colleague's person", "none no no no"),
    ("tag own person", "yes no no no"),
    ("tag a colleague's person", "none no no no"),
    ("tag under a colleague's name", "none no no no"),
    ("give own person away", "yes no no no"),
    ("give away whom one does not own", "none no no no"),
    ("records of one person", "yes no no no"),
    ("records of one person, for a page", "yes no no no"),
    ("make a colleague's person one with own", "none no no no"),
    ("part own person from a colleague's", "none no no no"),
    ("part no call", "none no no no"),
    ("search", "yes no no no"),
    ("own hand-over sheet", "yes yes no yes"),
    ("colleague's hand-over sheet", "none none no yes"),
    ("nobody's hand-over sheet", "none none no none"),
    ("what colleagues see of one's mail", "yes no no no"),
    ("say what colleagues see of one's mail", "yes no no no"),
    ("log with own person", "yes no no no"),
    ("log under a colleague's name", "none no no no"),
    ("log with a colleague's person", "none no no no"),
    ("log about a colleague's submission", "none no no no"),
    ("act once on own moment", "yes no no no"),
    ("act on own moment", "yes no no no"),
    ("act on a colleague's moment", "none no no no"),
    ("act on no moment", "none no no no"),
    ("log once", "yes no no no"),
    ("log once under a colleague's name", "none no no no"),
    ("log once with a colleague's person", "none no no no"),
    ("act once on a colleague's moment", "none no no no"),
    ("own logs", "yes no no no"),
    ("a colleague's logs", "none no no no"),
    ("own logs as a file", "yes no no no"),
    ("a colleague's logs as a file", "none no no no"),
    ("finish no log", "none no no no"),
    ("finish a colleague's log", "none no no no"),
    ("take back nothing", "none no no no"),
    ("take back as a colleague", "none no no no"),
    ("what was last done with own person", "yes no no no"),
    ("what was last done with a colleague's person", "none no no no"),
    ("be told of changes", "yes no no no"),
    ("be told of a colleague's changes", "none no no no"),
    ("fact about own person", "yes no no no"),
    ("fact about a colleague's person", "none no no no"),
    ("fact under a colleague's name", "none no no no"),
    ("findings", "yes yes yes no"),
    ("explanation", "none none none no"),
    ("cohort", "no none no no"),
    ("trial", "yes yes no no"),
    ("stop the trial", "none none no no"),
    ("read a text", "yes yes yes no"),
    ("kinds of moment", "yes yes yes no"),
    ("what messages do", "yes yes no no"),
    ("what a colleague's messages do", "none none no no"),
    ("shared messages", "yes yes no no"),
    ("share own message", "none no no no"),
    ("share a colleague's message", "none no no no"),
    ("take a message back", "none no no no"),
    ("settings", "yes yes yes yes"),
    ("accounts", "no no no yes"),
    ("one account", "no no no yes"),
    ("add an account", "no no no yes"),
    ("change an account", "no no no yes"),
    ("disable an account", "no no no yes"),
    ("enable an account", "no no no yes"),
    ("set a password", "no no no yes"),
    ("audit log", "no no no yes"),
    ("what is held", "no no no yes"),
    ("take out what is held", "no no no yes"),
    ("erase", "no no no none"),
    ("screening lists", "no no no yes"),
    ("load a list", "no no no yes"),
    ("remove a list", "no no no none"),
    ("what is due to go", "no no no yes"),
    ("the playbook", "yes yes no yes"),
    ("how the rules stand", "yes yes no yes"),
    ("versions of the playbook", "yes yes no yes"),
    ("a version's text", "yes yes no yes"),
    ("what a release brings", "yes yes no yes"),
    ("try a playbook", "no yes no yes"),
    ("adopt a playbook", "no none no none"),
    ("go back to a playbook", "no none no none"),
    ("take up what a release brings", "no none no none"),
    ("what findings would change", "yes yes no no"),
    ("what followed a change", "yes yes no no"),
    ("own habits", "yes no no no"),
    ("a colleague's habits", "none no no no"),
    ("agree for oneself", "yes no no no"),
    ("agree for a colleague", "none no no no"),
    ("teams' habits", "no yes no no"),
    ("own practice", "yes yes no no"),
    ("a colleague's practice", "none none no no"),
    ("prepare a talk", "yes yes no no"),
    ("log no talk", "none none no no"),
    ("forget no talk", "none none no no"),
    ("rest", "yes yes no no"),
    ("invite before beginning oneself", "no no no no"),
    ("the market", "yes yes yes no"),
    ("the outlook", "no yes no no"),
    ("how a first sign-in is matched", "no no no yes"),
    ("say how a first sign-in is matched", "no no no yes"),
    ("since when somebody else is linked", "no no no yes"),
    ("take a link back", "no no no yes"),
    ("link for own person", "yes no no no"),
    ("link for a colleague's person", "none no no no"),
    ("link into a colleague's day", "none no no no"),
    ("links of own person", "yes no no no"),
    ("links of a colleague's person", "none no no no"),
    ("all open links", "yes no no no"),
    ("take a colleague's link for somebody back", "none none no yes"),
    ("take a link of the team's back", "yes yes no yes"),
    ("for whom links are out", "P1 P1 no P1,P8"),
    ("links that are out for a colleague's person", "none none no yes"),
    ("links that are out for nobody", "none none no none"),
    ("own calendar", "yes no no no"),
    ("colleague's calendar", "none no no no"),
    ("read own calendar", "yes no no no"),
    ("read a colleague's calendar", "none no no no"),
    ("forget own calendar", "yes no no no"),
    ("a booked talk", "none no no no"),
    ("brand kit", "no no yes yes"),
    ("set the brand kit", "no no yes yes"),
    ("the approved pieces", "yes yes yes no"),
    ("a piece in the studio", "no yes yes no"),
    ("change a piece", "no no yes no"),
    ("check a piece", "no no yes no"),
    ("approve a piece", "no yes yes no"),
    ("a draft as a file", "no yes yes no"),
    ("the library", "yes yes yes no"),
    ("stories", "no yes yes no"),
    ("campaigns", "no yes yes no"),
    ("no campaign at all", "no none none no"),
    ("whom a campaign would reach", "no no yes no"),
    ("what to choose an audience by", "no no yes no"),
    ("plan a campaign", "no no yes no"),
    ("start no campaign", "no no none no"),
    ("stop no campaign", "no none none no"),
    ("what goes out", "yes yes yes no"),
    ("put into the calendar", "no no none no"),
    ("take off the calendar", "no no none no"),
    ("what goes out went out", "no no none no"),
    ("what one sent", "yes no no no"),
    ("what a colleague sent", "none no no no"),
    ("send in no campaign", "none no no no"),
    ("send to a colleague's person", "none no no no"),
    ("send under a colleague's name", "none no no no"),
    ("imports", "no no no yes"),
    ("undo an import", "no no no none"),
    ("look at a table", "no no no yes"),
    ("letters and booking", "no no yes no"),
    ("try an import", "no no no none"),
    ("import", "no no no none"),
    ("rows that were rejected", "no no no yes"),
    ("mappings", "no no no yes"),
    ("a mapping", "no no no yes"),
    ("save a mapping", "no no no yes"),
  ]

  @Test(arguments: Engine.tested) func everyRoleTriesEveryCall(_ engine: Engine) throws {
    let staff = try Staff(engine)
    let administrator = try staff.add("admin@firm.example", .administrator, isFirst: true)
    let people = [
      try staff.add("ruth@firm.example", .recruiter), try staff.add("boss@firm.example", .manager, teams: ["Finance"]),
      try staff.add("words@firm.example", .marketing), administrator,
    ]
    let other = try staff.add("other@firm.example", .marketing)
    // The evidence is there at once, as for a command.
    for (call, answers) in Self.expected {
      for (account, answer) in zip(people, answers.split(separator: " ")) {
        let came = Self.outcome { try Self.make(call, staff.acting(account), staff, other) }
        #expect(came == answer, "\(call), \(account.roles.map(\.word))")
      }
    }
  }

  /// Nobody at all is let in by an account that is disabled, whatever it is for.
  @Test func aDisabledAccountReachesNothing() throws {
    let staff = try Staff(.sqlite)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    var account = try staff.add("ruth@firm.example", .recruiter, .manager, .marketing, .administrator)
    account.disabledAt = Staff.now
    for (call, _) in Self.expected {
      #expect(Self.outcome { try Self.make(call, staff.acting(account), staff, account) } == "no", "\(call)")
    }
  }

  @Test func severalRolesReachAsFarAsTheFurthest() {
    for noun in AccessNoun.allCases {
      for role in Role.allCases {
        #expect(AccessRule.reach(noun, of: [role]) == AccessRule.reach(noun, of: role))
      }
      let furthest = Role.allCases.map { AccessRule.reach(noun, of: $0) }.max()
      #expect(AccessRule.reach(noun, of: Set(Role.allCases)) == furthest)
      #expect(AccessRule.reach(noun, of: []) == .none)
    }
  }

  @Test func administratorsReadNobodysMessages() {
    for noun in [
      AccessNoun.day, .person, .conversationLog, .momentAction, .fact, .cohort, .audienceLink, .ownCalendar,
    ] {
      #expect(AccessRule.reach(noun, of: .administrator) == .none)
      #expect(AccessRule.reach(noun, of: .marketing) == .none || noun == .cohort)
    }
    #expect(AccessRule.reach(.person, of: .manager) == .none)
  }

  /// Rows about single recruiters, though nameless, are for firms of five or more.
  @Test func aSmallFirmExportsNoRows() throws {
    let staff = try Staff(.sqlite, recruiters: 4)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let boss = try staff.add("boss@firm.example", .manager)
    #expect(
      Self.outcome {
        _ = try staff.acting(boss).cohort("C06")
        return "yes"
      } == "no")
  }

  /// A recruiter who has no place on record has no list, not everybody's.
  @Test func aRecruiterWithoutARecordSeesNobody() throws {
    let staff = try Staff(.sqlite)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let stranger = try staff.add("new@firm.example", .recruiter)
    let desk = staff.acting(stranger)
    #expect(try desk.recruiters().isEmpty && desk.ownRecruiter() == nil)
    for call in ["own day", "own person", "nobody's person", "log with own person", "act on own moment"] {
      #expect(Self.outcome { try Self.make(call, desk, staff, stranger) } == "none", "\(call)")
    }
    #expect(Self.outcome { try Self.make("nobody's day", desk, staff, stranger) } == "no")
  }

  /// What may not be seen and what is not there are told apart by nothing.
  @Test func aStrangersPersonIsAsMissingAsNobody() throws {
    let staff = try Staff(.sqlite)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let desk = staff.acting(try staff.add("ruth@firm.example", .recruiter))
    #expect(throws: DeskError.noSuchPerson("P8")) { try desk.person("P8", asOf: Staff.now) }
    #expect(throws: DeskError.noSuchPerson("P7")) { try desk.person("P7", asOf: Staff.now) }
    #expect(throws: DeskError.noSuchRecruiter("R2")) {
      try desk.today(recruiter: "R2", asOf: Staff.now, minutes: nil)
    }
    #expect(throws: DeskError.noSuchRecruiter("R7")) {
      try desk.today(recruiter: "R7", asOf: Staff.now, minutes: nil)
    }
  }

  @Test func whoSawAndChangedWhatIsWrittenDown() throws {
    let staff = try Staff(.sqlite)
    let administrator = try staff.add("admin@firm.example", .administrator, isFirst: true)
    let ruth = try staff.add("ruth@firm.example", .recruiter)
    _ = try staff.acting(ruth).person("P1", asOf: Staff.now)
    _ = try? staff.acting(ruth).person("P8", asOf: Staff.now)
    _ = try Self.make("log with own person", staff.acting(ruth), staff, ruth)
    let log = try staff.acting(administrator).auditLog(of: ruth.id)
    let person = try #require(try staff.desk.store.person("P1")).id.value
    #expect(log.map(\.deed) == [.logged, .sawPerson])
    #expect(log.map(\.subject) == ["person \(person)", "person \(person)"])
    #expect(try staff.desk.auditLog().first?.deed == .sawAudit)
    #expect(try staff.desk.auditLog().allSatisfy { !($0.subject ?? "").contains("@") })
  }

  /// Everybody on somebody's own list can be looked at and logged.
  @Test(.timeLimit(.minutes(5))) func everybodyOnOnesListIsWithinReach() throws {
    let office = try SmallOffice(.sqlite)
    let bundle = office.folder + "/simulated"
    _ = try Desk.simulate(seed: 11, recruiters: 4, months: 3, out: bundle) { _, _ in }
    try office.importFiles(bundle)
    let time = try #require(try office.desk.endOfRecord())
    let desk = try office.desk.keepingMoments()
    var cards = 0
    for recruiter in try office.desk.store.recruiters() {
      let account = Account(
        email: "x@y.z", name: "x", roles: [.recruiter], recruiter: recruiter.id, createdAt: time, changedAt: time)
      let guarded = desk.acting(as: account, now: time)
      let ties = Ties(chronicle: try desk.chronicle())
      let day = try guarded.today(recruiter: recruiter.printedID, asOf: time, minutes: nil)
      for card in day.conversations + day.messages {
        cards += 1
        #expect(ties.sees(recruiter.id, card.person.id), "\(card.rule) of \(recruiter.printedID)")
        try guarded.logConversation(
          ConversationEntry(
            personID: card.person.printedID, recruiterID: recruiter.printedID, channel: .call, outcome: .noAnswer,
            at: time, jobID: card.jobID, submissionID: card.submissionID), now: time)
        try guarded.act(
          MomentActionEntry(moment: card.moment, recruiterID: recruiter.printedID, action: .alreadyTalked), now: time)
      }
      for neglect in day.overlooked { #expect(ties.sees(recruiter.id, neglect.person.id)) }
      for planned in day.comingUp { #expect(planned.person.map { ties.sees(recruiter.id, $0.id) } ?? true) }
    }
    #expect(cards > 20)
  }
}
