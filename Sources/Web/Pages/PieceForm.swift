import Collateral

/// A piece as somebody filled it in.
enum PieceForm {
  /// What is not in the form stays as it was.
  static func read(_ form: FormValues, over piece: Piece) -> Piece {
    var edited = piece
    edited.title = form["title"] ?? ""
    edited.lead = form["lead"] ?? ""
    edited.message = form["message"] ?? ""
    edited.action = form["action"] ?? ""
    edited.post = form["post"]?.replacing("\r\n", with: "\n")
    edited.tags = form["tags"].map { $0.split { $0 == " " || $0 == "," || $0 == "#" }.map(String.init) }
    if let kind = form["kind"].flatMap({ PieceKind(rawValue: $0) }) { edited.kind = kind }
    edited.points = piece.points.enumerated().compactMap { index, point in
      if form["drop\(index)"] != nil { return nil }
      var point = point
      point.heading = form["heading\(index)"] ?? ""
      point.text = (form["text\(index)"] ?? "").replacing("\r\n", with: "\n")
      point.say = form["say\(index)"]
      if form["plain\(index)"] != nil { point.chart = nil }
      return point
    }
    if let heading = form["heading_new"] {
      edited.points.append(Piece.Point(heading: heading, text: form["text_new"] ?? ""))
    }
    return edited
  }

  /// With a page that says what an entry says.
  static func adding(_ claim: Claim, to piece: Piece) -> Piece {
    var edited = piece
    var sentence = claim.sentence
    let end = sentence.last.map { ".!?".contains($0) } ?? false ? String(sentence.removeLast()) : "."
    var point = Piece.Point(heading: heading(claim), text: "\(sentence) [\(claim.id)]\(end)")
    if !claim.shares.isEmpty {
      point.chart = PieceChart(kind: .icons, claim: claim.id, says: "Of a hundred moments, so many ended well")
    }
    if claim.origin == .story { point.story = claim.id }
    edited.points.append(point)
    return edited
  }

  private static func heading(_ claim: Claim) -> String {
    switch claim.origin {
    case .record: "What our own record says"
    case .story: "In their own words"
    case .library, .firm: "What has been found"
    }
  }
}
