import Desk
import Recruitment

/// Everybody who may sign in.
struct AccountsView {
  let accounts: [Account]

  var content: HTML {
    """
    <h1>Accounts</h1>
    <p class="lead">Who may sign in, and what for. Accounts are never deleted, so that what somebody did keeps its author.</p>
    <p class="rest"><a href="/accounts/new">Add an account</a> · <a href="/audit">Audit log</a> · \
    <a href="/privacy">Privacy</a></p>
    <ul class="lines">
    \(accounts.map(line))
    </ul>
    """
  }

  private func line(_ account: Account) -> HTML {
    let roles = account.roles.sorted().map(AccountWords.role).joined(separator: ", ")
    let unlinked: HTML? =
      account.roles.contains(.recruiter) && account.recruiter.isNone
      ? " · <strong>linked to no recruiter</strong>" : nil
    return """
      <li><p><a href="/accounts/\(account.id.value)">\(account.name)</a>\
      \(account.isDisabled ? " <span class=\"mark\">disabled</span>" : .empty)</p>\
      <p class="origin">\(account.email) · \(roles)\(unlinked)</p></li>

      """
  }
}

/// One account, to be added or changed.
struct AccountView {
  /// `nil` = a new one.
  let account: Account?
  let entry: AccountEntry
  let recruiters: [RecruiterSummary]
  /// That the record knows.
  let teams: [String]
  /// Whether it is the administrator's own.
  let isOwn: Bool
  let formToken: String
  let fault: String?
  let field: String?

  var title: String { account == nil ? "Add an account" : "Change an account" }
  private var path: String { account.map { "/accounts/\($0.id.value)" } ?? "/accounts" }
  private var hidden: HTML { "<input type=\"hidden\" name=\"form\" value=\"\(formToken)\">" }

  private func fault(of name: String) -> String? { field == name ? fault : nil }

  var content: HTML {
    """
    <h1>\(account?.name ?? title)\(account?.isDisabled ?? false ? " <span class=\"mark\">disabled</span>" : .empty)</h1>
    \(Field.summary(fault, field: field))
    <form class="sheet" method="post" action="\(path)">
    \(hidden)
    \(Field(id: "name", label: "Name", value: entry.name, fault: fault(of: "name"), isFirst: account == nil && fault == nil).markup)
    \(address)
    \(account == nil ? password("It is the account’s first: its holder can change it.") : .empty)
    <fieldset id="role"\(fault(of: "role") == nil ? .empty : " aria-describedby=\"role-fault\"")><legend>For</legend>
    \(fault(of: "role").map { "<p class=\"fault\" id=\"role-fault\">\($0)</p>" as HTML })
    \(Role.allCases.map { RoleBox(role: $0, isOn: entry.roles.contains($0)).markup })
    </fieldset>
    \(recruiter)
    \(Field(id: "teams", label: "Teams they manage", value: entry.teams.joined(separator: ", "), hint: teamHint, isRequired: false).markup)
    \(Field(id: "office", label: "Office", value: entry.office ?? "", isRequired: false).markup)
    <p><button class="main">\(account == nil ? "Add the account" : "Change the account")</button> \
    <a href="/accounts">All accounts</a></p>
    </form>
    \(account == nil ? .empty : rest)
    """
  }

  private var address: HTML {
    if let account {
      return "<dl class=\"glance\"><div><dt>E-mail address</dt><dd>\(account.email)</dd></div></dl>"
    }
    return Field(
      id: "email", label: "E-mail address", type: "email", value: entry.email, fault: fault(of: "email")
    ).markup
  }

  private func password(_ more: String) -> HTML {
    Field(
      id: "password", label: "Password", type: "password", autocomplete: "new-password",
      hint: "\(more) \(NewPassword.hint)", fault: fault(of: "password")
    ).markup
  }

  private var teamHint: String {
    let known = teams.isEmpty ? "" : " On record: \(teams.joined(separator: ", "))."
    return "For managers; with commas between them.\(known)"
  }

  private var recruiter: HTML {
    let options: [HTML] = recruiters.map { recruiter in
      let isChosen = recruiter.id == entry.recruiter
      return "<option value=\"\(recruiter.id)\"\(isChosen ? " selected" : .empty)>\(recruiter.name)</option>"
    }
    let isNobody = account != nil && entry.recruiter == nil || entry.recruiter == AccountEntry.nobody
    let automatic: HTML? = account == nil ? "<option value=\"\">Whoever has this address on record</option>" : nil
    return """
      <p><label for="recruiter">On record as</label>\
      \(fault(of: "recruiter").map { "<span class=\"fault\" id=\"recruiter-fault\">\($0)</span>" as HTML })\
      <select id="recruiter" name="recruiter"\(fault(of: "recruiter") == nil ? .empty : " aria-describedby=\"recruiter-fault\"")>\
      \(automatic)<option value="\(AccountEntry.nobody)"\(isNobody ? " selected" : .empty)>Nobody</option>\(options)</select></p>
      """
  }

  private var rest: HTML {
    """
    \(isOwn ? "<p class=\"rest\">This is your own account: changing it signs you out.</p>" : .empty)
    <section aria-labelledby="password-title">
    <h2 id="password-title">Another password</h2>
    <form class="sheet" method="post" action="\(path)/password">\(hidden)
    \(password("Tell its holder in person; they can change it."))
    <p><button>Set the password</button></p></form>
    </section>
    <section aria-labelledby="door-title">
    <h2 id="door-title">\(account?.isDisabled ?? false ? "Let them in again" : "Keep them out")</h2>
    \(leaving)
    <form class="sheet" method="post" action="\(path)/\(account?.isDisabled ?? false ? "enable" : "disable")">\(hidden)
    <p><button>\(account?.isDisabled ?? false ? "Enable the account" : "Disable the account and end its sessions")</button></p>\
    </form>
    <p class="rest"><a href="/audit?account=\(account?.id.value ?? 0)">What this account did</a></p>
    </section>
    """
  }

  /// What a recruiter leaves behind who leaves.
  private var leaving: HTML? {
    guard let recruiter = entry.recruiter, recruiter != AccountEntry.nobody, entry.roles.contains(.recruiter) else {
      return nil
    }
    return """
      <p class="hint">While it is disabled, their links for clients and candidates book with whoever looks after each person. What is due \
      with their people, and talks booked with them, stands on their \
      <a href="/hand-over/\(PercentEncoding.encode(recruiter))">hand-over sheet</a>.</p>
      """
  }
}
