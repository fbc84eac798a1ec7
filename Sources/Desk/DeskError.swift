/// What a desk cannot do, with ids only. Doors turn these into words and status codes.
package enum DeskError: Error, Equatable {
  case noSuchPerson(String)
  case severalPeople(String, count: Int)
  case noSuchRecruiter(String)
  case noSuchJob(String)
  case noSuchSubmission(String)
  case noSuchBatch(String)
  case nothingImported
  case notLater(than: Int64)
}
