/// Which browser, in two words: enough to know one's own sessions apart. Nothing else of what it says is kept.
enum BrowserWords {
  static func words(_ agent: String?) -> String? {
    guard let agent else { return nil }
    // Each names itself besides those whose pages it wants to be shown: the order decides.
    let browsers = [
      ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"),
    ]
    let systems = [
      ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"),
      ("Linux", "Linux"),
    ]
    let words = [browsers, systems].compactMap { list in list.first { agent.contains($0.0) }?.1 }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }
}
