import Desk
import Recruitment

/// What a request brings along besides its path: who is asking, and what was just done.
extension Site {
  /// The recruiter this browser chose, or the one the server was started for.
  func chosenRecruiter(_ request: WebRequest) -> String? {
    // Who signed in is who they are.
    if visitor != nil { return recruiter }
    let remembered = request.cookie(gate.recruiterCookie).flatMap { PercentEncoding.decode($0.utf8, form: false) }
    return remembered.flatMap { $0.isEmpty ? nil : $0 } ?? recruiter
  }

  func notice(_ request: WebRequest, words: DateWords) -> String? {
    request.cookie(gate.noticeCookie).flatMap { Notice(code: Receipt.split($0).code) }?.line(words)
  }

  /// The page, without the notice being shown again next time.
  func page(_ frame: PageFrame, _ content: HTML, for request: WebRequest) -> WebResponse {
    var frame = frame
    frame.visitor = visitor.map { FrameVisitor($0, hasDay: recruiter != nil, formToken: formToken) }
    frame.offersSetUp = visitor == nil && reception != nil
    frame.undo = request.cookie(gate.noticeCookie).flatMap { Receipt.split($0).receipt }.flatMap { receipt in
      chosenRecruiter(request).map {
        UndoForm(receipt: receipt, recruiter: $0, formToken: formToken, back: Self.ownPath(request.target)).markup
      }
    }
    let why = request.segments.flatMap { WhyHere.place($0, hasAccounts: visitor != nil) }
    let response = WebResponse.page(frame.page("\(content)\(why?.markup)"))
    guard request.cookie(gate.noticeCookie) != nil else { return response }
    return response.adding("Set-Cookie", Cookie.line(gate.noticeCookie, "", lasting: 0))
  }

  /// 202: there is an answer to come; the page asks for itself again until it is there.
  func waiting(_ frame: PageFrame, _ wait: WaitView, for request: WebRequest) -> WebResponse {
    var frame = frame
    frame.refresh = WaitView.seconds
    // Pages that say in words of their own why they are seen have not come to it yet.
    let says = request.segments.flatMap { WhyHere.place($0, hasAccounts: visitor != nil) } != nil
    let why: HTML? = says ? nil : WhyHere("You asked for it. It says itself for whom it is, once it is there.").markup
    var response = page(frame, "\(wait.content)\(why)", for: request)
    response.status = 202
    return response
  }

  /// Back to where the form was, at the card after the one it spoke of.
  /// - Parameter receipt: what takes back what was just written.
  func done(_ notice: Notice, _ form: FormValues, receipt: String? = nil) -> WebResponse {
    let next = form["next"].map { MomentID(text: $0).description == $0 ? "#card-\($0)" : "" } ?? ""
    return .seeOther(Self.ownPath(form["back"]) + next)
      .adding("Set-Cookie", Cookie.line(gate.noticeCookie, Receipt.join(notice.code, receipt), lasting: 60))
  }

  /// On to a page of ours, with the line that confirms.
  func done(_ notice: Notice, at path: String) -> WebResponse {
    .seeOther(path).adding("Set-Cookie", Cookie.line(gate.noticeCookie, notice.code, lasting: 60))
  }

  /// Whether whoever asks may bring records in.
  var mayImport: Bool { visitor.map { $0.desk.reach(.imports) == .all } ?? true }

  /// The first page: what somebody can do here. Where nothing is on record yet it says how records come in.
  func home() async throws -> String {
    guard let visitor else { return "/today" }
    if recruiter != nil { return "/today" }
    let hasRecords = try await queue.run { try visitor.desk.hasRecords() }
    if !hasRecords { return "/today" }
    if visitor.desk.reach(.findings) != .none { return "/evidence" }
    return visitor.desk.reach(.accounts) != .none ? "/accounts" : "/account"
  }

  /// For an account that is no recruiter on record: why there is no list, and the way to one for whoever can make it.
  /// - Parameter noun: what they asked for.
  func withoutRecruiter(_ noun: AccessNoun, _ request: WebRequest) async throws -> WebResponse {
    guard let visitor else { return .seeOther("/today?choose=1") }
    let now = now()
    let (settings, hasRecords, names) = try await queue.run {
      let administers = visitor.desk.reach(.accounts) != .none
      return (
        try visitor.desk.settings(), try visitor.desk.hasRecords(), administers ? try visitor.desk.recruiters() : []
      )
    }
    guard hasRecords else {
      let picker = RecruiterPicker(recruiters: [], isSignedIn: true, mayImport: mayImport)
      let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
      let frame = PageFrame(title: picker.title, firmName: settings.name, notice: notice(request, words: words))
      return page(frame, picker.content, for: request)
    }
    guard visitor.desk.reach(.accounts) != .none else { throw DeskError.notAllowed(noun) }
    return ErrorPages.noRecruiter(visitor.account, isAnybodyOnRecord: !names.isEmpty)
  }

  /// A path of ours to return to; `/today` for anything else.
  static func ownPath(_ path: String?) -> String {
    let pages = [
      "/today", "/people", "/trial", "/evidence", "/coach", "/coach/sent", "/account", "/accounts", "/audit",
      "/privacy", "/calendar", "/links", "/habits", "/habits/team", "/playbook", "/playbook/versions",
    ]
    let beneath = [
      "/today?", "/people?", "/people/", "/clients/", "/jobs/", "/evidence/", "/accounts/", "/audit?",
      "/privacy/", "/playbook/rules/", "/links?",
    ]
    guard let path, pages.contains(path) || beneath.contains(where: path.hasPrefix), path.utf8.count <= 512,
      path.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") }),
      !path.contains("#"), !path.contains("/.")
    else { return "/today" }
    return path
  }
}
