import Recruitment

/// One's own account: who one is here, the password, and where one is signed in.
struct OwnAccountView {
  let account: Account
  let sessions: [Session]
  /// This browser's.
  let current: Int64
  /// As the firm prints it.
  let recruiter: String?
  let words: DateWords
  let formToken: String
  let fault: String?
  let field: String?
  /// Whether this account comes in with a password.
  let hasPassword: Bool

  var content: HTML {
    """
    <h1>My account</h1>
    <dl class="glance">
    <div><dt>E-mail</dt><dd>\(account.email)</dd></div>
    <div><dt>For</dt><dd>\(account.roles.sorted().map(AccountWords.role).joined(separator: ", "))</dd></div>
    \(recruiter.map { "<div><dt>On record as</dt><dd>\($0)</dd></div>" as HTML })
    </dl>
    \(hasPassword ? password : "<p class=\"rest\">You sign in through your firm’s own sign-in: the password is kept there.</p>")
    <section aria-labelledby="sessions-title">
    <h2 id="sessions-title">Where you are signed in</h2>
    <ul class="lines">
    \(sessions.map(line))
    </ul>
    <form class="rest" method="post" action="/account/sign-out-everywhere">\(hidden)\
    <button>Sign out everywhere</button></form>
    </section>
    """
  }

  private var password: HTML {
    """
    <section aria-labelledby="password-title">
    <h2 id="password-title">Password</h2>
    \(Field.summary(fault, field: field))
    <form class="sheet" method="post" action="/account/password">
    \(hidden)
    <input type="hidden" name="username" autocomplete="username" value="\(account.email)">
    \(Field(id: "old", label: "Password now", type: "password", autocomplete: "current-password", fault: fault(of: "old")).markup)
    \(NewPassword.fields(fault: fault(of: "password"), again: fault(of: "again")))
    <p><button class="main">Change the password</button></p>
    </form>
    <p class="rest">Every other session of yours ends with it.</p>
    </section>
    """
  }

  private var hidden: HTML { "<input type=\"hidden\" name=\"form\" value=\"\(formToken)\">" }

  private func fault(of name: String) -> String? { field == name ? fault : nil }

  private func line(_ session: Session) -> HTML {
    let browser = session.browser ?? "A browser"
    let since: HTML = DateWords.element(session.startedAt, words.near(session.startedAt))
    let end: HTML =
      session.id == current
      ? "<strong>this one</strong>"
      : """
      <form method="post" action="/account/sessions/\(session.id)/end">\(hidden)<button class="quiet">End\
      <span class="unseen"> the session of \(browser) since \(words.near(session.startedAt))</span></button></form>
      """
    return "<li class=\"row\"><span>\(browser), since \(since)</span> \(end)</li>\n"
  }
}
