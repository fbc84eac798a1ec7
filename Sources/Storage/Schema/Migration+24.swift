extension Migration {
  /// Deleted interactions are found, and counted, without looking through all. A server looks through all either way.
  static let twentyFourth = Migration(
    version: 24,
    statements: [.sqlite("CREATE INDEX interaction_deleted ON interaction (id) WHERE deleted_at IS NOT NULL")])
}
