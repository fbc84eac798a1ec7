import Foundation
import Testing

@testable import Intake
@testable import Recruitment

/// Tables of every format, damaged as exports are damaged: cells swapped, quotes opened, rows cut, bytes of other
/// encodings. Whatever comes of it, it comes soon, and as an error or as rows and rejects.
///
@Suite struct TableMutationTests {
  /// The bundle's own files by their names, and tables of every preset.
  static let seeds: [(name: String, text: String)] = [
    (
      "bundle/people",
      "person_id,kind,name,emails,phones,created_at\nP1,candidate,\"Lee, Ann\",a@x.example;b@x.example,07700 900123,2026-03-02\n"
    ),
    (
      "bundle/interactions",
      "interaction_id,at,recruiter_id,person_id,channel,direction,outcome,duration_seconds,body\nI1,2026-03-02T09:30:00Z,R1,P1,call,outbound,connected,300,\"Said \"\"yes\"\"\nand no\"\n"
    ),
    ("bundle/job_events", "job_id,at,status,reason\nJ1,2026-03-02T09:30:00+01:00,on_hold,other: waiting\n"),
    (
      "bundle/preferences",
      "preference_id,person_id,at,purpose,channel,allowed,weekdays,from_hour,to_hour\nF1,P1,2026-03-02,any,call,no,mon;tue,09:00,17:30\n"
    ),
    ("bundle/firm", "key,value\ntimezone,Europe/London\ncurrency,GBP\nholidays,2026-12-25;2026-12-26\n"),
    (
      "bullhorn/Candidate",
      "externalID ,firstName,lastName,email,owner.name,dateAdded\nc1,Ann,\"Lee, Dr\",a@x.example,Rita,9/1/2016 0:00\nc2,Bob,Day,b@x.example,Rita,12/31/2016 9:00\n"
    ),
    (
      "bullhorn/Note",
      "externalID,candidates.externalID,action,comments,dateAdded\nn1,c1;c2,Call,\"Said \"\"yes\"\"\nand no\",9/1/2016 0:00\n"
    ),
    (
      "bullhorn/JobSubmission",
      "candidate.externalID,jobOrder.externalID,status,dateAdded\nc1,j1,Submitted,9/1/2016 0:00\n"
    ),
    (
      "opencats/activity",
      "activity_id,data_item_id,data_item_type,date_created,type,notes\n1,7,100,2026-03-02 09:30:00,500,x\n"
    ),
    (
      "hubspot/engagement_call",
      "engagement_id,property_hs_timestamp,property_hs_call_duration,property_hs_call_disposition\nE1,1775226600000,12000,f240bbac-87c9-4f6e-bf70-924b57d47db7\n"
    ),
    ("greenhouse/candidate", "id,first_name,last_name,created_at\n1,Ann,Lee,2021-02-09 03:38:36.161\n"),
    (
      "asterisk/Master",
      "\"\",\"101\",\"07700900123\",\"out\",\"\"\"R\"\" <101>\",\"a\",\"b\",\"Dial\",\"x\",\"2026-03-02 09:30:00\",\"2026-03-02 09:30:20\",\"2026-03-02 09:35:20\",320,300,\"ANSWERED\",\"D\",\"1.1\",\"\"\n"
    ),
    (
      "freeswitch/Master",
      "O,1002,&,default,2020/2/10 22:41,2020/2/10 22:41,2020/2/10 22:41,11,9,NORMAL_CLEARING,d80e22e0,,1002,PCMU,PCMU\n"
    ),
    ("3cx/cdr", "h,c,00:01:00,2026/03/02 09:30:00,,2026/03/02 09:31:00,x,101,07700900123\n"),
    (
      "ringcentral/calls",
      "Session Id,From Number,To Number,Result,Call Length,Call Start Time,Call Direction\nS1,101,07700900123,Accepted,0:00:20,2026-03-02 09:30:00,Outbound\n"
    ),
    (
      "aircall/calls",
      "direction,from,to,answered,user,duration (in call),datetime (UTC)\noutbound,101,07700900123,Yes,Rita,61,2026-03-02 09:30:00\n"
    ),
    (
      "twilio/calls",
      "sid,from,to,direction,status,start_time,end_time,answered_by\nCA1,101,07700900123,outbound-api,completed,2026-03-02 09:30:00 UTC,2026-03-02 09:31:00 UTC,human\n"
    ),
    ("phone-bill/bill", "Date;Time;Number called;Duration\n02/03/2026;09:30;07700 900123;00:04:10\n"),
  ]

  @Test(arguments: seeds.map(\.name)) func mutantsEndInAnAnswer(_ name: String) throws {
    let text = try #require(Self.seeds.first { $0.name == name }?.text)
    let parts = name.split(separator: "/")
    var parties = KnownParties()
    parties.add(person: "P1", phones: ["07700900123"], emails: [])
    parties.add(recruiter: "R1", name: "Rita", phone: "101", email: nil)
    let folder = try TestFolder()
    try MutantRun.each(of: name, short: 40) { number, random in
      let told = "seed \(MutantRun.seed), mutant \(number) of \(name)"
      let path = try folder.write("\(parts[1]).csv", bytes: mutant(Array(text.utf8), &random))
      var options = IntakeOptions()
      options.mapping = Presets.named(String(parts[0]))
      var passed = 0
      var failed = false
      do {
        var reader = try IntakeReader(paths: [path], options: options)
        reader.know(parties)
        let summary = try reader.read { batch in
          passed += batch.count
          for column in batch.columns { if let count = column.count { #expect(count == batch.count) } }
          for custom in batch.custom { #expect(custom.values.count == batch.count) }
        }
        #expect(summary.rejected.count <= Reject.listed)
      } catch is IntakeError { failed = true }
      // A file that is refused as a whole has passed nothing on, or nothing of it lands.
      #expect(!failed || passed == 0, "\(told)")
      _ = try? TableLook(path: path)
    }
  }

  /// Damage that knows what a table is made of.
  private func mutant(_ bytes: [UInt8], _ random: inout SmallRandom) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      guard !bytes.isEmpty else { return bytes }
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<14, using: &random) {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
      case 2: bytes.insert(contentsOf: Array("\"".utf8), at: place)
      case 3: bytes.insert(contentsOf: Array(",,,,\"\"\"".utf8), at: place)
      case 4: bytes.removeSubrange(place...)
      case 5: bytes += bytes
      case 6: bytes = bytes.map { $0 == 44 ? [59, 9, 124][place % 3] : $0 }
      case 7: bytes.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: place)
      case 8: bytes = [0xFF, 0xFE] + bytes.flatMap { [$0, 0] }
      case 9: bytes.insert(contentsOf: [UInt8](repeating: [48, 59, 97, 32][place % 4], count: 5_000), at: place)
      case 10: bytes = bytes.map { $0 == 10 ? 13 : $0 }
      case 11: bytes.insert(contentsOf: Array("9999999999999999999999;31/31/9999;-1".utf8), at: place)
      case 12: bytes.insert(contentsOf: [0, 0, 0xC3, 0x28, 0xED, 0xA0, 0x80], at: place)
      default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
      }
    }
    return bytes
  }

  /// Mappings are text from outside too.
  @Test func mappingsDamagedAreReadOrRefused() throws {
    let texts = Presets.texts.map(\.text)
    MutantRun.each(of: "mapping", short: 60) { number, random in
      let text = texts[number % texts.count]
      let bytes = Bool.random(using: &random) ? mutant(Array(text.utf8), &random) : shuffled(text, &random)
      _ = try? MappingReader.read(
        String(decoding: bytes.prefix(MappingReader.longest), as: UTF8.self), bases: Presets.all)
    }
  }

  /// Lines moved, doubled, deeper by some spaces, with marks that mean something in YAML.
  private func shuffled(_ text: String, _ random: inout SmallRandom) -> [UInt8] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let words = [
      "&a", "*a", "<<: *a", "!!binary x", "!!python/x", "---", "...", "? x", "- - - -", "{a: {b: [", "|", ">-", "\t",
      "each: x",
    ]
    for _ in 0...Int.random(in: 0...4, using: &random) {
      let place = Int.random(in: 0..<lines.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: lines.insert(lines[place], at: Int.random(in: 0..<lines.count, using: &random))
      case 1: lines.remove(at: place)
      case 2: lines.swapAt(place, Int.random(in: 0..<lines.count, using: &random))
      case 3: lines[place] = String(repeating: " ", count: Int.random(in: 0...900, using: &random)) + lines[place]
      case 4: lines[place] += words[Int.random(in: 0..<words.count, using: &random)]
      default:
        lines.insert(
          String(
            repeating: words[Int.random(in: 0..<words.count, using: &random)],
            count: Int.random(in: 1...500, using: &random)), at: place)
      }
      if lines.isEmpty { return [] }
    }
    return Array(lines.joined(separator: "\n").utf8)
  }
}
