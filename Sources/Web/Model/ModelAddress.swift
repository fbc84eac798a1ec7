/// Where a connected model listens.
struct ModelAddress: Sendable {
  let url: String
  let host: String
  /// The address that the host's name leads to, looked up once and held to.
  let pinned: String

  /// - Throws: `WebError.modelAddress` with the reason.
  init(_ text: String, allowsPrivate: Bool) throws {
    do throws(OutwardAddress.Fault) {
      let address = try OutwardAddress(text, allowsPrivate: allowsPrivate, adding: "/chat/completions")
      (url, host, pinned) = (address.url, address.host, try address.pinned())
    } catch {
      throw WebError.modelAddress(Self.words(error))
    }
  }

  private static func words(_ fault: OutwardAddress.Fault) -> String {
    switch fault {
    case .notAnAddress: "it is no address"
    case .notSecure: "it must begin with https://"
    case .leadsNowhere: "its name leads nowhere"
    case .isPrivate: "it leads to a private range; say --model-private if your model is there"
    }
  }
}
