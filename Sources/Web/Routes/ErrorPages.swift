import Desk
import Recruitment

/// What went wrong, in words and a status code. Inner workings stay inside.
enum ErrorPages {
  static let notFound = PlainPage(
    title: "Not found", heading: "There is nothing here",
    paragraphs: ["The address may have been mistyped.", back]
  ).response(status: 404)

  static let unreadable = PlainPage(
    title: "Not understood", heading: "That could not be read",
    paragraphs: ["The address or the form was damaged on its way here. Nothing was changed.", back]
  ).response(status: 400)

  static let tooLarge = PlainPage(
    title: "Too long", heading: "That is too long",
    paragraphs: ["A form may hold 64 KB. Nothing was changed: shorten the note and try again.", back]
  ).response(status: 413).adding("Connection", "close")

  static let notAForm = PlainPage(
    title: "Not understood", heading: "That is not a form of ours", paragraphs: ["Nothing was changed.", back]
  ).response(status: 415)

  private static let back: HTML = "<a href=\"/\">Go to your first page</a>"

  static func methodNotAllowed(allowed: String) -> WebResponse {
    PlainPage(
      title: "Not possible", heading: "That cannot be done here", paragraphs: ["Nothing was changed.", back]
    ).response(status: 405).adding("Allow", allowed)
  }

  static func refused(_ refusal: Gatekeeper.Refusal) -> WebResponse {
    switch refusal {
    case .wrongHost:
      PlainPage(
        title: "Wrong address", heading: "This is not the address",
        paragraphs: [
          "RightCall answers on this machine only: open the address that <code>rightcall serve</code> printed."
        ],
        isInside: false
      ).response(status: 421)
    case .noSession:
      PlainPage(
        title: "Not signed in", heading: "Open the address from your terminal",
        paragraphs: [
          """
          <code>rightcall serve</code> printed an address that ends in <code>?token=…</code>. Open that one: \
          it lets this browser in for as long as RightCall runs.
          """,
          "If RightCall was started again since, its new address is the one that counts.",
          "Came here from a link on another site? <a href=\"/today\">Try once more</a>.",
        ], isInside: false
      ).response(status: 401)
    case .foreignOrigin:
      PlainPage(
        title: "Refused", heading: "That form came from another site",
        paragraphs: ["Nothing was changed.", back]
      ).response(status: 403)
    case .staleForm:
      PlainPage(
        title: "Out of date", heading: "That page was out of date",
        paragraphs: [
          """
          RightCall was started again, or you signed in again, since you opened it. Nothing was changed: go back, reload, \
          and try again.
          """, back,
        ]
      ).response(status: 403)
    }
  }

  /// - Parameters:
  ///   - route: the first segment of the path, for the log; the rest may name a person.
  ///   - report: takes a line for the log.
  static func page(for error: any Error, at route: String, report: (String) -> Void) -> WebResponse {
    switch error {
    case let error as DeskError: desk(error)
    case WebError.unusable(let field): unusable(field)
    default: unexpected(error, at: route, report: report)
    }
  }

  private static func desk(_ error: DeskError) -> WebResponse {
    switch error {
    case .noSuchPerson: missing("Nobody found", "No person on record has that id or e-mail address.")
    case .noSuchRecruiter:
      PlainPage(
        title: "Not found", heading: "That recruiter is not on record",
        paragraphs: ["<a href=\"/today?choose=1\">Choose from the list</a>"]
      ).response(status: 404)
    case .notTheirOwner:
      PlainPage(
        title: "Not done", heading: "One of them belongs to a colleague",
        paragraphs: ["Only whoever owns somebody gives them to somebody else. Nothing was changed.", back]
      ).response(status: 409)
    case .noSuchClient: missing("That client is not on record", "It may have gone since the page was opened.")
    case .noSuchJob:
      missing("That job is not on record", "It may have gone since the page was opened. Nothing was changed.")
    case .noSuchSubmission:
      missing("That submission is not on record", "It may have gone since the page was opened. Nothing was changed.")
    case .noSuchMoment:
      missing("That card is not open", "It may have been dealt with since the page was opened. Nothing was changed.")
    case .notAllowed(let noun): notAllowed(noun)
    case .studio(.noSuchPiece), .studio(.noSuchStory): notFound
    case .studio(let fault):
      PlainPage(
        title: "Not done", heading: "That could not be done",
        paragraphs: ["\(FaultWords.sentence(fault)) Nothing was changed.", back]
      ).response(status: 409)
    case .campaign(.noSuchCampaign), .campaign(.noSuchItem): notFound
    case .campaign(let fault):
      PlainPage(
        title: "Not done", heading: "That could not be done",
        paragraphs: ["\(CampaignWords.sentence(fault)) Nothing was changed.", back]
      ).response(status: 409)
    case .audience(let fault):
      PlainPage(
        title: "Not done", heading: "That could not be done",
        paragraphs: ["\(AudienceWords.sentence(fault)) Nothing was changed: go back and try again.", back]
      ).response(status: fault == .noSuchLink || fault == .noBooking ? 404 : 400)
    case .account(.unknown): missing("That account is not there", "Nothing was changed.")
    case .account(let fault):
      PlainPage(
        title: "Not done", heading: "That could not be done",
        paragraphs: ["\(AccountWords.sentence(fault)) Nothing was changed: go back and try again.", back]
      ).response(status: fault == .lastAdministrator || fault == .alreadySetUp ? 409 : 400)
    case .notConfirmed:
      PlainPage(
        title: "Not confirmed", heading: "That was not confirmed",
        paragraphs: [
          "What was typed is not the id that stands on the page. Nothing was erased: go back and type it.", back,
        ]
      ).response(status: 422)
    case .noSuchScreeningList: missing("That list is not there", "Nothing was changed.")
    case .emptyScreeningList: unusable("list")
    case .privacyKey:
      PlainPage(
        title: "Not done", heading: "A key is missing",
        paragraphs: [
          "The file with the key for erased people and screening lists is not there. Nothing was changed: whoever runs "
            + "RightCall finds the rest under <code>rightcall doctor</code>.", back,
        ]
      ).response(status: 409)
    case .noSuchMessage: missing("No message of yours is there", "Nothing was changed.")
    case .nothingToShare: unusable("message")
    case .noSuchBatch: missing("That import is not on record", "Nothing was changed.")
    case .unreadable(let fact): unusable("answer about \(fact.replacing("_", with: " "))")
    case .notLater:
      PlainPage(
        title: "Not later", heading: "That time has passed",
        paragraphs: ["Choose a later time to be reminded at. Nothing was changed.", back]
      ).response(status: 400)
    case .noSuchVersion: missing("That version is not there", "Nothing was changed.")
    case .changedMeanwhile:
      PlainPage(
        title: "Not done", heading: "Somebody else has changed the playbook meanwhile",
        paragraphs: ["Nothing was changed: <a href=\"/playbook/versions\">look at theirs first</a>."]
      ).response(status: 409)
    case .playbookIsFile:
      PlainPage(
        title: "Not done", heading: "The playbook is a file",
        paragraphs: ["Whoever serves RightCall has named it: it is changed there. Nothing was changed."]
      ).response(status: 409)
    case .noReason: unusable("reason")
    case .trialRuns:
      PlainPage(
        title: "Not done", heading: "A trial runs on that rule",
        paragraphs: [
          "What a trial compares must not change while it runs. <a href=\"/trial\">How it stands, and how to stop it</a>."
        ]
      ).response(status: 409)
    case .noSuchRule, .notStudied:
      PlainPage(
        title: "Not found", heading: "Nothing is compared under that name",
        paragraphs: ["<a href=\"/evidence\">Does it work?</a> lists the kinds that are."]
      ).response(status: 404)
    // What no page asks for.
    case .keepsTooShort, .backup, .cannotRead, .cannotWrite, .unusableKey, .notText, .needsOwnAddress,
      .monthsOutOfRange, .unusableSecret, .bundleAndMailTogether, .badProcessLine,
      .noTrial,
      .trialTooLong, .trialTooThin, .noTrialRuns, .effectOutOfRange, .notSigned:
      unusable("the request")
    }
  }

  /// What is there for others. Why not for this account is in docs/roles.md.
  private static func notAllowed(_ noun: AccessNoun) -> WebResponse {
    let why: HTML =
      switch noun {
      case .day: "Lists of conversations are for recruiters: an administrator can say which recruiter you are."
      case .people: "Lists of people are for recruiters: an administrator can say which recruiter you are."
      case .ownCalendar: "Booked talks and calendars are for recruiters, each their own."
      case .ownHabits: "Habits are for recruiters, each their own, and for managers of teams."
      case .practiceInvitation: "First hold and log a difficult conversation of your own: managers begin."
      case .ownPractice: "Practice is for recruiters and managers, each their own."
      case .campaigns, .campaignChange: "How campaigns stand is for marketing and managers; marketing plans them."
      case .outlook: "The outlook is for managers: what it says is of the whole firm."
      case .cohort: "Single moments are for managers of a firm with five recruiters or more."
      default: "An administrator can say what your account is for."
      }
    return PlainPage(
      title: "Not for your account", heading: "This is not for your account",
      paragraphs: [why, back]
    ).response(status: 403)
  }

  /// For administrators, who need ask nobody: how they come by a list of their own.
  static func noRecruiter(_ account: Account, isAnybodyOnRecord: Bool) -> WebResponse {
    let own: HTML = "<a href=\"/accounts/\(account.id.value)\">your own account’s page</a>"
    let how: HTML =
      account.roles.contains(.recruiter)
      ? "You administer accounts: say on \(own) which recruiter on record you are."
      : "You administer accounts: on \(own) you can give yourself that role and say which recruiter on record you are."
    let first: HTML = "Nobody is on record to be yet: <a href=\"/import\">import your recruiters</a> first."
    return PlainPage(
      title: "No list of your own", heading: "Your account has no list yet",
      paragraphs: [
        "Lists of conversations and people are for recruiters, and your account is linked to none on record.",
        isAnybodyOnRecord ? how : first, back,
      ]
    ).response(status: 403)
  }

  /// A form whose session has ended; of pages the sign-in page comes instead.
  static let signedOut = PlainPage(
    title: "Signed out", heading: "You are signed out",
    paragraphs: [
      "Your session has ended, and what you sent was not taken. Sign in, go back, and send it again.",
      "<a href=\"/sign-in\">Sign in</a>",
    ], isInside: false
  ).response(status: 401)

  private static func missing(_ heading: String, _ why: String) -> WebResponse {
    PlainPage(title: "Not found", heading: heading, paragraphs: ["\(why)", back]).response(status: 404)
  }

  private static func unusable(_ field: String) -> WebResponse {
    let advice =
      switch field {
      case "minutes": "Minutes are a whole number up to 600."
      case "note": "A note may have 2,000 characters."
      case "reason": "A reason is needed, in 500 characters at most."
      case "to": "Choose whom to give them to."
      case "tag": "Write a tag, of 40 characters at most."
      default: "One part of it (\(field)) cannot be used."
      }
    return PlainPage(
      title: "Not understood", heading: "That could not be taken",
      paragraphs: ["\(advice) Nothing was changed: go back and try again.", back]
    ).response(status: 400)
  }

  private static func unexpected(_ error: any Error, at route: String, report: (String) -> Void) -> WebResponse {
    let number = UInt32.random(in: .min ... .max)
    let digits = String(number, radix: 16)
    let reference = String(repeating: "0", count: 8 - digits.count) + digits
    let known =
      [
        "today", "people", "clients", "jobs", "pipeline", "search", "hand-over", "log", "moments", "facts", "evidence",
        "trial", "account", "accounts", "audit", "sign-in",
        "privacy", "undo", "finish", "habits", "playbook", "import", "collateral", "campaigns",
      ].contains(route) ? route : "other"
    report("request failed: reference \(reference), route \(known), error type \(type(of: error))")
    return PlainPage(
      title: "Something went wrong", heading: "Something went wrong on our side",
      paragraphs: [
        "It was not your doing. Try once more; if it happens again, look for this reference in the log:",
        "<code>\(reference)</code>", back,
      ]
    ).response(status: 500)
  }
}
