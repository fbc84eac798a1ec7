import Recruitment

/// How a field that the interchange does not know stands in a header. Other programs call columns `email` or `status` and
/// mean something of their own: under the interchange's own names such a field would be read as that, or refused. What a
/// reader worked out itself, an export carries under a mark of its own.
enum CustomColumn {
  static let prefix = "custom:"
  private static let derivedPrefix = "derived:"

  static func header(for field: Field) -> String { field.derived ? derivedPrefix + field.name : field.name }

  /// The field of the schema that a column is.
  static func position(ofHeader header: String, in schema: FileSchema) -> Int? {
    let isDerived = header.hasPrefix(derivedPrefix)
    guard let position = schema.firstPosition(isDerived ? String(header.dropFirst(derivedPrefix.count)) : header)
    else { return nil }
    return schema.fields[position].derived == isDerived ? position : nil
  }

  static func header(for name: String, in schema: FileSchema) -> String {
    let isTaken = position(ofHeader: name, in: schema) != nil
    return isTaken || name == RejectSheet.column || name.hasPrefix(prefix) ? prefix + name : name
  }

  /// The field that a column is, where the header says that it is none of the interchange's.
  static func name(ofHeader header: String) -> String? {
    guard header.hasPrefix(prefix), header.count > prefix.count else { return nil }
    return String(header.dropFirst(prefix.count))
  }
}
