import Yams

/// What a call log's columns say of a call, or of one leg of it.
struct CallTable: Sendable {
  var id: ValueForm
  /// Legs of one call have this in common; `nil` = every id is a call.
  var session: ValueForm?
  var at: ValueForm
  var answered: ValueForm?
  var ended: ValueForm?
  /// Talk time in seconds, where the system says it instead of when the call was answered.
  var talk: ValueForm?
  var from: ValueForm
  var to: ValueForm
  /// `outbound`, `inbound`, or `internal`; worked out from whose numbers they are where it is not said.
  var direction: ValueForm?
  /// `answered`, `agent` (one of ours, where they rang us), `human`, `machine`, or an outcome of the interchange.
  /// Left out where it is to be told from whether there is a time of answering.
  var result: ValueForm?
  /// Who of the firm had the call, of several the first who is one of ours; where none is, the number on our side.
  var recruiters: [ValueForm] = []
}

/// Reads the `calls` of a mapping.
struct CallTableReader {
  let values: MappedTableReader

  func read(_ node: Node) throws(MappingFault) -> CallTable {
    let keys = [
      "id", "session", "at", "answered", "ended", "talk", "from", "to", "direction", "result", "recruiter",
    ]
    let entries = try MappingNode.entries(node, of: "a call", allowed: keys)
    func needed(_ name: String) throws(MappingFault) -> ValueForm {
      guard let node = entries[name] else { throw MappingNode.fault(node, "a call needs `\(name)`") }
      return try values.value(node)
    }
    func maybe(_ name: String) throws(MappingFault) -> ValueForm? {
      guard let node = entries[name] else { return nil }
      return try values.value(node)
    }
    var recruiters: [ValueForm] = []
    if let node = entries["recruiter"] {
      for part in try MappingNode.list(node) { recruiters.append(try values.value(part)) }
    }
    return CallTable(
      id: try needed("id"), session: try maybe("session"), at: try needed("at"), answered: try maybe("answered"),
      ended: try maybe("ended"), talk: try maybe("talk"), from: try needed("from"), to: try needed("to"),
      direction: try maybe("direction"), result: try maybe("result"), recruiters: recruiters)
  }
}
