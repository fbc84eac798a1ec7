import Desk

/// What every page shares: the document, the header with its landmarks, the line that confirms, the footer.
struct PageFrame {
  var title: String
  var firmName: String?
  /// One line that says what was just done.
  var notice: String?
  /// Whether the visitor is in: others see no navigation.
  var isInside = true
  /// Which of the places in the navigation this is.
  var place: Place?
  /// Whether there are cards, on which keys act.
  var hasCards = false
  /// After how many seconds the page is asked for again; for pages that wait for something.
  var refresh: Int?
  /// Who is signed in; `nil` where there are no accounts.
  var visitor: FrameVisitor?
  /// Whether the first account may be made.
  var offersSetUp = false
  /// The form that takes back what the notice speaks of.
  var undo: HTML?
  /// What the notice speaks of, to copy.
  var copyLine: HTML?

  enum Place { case today, people, evidence, collateral, coach, accounts, account }

  func page(_ content: HTML) -> HTML {
    """
    <!doctype html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <title>\(title) · RightCall</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">\(refresh.map { "\n<noscript><meta http-equiv=\"refresh\" content=\"\($0)\"></noscript>" as HTML })
    <link rel="stylesheet" href="\(Asset.style.address)">
    <link rel="icon" type="image/svg+xml" href="\(Asset.icon.address)">
    <script src="\(Asset.script.address)" defer></script>\(ownScript)
    </head>
    <body data-who="\(who)"\(refresh.map { " data-again=\"\($0)\"" as HTML })>
    <a class="skip" href="#content">Skip to content</a>
    \(header)
    <div class="notice-place" role="status" aria-live="polite">\(noticeLine)</div>
    <main id="content" tabindex="-1">
    \(content)
    </main>
    \(isInside ? footer : .empty)
    </body>
    </html>

    """
  }

  /// Whose unsent words this browser may show: an account's, or those of whoever is at this machine.
  private var who: String {
    guard isInside else { return "" }
    return visitor.map { String($0.account) } ?? "here"
  }

  /// What one page alone needs.
  private var ownScript: HTML? {
    let script: Asset? = place == .today ? Asset.todayScript : place == .account ? Asset.accountScript : nil
    return script.map { "\n<script src=\"\($0.address)\" defer></script>" }
  }

  private var noticeLine: HTML? { notice.map { "<div class=\"notice\"><p>\($0)</p>\(copyLine)\(undo)</div>" } }

  private func current(_ other: Place) -> HTML { place == other ? " aria-current=\"true\"" : .empty }

  private var header: HTML {
    guard isInside else {
      return "<header class=\"top\"><p class=\"brand\">RightCall</p></header>"
    }
    return """
      <header class="top">
      <p class="brand"><a href="/">RightCall</a>\(firmName.map { "<span class=\"firm\">\($0)</span>" })</p>
      <nav aria-label="Main">\
      \(visitor?.hasDay ?? true ? "<a href=\"/today\"\(current(.today))>Today</a>" : .empty)\
      \(visitor?.hasDay ?? true ? "<a href=\"/people\"\(current(.people))>People</a>" : .empty)\
      \(visitor?.seesFindings ?? true ? "<a href=\"/evidence\"\(current(.evidence))>Does it work?</a>" : .empty)\
      \(visitor?.seesCollateral ?? true ? "<a href=\"/collateral\"\(current(.collateral))>Collateral</a>" : .empty)\
      \(visitor?.administers ?? false ? "<a href=\"/accounts\"\(current(.accounts))>Accounts</a>" : .empty)</nav>
      \(visitor?.hasDay ?? true ? find : .empty)
      \(visitor.map(own))
      </header>
      """
  }

  private var find: HTML {
    """
    <form class="find" method="get" action="/people" role="search">
    <label for="find">Find people, jobs, messages</label>
    <input id="find" name="who" type="search" autocomplete="off" spellcheck="false" \
    placeholder="Name, word" required>
    <button>Find</button>
    </form>
    """
  }

  private func own(_ visitor: FrameVisitor) -> HTML {
    """
    <div class="own"><a href="/account"\(current(.account))>\(visitor.name)</a>
    <form method="post" action="/sign-out"><input type="hidden" name="form" value="\(visitor.formToken)">\
    <button class="quiet">Sign out</button></form></div>
    """
  }

  private var more: HTML {
    """
    <nav class="more" aria-label="More">\
    \(visitor?.seesCampaigns ?? true ? "<a href=\"/campaigns\">Campaigns</a>" : .empty)\
    \(visitor?.seesFindings ?? true ? "<a href=\"/coach\"\(current(.coach))>Coach</a>" : .empty)\
    \(visitor?.seesHabits ?? true ? "<a href=\"/habits\">My habits</a>" : .empty)\
    \(visitor?.seesPractice ?? true ? "<a href=\"/practice\">Practice</a>" : .empty)\
    \(visitor?.seesFindings ?? true ? "<a href=\"/market\">Market</a>" : .empty)\
    \(visitor?.seesOutlook ?? true ? "<a href=\"/outlook\">Outlook</a>" : .empty)\
    \(visitor?.seesPlaybook ?? true ? "<a href=\"/playbook\">Playbook</a>" : .empty)\
    \(visitor?.administers ?? true ? "<a href=\"/import\">Import</a>" : .empty)\
    \(visitor?.hasDay ?? true ? "<a href=\"/calendar\">Booked talks and my calendar</a>" : .empty)\
    \(visitor?.seesLinks ?? true ? "<a href=\"/links\">Links that are out</a>" : .empty)\
    \(visitor?.setsBrand ?? true ? "<a href=\"/brand\">Brand kit</a>" : .empty)\
    \(visitor?.administers ?? false ? "<a href=\"/privacy\">Privacy</a>" : .empty)\
    \(hasCards ? "<button type=\"button\" class=\"quiet\" id=\"show-keys\" hidden>Keyboard shortcuts</button>" : .empty)</nav>
    """
  }

  private var footer: HTML {
    """
    <footer class="bottom">
    <p>Nothing is sent by RightCall: it opens your own telephone, mail or WhatsApp.</p>
    \(more)
    \(offersSetUp ? "<a href=\"/setup\">Set up accounts</a>" : .empty)
    </footer>
    \(hasCards ? keys : .empty)
    """
  }

  private var keys: HTML {
    """
    <dialog id="keys" aria-labelledby="keys-title">
    <h2 id="keys-title">Keyboard shortcuts</h2>
    <dl class="keys">
    <div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>Next card, previous card</dd></div>
    <div><dt><kbd>r</kbd></dt><dd>Log: reached (or: message sent)</dd></div>
    <div><dt><kbd>v</kbd> <kbd>n</kbd></dt><dd>Log: voicemail, no answer</dd></div>
    <div><dt><kbd>o</kbd></dt><dd>Log: rang from my mobile, and spoke</dd></div>
    <div><dt><kbd>t</kbd></dt><dd>Log: we met</dd></div>
    <div><dt><kbd>m</kbd></dt><dd>Log: messaged, by which channel</dd></div>
    <div><dt><kbd>a</kbd></dt><dd>Already talked</dd></div>
    <div><dt><kbd>x</kbd></dt><dd>No longer true</dd></div>
    <div><dt><kbd>s</kbd></dt><dd>Snooze</dd></div>
    <div><dt><kbd>c</kbd></dt><dd>Copy the opener</dd></div>
    <div><dt><kbd>u</kbd></dt><dd>Undo what was just done</dd></div>
    <div><dt><kbd>?</kbd></dt><dd>This help</dd></div>
    </dl>
    <p>All but <kbd>j</kbd>, <kbd>k</kbd>, <kbd>u</kbd> and <kbd>?</kbd> act on the card you are in. \
    None of them acts while you type in a field.</p>
    <p><label class="check"><input type="checkbox" id="keys-on" checked> Shortcuts are on</label></p>
    <form method="dialog"><button>Close</button></form>
    </dialog>
    """
  }
}

/// What the frame shows of who is signed in.
struct FrameVisitor {
  var name: String
  var hasDay: Bool
  var seesFindings: Bool
  var administers: Bool
  /// The account's number: whose unsent words a browser may show.
  var account: Int64
  var seesHabits: Bool
  var seesPlaybook: Bool
  var setsBrand: Bool
  var seesLinks: Bool
  var seesCollateral: Bool
  var seesCampaigns: Bool
  var seesOutlook: Bool
  var seesPractice: Bool
  /// For the form that signs out.
  var formToken: String

  init(_ visitor: Visitor, hasDay: Bool, formToken: String) {
    name = visitor.account.name
    account = visitor.account.id.value
    self.hasDay = hasDay
    seesFindings = visitor.desk.reach(.findings) != .none
    administers = visitor.desk.reach(.accounts) != .none
    seesPlaybook = visitor.desk.reach(.playbook) != .none
    seesHabits = visitor.desk.reach(.ownHabits) != .none || visitor.desk.reach(.teamHabits) != .none
    seesCollateral = visitor.desk.reach(.collateral) != .none
    seesCampaigns = visitor.desk.reach(.campaignCalendar) != .none
    seesPractice = visitor.desk.reach(.ownPractice) != .none
    seesOutlook = visitor.desk.reach(.outlook) != .none
    setsBrand = visitor.desk.reach(.brandKit) != .none
    seesLinks = visitor.desk.reach(.openLinks) != .none
    self.formToken = formToken
  }
}
