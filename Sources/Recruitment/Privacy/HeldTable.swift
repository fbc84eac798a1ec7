/// One kind of thing that is held on a person, as rows of words: for whoever asks what is held on them.
package struct HeldTable: Hashable, Sendable {
  /// As a file is named: `contacts`.
  package var name: String
  package var title: String
  package var columns: [String]
  package var rows: [[String?]]

  package init(name: String, title: String, columns: [String], rows: [[String?]]) {
    self.name = name
    self.title = title
    self.columns = columns
    self.rows = rows
  }
}
