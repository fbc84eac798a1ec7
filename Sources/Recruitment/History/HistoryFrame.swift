/// Everything of a firm's history except its interactions: about a tenth of it. Rows may come in any order.
/// Deleted records are left out: a deletion takes a record out of every answer, past ones too.
package struct HistoryFrame: Sendable {
  package var settings = FirmSettings()
  /// IANA names; index 0 is the empty name, "unknown".
  package var zones: [String] = [""]
  /// Countries, regions, seniorities and currencies, as records spell them; index 0 is the empty word, "unknown".
  package var words: [String] = [""]
  package var factNames: [String] = []
  package var sourceNames: [String] = []
  package var people: [PersonVersion] = []
  package var jobs: [JobVersion] = []
  package var jobEvents: [JobEventRow] = []
  package var submissions: [SubmissionRow] = []
  package var stageEvents: [StageEventRow] = []
  package var dates: [DateRow] = []
  package var facts: [FactRow] = []
  package var preferences: [PreferenceRow] = []
  package var actions: [MomentActionRow] = []
  package var sources: [SourceRow] = []

  package init() {}
}
