/// The covariates of a decision point by name, each in the group that is left out together when it is asked how much
/// hangs on what is recorded.
package struct CovariateList: Sendable {
  package private(set) var names: [String] = []
  package private(set) var groups: [String] = []

  /// A row in the making: values in the order of the list. The first row says the names.
  struct Row {
    var values: [Double] = []
    fileprivate var names: [String]?
    fileprivate var groups: [String] = []
    private var group = ""

    init(naming: Bool) { names = naming ? [] : nil }

    mutating func begin(_ group: String) { self.group = group }

    mutating func put(_ name: @autoclosure () -> String, _ value: Double) {
      values.append(value)
      guard names != nil else { return }
      names?.append(name())
      groups.append(group)
    }

    /// A number that may be missing: missing is a category of its own, not a zero.
    mutating func put(_ name: @autoclosure () -> String, _ value: Double?) {
      let name = name()
      put(name, value ?? 0)
      put("\(name)_missing", value == nil ? 1.0 : 0.0)
    }

    /// One of several.
    mutating func put(_ name: String, _ place: Int?, of words: [String]) {
      for (index, word) in words.enumerated() { put("\(name)_\(word)", place == index ? 1.0 : 0.0) }
    }
  }

  init() {}

  init(names: [String], groups: [String]) { (self.names, self.groups) = (names, groups) }

  init(_ row: Row) {
    names = row.names ?? []
    groups = row.groups
  }

  package var count: Int { names.count }
  func columns(of group: String) -> [Int] { groups.indices.filter { groups[$0] == group } }
  /// In the order in which they come.
  package var groupNames: [String] {
    var found: [String] = []
    for group in groups where found.last != group { found.append(group) }
    return found
  }
}
