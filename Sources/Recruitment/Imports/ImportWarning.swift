/// Something a reader did with a file that its owner should know of, counted rather than repeated.
package struct ImportWarning: Hashable, Sendable {
  package var file: Int
  package var what: String
  package var count: Int

  package init(file: Int, what: String, count: Int) {
    self.file = file
    self.what = what
    self.count = count
  }
}
