/// Why somebody sees a page: the answer to *why am I seeing this?*, at its foot.
struct WhyHere {
  let text: String

  init(_ text: String) { self.text = text }

  var markup: HTML {
    "<details class=\"why-here\"><summary>Why am I seeing this?</summary><p>\(text)</p></details>"
  }
}

extension WhyHere {
  /// Of Today, which is put in place of itself as a whole and so bears its own.
  static let today = WhyHere(
    "A rule of the playbook says that each of these is due, with somebody who is yours on record or with whom you have "
      + "dealt; each card says which facts opened it, of what day and from which source. They stand by deadline, then "
      + "by how long they have been open: never by a fee, or by who is likely to say yes.")

  /// What the frame says of pages that do not say it in words of their own. Who may see them is not decided here.
  ///
  /// - Parameters:
  ///   - segments: of the path, decoded.
  ///   - hasAccounts: without any, whoever is at this machine sees every page.
  /// - Returns: `nil` for pages that say it themselves, and where there is no such page.
  static func place(_ segments: [String], hasAccounts: Bool) -> WhyHere? {
    guard !ownWords.contains(segments), let place = places.first(where: { $0.fits(segments) }) else { return nil }
    let open = hasAccounts ? "" : " While there is no account, whoever is at this machine sees every page."
    return WhyHere(place.why + open)
  }

  /// Paths that `people/*` would take in, and which say it themselves.
  private static let ownWords = [["people", "same"], ["people", "kinds"]]

  private struct Place {
    /// Segments; `*` stands for any one.
    let path: [String]
    let why: String

    init(_ path: String, _ why: String) {
      self.path = path.split(separator: "/").map(String.init)
      self.why = why
    }

    func fits(_ segments: [String]) -> Bool {
      segments.count == path.count && zip(segments, path).allSatisfy { $1 == "*" || $0 == $1 }
    }
  }

  /// The first that fits counts. What each role sees stands in docs/roles.md.
  private static let places = day + findings + published + rules + running

  private static let day = [
    Place(
      "people/*/links",
      "You made this link for somebody with whom you have to do: it is for you to hand on, and stands here once."),
    Place(
      "people/*",
      "You own or owned this person on record, have dealt with them, have to do with them through a job or a candidate, "
        + "or nobody here has dealt with them yet. Of colleagues’ messages you see what those let be seen."),
    Place(
      "links",
      "Whoever may see somebody may close a link that is theirs: recruiters for people they have to do with, managers for "
        + "those of their teams, administrators all. People stand here by their number."),
    Place(
      "calendar",
      "Talks that people booked into your own day, with a link of yours, and when you are busy: yours alone."),
    Place("calendar/*", "Somebody chose this time with a link of yours. It stands in your day and nobody else’s."),
    Place(
      "hand-over",
      "For when somebody leaves. Recruiters may choose themselves, managers the recruiters of their teams, "
        + "administrators anybody."),
    Place(
      "practice",
      "For recruiters and managers, each their own: what you write here, and the figures of your own twelve months. "
        + "Nobody else reads it."),
    Place("practice/*/sheet", "You prepared this talk. Nobody else reads it."),
    Place(
      "account",
      "Your own account: how you sign in, where you are signed in and, if you recruit, what colleagues see of your "
        + "messages."),
  ]

  private static let findings = [
    Place(
      "evidence",
      "For recruiters, managers and marketing alike: what the whole firm’s record says of kinds of conversations. "
        + "No figure is about a person."),
    Place(
      "evidence/*",
      "What stands behind one line of Does it work?, for the same readers, so that nobody has to take it on trust. "
        + "No figure is about a person."),
    Place("trial", "For recruiters and managers: whoever may be in a trial can see how it stands, and stop it."),
    Place(
      "coach",
      "For recruiters, managers and marketing: it reads what you paste, because you asked. Nothing of it is kept."),
    Place(
      "coach/sent",
      "For recruiters, and for managers of a firm with five recruiters or more. Figures are the whole firm’s; examples "
        + "are your own, or ones that colleagues shared without names."),
    Place("coach/share/*", "A message of yours, which you may share without names. Until you do, nobody else sees it."),
  ]

  private static let published = [
    Place(
      "collateral",
      "For recruiters, managers and marketing: what your firm shows clients and candidates. What is not approved yet, "
        + "managers and marketing see alone."),
    Place("collateral/ready", "For recruiters, managers and marketing: every piece that is approved today."),
    Place(
      "collateral/library",
      "For recruiters, managers and marketing: what a piece may rest on, for a conversation and against it."),
    Place(
      "collateral/stories",
      "For marketing, who write them, and managers: what somebody allowed your firm to tell of them."),
    Place("collateral/look", "For marketing: how pieces look."),
    Place(
      "collateral/pieces/*",
      "Marketing make a piece and managers may look on; recruiters see it once it is approved."),
    Place(
      "campaigns",
      "Recruiters see what goes out, since their people may have read it, and what they sent themselves; managers and "
        + "marketing also see how each campaign stands, in counts that name nobody."),
    Place("campaigns/new", "For marketing, who plan campaigns. Nobody is named here: counts alone."),
    Place(
      "campaigns/*",
      "For managers and marketing: counts that name nobody. Who is in the comparison group is told to no role."),
    Place("brand", "For marketing and administrators: how what clients and candidates see looks."),
  ]

  private static let rules = [
    Place(
      "playbook",
      "These rules put conversations on Today. Recruiters, managers and administrators read them; managers and "
        + "administrators change them."),
    Place(
      "playbook/rules/*",
      "This rule puts conversations on Today. Recruiters, managers and administrators read it; managers and "
        + "administrators change it."),
    Place("playbook/whole", "All rules as they are written, for whoever reads the playbook."),
    Place("playbook/versions", "Who changed the rules, when and why, for whoever reads the playbook."),
    Place("playbook/upgrade", "What a new release would change in the rules, for whoever reads the playbook."),
  ]

  private static let running = [
    Place("accounts", "For administrators: who may sign in, and for what."),
    Place("accounts/*", "For administrators: who may sign in, and for what."),
    Place("audit", "For administrators: who saw and changed what, in numbers and without names."),
    Place(
      "privacy",
      "For administrators: what people whose records you hold may ask of your firm, and the lists of numbers not to "
        + "be rung."),
    Place(
      "privacy/*",
      "For administrators, to answer somebody who asks. That it was looked at stands in the audit log."),
    Place("import", "For administrators: records come in here, and what came in can be taken back."),
    Place("import/*", "For administrators: how tables of other programs are read."),
    Place("import/*/*", "For administrators: how one table came in, and what of it was not read."),
  ]
}
