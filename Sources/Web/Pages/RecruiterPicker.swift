import Desk

/// Whose day is it? Asked once; a cookie remembers the answer.
struct RecruiterPicker {
  let recruiters: [RecruiterSummary]
  /// Who signed in has said who they are.
  var isSignedIn = false
  /// Whether whoever looks may bring records in.
  var mayImport = true

  var title: String {
    recruiters.isEmpty ? "No records yet" : isSignedIn ? "Whose conversations?" : "Who are you?"
  }

  var content: HTML {
    guard !recruiters.isEmpty else { return NothingOnRecord(mayImport: mayImport).markup }
    return """
      \(isSignedIn ? Self.whose : Self.who)
      \(teams)
      <p class="rest"><a href="/today?recruiter=\(TodayRoute.nobody)">Conversations that belong to nobody</a></p>
      \(WhyHere(isSignedIn ? Self.whyIn : Self.whyOpen).markup)
      """
  }

  private static let who: HTML = """
    <h1>Who are you?</h1>
    <p class="lead">Your choice is remembered in this browser until you change it.</p>
    """

  private static let whyIn =
    "You see a list of your own and the one of what belongs to nobody: you may change between them."
  private static let whyOpen =
    "Each recruiter has a list of their own. While there is no account, whoever is at this machine chooses which to see."

  private static let whose: HTML = "<h1>Whose conversations?</h1>"

  private var teams: [HTML] {
    let groups = Dictionary(grouping: recruiters) { $0.team ?? "" }
    return groups.keys.sorted().enumerated().map { index, team in
      let name = team.isEmpty ? (groups.count == 1 ? "Recruiters" : "Without a team") : team
      let links: [HTML] = (groups[team] ?? []).sorted { ($0.name, $0.id) < ($1.name, $1.id) }.map { recruiter in
        "<li><a href=\"\(TodayView.path(list: recruiter.id, minutes: nil))\">\(recruiter.name)</a></li>\n"
      }
      return """
        <section class="team" aria-labelledby="team-\(index)"><h2 id="team-\(index)">\(name)</h2>
        <ul class="people">
        \(links)
        </ul></section>
        """
    }
  }
}
