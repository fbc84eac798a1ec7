import Campaigns
import Collateral
import Desk
import Recruitment

/// A campaign to be planned: first whom it reaches, then, if that is what was meant, it is written down.
struct CampaignFormView {
  let form: CampaignForm
  let pieces: [PieceLine]
  let forecast: CampaignForecast?
  let fault: CampaignFault?
  let today: CivilDate
  let formToken: String

  private func value(_ name: String) -> String { form.values[name] ?? "" }

  var content: HTML {
    """
    <p class="crumb"><a href="/campaigns">Campaigns</a></p>
    <h1>Plan a campaign</h1>
    <p class="lead">Nothing is drawn and nothing goes out before you start it.</p>
    \(Field.summary(fault.map { CampaignWords.sentence($0) }, field: nil))
    \(forecast.map(preview))
    <form class="sheet campaign-form" method="get" action="/campaigns/new"><input type="hidden" name="look" value="yes">
    \(Field(id: "name", label: "Name", value: value("name")).markup)
    \(sides)
    \(choices)
    <fieldset><legend>For whom</legend>
    <p class="hint">Leave empty what does not matter. Of several values, with commas between them, one has to hold. Nobody is \
    chosen by how they answer, by silence, or by what they are.</p>
    \(AudienceRule.Field.allCases.map(condition))
    </fieldset>
    \(Field(id: "compare", label: "Comparison group, in a hundred", type: "number", value: form.values["compare"] ?? "20", hint: "10 to 90; 0 for none: then whatever follows only goes with it.").markup)
    \(Field(id: "begins", label: "First day", type: "date", value: form.values["begins"] ?? today.iso).markup)
    \(Field(id: "ends", label: "Last day", type: "date", value: form.values["ends"] ?? today.adding(days: 60).iso).markup)
    <p><button class="\(forecast == nil ? "main" : "quiet")">See whom that reaches</button></p></form>
    """
  }

  private var sides: HTML {
    let options: [HTML] = Campaign.Side.allCases.map { side in
      """
      <label class="check"><input type="radio" name="side" value="\(side.rawValue)"\
      \(side == form.side ? " checked" : .empty)> \(TradeWords.sentence(CampaignWords.side(side)))</label>
      """
    }
    return """
      <fieldset><legend>Whom it speaks to</legend>\(options)
      <p class="hint">Clients are drawn with everybody who works there, and so are both sides together; candidates one by \
      one.</p></fieldset>
      """
  }

  private var choices: HTML {
    let options: [HTML] = pieces.map { line in
      let slug = line.piece.slug
      return """
        <label class="check"><input type="checkbox" name="\(CampaignForm.name(ofPiece: slug))" value="yes"\
        \(form.has(slug) ? " checked" : .empty)> \(CitedText(line.piece.title).plain) \
        <span class="origin">\(line.piece.audience.words.lowercased()), \(line.state.words)</span></label>
        """
    }
    return """
      <fieldset class="piece-choices"><legend>What they get</legend>\(options)</fieldset>
      """
  }

  private func condition(_ field: AudienceRule.Field) -> HTML {
    let (label, hint): (String, String) =
      switch field {
      case .sector: ("Sector", "A client’s; of candidates, that of a client they were put forward to.")
      case .country: ("Country", "Such as GB or Ireland.")
      case .client: ("Clients", "By the id in your own system.")
      case .recruiter: ("Recruiters whose people they are", "By the id in your own system.")
      case .team: ("Teams", "Of the recruiter whose people they are.")
      case .standing:
        ("Standing", "Clients: hiring, on_hold, no_open_job. Candidates: in_process, placed, not_in_process.")
      case .newWithin: ("On record for so many days at most", "Such as 90.")
      }
    return Field(
      id: field.rawValue, label: label, value: value(field.rawValue), hint: hint, isRequired: false
    ).markup
  }

  private func preview(_ forecast: CampaignForecast) -> HTML {
    """
    <section class="preview" aria-labelledby="preview"><h2 id="preview">Whom that reaches</h2>
    \(CampaignForecastView(forecast: forecast, side: form.side, share: form.values["compare"] ?? "20").markup)
    <form method="post" action="/campaigns"><input type="hidden" name="form" value="\(formToken)">\(carried)\
    <button class="main">Write the plan down</button></form></section>
    """
  }

  /// What was looked at is what is written down.
  private var carried: HTML {
    let names = ["name", "side", "compare", "begins", "ends"] + AudienceRule.Field.allCases.map(\.rawValue)
    let fields: [HTML] = names.compactMap { name in
      form.values[name].map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">" }
    }
    let chosen: [HTML] = pieces.map(\.piece.slug).filter(form.has).map {
      "<input type=\"hidden\" name=\"\(CampaignForm.name(ofPiece: $0))\" value=\"yes\">"
    }
    return "\(fields)\(chosen)"
  }
}

/// How many a plan reaches, who does not come in and why, and what it could tell.
struct CampaignForecastView {
  let forecast: CampaignForecast
  let side: Campaign.Side
  let share: String

  private var noun: (one: String, several: String) {
    side == .candidates ? ("candidate", "candidates") : ("client", "clients")
  }

  var markup: HTML {
    """
    <p>\(TradeWords.count(forecast.audience.matching, "person", "people")) \
    \(forecast.audience.matching == 1 ? "meets" : "meet") the rule; \(TradeWords.grouped(forecast.audience.places.count)) of \
    them come in, as \(TradeWords.count(forecast.units, noun.one, noun.several)).</p>
    \(CampaignExclusions(lines: excluded).markup)
    <p>\(telling)</p>
    """
  }

  private var excluded: [ExcludedLine] {
    AudienceExclusion.all.compactMap { reason in
      forecast.audience.excluded[reason].map { ExcludedLine(code: reason.code, words: reason.words, count: $0) }
    }
  }

  private var telling: HTML {
    guard share != "0" else {
      return "Without a comparison group nothing can be said to have happened because of it."
    }
    let group: HTML = "About \(TradeWords.grouped(forecast.heldOut)) would be the comparison group, drawn by lot."
    if forecast.isTooSmall {
      return """
        \(group) <strong>That is too few to tell anything</strong>: each side needs \
        \(CampaignForecast.leastPerSide). A wider rule or a larger comparison group would help; the pieces may be worth showing \
        all the same.
        """
    }
    let found: HTML =
      forecast.smallestEffect.map {
        " A difference of \(FindingWords.plain($0.rounded(.up), decimals: 0)) in a hundred or more would be found four times in five."
      } ?? " No difference that is possible here would be found."
    return "\(group)\(found)"
  }
}

struct CampaignExclusions {
  let lines: [ExcludedLine]

  var markup: HTML? {
    guard !lines.isEmpty else { return nil }
    return TableView(
      caption: "Left out, and why", columns: ["Reason", "People"],
      rows: lines.map { [TradeWords.sentence($0.words), TradeWords.grouped($0.count)] }
    ).markup
  }
}
