import Outlook

extension BoardPaper {
  /// The market as the firm's own record shows it, as `MarketView` does.
  package static func market(_ answer: MarketAnswer) -> BoardPaper {
    let picture = answer.picture
    let day = MarketWords.day(picture.asOfDay)
    let sentences = picture.sentences.map(MarketWords.sentence)
    var blocks: [Block] = [
      .heading("What changed since last quarter"),
      .list(sentences.isEmpty ? [MarketWords.noSentences(picture.asOfDay)] : sentences),
      .heading("The twelve months to \(day)"),
      .list(picture.figures.map { MarketWords.year($0, picture) }),
    ]
    if !picture.stages.isEmpty {
      blocks += [
        .heading("Time in each stage, of those who came to it in the twelve months to \(day)"), stages(picture),
      ]
    }
    if !picture.quarters.isEmpty { blocks += [.heading("Quarter by quarter"), quarters(picture)] }
    return BoardPaper(
      title: "Market: \(answer.firm)",
      lead: MarketWords.lead(answer), blocks: blocks,
      foot: "\(answer.firm), from its own record to \(day). Totals of the firm; nobody’s own figure", firm: answer.firm,
      asOf: answer.asOf)
  }

  private static func stages(_ picture: MarketPicture) -> Block {
    .table(
      columns: ["Stage", "n", "Still there", "Half gone by", "Moved on by day 28", "Ended by day 28"],
      rows: picture.stages.map { stage in
        let point = stage.points.first { $0.days == 28 }
        return [
          MarketWords.stage(stage.stage), MarketWords.grouped(stage.entered), MarketWords.grouped(stage.stillThere),
          stage.median.map { $0 == 1 ? "1 day" : "\($0) days" } ?? "–",
          point.map { MarketWords.share($0.onward, of: stage.entered) } ?? "–",
          point.map { MarketWords.share($0.ended, of: stage.entered) } ?? "–",
        ]
      })
  }

  private static func quarters(_ picture: MarketPicture) -> Block {
    let shown = Array(picture.quarters.indices.suffix(4))
    return .table(
      columns: ["Figure"] + shown.map { picture.quarters[$0].name },
      rows: picture.figures.map { figure in
        [figure.measure.title] + shown.map { MarketWords.figure(figure.quarters[$0], figure.measure) }
      })
  }
}
