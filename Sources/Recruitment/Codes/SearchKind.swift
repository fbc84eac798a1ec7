/// What can be found by its words. Raw values are part of the stored format.
package enum SearchKind: Int64, CaseIterable, Sendable {
  case person, job, message
}
