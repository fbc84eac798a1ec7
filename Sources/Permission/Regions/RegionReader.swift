import Recruitment
import Yams

/// Reads region profiles from YAML and checks all of it: every fault is reported with its line, not only the first.
package struct RegionReader {
  var faults: [RegionFault] = []

  /// - Throws: `PermissionError.faults` with every fault found.
  package static func read(_ text: String) throws(PermissionError) -> RegionBook {
    var reader = RegionReader()
    let book = reader.book(text)
    guard let book, reader.faults.isEmpty else { throw .faults(reader.faults) }
    return book
  }

  private mutating func book(_ text: String) -> RegionBook? {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text, .basic)
    } catch let error as YamlError {
      faults.append(Self.fault(of: error))
      return nil
    } catch {
      fault(nil, "not YAML")
      return nil
    }
    guard let root, root.mapping != nil else {
      fault(root, "a mapping with `version` and `profiles`")
      return nil
    }
    let fields = fields(root, ["version", "profiles"])
    if fields["version"]?.int != 1 { fault(fields["version"] ?? root, "`version` must be 1") }
    guard let list = fields["profiles"]?.sequence, !list.isEmpty else {
      fault(fields["profiles"] ?? root, "`profiles` must be a list of at least one profile")
      return nil
    }
    var profiles: [RegionProfile] = []
    var codes: Set<String> = []
    var countries: Set<String> = []
    for node in list {
      guard let profile = profile(node) else { continue }
      if !codes.insert(profile.code).inserted { fault(node, "`\(profile.code)` is here twice") }
      for country in profile.countries where !countries.insert(country).inserted {
        fault(node, "`\(country)` has its profile already")
      }
      profiles.append(profile)
    }
    if faults.isEmpty, !codes.contains("strict") {
      fault(fields["profiles"], "`strict` is missing: it holds where nothing else does")
    }
    return RegionBook(profiles: profiles)
  }

  private mutating func profile(_ node: Node) -> RegionProfile? {
    let before = faults.count
    let fields = fields(
      node,
      ["profile", "name", "countries", "calls", "sales_calls", "messages", "marketing", "limits", "refusal"])
    let code = text(fields, "profile", in: node)
    let name = text(fields, "name", in: node)
    let countries = countries(fields["countries"], in: node)
    let calls = part(fields, "calls", in: node).flatMap { hours($0) }
    let salesCalls = fields["sales_calls"].flatMap { hours($0) }
    let messages = part(fields, "messages", in: node).flatMap { hours($0) }
    let marketing = part(fields, "marketing", in: node).map { self.marketing($0) } ?? []
    let limits = part(fields, "limits", in: node).map { (self.fields($0, ["marketing", "process"]), $0) }
    let marketingLimit = limits.flatMap { part($0.0, "marketing", in: $0.1) }.flatMap { self.marketingLimit($0) }
    let processLimit = limits.flatMap { part($0.0, "process", in: $0.1) }.flatMap { self.processLimit($0) }
    let refusal = part(fields, "refusal", in: node).flatMap { self.refusal($0) }
    guard faults.count == before, let code, let name, let calls, let messages, let marketingLimit, let processLimit,
      let refusal
    else { return nil }
    return RegionProfile(
      code: code, name: name, countries: countries, calls: calls, salesCalls: salesCalls, messages: messages,
      marketing: marketing, marketingLimit: marketingLimit, processLimit: processLimit, refusal: refusal)
  }

  private mutating func countries(_ node: Node?, in profile: Node) -> [String] {
    guard let list = node?.sequence else {
      fault(node ?? profile, "`countries` must be a list of country codes")
      return []
    }
    return list.compactMap { item in
      let code = item.string ?? ""
      if code.utf8.count != 2 || !code.utf8.allSatisfy({ (65...90).contains($0) }) {
        fault(item, "`\(code)` is no country code: two capital letters")
      }
      return code
    }
  }

  // MARK: What it takes

  /// In the order of `RegionProfile.Means`.
  private mutating func marketing(_ node: Node) -> [RegionProfile.Consent] {
    let fields = fields(node, ["calls", "emails", "messages"])
    return ["calls", "emails", "messages"].compactMap { name in
      part(fields, name, in: node).flatMap { consent($0) }
    }
  }

  private mutating func consent(_ node: Node) -> RegionProfile.Consent? {
    let fields = fields(node, ["candidate", "contact", "days", "lists", "why", "source", "checked"])
    let candidate: RegionProfile.Need? = word(fields, "candidate", in: node)
    let contact: RegionProfile.Need? = word(fields, "contact", in: node)
    let needs = [candidate, contact]
    let expires = needs.contains(.screened) || needs.contains(.soft)
    let days = expires ? number(fields, "days", in: node, from: 1) : 0
    let lists = needs.contains(.screened) ? text(fields, "lists", in: node) : ""
    let ground = ground(fields, in: node)
    guard let candidate, let contact, let days, let lists, let ground else { return nil }
    return RegionProfile.Consent(candidate: candidate, contact: contact, days: days, lists: lists, ground: ground)
  }

  // MARK: How often

  private mutating func marketingLimit(_ node: Node) -> RegionProfile.MarketingLimit? {
    let fields = fields(node, ["contacts", "days", "answered_too", "why", "source", "checked"])
    let contacts = number(fields, "contacts", in: node, from: 1)
    let days = number(fields, "days", in: node, from: 1)
    let answeredToo = bool(fields, "answered_too")
    let ground = ground(fields, in: node)
    guard let contacts, let days, let ground else { return nil }
    return RegionProfile.MarketingLimit(contacts: contacts, days: days, answeredToo: answeredToo, ground: ground)
  }

  private mutating func processLimit(_ node: Node) -> RegionProfile.ProcessLimit? {
    let fields = fields(node, ["tries", "messages", "working_days", "why", "source", "checked"])
    let tries = number(fields, "tries", in: node, from: 1)
    let messages = number(fields, "messages", in: node, from: 1)
    let days = number(fields, "working_days", in: node, from: 1)
    let ground = ground(fields, in: node)
    guard let tries, let messages, let days, let ground else { return nil }
    return RegionProfile.ProcessLimit(tries: tries, messages: messages, workingDays: days, ground: ground)
  }

  private mutating func refusal(_ node: Node) -> RegionProfile.Refusal? {
    let fields = fields(node, ["days", "why", "source", "checked"])
    let days = number(fields, "days", in: node, from: 0)
    let ground = ground(fields, in: node)
    guard let days, let ground else { return nil }
    return RegionProfile.Refusal(days: days, ground: ground)
  }
}
