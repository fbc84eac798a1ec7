import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import Web

@Suite struct ImportPageTests {
  private let table = "Name;Date;Status\nAnn <b>;03/04/2026;CV sent\nBob;soon;Interview\n"

  /// Sends a file as the server hands it on: its body in a file.
  private func upload(
    _ visitor: Visitor, _ text: String, token: String? = nil, name: String = "../../etc/our sheet.csv",
    headers: [String: String] = ["sec-fetch-site": "same-origin"]
  ) async throws -> WebResponse {
    let boundary = "xBOUNDARYx"
    let body =
      "--\(boundary)\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n\(token ?? visitor.site.formToken)\r\n"
      + "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n"
      + "Content-Type: text/csv\r\n\r\n\(text)\r\n--\(boundary)--\r\n"
    let path = NSTemporaryDirectory() + "upload-\(UInt64.random(in: .min ... .max))"
    try Data(body.utf8).write(to: URL(fileURLWithPath: path))
    var all = headers
    all["content-type"] = "multipart/form-data; boundary=\(boundary)"
    var request = visitor.request("POST", "/import/upload", all)
    request.body = .file(path)
    let answer = await visitor.site.respond(to: request)
    #expect(!FileManager.default.fileExists(atPath: path))
    return answer
  }

  private func text(_ response: WebResponse) -> String { String(decoding: response.body, as: UTF8.self) }

  @Test func aFileIsLookedAtTriedImportedAndItsRejectsComeBack() async throws {
    let visitor = try Visitor()
    let start = await visitor.get("/import")
    #expect(start.status == 200 && text(start).contains("Nothing yet."))
    let sent = try await upload(visitor, table)
    #expect(sent.status == 303)
    let place = try #require(sent.header("Location"))
    let look = text(await visitor.get(place))
    #expect(look.contains("3 columns") && look.contains("our sheet.csv") && !look.contains("etc/"))
    #expect(look.contains("03/04/2026") && look.contains("Ann &lt;b&gt;") && look.contains("two ways"))
    let form = "form=\(visitor.site.formToken)&as=columns&name=ours&c0=name&c1=date&c2=status"
    let headers = ["content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin"]
    let unsaid = await visitor.site.respond(to: visitor.request("POST", "\(place)/try", headers, body: form))
    #expect(unsaid.status == 422)
    let tried = await visitor.site.respond(
      to: visitor.request("POST", "\(place)/try", headers, body: form + "&d1=day-first"))
    #expect(tried.status == 200 && text(tried).contains("name &lt;Ann&gt;") && text(tried).contains("&lt;soon&gt;"))
    let run = await visitor.site.respond(
      to: visitor.request("POST", "\(place)/run", headers, body: "form=\(visitor.site.formToken)"))
    #expect(run.status == 303)
    var done = ""
    for _ in 0..<200 where !done.contains("Take it back") {
      done = text(await visitor.get(place))
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(done.contains("rejects.csv") && done.contains("1 rejected"))
    let rejects = text(await visitor.get("\(place)/rejects.csv"))
    #expect(rejects == "why_rejected;Name;Date;Status\nat: not a date;Bob;soon;Interview\n")
  }

  private func form(_ visitor: Visitor, _ path: String, _ rest: String = "") async -> WebResponse {
    let headers = ["content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin"]
    return await visitor.site.respond(
      to: visitor.request("POST", path, headers, body: "form=\(visitor.site.formToken)\(rest)"))
  }

  /// Each column that leaves its dates open has a question of its own, guessed to be the date or not.
  @Test func theQuestionStandsWhereTheColumnIsChosenByHand() async throws {
    let visitor = try Visitor()
    let place = try #require(try await upload(visitor, "Name;Seen\nAnn;03/04/2026\n").header("Location"))
    #expect(text(await visitor.get(place)).contains("seen: “03/04/2026” can be read in two ways"))
    let unsaid = await form(visitor, "\(place)/try", "&as=columns&name=ours&c0=name&c1=date")
    // What was answered is still there.
    #expect(unsaid.status == 422 && text(unsaid).contains("say which comes first in dates of seen"))
    #expect(text(unsaid).contains("value=\"ours\"") && text(unsaid).contains("<option selected>date</option>"))
    #expect(await form(visitor, "\(place)/try", "&as=columns&name=ours&c0=name&c1=date&d1=month-first").status == 200)
  }

  @Test func aMappingThatIsThereIsNotReplacedUnasked() async throws {
    let visitor = try Visitor()
    let place = try #require(try await upload(visitor, "Name\nAnn\n").header("Location"))
    let taken = await form(visitor, "\(place)/try", "&as=columns&name=bullhorn&c0=name")
    #expect(taken.status == 422 && text(taken).contains("there is a mapping bullhorn already"))
  }

  @Test func aWideTableHasAsManyAnswersAsColumns() async throws {
    let visitor = try Visitor()
    let names = (1...150).map { "Column \($0)" }.joined(separator: ";")
    let place = try #require(try await upload(visitor, "Name;\(names)\nAnn\n").header("Location"))
    let answers = (1...150).map { "&c\($0)=keep" }.joined()
    #expect(await form(visitor, "\(place)/try", "&as=columns&name=ours&c0=name\(answers)").status == 200)
  }

  @Test func aFileThatIsNothingSaysWhy() async throws {
    let visitor = try Visitor()
    let place = try #require(try await upload(visitor, "PK\u{3}\u{4}x", name: "firm.zip").header("Location"))
    let look = text(await visitor.get(place))
    #expect(look.contains("no CSV files in it") && !look.contains("Show what would happen"))
  }

  /// Its name is nothing but a name, and still the table's own.
  @Test(arguments: [
    ("../../etc/ClientContact.csv", "ClientContact.csv"), ("a\u{202E}b;c.txt", "a_b_c.txt.csv"), (".csv", "csv.csv"),
    ("Ruth.ICS", "Ruth.ics"), (String(repeating: "x", count: 100) + ".zip", String(repeating: "x", count: 80) + ".zip"),
  ]) func anUploadKeepsItsName(_ name: String, _ kept: String) async throws {
    let visitor = try Visitor()
    let place = try #require(try await upload(visitor, table, name: name).header("Location"))
    let path = try #require(visitor.site.uploads.upload(String(place.dropFirst("/import/file/".count)), by: nil)).path
    #expect(path.split(separator: "/").last.map(String.init) == kept && FileManager.default.fileExists(atPath: path))
  }

  @Test func anUploadThatIsGoneIsToldOf() async throws {
    let visitor = try Visitor()
    let gone = await visitor.get("/import/file/none")
    #expect(gone.status == 404 && text(gone).contains("the server was started again"))
    #expect(await form(visitor, "/import/file/none/run").status == 404)
  }

  @Test func anImportBeginsOnce() throws {
    let uploads = UploadStore()
    let path = try uploads.place(for: "a.csv")
    try Data("x".utf8).write(to: URL(fileURLWithPath: path))
    let id = uploads.add(path: path, name: "a.csv", by: nil, now: FakeDesk.now).id
    #expect(uploads.begin(id, now: FakeDesk.now) && !uploads.begin(id, now: FakeDesk.now))
    uploads.change(id) { $0.state = .failed("no") }
    #expect(uploads.begin(id, now: FakeDesk.now) && !uploads.begin("none", now: FakeDesk.now))
    uploads.remove(id)
    #expect(!FileManager.default.fileExists(atPath: (path as NSString).deletingLastPathComponent))
  }

  /// A day later it is gone, and so is the oldest where there are many, but none while it is read.
  @Test func uploadsAreForgottenAndNotWhileTheyAreRead() throws {
    let uploads = UploadStore()
    func add(_ seconds: Int64) throws -> (id: String, path: String) {
      let path = try uploads.place(for: "a.csv")
      try Data("x".utf8).write(to: URL(fileURLWithPath: path))
      let now = Instant(FakeDesk.now.seconds + seconds)
      return (uploads.add(path: path, name: "a.csv", by: nil, now: now).id, path)
    }
    let (read, other) = (try add(0), try add(1))
    #expect(uploads.begin(read.id, now: FakeDesk.now))
    for second in 2...60 { _ = try add(Int64(second)) }
    #expect(uploads.upload(read.id, by: nil) != nil && FileManager.default.fileExists(atPath: read.path))
    #expect(uploads.upload(other.id, by: nil) == nil && !FileManager.default.fileExists(atPath: other.path))
    uploads.change(read.id) { $0.state = .failed("no") }
    uploads.forgetOld(now: Instant(FakeDesk.now.seconds + 86_500))
    #expect(uploads.upload(read.id, by: nil) == nil && !FileManager.default.fileExists(atPath: read.path))
  }

  @Test func ofACalendarIsAskedWhoseItIs() async throws {
    let visitor = try Visitor()
    let sent = try await upload(visitor, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", name: "ruth.ICS")
    let place = try #require(sent.header("Location"))
    let look = text(await visitor.get(place))
    #expect(look.contains("Whose it is") && look.contains("type=\"email\"") && look.contains("name=\"known\""))
    let headers = ["content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin"]
    func tried(_ rest: String) async -> WebResponse {
      let body = "form=\(visitor.site.formToken)&as=\(rest)"
      return await visitor.site.respond(to: visitor.request("POST", "\(place)/try", headers, body: body))
    }
    let unsaid = await tried("&me=")
    #expect(unsaid.status == 422 && text(unsaid).contains("Say whose mail or calendar it is"))
    #expect(await tried("&me=ruth%40firm.example&known=yes").status == 200)
    // Looked at again, what was said is still there.
    #expect(text(await visitor.get(place)).contains("ruth@firm.example"))
  }

  @Test func anUploadFromElsewhereIsRefused() async throws {
    let visitor = try Visitor()
    #expect(try await upload(visitor, table, token: "no").status == 403)
    #expect(try await upload(visitor, table, headers: ["sec-fetch-site": "cross-site"]).status == 403)
    #expect(try await upload(visitor, "").status == 422)
    #expect(await visitor.get("/import/file/none").status == 404)
    let stranger = try Visitor(isInside: false)
    #expect(await stranger.get("/import").status == 401)
    let request = stranger.request("POST", "/import/upload", ["sec-fetch-site": "same-origin"])
    #expect(await stranger.site.placeForUpload(request) == nil)
  }

  @Test func mappingsAreShownAndTaken() async throws {
    let visitor = try Visitor()
    #expect(text(await visitor.get("/import/mappings/bullhorn")).contains("mapping: bullhorn"))
  }
}
