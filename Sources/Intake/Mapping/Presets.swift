/// The mappings that come with RightCall.
package enum Presets {
  /// Each with its text, in the order in which formats are tried.
  package static let texts: [(name: String, text: String)] = [
    ("bullhorn", text(PackageResources.bullhorn_yaml)), ("opencats", text(PackageResources.opencats_yaml)),
    ("hubspot", text(PackageResources.hubspot_yaml)), ("greenhouse", text(PackageResources.greenhouse_yaml)),
    ("asterisk", text(PackageResources.asterisk_yaml)),
    ("freeswitch", text(PackageResources.freeswitch_yaml)), ("3cx", text(PackageResources.three_cx_yaml)),
    ("ringcentral", text(PackageResources.ringcentral_yaml)), ("aircall", text(PackageResources.aircall_yaml)),
    ("twilio", text(PackageResources.twilio_yaml)), ("phone-bill", text(PackageResources.phone_bill_yaml)),
  ]

  /// Read once. A text at fault is left out; a test reads every one.
  package static let all: [Mapping] = texts.compactMap { try? MappingReader.read($0.text) }

  package static func named(_ name: String) -> Mapping? { all.first { $0.name == name } }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
