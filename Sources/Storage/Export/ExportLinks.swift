import Recruitment

/// What an export says beside the rows of the interchange, which has no place for it: under which further names records are
/// known, which records are one or were said to be two, which fields were edited here, and the key of ids that were made up.
package struct ExportLinks: Hashable, Sendable {
  /// How one source calls a record.
  package struct Name: Hashable, Sendable {
    package var source: String
    package var id: String

    package init(source: String, id: String) { (self.source, self.id) = (source, id) }
  }

  /// One name of a record that has several. Each of them is listed, in the order in which they came, which is kept: by the
  /// first a record's moments are told apart.
  package struct Identity: Hashable, Sendable {
    package var kind: RecordKind
    /// As the export's rows name the record.
    package var record: Name
    package var name: Name

    package init(kind: RecordKind, record: Name, name: Name) {
      (self.kind, self.record, self.name) = (kind, record, name)
    }
  }

  package enum Word: String, CaseIterable, Sendable {
    case person, interaction
    case peopleApart = "people_apart"
    case interactionsApart = "interactions_apart"
  }

  /// Two records that are one, the first being read as the second; or that are two.
  package struct Pair: Hashable, Sendable {
    package var what: Word
    package var first: Name
    package var second: Name
    /// When somebody said so; `nil` where an import found it.
    package var at: Instant?

    package init(what: Word, first: Name, second: Name, at: Instant?) {
      (self.what, self.first, self.second, self.at) = (what, first, second, at)
    }
  }

  /// A field that outranks its source until the source's own value changes.
  package struct Edit: Hashable, Sendable {
    package var kind: RecordKind
    package var record: Name
    package var field: String
    /// As the store keeps it; a record that is named, as the export's rows name it.
    package var value: String?
    package var sourceValue: String?
    package var recruiter: Name?
    package var at: Instant

    package init(
      kind: RecordKind, record: Name, field: String, value: String?, sourceValue: String?, recruiter: Name?, at: Instant
    ) {
      (self.kind, self.record, self.field) = (kind, record, field)
      (self.value, self.sourceValue, self.recruiter, self.at) = (value, sourceValue, recruiter, at)
    }
  }

  package var identities: [Identity] = []
  package var pairs: [Pair] = []
  package var edits: [Edit] = []

  /// By which messages and meetings without an id of their own are known: 32 bytes in base 64.
  package var contentKey: String?

  package init() {}

  package var isEmpty: Bool { identities.isEmpty && pairs.isEmpty && edits.isEmpty && contentKey == nil }
}

/// A reference in an export's rows, where its id alone would name another source's record: `{source}id`.
enum QualifiedName {
  static func isNeeded(for id: String) -> Bool { id.hasPrefix("{") }

  static func write(_ name: ExportLinks.Name) -> String { "{\(name.source)}\(name.id)" }

  /// - Parameter sources: all that there are.
  /// - Returns: `nil` for an id that stands by itself.
  static func read(_ text: String, sources: some Collection<String>) -> ExportLinks.Name? {
    guard text.hasPrefix("{") else { return nil }
    let source = sources.filter { text.hasPrefix("{\($0)}") }.max { $0.utf8.count < $1.utf8.count }
    guard let source else { return nil }
    return ExportLinks.Name(source: source, id: String(text.dropFirst(source.count + 2)))
  }
}
