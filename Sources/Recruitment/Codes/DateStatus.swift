/// What became of a planned date.
package enum DateStatus: UInt8, Code, BitwiseCopyable {
  case planned, moved, cancelled, happened

  package var word: String {
    switch self {
    case .planned: "planned"
    case .moved: "moved"
    case .cancelled: "cancelled"
    case .happened: "happened"
    }
  }
}
