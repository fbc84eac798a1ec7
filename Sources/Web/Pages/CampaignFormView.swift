import Campaigns
import Collateral
import Desk
import Recruitment

/// A campaign to be planned: first whom it reaches, then, if that is what was meant, it is written down.
struct CampaignFormView {
  let form: CampaignForm
  let pieces: [PieceLine]
  let choices: AudienceChoices
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
    \(pieceChoices)
    <fieldset><legend>For whom</legend>
    <p class="hint">Leave empty what does not matter. Where you write several, with commas between them, one has to hold. \
    Nobody is chosen by how they answer, by silence, or by what they are.</p>
    \(AudienceRule.Field.allCases.map(condition))
    </fieldset>
    \(Field(id: "compare", label: "Comparison group, in a hundred", type: "number", value: form.values["compare"] ?? "20", hint: "10 to 90; 0 for none: then whatever follows only goes with it.").markup)
    \(Field(id: "begins", label: "First day", type: "date", value: form.values["begins"] ?? today.iso).markup)
    \(Field(id: "ends", label: "Last day", type: "date", value: form.values["ends"] ?? today.adding(days: 60).iso).markup)
    <p><button class="\(forecast.map { $0.audience.places.isEmpty } ?? true ? "main" : "quiet")">See whom that reaches</button></p></form>
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

  private var pieceChoices: HTML {
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
    switch field {
    case .sector:
      suggested(
        field, "Sector", "A client’s; of candidates, that of a client they were put forward to.",
        choices.sectors.map { .init(id: $0, name: "") })
    case .country:
      suggested(field, "Country", "Where they are.", choices.countries.map { .init(id: $0, name: "") })
    case .client:
      suggested(
        field, "Client", "By the id in your own system\(choices.clients.isEmpty ? "." : ": type a name to find it.")",
        choices.clients)
    case .recruiter where choices.recruiters.isEmpty:
      suggested(field, "Whose people they are", "By the recruiter’s id in your own system.", [])
    case .recruiter: chosen(field, "Whose people they are", choices.recruiters)
    case .team: chosen(field, "Of which team", choices.teams.map { .init(id: $0, name: $0) })
    case .standing: standings
    case .newWithin:
      Field(
        id: field.rawValue, label: "On record for so many days at most", value: value(field.rawValue),
        hint: "Such as 90.", isRequired: false
      ).markup
    }
  }

  /// A field to write in that knows what is on record.
  private func suggested(
    _ field: AudienceRule.Field, _ label: String, _ hint: String, _ known: [AudienceChoices.Named]
  ) -> HTML {
    let id = field.rawValue
    let options: [HTML] = known.prefix(500).map { known in
      "<option value=\"\(known.id)\"\(known.name.isEmpty ? .empty : " label=\"\(known.name)\"" as HTML)>"
    }
    return """
      <p><label for="\(id)">\(label)</label><span class="hint" id="\(id)-hint">\(hint)</span>\
      <input id="\(id)" name="\(id)" type="text" list="\(id)-known" value="\(value(id))" autocomplete="off" \
      aria-describedby="\(id)-hint"><datalist id="\(id)-known">\(options)</datalist></p>

      """
  }

  /// One of a few. What an address says besides stays, so that nothing is lost on the way to the plan.
  private func chosen(_ field: AudienceRule.Field, _ label: String, _ known: [AudienceChoices.Named]) -> HTML {
    let (id, value) = (field.rawValue, value(field.rawValue))
    let own = value.isEmpty || known.contains { $0.id == value } ? [] : [AudienceChoices.Named(id: value, name: value)]
    let options: [HTML] = (known + own).map {
      "<option value=\"\($0.id)\"\($0.id == value ? " selected" : .empty)>\($0.name)</option>"
    }
    return """
      <p><label for="\(id)">\(label)</label><select id="\(id)" name="\(id)"><option value="">does not matter</option>\
      \(options)</select></p>

      """
  }

  private var standings: HTML {
    let ticked = Set((form.value(.standing) ?? "").split(separator: ",").map(String.init))
    func boxes(_ title: String, _ words: [String]) -> HTML {
      let boxes: [HTML] = words.map { word in
        """
        <label class="check"><input type="checkbox" name="\(CampaignForm.standingPrefix)\(word)" value="yes"\
        \(ticked.contains(word) ? " checked" : .empty)> \(CampaignWords.audienceStanding(word))</label>
        """
      }
      return "<fieldset><legend>\(title)</legend>\(boxes)</fieldset>\n"
    }
    return """
      \(boxes("How clients stand with you", AudienceRule.clientStandings))\
      \(boxes("How candidates stand with you", AudienceRule.candidateStandings))
      """
  }

  private func preview(_ forecast: CampaignForecast) -> HTML {
    """
    <section class="preview" aria-labelledby="preview"><h2 id="preview">Whom that reaches</h2>
    \(CampaignForecastView(forecast: forecast, side: form.side, share: form.values["compare"] ?? "20").markup)
    \(forecast.audience.places.isEmpty ? nobody : write)</section>
    """
  }

  private var write: HTML {
    """
    <form method="post" action="/campaigns"><input type="hidden" name="form" value="\(formToken)">\(carried)\
    <button class="main">Write the plan down</button></form>
    """
  }

  private var nobody: HTML {
    "<p><strong>There is nobody to plan for</strong>: loosen the rule, or look at who is left out and why.</p>"
  }

  /// What was looked at is what is written down.
  private var carried: HTML {
    let values =
      ["name", "side", "compare", "begins", "ends"].map { ($0, form.values[$0]) }
      + AudienceRule.Field.allCases.map { ($0.rawValue, form.value($0)) }
    let fields: [HTML] = values.compactMap { name, value in
      value.map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">" }
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
