import Desk
import Recruitment

/// Chooses a part of a timeline: by channel, direction, conversations alone, colleague.
struct TimelineFilterForm {
  let timeline: TimelinePage
  let path: String

  private var filter: TimelineFilter { timeline.filter }

  var markup: HTML? {
    guard !timeline.contacts.isEmpty || filter.chooses || filter.before != nil else { return nil }
    return """
      <form class="filter" method="get" action="\(path)">
      <p><label for="channel">Channel</label><select id="channel" name="channel">\(any(filter.channel == nil))\
      \(channels)</select></p>
      <p><label for="direction">Which way</label><select id="direction" name="direction">\
      \(any(filter.direction == nil))\(directions)</select></p>
      \(colleagues)
      <p><label class="check"><input type="checkbox" name="talks" value="1"\
      \(filter.conversationsOnly ? " checked" : .empty)> Conversations only</label></p>
      <p><button>Show</button>\(filter.chooses ? "<a href=\"\(path)#timeline\">Show all</a>" as HTML : .empty)</p>
      </form>
      """
  }

  private func any(_ isChosen: Bool) -> HTML { option("", "Any", isChosen) }

  private func option(_ value: String, _ name: String, _ isChosen: Bool) -> HTML {
    "<option value=\"\(value)\"\(isChosen ? " selected" : .empty)>\(name)</option>"
  }

  private var channels: [HTML] {
    Channel.allCases.map { option($0.word, TradeWords.channel($0), filter.channel == $0) }
  }

  private var directions: [HTML] {
    [
      option("inbound", "From them", filter.direction == .inbound),
      option("outbound", "To them", filter.direction == .outbound),
    ]
  }

  private var colleagues: HTML? {
    guard timeline.colleagues.count > 1 || filter.recruiter != nil else { return nil }
    let options = timeline.colleagues.map { option($0.id, $0.name, filter.recruiter == $0.id) }
    return """
      <p><label for="by">Who of ours</label><select id="by" name="by">\(any(filter.recruiter == nil))\(options)\
      </select></p>
      """
  }

  /// The same choice, at another place.
  func address(before: TimelinePlace?) -> String {
    let pairs = [
      ("channel", filter.channel?.word), ("direction", filter.direction?.word), ("by", filter.recruiter),
      ("talks", filter.conversationsOnly ? "1" : nil), ("before", before?.text),
    ]
    let query = pairs.compactMap { name, value in value.map { "\(name)=\(PercentEncoding.encode($0))" } }
    return path + (query.isEmpty ? "" : "?" + query.joined(separator: "&")) + "#timeline"
  }

  /// What an address asks for.
  static func filter(_ query: FormValues) throws(WebError) -> TimelineFilter {
    var filter = TimelineFilter()
    if let word = query["channel"] {
      guard let channel = Channel(word: word) else { throw .unusable(field: "channel") }
      filter.channel = channel
    }
    if let word = query["direction"] {
      guard let direction = Direction(word: word) else { throw .unusable(field: "direction") }
      filter.direction = direction
    }
    if let text = query["before"] {
      guard let place = TimelinePlace(text: text) else { throw .unusable(field: "before") }
      filter.before = place
    }
    filter.conversationsOnly = query["talks"] != nil
    filter.recruiter = query["by"]
    return filter
  }
}
