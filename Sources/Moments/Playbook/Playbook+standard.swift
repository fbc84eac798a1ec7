extension Playbook {
  /// The playbook that comes with RightCall, as text: a firm starts from it.
  package static var standardText: String { String(decoding: PackageResources.playbook_yaml, as: UTF8.self) }

  package static func standard() throws(PlaybookError) -> Playbook { try PlaybookReader.read(standardText) }
}
