/// Why no firm was written.
package enum SimulatedAgencyError: Error, Equatable {
  case recruitersOutOfRange(Int)
  case monthsOutOfRange(Int)
  case notADate(String)
  /// Neither `all` nor a planted rule, or points that are no number from −30 to 30.
  case notAnEffect(String)
  /// Hundredths; from 0 to 200.
  case likingOutOfRange(Int)
  /// Neither `candidates=` nor `clients=` with points from −30 to 40.
  case notAnEducation(String)
  /// The folder holds something that no simulation wrote; the name of one such entry.
  case folderHoldsOtherFiles(path: String, entry: String)
  case cannotUseFolder(path: String, code: Int32)
  case cannotWrite(path: String, code: Int32)
}
