import Glibc
import Recruitment

/// The folder into which a firm is written.
enum SimulatedFolder {
  static let truthName = "truth.json"

  /// Makes the folder, or makes sure that it is empty or holds an earlier simulated firm and nothing else.
  static func prepare(_ path: String) throws {
    if mkdir(path, 0o700) == 0 { return }
    guard errno == EEXIST else { throw SimulatedAgencyError.cannotUseFolder(path: path, code: errno) }
    guard let folder = opendir(path) else { throw SimulatedAgencyError.cannotUseFolder(path: path, code: errno) }
    defer { closedir(folder) }
    var entries: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { entries.append(name) }
    }
    let ours = BundleOutput.kinds.map { $0.name + ".csv" } + [truthName]
    if let stranger = entries.sorted().first(where: { !ours.contains($0) }) {
      throw SimulatedAgencyError.folderHoldsOtherFiles(path: path, entry: stranger)
    }
    // Without truth.json these are somebody's own records.
    if let first = entries.sorted().first, !entries.contains(truthName) {
      throw SimulatedAgencyError.folderHoldsOtherFiles(path: path, entry: first)
    }
  }
}
