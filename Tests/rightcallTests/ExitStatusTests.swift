import Foundation
import Testing

/// Exit status: 0 done; 1 the work could not be done; 2 the command line was wrong; 3 done, but rows were rejected.
@Suite(.enabled(if: Program.folder != nil, "rightcall was not built beside these tests"))
struct ExitStatusTests {
  private static let commands = [
    "today", "person", "moments", "import", "undo", "start", "serve", "demo", "account", "audit", "simulate",
    "playbook",
    "doctor",
  ]

  @Test func `a version and help are answers`() throws {
    let program = try Sandbox()
    let version = try program.run("--version")
    #expect(version.status == 0 && version.output.split(separator: ".").count == 3 && version.errors.isEmpty)
    let help = try program.run("--help")
    #expect(help.status == 0 && Self.commands.allSatisfy(help.output.contains))
  }

  @Test(arguments: commands) func `every command has help`(command: String) throws {
    let help = try Sandbox().run(command, "--help")
    #expect(help.status == 0 && help.errors.isEmpty)
    #expect(help.output.contains("OVERVIEW:") && help.output.contains("USAGE: rightcall \(command)"))
  }

  @Test(arguments: [
    ["today", "--minute"], ["today", "--minutes", "0"], ["today", "--minutes", "x"], ["today", "--as-of", "tomorrow"],
    ["today", "extra"], ["nonsense"], ["import"], ["person"], ["simulate"],
    ["simulate", "--out", "x", "--recruiters", "0"], ["serve", "--port", "70000"], ["moments", "--from", "31/12/2026"],
    ["playbook", "check", "a", "b"], ["today", "--database"],
  ])
  func `a wrong command line is 2, said on standard error`(arguments: [String]) throws {
    let program = try Sandbox()
    let answer = try program.run(arguments)
    #expect(answer.status == 2 && answer.output.isEmpty && !answer.errors.isEmpty, "\(answer)")
    // Nothing was made for it.
    #expect(!FileManager.default.fileExists(atPath: program.folder + "/data"))
  }

  @Test func `what cannot be done is 1, in one line first`() throws {
    let program = try Sandbox()
    let missing = try program.run("--database", program.database, "import", program.folder + "/none")
    #expect(missing.status == 1 && missing.output.isEmpty && missing.errors.contains("none cannot be read"))
    #expect(try program.run("import", program.bundle(), "--database", program.database).status == 0)
    for arguments in [
      ["today", "--recruiter", "R9"], ["person", "P9"], ["moments", "--kind", "C99"], ["undo", "77"],
      ["today", "--playbook", program.folder + "/none.yaml"],
    ] {
      let answer = try program.run(arguments + ["--database", program.database, "--json"])
      #expect(answer.status == 1 && answer.output.isEmpty, "\(arguments)")
      #expect(answer.errors.split(separator: "\n").count == 1 && !answer.errors.contains("Error:"), "\(answer.errors)")
    }
    for place in ["mysql://somewhere/db", "sqlite:\(program.folder)", "sqlite:/none/such/firm.sqlite"] {
      #expect(try program.run("today", "--database", place).status == 1, "\(place)")
    }
  }

  /// Silence is no answer: the program asked for ever.
  @Test(arguments: ["", "\n\n\n", "\n\n\nday\n", "\n\n\nours\nmonth\n"])
  func `a wizard whose answers end says so, and imports nothing`(answers: String) throws {
    try Program.withTemporaryFolder { folder in
      let table = "Name,E-Mail,Date added\nAnn,a@x.example,03/04/2026\n"
      try Data(table.utf8).write(to: folder.appendingPathComponent("t.csv"))
      try Data(answers.utf8).write(to: folder.appendingPathComponent("answers"))
      let answer = try Program.run("rightcall import --wizard t.csv < answers", in: folder)
      #expect(
        answer.status == 1 && answer.output.contains("The answers ended before the last question: nothing was imported")
      )
      #expect(answer.output.utf8.count < 10_000)
      #expect(try Program.run("rightcall undo --json", in: folder).output.contains("\"batches\":[]"))
    }
  }

  /// It asked whether to import, and did.
  @Test func `a dry run of the wizard changes nothing`() throws {
    try Program.withTemporaryFolder { folder in
      let script = """
        printf 'Name,E-Mail\\nAnn,a@x.example\\n' > t.csv
        printf '\\n\\nours\\ny\\n' | rightcall import --wizard --dry-run t.csv; echo "status $?"
        rightcall undo --json; rightcall mappings --show ours; echo "status $?"
        rightcall import --wizard --as bullhorn t.csv; echo "status $?"
        """
      let answer = try Program.run(script, in: folder).output
      #expect(answer.contains("Nothing was changed: this was a dry run.") && answer.contains("\"batches\":[]"))
      let status = answer.split(separator: "\n").filter { $0.hasPrefix("status") }
      #expect(status == ["status 0", "status 1", "status 2"], "\(answer)")
    }
  }

  @Test func `rejected rows are 3, and listed`() throws {
    let program = try Sandbox()
    let bundle = try program.bundle(
      "I1,31/31/2026,P1,R1,call,outbound\nI2,2026-03-02T10:00:00Z,P1,R1,carrier pigeon,outbound\n")
    let answer = try program.run("--database", program.database, "import", bundle, "--json")
    #expect(answer.status == 3)
    let report = try answer.json()
    #expect((report["rejected"] as? [[String: Any]])?.map { $0["column"] as? String } == ["at", "channel"])
    let text = try program.run("import", bundle, "--database", program.database)
    #expect(text.status == 3 && text.output.contains("Rejected: ") && text.output.contains("Nothing was new."))
  }

  /// What was rejected comes back through the same door, whoever mended it.
  @Test func `rejected rows come back once they are mended`() throws {
    try Program.withTemporaryFolder { folder in
      let script = """
        mkdir firm
        printf 'person_id;kind;name\\nP1;candidate;Ann\\nP2;wizard;Zo\\xeb\\n' > firm/people.csv
        printf 'interaction_id,at,person_id,channel,direction\\nI1,31/31/2026,P1,call,outbound\\n' > firm/interactions.csv
        echo hello > firm/notes.txt
        rightcall import firm --rejects back; echo "status $?"
        sed -i 's/wizard/contact/; s|31/31/2026|2026-03-02T09:00:00Z|' back/*.csv
        rightcall import back --json; echo "status $?"
        """
      let answer = try Program.run(script, in: folder)
      let lines = answer.output.split(separator: "\n")
      #expect(lines.filter { $0.hasPrefix("status") } == ["status 3", "status 0"], "\(answer.output)")
      #expect(answer.output.contains("notes.txt: left aside: "))
      #expect(answer.output.contains("2 tables of rejected rows in back"))
      let people = try Data(contentsOf: folder.appendingPathComponent("back/people.csv"))
      #expect(Array(people.suffix(2)) == [0xEB, 10] && people.starts(with: Array("why_rejected;person_id;".utf8)))
      #expect(answer.output.contains("\"people\":2") && answer.output.contains("\"interactions\":1"))
    }
  }

  @Test func `every answer is one JSON document, wherever the store is named`() throws {
    let program = try Sandbox()
    #expect(
      try program.run("--database", program.database, "import", program.bundle(), "--json").json()["batch"] is String)
    for (arguments, key) in [
      (["today"], "recruiters"), (["today", "--recruiter", "R1"], "conversations"), (["person", "P1"], "timeline"),
      (["moments"], "moments"), (["undo"], "batches"), (["doctor"], "checks"), (["playbook", "check"], "rules"),
    ] {
      for line in [["--database", program.database] + arguments, ["--database=" + program.database] + arguments] {
        let answer = try program.run(line + ["--json"])
        #expect(answer.status == 0 && answer.errors.isEmpty, "\(line) \(answer)")
        #expect(try answer.json()[key] != nil, "\(line)")
      }
    }
    let undone = try program.run("undo", "1", "--json", "--database", program.database)
    #expect(undone.status == 0)
    #expect(try undone.json()["removed"] is Int)
  }

  @Test func `a playbook with faults is 1, each with its place`() throws {
    let program = try Sandbox()
    let path = try program.file("own.yaml", "version: 1\nrules:\n  - rule: X\n")
    let answer = try program.run("playbook", "check", path)
    #expect(answer.status == 1 && answer.output.isEmpty && answer.errors.contains("own.yaml:3:"))
    let document = try program.run("playbook", "check", path, "--json")
    #expect(document.status == 1)
    #expect(try (document.json()["faults"] as? [Any])?.isEmpty == false)
    let used = try program.run("today", "--playbook", path, "--database", program.database)
    #expect(used.status == 1 && used.errors.hasPrefix("The playbook cannot be used: "))
    let copy = try program.file("copy.yaml", program.run("playbook", "check", "--print").output)
    #expect(try program.run("playbook", "check", copy).status == 0)
  }

  @Test func `start asks whose mailbox it is`() throws {
    let program = try Sandbox()
    let box = try program.file(
      "box.mbox",
      "From a@b.example Mon Mar  2 09:00:00 2026\nFrom: a@b.example\nTo: me@firm.example\nDate: Mon, 2 Mar 2026 09:00:00 +0000\nMessage-ID: <1@b.example>\n\nShall we talk?\n"
    )
    let asked = try program.run("start", box, "--json", "--database", program.database)
    #expect(asked.status == 2 && asked.output.isEmpty && asked.errors.contains("--me a@b.example"))
    let begun = try program.run(
      "start", box, "--me", "me@firm.example", "--as-of", "2026-03-02T12:00", "--json", "--database", program.database)
    #expect(begun.status == 0)
    #expect(Set(try begun.json().keys) == ["import", "correspondents", "today"])
  }

  /// The message was lost with the answer, and the program fell over.
  @Test func `an answer that cannot be written is 1`() throws {
    let answer = try Sandbox().run("playbook", "check", "--json", output: "/dev/full")
    #expect(answer.status == 1 && !answer.errors.isEmpty, "\(answer)")
  }

  @Test func `without a word where, the store stands in the data folder, closed to others`() throws {
    let program = try Sandbox()
    #expect(try program.run("import", program.bundle()).status == 0)
    let folder = program.folder + "/data/rightcall"
    #expect(FileManager.default.fileExists(atPath: folder + "/firm.sqlite"))
    let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
    #expect(mode == 0o700)
  }
}
