/// How somebody usually answers, and when they are likeliest to: facts, and what to do.
struct ReachView {
  let lines: [String]

  var markup: HTML? {
    guard !lines.isEmpty else { return nil }
    let items: [HTML] = lines.map { "<li>\($0)</li>" }
    return "<ul class=\"reach\">\(items)</ul>"
  }
}
