import Collateral

/// What others have found on talking and writing, each with its source and limits, whichever way it speaks.
struct ResearchView {
  let publications: [Publication]

  var markup: HTML {
    """
    <section class="prose" aria-labelledby="research">
    <h2 id="research">What research suggests</h2>
    <p>No study here tests recruiters’ calls against messages for placements. What was found, for a conversation and against \
    it, with what it does not show:</p>
    </section>
    \(group("supports"))\(group("mixed"))\(group("contradicts"))
    """
  }

  private func group(_ direction: String) -> HTML? {
    let found = publications.filter { $0.direction == direction }
    if found.isEmpty { return nil }
    let lines: [HTML] = found.map { entry in
      let link: HTML? =
        entry.link.isEmpty
        ? nil : " <a href=\"\(entry.link)\" rel=\"noreferrer\" aria-label=\"Read \(entry.citation)\">Read it</a>"
      return """
        <li><p>\(entry.sentence)</p>
        <p class="origin">\(entry.footnote)\(link)</p></li>

        """
    }
    return "<h3>\(Self.heading(direction))</h3>\n<ul class=\"lines library\">\n\(lines)</ul>\n"
  }

  private static func heading(_ direction: String) -> String {
    switch direction {
    case "supports": "For a conversation"
    case "contradicts": "Against it, or where a message does as well"
    default: "For both"
    }
  }
}
