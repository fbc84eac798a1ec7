import Outlook

extension BoardPaper {
  /// Fees to come, as `OutlookView` shows them.
  package static func outlook(_ answer: OutlookAnswer) -> BoardPaper {
    let picture = answer.picture
    let words = OutlookWords(picture)
    var blocks: [Block] = []
    if picture.check.hasShocks { blocks.append(.sentence(words.check)) }
    blocks += [
      .heading("Fees by month, eight times in ten"),
      .ranges(
        picture.forecast.months.map { month in
          Block.Range(
            name: MarketWords.month(month.month), low: month.range.low, middle: month.range.middle,
            high: month.range.high, words: "\(words.money(month.range.low)) to \(words.money(month.range.high))")
        }),
      .sentence(words.nextThree),
      .heading("Where the money of each month would come from, on average"),
      months(picture, words), .sentence(words.basis),
    ]
    if !picture.check.hasShocks { blocks.append(.sentence(words.check)) }
    blocks += [
      .heading("What hangs on what"), .list(words.planned + picture.risks.lines.map(words.risk)),
      .heading("On how few it rests"),
      .list(
        picture.concentrations.map { words.concentration($0, answer) }
          + (picture.concentrations.isEmpty ? [] : [words.index])),
    ]
    if let clients = picture.concentrations.first(where: { $0.by == .client }), !clients.largest.isEmpty {
      blocks.append(
        .table(
          columns: ["The largest clients of the twelve months to \(words.day)", "Fees", "Share"],
          rows: clients.largest.map { [answer.name(of: $0), words.money($0.fees), MarketWords.percent($0.share)] }))
    }
    blocks += [
      .heading("What would be if"), .list(picture.stresses.map(words.stress)),
      .heading("What the conversations now due would decide"), .list(words.due(answer)),
      .heading("Hours in chasers"), .sentence(words.chasers),
    ]
    return BoardPaper(
      title: "Outlook: \(answer.firm)", lead: words.head, blocks: blocks,
      foot: "\(answer.firm), from its own record to \(words.day). Totals of the firm; nobody’s own figure",
      firm: answer.firm, asOf: picture.asOf)
  }

  private static func months(_ picture: OutlookPicture, _ words: OutlookWords) -> Block {
    .table(
      columns: ["As of \(words.day)", "So far", "Put forward", "Others, open jobs", "Jobs to come", "Given back"],
      rows: picture.forecast.months.map { month in
        [
          MarketWords.month(month.month), month.soFar != 0 ? words.money(month.soFar) : "–", words.money(month.open),
          words.money(month.newCandidates), words.money(month.newJobs), words.money(month.givenBack),
        ]
      })
  }
}
