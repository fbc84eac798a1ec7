/// What kind of work a job is.
package enum JobKind: UInt8, Code, BitwiseCopyable {
  case perm, contract, search

  package var word: String {
    switch self {
    case .perm: "perm"
    case .contract: "contract"
    case .search: "search"
    }
  }
}
