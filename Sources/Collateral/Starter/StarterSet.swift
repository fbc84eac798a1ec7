import Yams

/// The pieces that come with the program: to be used as they are, or to begin with.
package enum StarterSet {
  private struct File: Decodable { var pieces: [Piece] }

  private static let read: Result<[Piece], CollateralError> = Result { () throws(CollateralError) in
    do {
      return try YAMLDecoder().decode(File.self, from: String(decoding: PackageResources.starter_yaml, as: UTF8.self))
        .pieces
    } catch {
      throw CollateralError.unreadable("starter")
    }
  }

  /// - Throws: `CollateralError.unreadable`.
  package static func pieces() throws(CollateralError) -> [Piece] { try read.get() }
}
