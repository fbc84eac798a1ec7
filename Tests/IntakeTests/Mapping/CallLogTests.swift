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
    // Whatever picked up; nobody; they rang us, and a mailbox of ours may have taken it.
    #expect(calls.map { $0["outcome"] } == ["6", "2", "6"])
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
        + "S1,,+447700900123,Rita Roe,101,Accepted,0:05:00,2026-03-02 09:30:20,Inbound\n"
        // A queue takes the call before one of ours does; another is given up in it.
        + "S3,,+447700900456,Queue,+442079460000,Accepted,0:09:30,2026-03-02 11:00:00,Inbound\n"
        + "S3,,+447700900456,Rita Roe,101,Accepted,0:03:00,2026-03-02 11:00:30,Inbound\n"
        + "S4,,+447700900456,Queue,+442079460000,Accepted,0:09:30,2026-03-02 12:00:00,Inbound\n"
        + "S4,,+447700900456,Rita Roe,101,Missed,0:00:30,2026-03-02 12:00:30,Inbound\n"
        // Both sides have a name; only one of them is ours.
        + "S5,Anna Smith,+447700900123,Raj Roy,+442079460000,Accepted,0:03:00,2026-03-02 13:00:00,Inbound\n")
    let taken = try take([path], parties: parties)
    #expect(taken.files.map(\.formatName) == ["ringcentral"])
    let calls = try #require(taken.records[.interactions])
    #expect(calls.map { $0["interaction_id"] } == ["S1", "S2", "S3", "S4", "S5"])
    #expect(calls.map { $0["recruiter_id"] } == ["R1", "R1", "R1", nil, "R2"])
    #expect(calls.map { $0["outcome"] } == ["0", "6", "0", "6", "0"])
    // What the report calls the length begins with the ringing.
    #expect(calls.map { $0["duration_seconds"] } == [nil, nil, nil, nil, nil])
    #expect(calls[0]["at"] == "1772443800")
  }

  @Test func talkIsThatOfTheLegOnWhichTheySpoke() throws {
    let head = "Session Id,From Number,To Number,Result,Talk Time,Call Start Time,Call Direction\n"
    let folder = try TestFolder()
    let path = try folder.write(
      "calls.csv",
      head + "S1,+447700900456,+442079460000,Accepted,0:09:30,2026-03-02 11:00:00,Inbound\n"
        + "S1,+447700900456,101,Accepted,0:03:00,2026-03-02 11:00:30,Inbound\n")
    let call = try #require(try take([path], parties: parties).records[.interactions]?.first)
    #expect(call["recruiter_id"] == "R1" && call["duration_seconds"] == "180" && call["outcome"] == "0")
  }

  /// More calls than are held at once: the older half is passed on, and the legs of the others still come together.
  @Test func aLongLogsLegsComeTogether() throws {
    let head = "Session Id,From Number,To Number,Result,Talk Time,Call Start Time,Call Direction\n"
    let count = 2 * HeldCalls.most + 2_000
    func leg(_ call: Int, _ result: String, _ talk: String) -> String {
      "S\(call),+447700900456,101,\(result),\(talk),2026-03-02 11:00:00,Inbound\n"
    }
    let rows = (0..<count).map { leg($0, "No Answer", "") }.joined()
    let (first, last) = (HeldCalls.most, count - 1)
    let late = [(last, "0:03:00"), (first, "0:02:00"), (0, "0:01:00")].map { leg($0, "Accepted", $1) }.joined()
    let folder = try TestFolder()
    let taken = try take([try folder.write("calls.csv", head + rows + late)], parties: parties)
    let calls = try #require(taken.records[.interactions])
    // The first of all was passed on long since: landing makes one of the two that bear its name.
    #expect(calls.count == count + 1)
    let talks = calls.compactMap { call in call["duration_seconds"].map { "\(call["interaction_id"] ?? "") \($0)" } }
    #expect(talks.sorted() == ["S0 60", "S\(first) 120", "S\(last) 180"])
  }

  /// 13 October can be read in one way only: so the file says how 5 October is meant.
  @Test func aFilesOwnDatesSayInWhichOrderTheyAre() throws {
    func times(_ dates: [String]) throws -> (at: [String?], taken: Taken) {
      let folder = try TestFolder()
      let rows = dates.enumerated().map { "S\($0),101,+447700900123,Busy,\($1) 10:00 AM,Outbound\n" }
      let path = try folder.write(
        "calls.csv", "Session Id,From Number,To Number,Result,Call Start Time,Call Direction\n" + rows.joined())
      let taken = try take([path], parties: parties)
      return (taken.records[.interactions]?.map { $0["at"] } ?? [], taken)
    }
    let american = try times(["10/05/2026", "10/13/2026"])
    #expect(american.at == ["1791190800", "1791882000"] && american.taken.summary.rejected.isEmpty)
    let settled = "dates that could be read in two ways: read month first, as others in the file must be"
    #expect(american.taken.warning(settled) == 1)
    #expect(try times(["10/05/2026", "13/05/2026"]).at == ["1778403600", "1778662800"])
    // Both orders: each says for itself how it is meant, and for one that could be either nobody guesses.
    let mixed = try times(["10/05/2026", "13/05/2026", "05/13/2026"])
    #expect(mixed.at == ["1778662800", "1778662800"] && mixed.taken.summary.rejected.map(\.line) == [2])
    #expect(
      mixed.taken.warning("dates that could be two days: not taken. Say `dates` in a mapping, or use --wizard") == 1)
  }

  @Test func aMailboxOfOursIsNobody() throws {
    let row = "\"\",07700900456,101,\"in\",\"x\",\"SIP/t\",\"\",\"VoiceMail\",\"101@default\",\"2026-10-05 11:00:00\","
    let folder = try TestFolder()
    let path = try folder.write(
      "Master.csv",
      row + "\"2026-10-05 11:00:20\",\"2026-10-05 11:03:20\",200,180,\"ANSWERED\",\"DOCUMENTATION\",\"u2\",\"\"\n")
    let call = try #require(try take([path], parties: parties).records[.interactions]?.first)
    #expect(call["outcome"] == "1" && call["duration_seconds"] == nil && call["recruiter_id"] == "R1")
  }

  @Test func whoTookAnAircallCallIsAPerson() throws {
    let folder = try TestFolder()
    let path = try folder.write(
      "calls.csv",
      "call id,direction,from,to,answered,user,duration (in call),datetime (UTC)\n"
        + "1,outbound,+442079460001,+447700900123,Yes,Rita Roe,300,2026-10-05 10:00:00\n"
        + "2,inbound,+447700900123,+442079460001,Yes,Rita Roe,300,2026-10-05 12:00:00\n"
        + "3,inbound,+447700900123,+442079460001,Yes,,300,2026-10-05 13:00:00\n")
    let calls = try #require(try take([path], parties: parties).records[.interactions])
    #expect(calls.map { $0["outcome"] } == ["6", "0", "6"])
  }

  /// A text through a number that several share is somebody's all the same: of nobody of ours in particular.
  @Test func aTextThroughASharedNumberHasNoRecruiter() throws {
    let folder = try TestFolder()
    let path = try folder.write(
      "messages.csv",
      "sid,from,to,direction,status,body,num_segments,date_sent\n"
        + "SM1,101,+447700900123,outbound-api,delivered,hello,1,2026-10-05T10:00:00Z\n"
        + "SM3,+442079469999,+447700900123,outbound-api,delivered,hello,1,2026-10-05T11:00:00Z\n"
        + "SM4,+447700900123,+442079469999,inbound,received,reply,1,2026-10-05T11:10:00Z\n")
    let texts = try #require(try take([path], parties: parties).records[.interactions])
    #expect(texts.map { $0["interaction_id"] } == ["SM4", "SM1", "SM3"])
    #expect(texts.map { $0["recruiter_id"] } == [nil, "R1", nil])
    #expect(texts.map { $0["person_id"] } == ["P1", "P1", "P1"])
  }

  @Test func aRowWithMoreCellsIsOfAnotherSystem() throws {
    let columns = (1...15).map { "c\($0)" }
    var table = MappedTable()
    (table.columns, table.shape) = (columns, [("c1", .number)])
    func sample(_ cells: [String]) -> TableSample { TableSample(name: "cdr", names: cells, first: cells) }
    #expect(table.fit(sample(["7"] + columns.dropFirst())) != nil)
    #expect(table.fit(sample(["7"] + columns.dropFirst() + ["", ""])) != nil)
    #expect(table.fit(sample(["7"] + columns.dropFirst() + ["", "more"])) == nil)
  }

  @Test func twilioTellsPeopleFromMachinesWhereItLooked() throws {
    let folder = try TestFolder()
    let path = try folder.write(
      "calls.csv",
      "sid,from,to,direction,status,start_time,end_time,answered_by,duration\n"
        + "CA1,101,447700900123,outbound-api,completed,2026-03-02 09:30:00 UTC,2026-03-02 09:35:00 UTC,human,280\n"
        + "CA2,101,447700900123,outbound-api,completed,2026-03-02 09:40:00 UTC,2026-03-02 09:41:00 UTC,machine_start,60\n"
        + "CA3,101,447700900123,outbound-api,completed,2026-03-02 09:50:00 UTC,2026-03-02 09:51:00 UTC,,60\n"
        + "CA4,101,447700900123,outbound-api,teleported,2026-03-02 09:50:00 UTC,2026-03-02 09:51:00 UTC,,60\n"
        + "CA5,447700900123,101,inbound,completed,2026-03-02 10:50:00 UTC,2026-03-02 10:51:00 UTC,,60\n")
    let taken = try take([path], parties: parties)
    let calls = try #require(taken.records[.interactions])
    // Of a result that nobody knows it is known that there was a call; it is listed, once.
    #expect(calls.map { $0["outcome"] } == ["0", "1", "6", nil, "6"])
    // The length that Twilio prints is not the talk.
    #expect(calls.map { $0["duration_seconds"] } == [nil, nil, nil, nil, nil])
    #expect(taken.summary.rejected.isEmpty && taken.warning("no meaning in the table result: teleported") == 1)
    #expect(taken.warning("answered calls of which nobody knows how long they were talk") == 3)
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
      "bill.csv",
      "Date;Time;Number called;Duration;Charge\n02/03/2026;09:30;07700 900123;00:04:10;0,12\n13/03/2026;09:30;07700 900123;00:01:00;0,12\n"
    )
    let taken = try take([path], parties: parties)
    #expect(taken.files.map(\.formatName) == ["phone-bill"])
    #expect(taken.records[.interactions]?.first?["duration_seconds"] == "250")
    #expect(taken.records[.interactions]?.first?["outcome"] == "6")
  }

  @Test func twoCallsInOneMinuteAreTwo() throws {
    let folder = try TestFolder()
    let header = "Date;Time;Number called;Duration\n"
    let rows = ["13/03/2026;09:30;07700 900123;12\n", "13/03/2026;09:30;07700 900123;300\n"]
    for (index, text) in [rows, rows.reversed()].enumerated() {
      let path = try folder.write("bill\(index).csv", header + text.joined())
      let taken = try take([path], parties: parties)
      #expect(Set(taken.records[.interactions]?.map { $0["duration_seconds"] } ?? []) == ["12", "300"])
      #expect(Set(taken.records[.interactions]?.map { $0["interaction_id"] } ?? []).count == 2)
    }
  }
}
