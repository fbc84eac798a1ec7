import Crypto
import Recruitment

/// The logo and the colour as files of their own: the same for everybody, so that browsers may keep them.
struct BrandAssets {
  private let brand: BrandKit

  init(_ brand: BrandKit) { self.brand = brand }

  private static func version(_ bytes: some Sequence<UInt8>) -> String {
    SHA256.hash(data: Array(bytes)).prefix(4).map { String(Int($0) + 0x100, radix: 16).dropFirst() }.joined()
  }

  var styleAddress: String? { brand.accent.map { "/for/-/brand.css?v=\(Self.version($0.hexadecimal.utf8))" } }
  var logoAddress: String? { brand.logo.map { "/for/-/logo?v=\(Self.version($0.bytes))" } }

  /// Day and night, each in a shade that can be read on our paper.
  private var style: String? {
    guard let accent = brand.accent else { return nil }
    return """
      :root { --accent: \(accent.readable.hexadecimal); --accent-ink: #ffffff; }
      @media (prefers-color-scheme: dark) {
        :root { --accent: \(accent.readableByNight.hexadecimal); --accent-ink: #0c1f1a; }
      }

      """
  }

  /// - Parameters:
  ///   - name: behind `/for/-/`.
  ///   - query: as it was asked for: only the address with the right version may be kept.
  /// - Returns: `nil` for anything else.
  func response(_ name: String, query: String) -> WebResponse? {
    switch name {
    case "brand.css":
      guard let style else { return nil }
      return file(
        Array(style.utf8), "text/css; charset=utf-8", isCurrent: styleAddress?.hasSuffix("?\(query)") ?? false)
    case "logo":
      guard let logo = brand.logo else { return nil }
      let response = file(logo.bytes, logo.type.word, isCurrent: logoAddress?.hasSuffix("?\(query)") ?? false)
      // Opened by itself a drawing is a document: it may do nothing there either.
      return response.adding("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
    default: return nil
    }
  }

  private func file(_ bytes: [UInt8], _ type: String, isCurrent: Bool) -> WebResponse {
    let keep = isCurrent ? "public, max-age=31536000, immutable" : "no-cache"
    return WebResponse(status: 200, headers: [("Content-Type", type), ("Cache-Control", keep)], body: bytes)
  }
}
