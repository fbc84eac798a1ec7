import Recruitment

/// Who saw and changed what: numbers only, newest first.
struct AuditView {
  let entries: [AuditEntry]
  let account: AccountID?
  let words: DateWords

  var content: HTML {
    """
    <h1>Audit log</h1>
    <p class="lead">Who saw and changed what. It holds numbers and no names, and nobody can change it. \
    <code>rightcall audit</code> prints the same.</p>
    \(account.map { "<p class=\"rest\">Account \($0.value) alone. <a href=\"/audit\">Show all</a></p>" as HTML })
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

  private func row(_ entry: AuditEntry) -> HTML {
    let who: HTML =
      entry.account.isNone
      ? (entry.deed.isAGuests ? "a guest, by link" : entry.deed == .signInRefused ? "nobody" : "a command")
      : "<a href=\"/audit?account=\(entry.account.value)\">\(entry.account.value)</a>"
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
