import Guidance

/// How somebody usually answers, and when they are likeliest to: facts, and what to do.
struct ReachView {
  let lines: [String]

  init(_ reach: Reach, _ words: DateWords) { lines = reach.lines(words.wording) }

  var markup: HTML {
    let items: [HTML] = lines.map { "<li>\($0)</li>" }
    return "<ul class=\"reach\">\(items)</ul>"
  }
}
