import Foundation
import Intake
import Recruitment
import Storage

/// The lists beside an export's bundles: what the interchange has no columns for. A row that cannot be read says nothing.
enum ExportLists {
  private static let identities = "identities.csv"
  private static let pairs = "same.csv"
  private static let edits = "edits.csv"
  private static let keys = "keys.csv"
  private static let content = "content"

  /// - Returns: file names and texts, of those that say anything.
  static func write(_ links: ExportLinks) -> [(name: String, text: String)] {
    let lists = [
      (identities, ["kind", "record_source", "record_id", "source", "id"], links.identities.map(row)),
      (pairs, ["what", "source", "id", "other_source", "other_id", "at"], links.pairs.map(row)),
      (
        edits, ["kind", "source", "id", "field", "value", "source_value", "recruiter_source", "recruiter_id", "at"],
        links.edits.map(row)
      ),
      (keys, ["what", "key"], links.contentKey.map { [[content, $0]] } ?? []),
    ]
    return lists.filter { !$0.2.isEmpty }.map { ($0.0, PlainTable.write([$0.1] + $0.2)) }
  }

  static func read(_ list: (String) -> [[String]]) -> ExportLinks {
    var links = ExportLinks()
    links.identities = list(identities).dropFirst().compactMap(identity)
    links.pairs = list(pairs).dropFirst().compactMap(pair)
    links.edits = list(edits).dropFirst().compactMap(edit)
    links.contentKey = list(keys).dropFirst().first { $0.count == 2 && $0[0] == content && isKey($0[1]) }?[1]
    return links
  }

  private static func row(_ identity: ExportLinks.Identity) -> [String] {
    [identity.kind.name, identity.record.source, identity.record.id, identity.name.source, identity.name.id]
  }

  private static func identity(_ row: [String]) -> ExportLinks.Identity? {
    guard row.count == 5, let kind = RecordKind(name: row[0]), isNoun(kind), !row.contains("") else { return nil }
    return ExportLinks.Identity(
      kind: kind, record: .init(source: row[1], id: row[2]), name: .init(source: row[3], id: row[4]))
  }

  private static func isNoun(_ kind: RecordKind) -> Bool {
    [.recruiters, .clients, .people, .jobs, .submissions].contains(kind)
  }

  private static func row(_ pair: ExportLinks.Pair) -> [String] {
    [
      pair.what.rawValue, pair.first.source, pair.first.id, pair.second.source, pair.second.id,
      pair.at.map(ISOTimestamp.utc) ?? "",
    ]
  }

  private static func pair(_ row: [String]) -> ExportLinks.Pair? {
    guard row.count == 6, let what = ExportLinks.Word(rawValue: row[0]), !row.dropLast().contains("") else {
      return nil
    }
    return ExportLinks.Pair(
      what: what, first: .init(source: row[1], id: row[2]), second: .init(source: row[3], id: row[4]),
      at: instant(row[5]))
  }

  private static func row(_ edit: ExportLinks.Edit) -> [String] {
    [
      edit.kind.name, edit.record.source, edit.record.id, edit.field, edit.value ?? "", edit.sourceValue ?? "",
      edit.recruiter?.source ?? "", edit.recruiter?.id ?? "", ISOTimestamp.utc(edit.at),
    ]
  }

  private static func edit(_ row: [String]) -> ExportLinks.Edit? {
    guard row.count == 9, let kind = RecordKind(name: row[0]), !row[1...3].contains(""), let at = instant(row[8])
    else { return nil }
    func known(_ text: String) -> String? { text.isEmpty ? nil : text }
    return ExportLinks.Edit(
      kind: kind, record: .init(source: row[1], id: row[2]), field: row[3], value: known(row[4]),
      sourceValue: known(row[5]), recruiter: row[6].isEmpty ? nil : .init(source: row[6], id: row[7]), at: at)
  }

  private static func isKey(_ text: String) -> Bool { Data(base64Encoded: text)?.count == 32 }

  private static func instant(_ text: String) -> Instant? {
    guard case .instant(let instant)? = ISOTimestamp.read(text) else { return nil }
    return instant
  }
}
