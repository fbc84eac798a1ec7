import Desk
import Recruitment

/// `GET /accounts`, `/accounts/new`, `/accounts/N`; `POST /accounts`, `/accounts/first-link`, `/accounts/N`, and
/// `/password`, `/disable`, `/enable`, `/unlink` beneath.
struct AccountsRoute {
  private let site: Site
  private let request: WebRequest
  private let visitor: Visitor
  private let reception: Reception

  init(_ site: Site, _ request: WebRequest, _ visitor: Visitor, _ reception: Reception) {
    self.site = site
    self.request = request
    self.visitor = visitor
    self.reception = reception
  }

  func list() async throws -> WebResponse {
    let desk = visitor.desk
    let (settings, accounts, rule) = try await site.queue.run {
      (try desk.settings(), try desk.accounts(), try desk.firstLink())
    }
    let link = site.provider.map {
      FirstLinkView(provider: $0.settings.name, rule: rule, formToken: site.formToken).content
    }
    return page("Accounts", settings, AccountsView(accounts: accounts).content + (link ?? .empty))
  }

  func new() async throws -> WebResponse {
    try await edit(AccountEntry(email: "", name: "", roles: [.recruiter]), of: nil)
  }

  func one(_ number: String) async throws -> WebResponse {
    let account = try await account(number)
    return try await edit(nil, of: account)
  }

  private func account(_ number: String) async throws -> Account {
    let desk = visitor.desk
    guard let id = Int64(number), "\(id)" == number else { throw DeskError.account(.unknown(number)) }
    return try await site.queue.run { try desk.account(id) }
  }

  /// The form with what was typed, and what was wrong with it.
  private func edit(
    _ entry: AccountEntry?, of account: Account?, fault: String? = nil, field: String? = nil, status: Int = 200
  ) async throws -> WebResponse {
    let desk = visitor.desk
    let (settings, recruiters, teams, known, linked) = try await site.queue.run { () in
      let known = try account.map { account in
        AccountEntry(
          email: account.email, name: account.name, roles: account.roles, recruiter: try desk.recruiter(of: account),
          teams: account.teams, office: account.office)
      }
      let linked = try account.flatMap { try desk.linkedSince($0.id) }
      return (try desk.settings(), try desk.recruiters(), try desk.teams(), known, linked)
    }
    let blank = AccountEntry(email: "", name: "", roles: [])
    let view = AccountView(
      account: account, entry: entry ?? known ?? blank, recruiters: recruiters, teams: teams,
      isOwn: account == visitor.account,
      formToken: site.formToken, fault: fault, field: field)
    let link = account.flatMap { account in
      linked.map {
        LinkedView(account: account.id, since: $0, words: words(settings), formToken: site.formToken).content
      }
    }
    var response = page(fault == nil ? view.title : "Not done", settings, view.content + (link ?? .empty))
    response.status = status
    return response
  }

  func form(_ segments: [String], _ form: FormValues) async throws -> WebResponse {
    let (desk, hasher) = (visitor.desk, reception.hasher)
    let entry = AccountForm(form).entry
    let password = form.verbatim("password") ?? ""
    guard let number = segments.first else {
      return try await attempt(.accountAdded, at: "/accounts", entry, of: nil) {
        try desk.addAccount(entry, password: password, hasher: hasher)
      }
    }
    if segments == ["first-link"] {
      let rule = form["first_link"].flatMap(FirstLink.init)
      guard let rule else { throw WebError.unusable(field: "first_link") }
      return try await attempt(.firstLinkChanged, at: "/accounts", nil, of: nil) { try desk.setFirstLink(rule) }
    }
    let account = try await account(number)
    let (id, place) = (account.id, "/accounts/\(account.id.value)")
    switch segments.dropFirst().first {
    case nil:
      return try await attempt(.accountChanged, at: place, entry, of: account) { try desk.changeAccount(id, entry) }
    case "password" where segments.count == 2:
      return try await attempt(.passwordSet, at: place, nil, of: account) {
        try desk.setPassword(id, password, hasher: hasher)
      }
    case "disable" where segments.count == 2:
      return try await attempt(.accountDisabled, at: place, nil, of: account) { try desk.disableAccount(id) }
    case "unlink" where segments.count == 2:
      return try await attempt(.accountUnlinked, at: place, nil, of: account) { try desk.unlink(id) }
    case "enable" where segments.count == 2:
      return try await attempt(.accountEnabled, at: place, nil, of: account) { try desk.enableAccount(id) }
    default: return ErrorPages.notFound
    }
  }

  private func attempt(
    _ notice: Notice, at place: String, _ entry: AccountEntry?, of account: Account?,
    _ body: @escaping @Sendable () throws -> Void
  ) async throws -> WebResponse {
    do {
      try await site.queue.run(body)
      return site.done(notice, at: place)
    } catch DeskError.account(let fault) {
      return try await edit(
        entry, of: account, fault: AccountWords.sentence(fault), field: AccountWords.field(fault), status: 422)
    } catch DeskError.noSuchRecruiter {
      return try await edit(
        entry, of: account, fault: "No recruiter on record has that id.", field: "recruiter", status: 422)
    }
  }

  private func words(_ settings: FirmSettings) -> DateWords {
    DateWords(clock: FirmClock(settings: settings), asOf: site.now())
  }

  private func page(_ title: String, _ settings: FirmSettings, _ content: HTML) -> WebResponse {
    let words = words(settings)
    let frame = PageFrame(
      title: title, firmName: settings.name, notice: site.notice(request, words: words), place: .accounts)
    return site.page(frame, content, for: request)
  }
}

/// What a form says of an account.
struct AccountForm {
  let entry: AccountEntry

  init(_ form: FormValues) {
    let teams = (form["teams"] ?? "").split { $0 == "," || $0 == ";" || $0.isNewline }
    entry = AccountEntry(
      email: form["email"] ?? "", name: form["name"] ?? "",
      roles: Set(Role.allCases.filter { form["role_\($0.word)"] != nil }), recruiter: form["recruiter"],
      teams: teams.map { $0.filter { !$0.isNewline } }, office: form["office"])
  }
}
