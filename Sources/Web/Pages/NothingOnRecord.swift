/// What a page says while no record has come in yet, and the way to bring one in.
struct NothingOnRecord {
  var title = "No records yet"
  /// Whether whoever looks may bring records in.
  var mayImport = true

  var markup: HTML {
    """
    <h1>\(title)</h1>
    <section class="empty">
    <p>\(title == "No records yet" ? "" : "Nothing is on record yet. ")RightCall reads the firm’s own record and says which \
    conversations are due.</p>
    \(mayImport ? bring : waits)
    </section>
    \(WhyHere("Nothing has been imported here yet. Once records are in, this page shows what they say.").markup)
    """
  }

  private var bring: HTML {
    """
    <p><a class="button main" href="/import">Import an export, a call log or a mailbox</a></p>
    <p class="hint">In a terminal: <code>rightcall import FOLDER</code> for an export of your ATS, <code>rightcall start \
    MAILBOX</code> for a mailbox, <code>rightcall demo</code> for a made-up firm to look round in.</p>
    """
  }

  private var waits: HTML { "<p>An administrator brings the records in.</p>" }
}
