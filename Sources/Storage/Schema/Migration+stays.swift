extension Migration {
  /// What stays as it is once it is written down: the engines themselves refuse to change it. Released migrations are made
  /// of these statements: their text does not change.
  struct Stays: Sendable {
    /// Of the function that PostgreSQL's triggers call.
    let function: String
    /// Why a change is refused.
    let why: String

    var create: Statement {
      .postgres(
        """
        CREATE FUNCTION \(function)() RETURNS trigger LANGUAGE plpgsql
          AS 'BEGIN RAISE EXCEPTION ''\(why)'' USING ERRCODE = ''23001''; END'
        """)
    }

    /// - Parameters:
    ///   - event: what is refused, as in `DELETE ON trial`.
    ///   - condition: of which rows alone; all where there is none.
    func refuse(_ name: String, _ event: String, when condition: String? = nil) -> [Statement] {
      [
        .sqlite(
          """
          CREATE TRIGGER \(name) BEFORE \(event)\(condition.map { " WHEN \($0)" } ?? "")
          BEGIN SELECT RAISE(ABORT, '\(why)'); END
          """),
        .postgres(
          """
          CREATE TRIGGER \(name) BEFORE \(event) FOR EACH ROW\(condition.map { " WHEN (\($0))" } ?? "") \
          EXECUTE FUNCTION \(function)()
          """),
      ]
    }
  }
}
