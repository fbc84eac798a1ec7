import Testing

@testable import Intake
@testable import Recruitment

@Suite struct CallLogTests {
  private var parties: KnownParties {
    var parties = KnownParties(country: "GB")
    parties.add(recruiter: "R1", name: "Rita Roe", phone: "+44 20 7946 0018 ext 101", email: "rita@firm.example")
    parties.add(recruiter: "R2", name: "Raj Roy", phone: "102", email: nil)
    parties.add(person: "P1", phones: ["07700 900123"], emails: [])
    parties.add(person: "P2", phones: ["+44 7700 900456", "020 7946 0999"], emails: [])
    parties.add(person: "P3", phones: ["020 7946 0999"], emails: [])
    return parties
  }

  @Test func asteriskIsKnownByItsLooksAndCountsTalkFromTheAnswer() throws {
    let head = "\"\",\"101\",\"07700900123\",\"out\",\"\"\"Rita\"\" <101>\",\"SIP/101-1\",\"SIP/t-2\",\"Dial\",\"x\","
    let folder = try TestFolder()
    let path = try folder.write(
      "Master.csv",
      head
        + "\"2026-03-02 09:30:00\",\"2026-03-02 09:30:20\",\"2026-03-02 09:35:20\",320,300,\"ANSWERED\",\"DOCUMENTATION\",\"1.1\",\"\"\n"
        + head + "\"2026-03-02 10:30:00\",,\"2026-03-02 10:30:30\",30,0,\"NO ANSWER\",\"DOCUMENTATION\",\"1.2\",\"\"\n"
        + "\"\",\"+447700900456\",\"102\",\"in\",\"x\",\"a\",\"b\",\"Dial\",\"x\",\"2026-03-02 11:00:00\",\"2026-03-02 11:00:05\",\"2026-03-02 11:01:05\",65,60,\"ANSWERED\",\"DOCUMENTATION\"\n"
        + "\"\",\"101\",\"102\",\"in\",\"x\",\"a\",\"b\",\"Dial\",\"x\",\"2026-03-02 12:00:00\",\"\",\"2026-03-02 12:01:05\",65,0,\"NO ANSWER\",\"DOCUMENTATION\"\n"
        + "\"\",\"101\",\"02079460999\",\"out\",\"x\",\"a\",\"b\",\"Dial\",\"x\",\"2026-03-02 13:00:00\",\"\",\"2026-03-02 13:01:05\",65,0,\"BUSY\",\"DOCUMENTATION\"\n"
        + "\"\",\"101\",\"0800123456\",\"out\",\"x\",\"a\",\"b\",\"Dial\",\"x\",\"2026-03-02 13:00:00\",\"\",\"2026-03-02 13:01:05\",65,0,\"BUSY\",\"DOCUMENTATION\"\n"
    )
    let taken = try take([path], parties: parties)
    #expect(taken.files.map(\.formatName) == ["asterisk"])
    let calls = try #require(taken.records[.interactions])
    #expect(calls.map { $0["person_id"] } == ["P1", "P1", "P2"])
    #expect(calls.map { $0["recruiter_id"] } == ["R1", "R1", "R2"])
    // Whatever picked up; nobody; they rang us.
    #expect(calls.map { $0["outcome"] } == ["6", "2", "0"])
    #expect(calls.map { $0["direction"] } == ["0", "0", "1"])
    #expect(calls.map { $0["duration_seconds"] } == ["300", nil, "60"])
    #expect(taken.warning("calls between colleagues: left out") == 1)
    #expect(taken.warning("calls with a number that several people have: left out") == 1)
    #expect(taken.warning("calls with numbers of nobody on record: not kept") == 1)
  }

  @Test func ringCentralsLegsAreOneCall() throws {
    let folder = try TestFolder()
    let path = try folder.write(
      "calls.csv",
      "Session Id,From Name,From Number,To Name,To Number,Result,Call Length,Call Start Time,Call Direction\n"
        + "S1,,+447700900123,Raj Roy,102,Missed,0:00:20,2026-03-02 09:30:00,Inbound\n"
        + "S2,Rita Roe,101,,+447700900123,Call connected,0:03:20,2026-03-02 09:40:00,Outbound\n"
        + "S1,,+447700900123,Rita Roe,101,Accepted,0:05:00,2026-03-02 09:30:20,Inbound\n")
    let taken = try take([path], parties: parties)
    #expect(taken.files.map(\.formatName) == ["ringcentral"])
    let calls = try #require(taken.records[.interactions])
    #expect(calls.map { $0["interaction_id"] } == ["S1", "S2"])
    #expect(calls.map { $0["recruiter_id"] } == ["R1", "R1"])
    #expect(calls.map { $0["outcome"] } == ["0", "6"])
    #expect(calls.map { $0["duration_seconds"] } == ["300", "200"])
    #expect(calls[0]["at"] == "1772443800")
  }

  @Test func twilioTellsPeopleFromMachinesWhereItLooked() throws {
    let folder = try TestFolder()
    let path = try folder.write(
      "calls.csv",
      "sid,from,to,direction,status,start_time,end_time,answered_by,duration\n"
        + "CA1,101,447700900123,outbound-api,completed,2026-03-02 09:30:00 UTC,2026-03-02 09:35:00 UTC,human,280\n"
        + "CA2,101,447700900123,outbound-api,completed,2026-03-02 09:40:00 UTC,2026-03-02 09:41:00 UTC,machine_start,60\n"
        + "CA3,101,447700900123,outbound-api,completed,2026-03-02 09:50:00 UTC,2026-03-02 09:51:00 UTC,,60\n"
        + "CA4,101,447700900123,outbound-api,teleported,2026-03-02 09:50:00 UTC,2026-03-02 09:51:00 UTC,,60\n")
    let taken = try take([path], parties: parties)
    let calls = try #require(taken.records[.interactions])
    #expect(calls.map { $0["outcome"] } == ["0", "1", "6"])
    // The length that Twilio prints is not the talk.
    #expect(calls.map { $0["duration_seconds"] } == [nil, nil, nil])
    #expect(taken.summary.rejected.map(\.line) == [5])
    #expect(taken.warning("answered calls of which nobody knows how long they were talk") == 2)
  }

  @Test func theOrderOf3CXIsASetting() throws {
    let taken = try take(
      """
      mapping: our-3cx
      like: 3cx
      files:
        - columns: [time-start, from-no, to-no, time-answered, time-end, historyid]
          calls: {id: historyid, at: time-start, answered: time-answered, ended: time-end, from: from-no, to: to-no}
      """, "cdr.log",
      "2026/03/02 09:30:00,101,07700900123,2026/03/02 09:30:10,2026/03/02 09:33:10,H1\n"
        + "2026/03/02 10:30:00,101,07700900123,,2026/03/02 10:33:10,H2\n", parties: parties)
    #expect(taken.records[.interactions]?.map { $0["outcome"] } == ["6", "2"])
    #expect(taken.records[.interactions]?.map { $0["duration_seconds"] } == ["180", nil])
    let plain = try TestFolder()
    let path = try plain.write("cdr.csv", "1,2,0,2026/03/02 09:30:00\n")
    #expect(throws: IntakeError.self) { try take([path], parties: parties) }
  }

  @Test func aPhoneBillListsWhatWasAnswered() throws {
    let folder = try TestFolder()
    let path = try folder.write(
      "bill.csv", "Date;Time;Number called;Duration;Charge\n02/03/2026;09:30;07700 900123;00:04:10;0,12\n")
    let taken = try take([path], parties: parties)
    #expect(taken.files.map(\.formatName) == ["phone-bill"])
    #expect(taken.records[.interactions]?.first?["duration_seconds"] == "250")
    #expect(taken.records[.interactions]?.first?["outcome"] == "6")
  }
}
