import Foundation
import Testing

@testable import Intake
@testable import Recruitment

@Suite struct PresetTests {
  @Test func everyPresetIsRead() throws {
    for (name, text) in Presets.texts { #expect(try MappingReader.read(text).name == name) }
    #expect(Presets.all.count == Presets.texts.count)
    #expect(Set(Presets.all.map(\.source)).count == Presets.all.count)
  }

  /// What a meaning stands for must be a word of the field that the table fills.
  @Test func meaningsAreWordsOfTheInterchange() {
    for preset in Presets.all {
      for table in preset.files {
        for record in table.records {
          for (name, value) in record.fields {
            let field = FileSchema.of(record.kind).fields[FileSchema.of(record.kind).position(name)]
            guard case .code(let words) = field.type else { continue }
            for meaning in meanings(value, preset) where !meaning.isEmpty {
              #expect(words.words.contains(meaning), "\(preset.name) \(record.kind.name).\(name): \(meaning)")
            }
          }
        }
        guard let result = table.calls?.result else { continue }
        for meaning in meanings(result, preset) where !meaning.isEmpty {
          #expect(CallLeg.Result(word: meaning) != nil, "\(preset.name): \(meaning)")
        }
      }
    }
  }

  private func meanings(_ value: ValueForm, _ mapping: Mapping) -> [String] {
    switch value {
    case .constant(let text): [text]
    case .table(_, let name):
      (mapping.tables[name]?.entries.map(\.meaning) ?? []) + [mapping.tables[name]?.otherwise].compactMap { $0 }
    case .first(let forms): forms.flatMap { meanings($0, mapping) }
    default: []
    }
  }

  @Test func bullhornNotesBecomeInteractionsAndFacts() throws {
    let folder = try TestFolder()
    try folder.write(
      "Candidate.csv",
      "externalID   ,firstName ,lastName,email,mobile,owner.name,dateAdded,gender,status \n"
        + "c-1,Ann,Lee,ann@x.example,07700 900123,Rita Roe,9/1/2016 0:00,F,Active\n")
    try folder.write(
      "Note.csv",
      "externalID,candidates.externalID,action,minutesSpent,commentingPerson.name,comments,dateAdded\n"
        + "n-1,c-1,Call 1,20,Rita Roe,Keen,9/2/2016 14:05\nn-2,c-1;c-2,Left Message,,Rita Roe,,9/3/2016 9:00\n"
        + "n-3,c-1,Screening notes,,Rita Roe,Wants four days,9/3/2016 9:10\n")
    let taken = try take([folder.path], parties: KnownParties())
    #expect(Set(taken.files.map(\.formatName)) == ["bullhorn"])
    let person = try #require(taken.records[.people]?.first)
    #expect(person["name"] == "Ann Lee")
    #expect(person["owner_recruiter_id"] == "Rita Roe")
    #expect(person["custom:gender"] == nil)
    #expect(person["custom:status"] == "Active")
    #expect(taken.records[.recruiters]?.first?["recruiter_id"] == "Rita Roe")
    let calls = try #require(taken.records[.interactions])
    #expect(calls.map { $0["interaction_id"] } == ["n-1", "n-2", "n-2"])
    #expect(calls.map { $0["person_id"] } == ["c-1", "c-1", "c-2"])
    #expect(calls.map { $0["duration_seconds"] } == ["1200", nil, nil])
    #expect(calls.map { $0["outcome"] } == [nil, "1", "1"])
    #expect(taken.records[.facts]?.first?["value"] == "Screening notes: Wants four days")
    // 2 September, not 9 February, at the firm's wall clock.
    #expect(calls[0]["at"] == "1472821500")
  }

  /// A status that nobody has given a meaning makes no stage; it is listed with its count, and stays on record.
  @Test func aStatusWithoutAMeaningIsListedAndKept() throws {
    let folder = try TestFolder()
    try folder.write(
      "JobSubmission.csv",
      "candidate.externalID,jobOrder.externalID,status,dateAdded\nc-1,j-1,Zzz,9/1/2016 0:00\n"
        + "c-2,j-1,Submitted,9/1/2016 0:00\nc-3,j-1,Zzz,9/1/2016 0:00\nc-4,j-1,,9/1/2016 0:00\n")
    let taken = try take([folder.path], parties: KnownParties())
    #expect(taken.records[.submissionEvents]?.map { $0["submission_id"] } == ["c-2 / j-1"])
    let listed = taken.summary.warnings.filter { $0.what.hasPrefix("no meaning") }
    #expect(listed.map(\.what) == ["no meaning in the table stage: Zzz"] && listed.map(\.count) == [2])
    #expect(taken.records[.submissions]?.map { $0["custom:status"] } == ["Zzz", nil, "Zzz", nil])
  }

  @Test func hubSpotCallsAreJoinedWithTheirContacts() throws {
    let folder = try TestFolder()
    try folder.write(
      "engagement_call_data.csv",
      "engagement_id,property_hs_timestamp,property_hs_call_duration,property_hs_call_disposition,property_hs_call_direction\n"
        + "E1,2026-03-02 09:30:00,125000,f240bbac-87c9-4f6e-bf70-924b57d47db7,OUTBOUND\n"
        + "E2,2026-03-02 10:30:00,,17b47fee-58de-441e-a44c-c6300d46f273,OUTBOUND\n"
        + "E3,2026-03-02 11:30:00,60000,a4c4c377-d246-4b32-a13b-75a56a4cd0ff,INBOUND\n")
    try folder.write("engagement_contact_data.csv", "contact_id,engagement_id\n501,E1\n502,E1\n501,E2\n501,E3\n")
    let calls = try #require(try take([folder.path], parties: KnownParties()).records[.interactions])
    #expect(calls.map { $0["person_id"] } == ["501", "502", "501", "501"])
    #expect(calls.map { $0["outcome"] } == ["0", "0", "5", "0"])
    #expect(calls.map { $0["duration_seconds"] } == ["125", "125", nil, "60"])
    #expect(calls.map { $0["conversation"] } == [nil, nil, nil, "0"])
    #expect(calls.map { $0["at"] }.first == "1772443800")
  }

  /// An export names owners in its calls, and who they are in a file that comes later in the alphabet.
  @Test func whoeverAnExportListsIsKnownToItsCalls() throws {
    let folder = try TestFolder()
    try folder.write("owners.csv", "User ID,Email,First name,Last name\n9,ruth@firm.example,Ruth,Hale\n")
    try folder.write(
      "all-contacts.csv",
      "Record ID,First Name,Last Name,Email,Contact owner\n101,Anna,Smith,anna@x.example,Ruth Hale\n")
    try folder.write(
      "calls.csv",
      "Record ID,Activity date,Activity assigned to,Call direction,Call outcome,Call duration,Associated Contact IDs\n"
        + "1,2016-01-05 10:00,Ruth Hale,Outbound,Connected,300000,101\n"
        + "2,2016-01-05 11:00,Nora New,Outbound,Left live message,30000,101\n")
    // The firm has a Ruth Hale of its own: the export's is the one whom the export means.
    var parties = KnownParties()
    parties.add(recruiter: "r1", name: "Ruth Hale", phone: nil, email: "ruth@firm.example")
    let taken = try take([folder.path], parties: parties)
    #expect(taken.records[.interactions]?.map { $0["recruiter_id"] } == ["9", "Nora New"])
    #expect(taken.records[.people]?.map { $0["owner_recruiter_id"] } == ["9"])
    #expect(taken.records[.recruiters]?.map { $0["recruiter_id"] } == ["9", "Nora New"])
    // What HubSpot itself says of a call is no fault.
    #expect(taken.records[.interactions]?.map { $0["conversation"] } == [nil, "0"])
    let faults = ["no meaning", "interactions conversation"]
    #expect(!taken.summary.warnings.contains { warning in faults.contains { warning.what.hasPrefix($0) } })
  }

  /// An owner whom no table lists goes by a number until one does.
  @Test func anOwnerOfWhomOnlyTheNumberIsThereIsKept() throws {
    let folder = try TestFolder()
    try folder.write(
      "engagement_call_data.csv",
      "engagement_id,property_hs_timestamp,property_hs_call_disposition,property_hubspot_owner_id\n"
        + "E1,2026-03-02 09:30:00,connected,77\n")
    try folder.write("engagement_contact_data.csv", "contact_id,engagement_id\n501,E1\n")
    let taken = try take([folder.path], parties: KnownParties())
    #expect(taken.records[.interactions]?.first?["recruiter_id"] == "77")
    #expect(taken.records[.recruiters]?.first?["name"] == "HubSpot owner 77")
  }

  @Test func aNoteLinkedToNobodyIsCounted() throws {
    let folder = try TestFolder()
    let path = try folder.write(
      "Note.csv",
      "externalID,candidates.externalID,action,commentingPerson.name,comments,dateAdded\n"
        + "n-1,c-1,Phone Call,Rita Roe,Keen,9/2/2016 14:05\nn-2,,Phone Call,Rita Roe,Nobody,9/3/2016 9:00\n"
        + "n-3,,General,Rita Roe,Nobody,9/3/2016 9:10\n")
    let taken = try take([path], parties: KnownParties())
    #expect(taken.records[.recruiters]?.first?["recruiter_id"] == "Rita Roe")
    #expect(
      taken.warning("rows that make no record, as they name nothing that one could be about: line 3, 4") == 2)
  }

  @Test func whatWasDeletedThereIsDeletedHere() throws {
    let folder = try TestFolder()
    try folder.write(
      "Candidate.csv",
      "externalID,firstName,lastName,email,isDeleted,dateAdded,dateLastModified\n"
        + "c-1,Ann,Lee,ann@x.example,0,9/1/2016 0:00,9/2/2016 0:00\n"
        + "c-2,Bob,Day,bob@x.example,1,9/1/2016 0:00,9/3/2016 0:00\n")
    try folder.write(
      "Note.csv",
      "externalID,candidates.externalID,action,comments,isDeleted,dateAdded\n"
        + "n-1,c-1,Phone Call,Keen,1,9/2/2016 14:05\nn-2,c-1,General,Tea,true,9/3/2016 9:00\n")
    let taken = try take([folder.path], parties: KnownParties())
    let people = try #require(taken.records[.people])
    #expect(people.map { $0["person_id"] } == ["c-1", "c-2"])
    #expect(people.map { $0["deleted_at"] } == [nil, "1472857200"])
    // No more than which record it was.
    #expect(people[1]["emails"] == nil && people[0]["emails"] == "ann@x.example")
    #expect(taken.records[.interactions]?.map { $0["deleted_at"] != nil } == [true])
    #expect(taken.records[.facts]?.map { $0["deleted_at"] != nil } == [true])
    #expect(taken.warning("rows of what was deleted there: taken out of every answer") != nil)
  }

  /// Without a time it would come back instead of going.
  @Test func aDeletedRowWithoutATimeIsNoRecord() throws {
    let folder = try TestFolder()
    let path = try folder.write(
      "Candidate.csv", "externalID,firstName,lastName,isDeleted\nc-2,Bob,Day,1\n")
    let taken = try take([path], parties: KnownParties())
    #expect(taken.records[.people] == nil && taken.summary.rejected.map(\.column) == ["deleted_at"])
  }

  @Test func aJobThatComesOffHoldIsOpenAgain() throws {
    func statuses(_ status: String, _ modified: String) throws -> [String] {
      let folder = try TestFolder()
      let path = try folder.write(
        "JobOrder.csv",
        "externalID,title,clientCorporation.externalID,employmentType,status,dateAdded,dateLastModified\n"
          + "J3,Clerk,CC1,Temp,\(status),9/1/2016 0:00,\(modified)\n")
      let events = try take([path], parties: KnownParties()).records[.jobEvents] ?? []
      return events.map { "\($0["status"] ?? "-") \($0["at"] ?? "-")" }
    }
    #expect(try statuses("Accepting Candidates", "9/1/2016 0:00") == ["0 1472684400"])
    #expect(try statuses("On Hold", "10/2/2016 0:00") == ["0 1472684400", "1 1475362800"])
    #expect(try statuses("Accepting Candidates", "10/12/2016 0:00") == ["0 1472684400", "0 1476226800"])
    #expect(try statuses("Pipeline", "10/12/2016 0:00") == ["0 1472684400"])
  }

  @Test func aHistoryHasEachStageAtItsOwnDate() throws {
    let now =
      "candidate_joborder_id,candidate_id,joborder_id,status,date_created,date_modified\n"
      + "1,1,1,500,2016-01-03 10:00:00,2016-01-19 10:00:00\n2,2,1,400,2016-01-03 10:00:00,2016-01-09 10:00:00\n"
    let folder = try TestFolder()
    try folder.write("candidate_joborder.csv", now)
    let alone = try take([folder.path], parties: KnownParties()).records[.submissionEvents]
    #expect(alone?.map { $0["stage"] } == ["3", "2"])
    try folder.write(
      "candidate_joborder_status_history.csv",
      "candidate_joborder_status_history_id,candidate_id,joborder_id,date,status_from,status_to\n"
        + "1,1,1,2016-01-04 10:00:00,100,400\n2,1,1,2016-01-09 10:00:00,400,500\n3,1,1,2016-01-19 10:00:00,500,500\n")
    let events = try #require(try take([folder.path], parties: KnownParties()).records[.submissionEvents])
    // The second candidate has no history: their status says all that is known.
    #expect(events.map { $0["submission_id"] } == ["1 / 1", "1 / 1", "1 / 1", "2 / 1"])
    #expect(events.map { $0["at"] } == ["1451901600", "1452333600", "1453197600", "1452333600"])
    #expect(Set(events.map { $0["event_id"] }).count == 4)
  }

  @Test func greenhouseSaysWhatIsMissing() throws {
    let folder = try TestFolder()
    try folder.write(
      "application.csv",
      "id,candidate_id,applied_at,status,last_activity_at\n1,7,2026-01-02,active,2026-01-03\n"
        + "2,8,2026-01-02,rejected,2026-01-03\n")
    let path = folder.path
    let without = try take([path], parties: KnownParties())
    #expect(without.summary.rejected.first?.why == "the table job_application says it, and is not in this import")
    try folder.write("job_application.csv", "application_id,job_id\n2,5\n")
    try folder.write(
      "scheduled_interview.csv",
      "id,application_id,start,status\n1,2,2026-01-09 10:00,canceled\n2,2,2026-01-09 10:00,imagined\n")
    let taken = try take([path], parties: KnownParties())
    #expect(
      taken.summary.rejected.map { "\($0.column) \($0.value): \($0.why)" } == [
        "job_id : the table job_application does not know it",
        "status imagined: in no row of the table `met`",
      ])
    #expect(taken.records[.dates]?.map { $0["status"] } == ["2"])
    #expect(taken.warning("no meaning in the table met: imagined") == 1)
    #expect(!taken.summary.warnings.contains { $0.what.hasSuffix(": active") })
  }

  @Test func openCATSActivitiesKeepWhatCameOfThem() throws {
    let taken = try take(
      "mapping: opencats\nlike: opencats", "activity.csv",
      "activity_id,data_item_id,data_item_type,joborder_id,entered_by,date_created,type,notes\n"
        + "1,7,100,0,3,2026-03-02 09:30:00,500,Talked\n2,8,300,5,3,2026-03-02 09:40:00,Call (LVM),\n"
        + "3,7,100,0,3,2026-03-02 09:50:00,700,\n4,7,100,0,3,2026-03-02 09:55:00,400,Something else\n")
    let calls = try #require(taken.records[.interactions])
    #expect(calls.map { $0["person_id"] } == ["candidate-7", "contact-8", "candidate-7"])
    #expect(calls.map { $0["outcome"] } == ["0", "1", "2"])
    #expect(calls.map { $0["direction"] } == ["0", "0", "1"])
    #expect(calls.map { $0["job_id"] } == [nil, "5", nil])
    #expect(taken.records[.facts]?.first?["value"] == "400: Something else")
  }

  /// A mapping as docs/mapping.md shows it.
  private func documented(_ name: String) throws -> String {
    let text = try String(
      contentsOfFile: #filePath.replacing("/Tests/IntakeTests/Mapping/PresetTests.swift", with: "/docs/mapping.md"),
      encoding: .utf8)
    let yaml = try #require(text.split(separator: "```yaml\n").dropFirst().first { $0.hasPrefix("mapping: \(name)") })
    return String(yaml.prefix(upTo: try #require(yaml.range(of: "```")).lowerBound))
  }

  /// What several rows tell of began on the earliest of their days, and the last row that tells of it says so.
  @Test func theDocumentedSheetOfStepsBeginsWithTheEarliest() throws {
    let taken = try take(
      try documented("step-sheet"), "steps.csv",
      "Candidate,Client,Job,Step,Day\nAnn,Acme,Buyer,Interview,20/03/2026\nAnn,Acme,Buyer,CV sent,13/03/2026\n"
        + "Bob,Acme,Buyer,CV sent,16/03/2026\n")
    #expect(taken.summary.rejected.isEmpty)
    #expect(taken.records[.jobs]?.last?["opened_at"] == "1773360000")
    #expect(
      taken.records[.submissions]?.map { "\($0["person_id"] ?? "") \($0["created_at"] ?? "")" } == [
        "Ann 1773964800", "Ann 1773360000", "Bob 1773619200",
      ])
    #expect(taken.records[.submissionEvents]?.count == 3)
  }

  @Test(.enabled(if: Corpora.has("interview_attendance")))
  func theRealTrackingSheetIsReadToItsEnd() throws {
    var options = IntakeOptions()
    options.mapping = try MappingReader.read(try documented("tracking-sheet"))
    let taken = try take(
      Corpora.files("interview_attendance").filter { $0.hasSuffix(".csv") }, parties: KnownParties(), options: options)
    let stages = taken.records[.submissionEvents]?.compactMap { $0["stage"] } ?? []
    // 1,233 candidates; 1,140 of them with an answer in eight spellings, a few on days that are no dates.
    #expect(taken.summary.rows == [1_234])
    #expect(stages.count { $0 == "3" } + stages.count { $0 == "16" } >= 1_100)
    #expect(taken.summary.rejectedCounts[0] <= 60)
    for reject in taken.summary.rejected { #expect(!reject.why.isEmpty) }
    #expect(!taken.summary.warnings.contains { $0.what.hasPrefix("no meaning in the table attended") })
  }
}
