import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// Exports of other programs, one after another, as they come from week to week: what the record says after each.
@Suite struct ExportsAgainTests {
  private static let owners = ["owners.csv": "User ID,Email,First name,Last name\n9,Ruth@firm.example,Ruth,Hale\n"]
  private static let contacts = [
    "all-contacts.csv": "Record ID,First Name,Last Name,Email,Contact owner\n101,Anna,Smith,anna@x.example,Ruth Hale\n"
  ]
  private static let calls = [
    "calls.csv":
      "Record ID,Activity date,Activity assigned to,Call direction,Call outcome,Call duration,Associated Contact IDs\n"
      + "1,2026-01-05 10:00,Ruth Hale,Outbound,Connected,300000,101\n"
  ]

  private func take(_ files: [String: String], _ office: SmallOffice) throws -> ImportReport {
    try office.importFiles(try office.bundle(files))
  }

  private func recruiters(_ office: SmallOffice) throws -> [String] {
    try office.desk.store.recruiterPoints().map { "\($0.id) \($0.name)" }
  }

  private func recruiterOfTheCall(_ office: SmallOffice) throws -> String? {
    try office.desk.person("101", asOf: SmallOffice.now).contacts.first?.recruiterName
  }

  /// The calls name their recruiter, whom a file of the same export lists by a number.
  @Test(arguments: Engine.tested) func `the first import of an export takes its calls`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    let all = Self.owners.merging(Self.contacts) { $1 }.merging(Self.calls) { $1 }
    #expect(try take(all, office).rejectedCount == 0)
    #expect(try recruiters(office) == ["9 Ruth Hale"] && recruiterOfTheCall(office) == "Ruth Hale")
    #expect(try take(all, office).batch == nil)
    #expect(try take(Self.calls, office).batch == nil)
  }

  /// The firm has her on its own list, with the address that the export has.
  @Test(arguments: Engine.tested) func `a recruiter of one name and address is one`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    let own = "recruiter_id,name,email,phone\nr1,Ruth Hale,ruth@firm.example,101\nr2,Ruth Roe,roe@firm.example,\n"
    _ = try take(["recruiters.csv": own], office)
    let all = Self.owners.merging(Self.contacts) { $1 }.merging(Self.calls) { $1 }
    #expect(try take(all, office).rejectedCount == 0)
    #expect(try recruiters(office) == ["r1 Ruth Hale", "r2 Ruth Roe"] && recruiterOfTheCall(office) == "Ruth Hale")
    #expect(try take(all, office).batch == nil)
    // Another address is another Ruth Hale.
    _ = try take(["recruiters.csv": "recruiter_id,name,email\nx1,Ruth Hale,rh@other.example\n"], office)
    #expect(try recruiters(office).count == 3)
  }

  private static func bullhorn(status: String, modified: String, deleted: Int) -> [String: String] {
    [
      "ClientCorporation.csv": "externalID,name,dateAdded\nh1,Harbour Foods,1/5/2026 9:00\n",
      "JobOrder.csv":
        "externalID,title,clientCorporation.externalID,employmentType,status,dateAdded,dateLastModified\n"
        + "j1,Buyer,h1,Permanent,\(status),1/6/2026 9:00,\(modified)\n",
      "Candidate.csv":
        "externalID,firstName,lastName,email,dateAdded,dateLastModified,isDeleted\n"
        + "c1,Anna,Smith,anna@x.example,1/5/2026 9:00,\(modified),\(deleted)\n",
      "JobSubmission.csv":
        "candidate.externalID,jobOrder.externalID,status,dateAdded\nc1,j1,Submitted,1/7/2026 9:00\n"
        + "c9,j1,Submitted,1/7/2026 9:00\n",
    ]
  }

  @Test(arguments: Engine.tested) func `a job off hold is open, who was deleted is gone`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    func status() throws -> JobStatus {
      try office.desk.job("j1", asOf: SmallOffice.now, filter: TimelineFilter()).job.status
    }
    let first = try take(Self.bullhorn(status: "On Hold", modified: "2/2/2026 9:00", deleted: 0), office)
    #expect(try status() == .onHold)
    #expect(try office.desk.store.counts()[.people] == 1)
    // Neither the submission of somebody unknown nor its event can be taken: that is one row.
    #expect(first.rejectedCount == 1 && first.rejected.count == 2)
    _ = try take(Self.bullhorn(status: "Accepting Candidates", modified: "2/20/2026 9:00", deleted: 0), office)
    #expect(try status() == .open)
    _ = try take(Self.bullhorn(status: "Accepting Candidates", modified: "2/20/2026 9:00", deleted: 0), office)
    let steps = try office.desk.job("j1", asOf: SmallOffice.now, filter: TimelineFilter()).steps.map(\.status)
    #expect(steps == [.open, .onHold, .open])
    _ = try take(Self.bullhorn(status: "Accepting Candidates", modified: "2/21/2026 9:00", deleted: 1), office)
    #expect(try office.desk.store.counts()[.people] == 0)
  }
}
