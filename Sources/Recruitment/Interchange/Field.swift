/// One column of one file of the interchange.
package struct Field: Sendable {
  package var name: String
  package var type: FieldType
  package var required: Bool
  /// A value that changes over time, such as an owner or a fee: changes are kept as dated values.
  package var dated: Bool
  /// Not part of the interchange: worked out by a reader (does this message ask something?), never written to a bundle.
  package var derived: Bool

  package init(_ name: String, _ type: FieldType, required: Bool = false, dated: Bool = false, derived: Bool = false) {
    self.name = name
    self.type = type
    self.required = required
    self.dated = dated
    self.derived = derived
  }
}
