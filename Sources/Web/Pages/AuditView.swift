import Recruitment

/// Who saw and changed what: numbers only, newest first.
struct AuditView {
  let entries: [AuditEntry]
  let account: AccountID?
  /// What accounts are called now.
  let names: [AccountID: String]
  let words: DateWords

  var content: HTML {
    """
    <h1>Audit log</h1>
    <p class="lead">Who saw and changed what. The log itself holds numbers alone, and nobody can change it; what an account \
    is called is looked up as you read. \
    <code>rightcall audit</code> prints it by numbers.</p>
    \(account.map { "<p class=\"rest\">\(called($0)) alone. <a href=\"/audit\">Show all</a></p>" as HTML })
    \(entries.isEmpty ? "<p class=\"empty-line\">Nothing yet.</p>" : table)
    \(more)
    """
  }

  private var table: HTML {
    """
    <div class="scroll" tabindex="0" role="region" aria-label="Audit log"><table class="figures">
    <thead><tr><th scope="col">When</th><th scope="col">Account</th><th scope="col">What</th><th scope="col">Of</th></tr></thead>
    <tbody>
    \(entries.map(row))
    </tbody></table></div>
    """
  }

  /// Without an account: a command, or a browser while there was no account.
  static let unnamed: HTML = "somebody at this machine"

  /// "Olive Owner (1)".
  private func called(_ account: AccountID) -> String {
    names[account].map { "\($0) (\(account.value))" } ?? "account \(account.value)"
  }

  private func row(_ entry: AuditEntry) -> HTML {
    let who: HTML =
      entry.account.isNone
      ? (entry.deed.isAGuests ? "a guest, by link" : entry.deed == .signInRefused ? "nobody" : Self.unnamed)
      : "<a href=\"/audit?account=\(entry.account.value)\">\(called(entry.account))</a>"
    return """
      <tr><td>\(DateWords.element(entry.at, words.dayAndTime(entry.at)))</td><td>\(who)</td>\
      <td>\(AccountWords.deed(entry.deed))</td><td>\(entry.subject ?? "")</td></tr>

      """
  }

  private var more: HTML? {
    guard entries.count == AuditRoute.shown, let last = entries.last else { return nil }
    let only = account.map { "&account=\($0.value)" } ?? ""
    return "<p class=\"rest\"><a href=\"/audit?before=\(last.id)\(only)\">Earlier</a></p>"
  }
}
