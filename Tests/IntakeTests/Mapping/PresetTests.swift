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
        for meaning in meanings(result, preset) {
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

  @Test(.enabled(if: Corpora.has("interview_attendance")))
  func theRealTrackingSheetIsReadToItsEnd() throws {
    let text = try String(
      contentsOfFile: #filePath.replacing("/Tests/IntakeTests/Mapping/PresetTests.swift", with: "/docs/mapping.md"),
      encoding: .utf8)
    let yaml = try #require(
      text.split(separator: "```yaml\n").dropFirst().first { $0.hasPrefix("mapping: tracking-sheet") })
    var options = IntakeOptions()
    options.mapping = try MappingReader.read(String(yaml.prefix(upTo: try #require(yaml.range(of: "```")).lowerBound)))
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
