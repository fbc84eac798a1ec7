extension Store {
  /// Has the index of words made anew: after an erasure nothing of what was erased may stay in it, and what a full-text
  /// index deletes it only marks as gone.
  static func forgetSearch(_ connection: any Connection) throws {
    for table in ["search_state", "search_entry", "search_stale"] { try connection.execute("DELETE FROM \(table)") }
    try connection.execute("DELETE FROM meta WHERE key = $1", [.text(searchPass)])
    switch connection.dialect {
    case .postgres: try connection.execute("DELETE FROM search_text")
    case .sqlite:
      try connection.execute("DROP TABLE search_text")
      try connection.execute(Migration.searchText)
    }
  }
}
