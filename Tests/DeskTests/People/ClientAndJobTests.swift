import Recruitment
import Testing

@testable import Desk
@testable import Storage

@Suite struct ClientAndJobTests {
  private static let now = SmallOffice.now
  private static let filter = TimelineFilter()

  /// Another client, Omar's, with a job that is held, and a contact nobody has met.
  private func firm(_ engine: Engine) throws -> SmallOffice {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    try office.importFiles(
      office.bundle([
        "clients.csv": "client_id,name,city,owner_recruiter_id\nC2,Mill & Sons,Leeds,R2\nC3,Free House,,\n",
        "people.csv": """
        person_id,kind,name,client_id,city,owner_recruiter_id
        P21,contact,Lena Mill,C2,Leeds,R2
        P22,contact,Otto Mill,C2,Leeds,R2
        P23,contact,Ines Mill,C2,,R2
        P24,contact,Finn Free,C3,,

        """,
        "jobs.csv": """
        job_id,client_id,contact_person_id,recruiter_id,title,kind,opened_at
        J2,C2,P21,R2,Miller,perm,2026-02-02T09:00:00Z
        J3,C2,P21,R2,Baker,perm,2026-01-02T09:00:00Z

        """,
        "job_events.csv": """
        job_id,at,status,reason
        J2,2026-02-10T09:00:00Z,on_hold,budget
        J2,2026-02-12T09:00:00Z,on_hold,
        J3,2026-02-01T09:00:00Z,filled,

        """,
        "dates.csv": """
        date_id,at,job_id,what,starts_at,status
        D1,2026-02-10T09:00:00Z,J2,hold_review,2026-03-10T09:00:00Z,planned

        """,
        "interactions.csv": """
        interaction_id,at,recruiter_id,person_id,channel,direction,outcome,duration_seconds,subject,body
        I21,2026-02-03T10:00:00Z,R2,P21,meeting,outbound,held,1800,,
        I22,2026-02-04T10:00:00Z,R2,P22,email,outbound,sent,,Grain,Shall we talk?

        """,
      ]))
    return office
  }

  @Test(arguments: Engine.tested) func aClientsPageSaysWhomWeKnowAndWhatIsHeld(_ engine: Engine) throws {
    let page = try firm(engine).desk.client("C2", asOf: Self.now, filter: Self.filter)
    #expect(page.name == "Mill & Sons" && page.city == "Leeds" && page.ownerName == "Omar Reed")
    #expect(page.contacts.map(\.person.name) == ["Ines Mill", "Otto Mill", "Lena Mill"])
    #expect(page.contacts.map(\.hasMet) == [false, false, true])
    #expect(page.contacts[2].lastConversation == SmallOffice.time("2026-02-03T10:00:00Z"))
    #expect(page.contacts[2].lastWith == "Omar Reed" && page.contacts[1].lastConversation == nil)
    #expect(page.neverMet == [.init(city: "Leeds", count: 1), .init(city: nil, count: 1)])
    #expect(page.jobs.map(\.jobID) == ["J2", "J3"] && page.jobs.map(\.phase) == [.held, .closed])
    let held = page.jobs[0]
    // A second word without a reason neither begins another hold nor takes the reason away.
    #expect(held.since == SmallOffice.time("2026-02-10T09:00:00Z") && held.reason == "budget")
    #expect(held.nextReview == SmallOffice.time("2026-03-10T09:00:00Z"))
    #expect(page.ahead.map(\.what) == [.holdReview])
    #expect(page.timeline.contacts.compactMap(\.person?.name) == ["Otto Mill", "Lena Mill"])
    #expect(page.others == 0)
    #expect(throws: DeskError.noSuchClient("C9")) {
      try firm(engine).desk.client("C9", asOf: Self.now, filter: Self.filter)
    }
  }

  @Test(arguments: Engine.tested) func aJobsPageSaysWhereEachStands(_ engine: Engine) throws {
    let desk = try firm(engine).desk
    let page = try desk.job("J1", asOf: Self.now, filter: Self.filter)
    #expect(page.job.title == "Finance Manager" && page.job.clientID == "C1" && page.job.live == 3)
    #expect(page.contact?.name == "Carl Stone")
    #expect(page.pipeline.map(\.submissionID) == ["S2", "S1", "S3"])
    #expect(page.pipeline.map(\.stage) == [.offer, .interview, .shortlisted])
    // Before the job was opened nothing is about it.
    #expect(page.timeline.contacts.allSatisfy { $0.at >= page.job.openedAt })
    let held = try desk.job("J2", asOf: Self.now, filter: Self.filter)
    #expect(held.steps.map(\.status) == [.onHold, .onHold] && held.steps.map(\.reason) == [nil, "budget"])
    #expect(try desk.job("J2", asOf: SmallOffice.time("2026-02-05T09:00:00Z"), filter: Self.filter).job.phase == .open)
  }

  @Test(arguments: Engine.tested) func theTimelineShowsThePartThatIsAskedFor(_ engine: Engine) throws {
    let desk = try firm(engine).desk
    func times(_ filter: TimelineFilter) throws -> [String] {
      try desk.person("P4", asOf: Self.now, filter: filter).contacts.map { ISOTimestamp.utc($0.at) }
    }
    let all = ["2026-03-03T12:00:00Z", "2026-03-02T12:00:00Z", "2026-02-02T10:00:00Z"]
    #expect(try times(TimelineFilter()) == all)
    #expect(try times(TimelineFilter(channel: .email)) == [all[1]])
    #expect(try times(TimelineFilter(conversationsOnly: true)) == [all[2]])
    #expect(try times(TimelineFilter(direction: .inbound)).isEmpty)
    #expect(try times(TimelineFilter(recruiter: "R1")) == all && times(TimelineFilter(recruiter: "R2")).isEmpty)
    #expect(try times(TimelineFilter(recruiter: "R99")).isEmpty)
    var seen: [String] = []
    var filter = TimelineFilter(limit: 1)
    repeat {
      let page = try #require(try desk.person("P4", asOf: Self.now, filter: filter).timeline)
      #expect(page.inAll == 3)
      seen += page.contacts.map { ISOTimestamp.utc($0.at) }
      filter.before = page.older
    } while filter.before != nil
    #expect(seen == all)
  }

  @Test(arguments: Engine.tested) func aPersonsPageSaysWhoElseKnowsThemAndWhatIsAhead(_ engine: Engine) throws {
    let desk = try firm(engine).desk
    let lena = try desk.person("P21", asOf: Self.now, filter: Self.filter)
    #expect(lena.acquaintances.map(\.name) == ["Omar Reed"] && lena.acquaintances[0].isOwner)
    #expect(lena.acquaintances[0].conversations == 1 && lena.clientID == "C2")
    #expect(lena.ahead.map(\.what) == [.holdReview])
    let earlier = try desk.person("P1", asOf: SmallOffice.time("2026-03-04T09:00:00Z"), filter: Self.filter)
    #expect(earlier.ahead.map(\.what) == [.interview])
    #expect(earlier.steps.allSatisfy { $0.jobID == "J1" })
  }

  /// What a door keeps of our own people and of what lies ahead follows the record, in one sitting as in several.
  @Test(arguments: Engine.tested) func aKeptPageIsWhatTheRecordSays(_ engine: Engine) throws {
    let office = try firm(engine)
    let desk = try office.desk.keepingMoments()
    func pages() throws -> (kept: [String], fresh: [String]) {
      func words(_ desk: Desk) throws -> [String] {
        try ["P1", "P21", "P22"].map { id in
          let page = try desk.person(id, asOf: Self.now, filter: Self.filter)
          return """
            \(page.person.name) \(page.ownerName ?? "-") \(page.acquaintances) \(page.ahead) \(page.timeline?.colleagues ?? [])
            \(page.contacts) \(page.steps) \(page.clientID ?? "-")
            """
        }
      }
      return (
        try desk.inOneSitting { () throws -> [String] in try words(desk) + words(desk) },
        try words(office.desk) + words(office.desk)
      )
    }
    func agree() throws -> [String] {
      let (kept, fresh) = try pages()
      #expect(kept == fresh)
      return kept
    }
    let before = try agree()
    try office.importFiles(
      office.bundle(["recruiters.csv": "recruiter_id,name,email\nR2,Omar Read,omar@firm.example\n"]))
    let renamed = try agree()
    #expect(renamed[1].contains("Omar Read") && !before[1].contains("Omar Read"))
    try office.importFiles(
      office.bundle([
        "dates.csv": """
        date_id,at,job_id,what,starts_at,status
        D1,2026-02-11T09:00:00Z,J2,hold_review,2026-03-10T09:00:00Z,cancelled

        """
      ]))
    #expect(try agree()[1] != renamed[1])
    try desk.logConversation(
      ConversationEntry(personID: "P22", recruiterID: "R1", channel: .call, outcome: .connected, at: Self.now),
      now: Self.now)
    #expect(try agree()[2] != renamed[2])
  }

  @Test(arguments: Engine.tested) func aRecruiterSeesTheClientsTheyHaveToDoWith(_ engine: Engine) throws {
    let office = try firm(engine)
    let desk = office.desk
    func acting(_ recruiter: String) throws -> GuardedDesk {
      let id = try #require(try desk.store.recruiter(recruiter)).id
      return desk.acting(
        as: Account(
          email: "x@y.z", name: "x", roles: [.recruiter], recruiter: id, createdAt: Self.now, changedAt: Self.now),
        now: Self.now)
    }
    let (ruth, omar) = (try acting("R1"), try acting("R2"))
    #expect(throws: DeskError.noSuchClient("C2")) { try ruth.client("C2", asOf: Self.now, filter: Self.filter) }
    #expect(throws: DeskError.noSuchJob("J2")) { try ruth.job("J2", asOf: Self.now, filter: Self.filter) }
    #expect(try omar.client("C2", asOf: Self.now, filter: Self.filter).contacts.count == 3)
    // Nobody's is everybody's: somebody must be able to begin.
    #expect(try ruth.client("C3", asOf: Self.now, filter: Self.filter).contacts.count == 1)
    // Omar put somebody forward for Ruth's job: he sees it, and not the candidates whom she alone deals with.
    let job = try omar.job("J1", asOf: Self.now, filter: Self.filter)
    #expect(job.pipeline.map { $0.candidate?.name } == ["Zoë Lund", nil, nil])
    // A talk with somebody there is enough.
    try desk.logConversation(
      ConversationEntry(
        personID: "P23", recruiterID: "R1", channel: .call, outcome: .connected, at: Self.now), now: Self.now)
    let page = try ruth.client("C2", asOf: Self.now, filter: Self.filter)
    #expect(page.contacts.map(\.person.name) == ["Ines Mill"] && page.others == 2)
    #expect(page.othersKnownBy == ["Omar Reed"] && page.neverMet == [.init(city: nil, count: 1)])
    #expect(page.timeline.contacts.count == 1)
    #expect(try ruth.job("J2", asOf: Self.now, filter: Self.filter).contact == nil)
  }

  @Test(arguments: Engine.tested) func thePipelineIsOnesOwn(_ engine: Engine) throws {
    let desk = try firm(engine).desk
    let omar = try desk.pipeline(recruiter: "R2", asOf: Self.now)
    #expect(omar.jobs.map(\.jobID) == ["J2"] && omar.pipeline.map(\.submissionID) == ["S2"])
    let ruth = try desk.pipeline(recruiter: "R1", asOf: Self.now)
    #expect(ruth.jobs.map(\.jobID) == ["J1"] && ruth.pipeline.map(\.submissionID) == ["S1", "S3"])
  }
}
