import Desk
import Foundation
import Recruitment
import Testing

@testable import Web

@Suite struct PrivacyPageTests {
  @Test func anAdministratorTakesOutAndErases() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var browser = try await firm.browser("admin@firm.example")
    let page = await browser.get("/privacy/person?who=hidden%40mail.example")
    #expect(page.status == 200 && page.text.contains("Hidden Hale") && page.text.contains("type P8"))
    #expect(!page.text.contains(SmallFirm.mailBody))
    let archive = await browser.get("/privacy/export?who=P8")
    #expect(archive.header("Content-Type") == "application/zip" && archive.header("Cache-Control") == "no-store")
    #expect(archive.header("Content-Disposition") == "attachment; filename=\"held-on-P8.zip\"")
    #expect(archive.text.contains(SmallFirm.mailBody) && !archive.text.contains("Shall we talk?"))
    _ = await browser.get("/privacy/person?who=P8")
    // A slip is told beside the field, where it can be put right.
    let slip = await browser.post("/privacy/erase", ["person": "P8", "confirm": "p9"])
    #expect(slip.status == 422 && slip.text.contains("Nothing was erased") && slip.text.contains("type P8"))
    let nobody = await browser.get("/privacy/person?who=P77")
    #expect(
      nobody.status == 404 && nobody.text.contains("Nobody on record has that id")
        && nobody.text.contains("value=\"P77\""))
    let done = await browser.post("/privacy/erase", ["person": "P8", "confirm": "P8"])
    #expect(done.status == 303 && done.header("Location") == "/privacy")
    #expect(await browser.get("/privacy").text.contains("Erased."))
    #expect(await browser.get("/privacy/person?who=P8").status == 404)
    let deeds = try firm.desk.auditLog().map(\.deed)
    #expect(deeds.contains(.exportedPerson) && deeds.contains(.erasedPerson))
  }

  @Test func anAdministratorLoadsAListAndRemovesIt() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var browser = try await firm.browser("admin@firm.example")
    #expect(await browser.get("/privacy").text.contains("No list is loaded"))
    let done = await browser.post("/privacy/screening", ["list": "TPS", "numbers": "01632 960001\nanna@mail.example"])
    #expect(done.status == 303)
    let page = await browser.get("/privacy")
    #expect(page.text.contains("2 entries, of 1 person on record"), "\(page.text)")
    #expect(page.text.contains("holds 28 days"))
    firm.wait(29 * 86_400)
    var later = try await firm.browser("admin@firm.example")
    #expect(await later.get("/privacy").text.contains("too old"))
    #expect(await later.post("/privacy/screening/remove", ["list": "TPS"]).status == 303)
    #expect(await later.get("/privacy").text.contains("No list is loaded"))
  }

  @Test func aListComesInAsAFile() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var browser = try await firm.browser("admin@firm.example")
    #expect(await browser.get("/privacy").text.contains("64 MB at most"))
    let numbers = (0..<5_000).map { "+44 1632 \(960_000 + $0)" }.joined(separator: "\r\n")
    let done = await browser.upload(
      "/privacy/screening", ["list": "TPS"], file: numbers + "\r\nanna@mail.example\r\nnobody")
    #expect(done.status == 303, "\(done.text)")
    let page = await browser.get("/privacy").text
    #expect(page.contains("5,001 entries, of 1 person on record"), "\(page)")
    #expect(done.headers.contains { $0.value.contains("screening_loaded.1") })
    // Another site's form, an empty list, and somebody else's account change nothing.
    let token = browser.formToken
    browser.formToken = "0"
    #expect(await browser.upload("/privacy/screening", ["list": "TPS"], file: "+441632960001").status == 403)
    browser.formToken = token
    #expect(await browser.upload("/privacy/screening", ["list": "TPS"], file: "nothing").status == 400)
    var boss = try await firm.browser("boss@firm.example")
    #expect(await boss.upload("/privacy/screening", ["list": "TPS"], file: "+441632960001").status == 403)
    #expect(await browser.get("/privacy").text.contains("5,001 entries"))
  }

  @Test func aFileThatIsTooLargeIsRefusedBeforeItIsRead() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var browser = try await firm.browser("admin@firm.example")
    _ = await browser.get("/privacy")
    var request = WebRequest(
      method: "POST", target: "/privacy/screening",
      headers: [
        "host": browser.host, "origin": browser.origin, "content-type": "multipart/form-data; boundary=b",
        "cookie": browser.cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; "),
      ])
    #expect(request.takesStream)
    request.body = .stream(
      BodyStream(length: ScreeningUpload.limit + 1) { _ in Issue.record("it was read all the same") })
    let refusal = await browser.site.respond(to: request)
    #expect(refusal.status == 413 && refusal.text.contains("64 MB"))
    // One that does not say its length is stopped where it passes the limit.
    let head = Array(
      "--b\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n\(browser.formToken)\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
        .utf8)
    let part = [UInt8](repeating: 48, count: 8 << 20)
    request.body = .stream(
      BodyStream(length: nil) { take in
        try await take(head[...])
        for _ in 0..<9 { try await take(part[...]) }
        Issue.record("it was read to its end")
      })
    #expect(await browser.site.respond(to: request).status == 413)
    #expect(await browser.get("/privacy").text.contains("No list is loaded"))
  }

  /// What the archive holds is what was held, in a form that other programs read.
  @Test func theArchiveIsAZipWithAPageAndTables() throws {
    let held = HeldOnPerson(
      id: "P1", name: "A <b>", firmName: "Firm & Sons", takenAt: SmallFirm.now,
      tables: [
        HeldTable(
          name: "facts", title: "Facts", columns: ["at", "value"], rows: [["1", "=1+1"], [nil, "say \"hi\",\nyou"]]),
        HeldTable(
          name: "talks", title: "Talks", columns: ["at", "deleted_at"],
          rows: [["2026-03-02T09:30:00Z", nil], ["2026-03-03T09:30:00Z", nil]]),
        HeldTable(name: "one", title: "One", columns: ["at", "why"], rows: [["2026-03-02T09:30:00Z", "because"]]),
        HeldTable(name: "empty", title: "Nothing here", columns: ["at"], rows: []),
      ])
    let folder = NSTemporaryDirectory() + "rightcall-zip\(UInt64.random(in: .min ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(SubjectArchive(held).bytes).write(to: URL(fileURLWithPath: folder + "/a.zip"))
    let script = """
      import zipfile, csv, io, json
      z = zipfile.ZipFile("\(folder)/a.zip")
      assert z.testzip() is None
      assert z.namelist() == ["read-me-first.html", "everything.json", "tables/facts.csv", "tables/talks.csv", "tables/one.csv"], z.namelist()
      rows = list(csv.reader(io.StringIO(z.read("tables/facts.csv").decode(), newline="")))
      assert rows == [["at", "value"], ["1", "'=1+1"], ["", 'say "hi",\\nyou']], rows
      d = json.loads(z.read("everything.json"))
      assert d["person"] == "P1" and d["facts"][1]["value"] == 'say "hi",\\nyou' and d["empty"] == [], d
      page = z.read("read-me-first.html").decode()
      assert "A &lt;b&gt;" in page and "<b>" not in page and "nothing here" in page, page
      # As people write times; a column without a word in it is left to the tables; whoever has no mouse can push sideways.
      assert ">Mon 2 Mar 2026, 09:30</time>" in page and "deleted at" not in page and 'tabindex="0"' in page, page
      assert '<th scope="row">why</th><td>because</td>' in page, page
      assert z.infolist()[0].date_time == (2026, 3, 5, 15, 30, 0), z.infolist()[0].date_time
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func checksumsAreZips() {
    #expect(ZipWriter.checksum(Array("123456789".utf8)) == 0xcbf4_3926)
  }
}
