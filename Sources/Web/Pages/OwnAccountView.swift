import Recruitment

/// One's own account: who one is here, the password, and where one is signed in.
struct OwnAccountView {
  let account: Account
  let sessions: [Session]
  /// This browser's.
  let current: Int64
  /// As the firm prints it.
  let recruiter: String?
  /// What the record calls them.
  var recruiterName: String?
  let words: DateWords
  let formToken: String
  let fault: String?
  let field: String?
  /// Whether they are mailed how their day looks.
  let wantsDigest: Bool
  /// `nil` for those who deal with nobody.
  var privacy: MailPrivacy?
  /// Whether they may see what colleagues leave behind.
  var handsOver = false
  /// Whether this account comes in with a password.
  let hasPassword: Bool
  /// Which of their browsers are told; `nil` where none can be.
  var push: HTML?

  var content: HTML {
    """
    <h1>My account</h1>
    <dl class="glance">
    <div><dt>E-mail</dt><dd>\(account.email)</dd></div>
    <div><dt>For</dt><dd>\(account.roles.sorted().map(AccountWords.role).joined(separator: ", "))</dd></div>
    \((recruiterName ?? recruiter).map { "<div><dt>On record as</dt><dd>\($0)</dd></div>" as HTML })
    </dl>
    \(hasPassword ? password : "<p class=\"rest\">You sign in through your firm’s own sign-in: the password is kept there.</p>")
    \(digest)
    \(push)
    \(privacy.map { MailPrivacyView(level: $0, formToken: formToken).markup })
    \(handsOver ? "<p class=\"rest\"><a href=\"/hand-over\">Hand-over sheets</a> for when somebody leaves</p>" : .empty)
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

  /// Only who has a list can have it announced.
  private var digest: HTML? {
    guard recruiter != nil else { return nil }
    let button: HTML =
      wantsDigest
      ? "<button name=\"digest\" value=\"off\">Stop the morning’s mail</button>"
      : "<button name=\"digest\" value=\"on\">Mail me each morning</button>"
    return """
      <section aria-labelledby="digest-title">
      <h2 id="digest-title">The morning’s mail</h2>
      <p class="rest">How many conversations are due, by when, and links to them. It names nobody and says nothing of what \
      was said: mail is read in many places. \(wantsDigest ? "You have asked for it." : "You have not asked for it.")</p>
      <form class="rest" method="post" action="/account/digest">\(hidden)\(button)</form>
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
