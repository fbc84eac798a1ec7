/// What each table of the schema means for whoever asks what is held on them, or asks to be erased. A table that is not
/// listed here fails a test: whoever adds one says what becomes of it.
package enum PersonalTable {
  package enum Kind: Sendable {
    /// Holds words about people: in the export, and cleared by `Store.erase`.
    case personal
    /// Holds numbers, times and codes that stay under a number nobody can be known by.
    case figures
    /// Is about the firm, its staff or the program, not about candidates and contacts.
    case firm
    /// Holds keyed hashes alone.
    case hashes
  }

  package static let kinds: [String: Kind] = [
    "schema_version": .firm, "meta": .firm, "counter": .firm, "source": .firm, "batch": .firm, "batch_range": .firm,
    "change_log": .figures, "change_person": .figures, "identity": .personal, "superseded_value": .personal,
    "edit": .personal, "custom_field": .personal, "firm_setting": .firm, "recruiter": .firm, "client": .firm,
    "person": .personal, "person_alias": .figures, "address": .personal, "name_term": .personal, "job": .personal,
    "submission": .figures, "job_event": .personal, "submission_event": .personal, "planned_date": .figures,
    "fact": .personal, "interaction": .personal, "preference": .personal, "moment_action": .personal,
    "interaction_text": .personal, "interaction_participant": .figures, "trial": .firm, "trial_assignment": .figures,
    "verdict": .firm, "shared_example": .personal, "account": .firm, "session": .firm, "sign_in_try": .hashes,
    "audit_entry": .figures, "erased_person": .figures, "suppression": .hashes, "screening_list": .firm,
    "screening_entry": .hashes, "lease": .firm, "mail_privacy": .firm, "search_entry": .figures,
    "search_state": .figures, "search_stale": .figures, "search_text": .personal, "search_text_data": .personal,
    "search_text_idx": .personal, "search_text_content": .personal, "search_text_docsize": .figures,
    "search_text_config": .figures, "own_write": .figures, "daily_digest": .firm,
    "audience_link": .figures, "booking": .personal, "booking_unit": .figures, "busy_time": .firm,
    "busy_calendar": .firm, "brand_kit": .firm,
    "sign_in_identity": .firm, "access_setting": .firm, "playbook_standard": .firm, "playbook_version": .firm,
    "habit_agreement": .firm, "push_subscription": .firm,
    "collateral_piece": .firm, "collateral_step": .firm, "collateral_entry": .firm, "collateral_story": .personal,
    "collateral_look": .firm,
    "import_mapping": .firm,
    "interaction_alias": .figures, "person_apart": .figures,
    "interaction_apart": .figures, "word_apart": .personal, "told_call": .figures, "told_event": .hashes,
    "mailbox_folder": .firm,
    "calendar_entry": .hashes,
    "practice_talk": .personal, "practice_rest": .firm, "practice_invitation": .firm,
    "campaign": .firm, "campaign_unit": .figures, "campaign_person": .figures, "campaign_link": .figures,
    "campaign_sent": .figures, "campaign_day": .firm,
  ]

  /// Where somebody may be named in passing: table, what names the row, columns with words.
  static let words: [(table: String, row: [String], columns: [String])] = [
    ("interaction_text", ["interaction_id"], ["subject", "body", "quoted"]), ("fact", ["id"], ["value"]),
    ("preference", ["id"], ["safe_place", "note"]), ("moment_action", ["id"], ["reason"]),
    ("job_event", ["id"], ["reason"]), ("submission_event", ["id"], ["reason"]), ("job", ["id"], ["title"]),
    ("custom_field", ["kind", "record_id", "name"], ["value"]),
    ("superseded_value", ["id"], ["old_value", "new_value"]), ("edit", ["id"], ["value", "source_value"]),
    ("practice_talk", ["id"], ["because", "to_learn", "worst", "first_sentence", "learned"]),
    ("shared_example", ["id"], ["body"]), ("person", ["id"], ["job_title", "source"]),
    ("collateral_story", ["id"], ["body", "said_by", "consent"]),
  ]
}
