import Crypto
import Foundation
import Storage

/// The keys of the ids that imports make up, each made once for each store.
extension Desk {
  /// By it addresses are hidden in the ids of people. It stays in the store: no export says it, so that by an id nobody can
  /// try whose it is. People are known again by their addresses themselves.
  func addressKey() throws -> [UInt8] { try key(Store.addressKey) { SymmetricKey(size: .bits256).bytes } }

  /// By it messages and meetings are known that bear no id of their own, and threads. It goes with an export, so that the
  /// same files say the same of a store made of one. A store of an earlier release made those ids by the key of addresses:
  /// it goes on with that one, which stays.
  func contentKey() throws -> [UInt8] {
    try key(Store.contentKey) {
      try store.meta(Store.addressKey).flatMap { Data(base64Encoded: $0) } ?? SymmetricKey(size: .bits256).bytes
    }
  }

  private func key(_ name: String, _ make: () throws -> Data) throws -> [UInt8] {
    if let text = try store.meta(name), let key = Data(base64Encoded: text) { return Array(key) }
    let key = try make()
    // Another process may have been first: its key is the one that holds.
    let kept = try store.metaKeptOrSet(name, key.base64EncodedString())
    return Array(Data(base64Encoded: kept) ?? key)
  }
}

extension SymmetricKey {
  fileprivate var bytes: Data { withUnsafeBytes { Data($0) } }
}
