import Desk
import Recruitment

/// Who are you?
struct SignInView {
  var email: String
  /// The page to go to afterwards.
  var back: String?
  var fault: String?
  /// What the firm's sign-in provider is called; `nil` where there is none.
  let provider: String?
  /// Whether everybody may come in with a password.
  let takesPasswords: Bool
  /// Whether a password has been tried.
  var isByPassword = false

  init(_ site: Site, email: String, back: String?) {
    self.email = email
    self.back = back
    provider = site.provider?.settings.name
    takesPasswords = site.reception?.passwords == .everybody
  }

  var content: HTML {
    """
    <h1>Sign in</h1>
    \(Field.summary(fault, field: takesPasswords || isByPassword ? "password" : "provider"))
    \(provider.map(button))
    \(takesPasswords ? passwordForm + forgotten : emergency)
    """
  }

  private var forgotten: HTML {
    "<p class=\"rest\">Forgotten? An administrator of your firm can give your account another password.</p>"
  }

  private func button(_ name: String) -> HTML {
    let query: HTML = back.map { "?back=\(PercentEncoding.encode($0))" } ?? .empty
    return """
      <p class="provider"><a class="button main" id="provider" href="/sign-in/provider\(query)">Sign in with \(name)</a></p>
      \(takesPasswords ? "<p class=\"or\">or with a password</p>" : .empty)
      """
  }

  /// For when the provider is out of reach.
  private var emergency: HTML {
    """
    <details class="drop"\(isByPassword ? " open" : .empty)><summary>Emergency sign-in</summary>
    <p>Passwords are off, but for one administrator, for when \(provider ?? "the provider") is out of reach.</p>
    \(passwordForm)</details>
    """
  }

  private var passwordForm: HTML {
    """
    <form class="sheet" method="post" action="/sign-in">
    \(back.map { "<input type=\"hidden\" name=\"back\" value=\"\($0)\">" as HTML })
    \(Field(id: "email", label: "E-mail address", type: "email", value: email, autocomplete: "username", isFirst: fault == nil && provider == nil).markup)
    \(Field(id: "password", label: "Password", type: "password", autocomplete: "current-password", isFirst: isByPassword).markup)
    <p><button class="main">Sign in</button></p>
    </form>
    """
  }
}

/// The first account.
struct SetUpView {
  var formToken: String
  var entry = AccountEntry(email: "", name: "", roles: [.administrator])
  var fault: String?
  var field: String?

  var content: HTML {
    """
    <h1>Set up accounts</h1>
    <p class="lead">Until now, whoever holds the address that <code>rightcall serve</code> printed is in. From the first \
    account on, every page needs a sign-in.</p>
    \(Field.summary(fault, field: field))
    <form class="sheet" method="post" action="/setup">
    <input type="hidden" name="form" value="\(formToken)">
    \(Field(id: "name", label: "Your name", value: entry.name, autocomplete: "name", fault: fault(of: "name"), isFirst: fault == nil).markup)
    \(Field(id: "email", label: "E-mail address", type: "email", value: entry.email, autocomplete: "username", fault: fault(of: "email")).markup)
    \(NewPassword.fields(fault: fault(of: "password"), again: fault(of: "again")))
    <fieldset><legend>You manage accounts. You also</legend>
    \([Role.recruiter, .manager].map { RoleBox(role: $0, isOn: entry.roles.contains($0)).markup })
    </fieldset>
    <p><button class="main">Make the account</button> <a href="/today">Not now</a></p>
    </form>
    \(WhyHere("You hold the address that was printed where RightCall was started, and nobody has an account yet.").markup)
    """
  }

  private func fault(of name: String) -> String? { field == name ? fault : nil }
}

/// A new password, twice.
enum NewPassword {
  static let hint = "12 characters or more. Three or four words are easier to keep than signs and digits."

  static func fields(fault: String?, again: String?) -> HTML {
    """
    \(Field(id: "password", label: "New password", type: "password", autocomplete: "new-password", hint: hint, fault: fault).markup)\
    \(Field(id: "again", label: "The same again", type: "password", autocomplete: "new-password", fault: again).markup)
    """
  }
}

/// What an account is for, to be ticked.
struct RoleBox {
  let role: Role
  let isOn: Bool

  var markup: HTML {
    """
    <p><label class="check"><input type="checkbox" name="role_\(role.word)"\(isOn ? " checked" : .empty)>\
    <span>\(AccountWords.role(role)): \(AccountWords.purpose(role))</span></label></p>

    """
  }
}
