import ArgumentParser
import Desk
import Recruitment

/// People, jobs and messages by their words.
package struct SearchCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "search", _superCommandName: Program.name,
    abstract: "People, jobs and messages that hold all of some words, newest first.")

  @OptionGroup package var store: StoreOptions
  @Argument(help: "Words; capitals and accents do not matter.") package var words: [String]
  @Option(help: "Only people, jobs, or messages.") package var kind: String?
  @Option(help: "At most so many of each kind; 20 if you do not say.") package var limit = 20
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func validate() throws {
    guard (1...1_000).contains(limit) else { throw ValidationError("--limit must be 1 to 1000") }
    guard kind == nil || Self.kinds[kind ?? ""] != nil else {
      throw ValidationError("--kind must be people, jobs or messages")
    }
  }

  private static let kinds: [String: SearchKind] = ["people": .person, "jobs": .job, "messages": .message]

  package func run() throws {
    let desk = try store.openDesk()
    try desk.refreshSearch()
    let now = Output.now()
    var page = SearchPage(query: SearchQuery(words: words.joined(separator: " ")), tokens: [])
    for kind in kind.flatMap({ Self.kinds[$0] }).map({ [$0] }) ?? SearchKind.allCases {
      let part = try desk.search(
        SearchQuery(words: words.joined(separator: " "), kind: kind, limit: limit), asOf: now)
      page.tokens = part.tokens
      page.people += part.people
      page.jobs += part.jobs
      page.messages += part.messages
    }
    if json { return Output.json { $0.searchPage(page) } }
    for line in try SearchText(settings: desk.settings(), now: now).lines(page) { Output.print(line) }
  }
}
