import Yams

extension PlaybookReader {
  /// The list of segments and days; empty where the playbook is silent.
  mutating func rhythms(_ node: Node?) -> [Rhythm] {
    guard let node else { return [] }
    guard let list = node.sequence else {
      fault(node, "`rhythms` must be a list")
      return []
    }
    var rhythms: [Rhythm] = []
    for entry in list {
      guard let mapping = entry.mapping else {
        fault(entry, "a rhythm is a mapping with `segment` and `days`")
        continue
      }
      let fields = fields(mapping, allowed: ["segment", "days"])
      let segment: Rhythm.Segment? = word(fields, "segment", in: entry)
      let days = number(fields, "days", in: entry, standard: nil)
      guard let segment else { continue }
      if days < 1 || days != days.rounded() {
        fault(fields["days"] ?? entry, "`days` must be a whole number, at least 1")
      }
      if rhythms.contains(where: { $0.segment == segment }) {
        fault(entry, "`\(segment.rawValue)` has its rhythm already")
      }
      rhythms.append(Rhythm(segment: segment, days: Int(days)))
    }
    return rhythms
  }
}
