extension Migration {
  /// Who was erased, how they are known again, what must not be rung, and who has which work in hand. Of people only keyed
  /// hashes are here; the key is not in the database.
  ///
  /// People are named without a reference, so that undoing an import leaves all this whole; numbers are never reused.
  static let eleventh = Migration(
    version: 11,
    statements: [
      .both("CREATE TABLE erased_person (person_id BIGINT PRIMARY KEY, at BIGINT NOT NULL)"),
      .both(
        """
        CREATE TABLE suppression (digest {text} PRIMARY KEY CHECK (length(digest) = 64), person_id BIGINT NOT NULL,
          at BIGINT NOT NULL)
        """),
      .both(
        """
        CREATE TABLE screening_list (id {id}, name {text} NOT NULL UNIQUE CHECK (name <> ''), loaded_at BIGINT NOT NULL,
          entries BIGINT NOT NULL CHECK (entries >= 0))
        """),
      .sqlite(
        """
        CREATE TABLE screening_entry (list_id INTEGER NOT NULL REFERENCES screening_list (id), digest INTEGER NOT NULL,
          PRIMARY KEY (list_id, digest)) WITHOUT ROWID
        """),
      .postgres(
        """
        CREATE TABLE screening_entry (list_id BIGINT NOT NULL REFERENCES screening_list (id), digest BIGINT NOT NULL,
          PRIMARY KEY (list_id, digest))
        """),
      .both(
        """
        CREATE TABLE lease (work {text} PRIMARY KEY CHECK (work <> ''), holder {text} NOT NULL, token BIGINT NOT NULL,
          until BIGINT NOT NULL)
        """),
    ] + ["screening_list"].map { .postgres("CREATE SEQUENCE next_\($0)") })
}
