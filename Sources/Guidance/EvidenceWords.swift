/// The facts behind a moment, as a person reads them. What has no words of its own is read as it is spelled.
enum EvidenceWords {
  static func words(_ name: String) -> String { known[name] ?? name.replacing("_", with: " ") }

  private static let known = [
    "created": "put on record", "unanswered": "our last message that went unanswered",
    "last_heard": "last heard from them", "stage_since": "came to this stage", "last_talk": "last talk",
    "held_since": "put on hold", "hold_reason": "reason of the hold told", "offer_made": "offer made",
    "offer_heard": "offer heard by the candidate", "accepted": "accepted", "resignation": "resignation planned",
    "resigned": "resigned", "counter_offer": "counter-offer recorded", "start": "start planned",
    "job_opened": "job opened", "submitted": "put forward", "waiting_people": "candidates waiting",
    "waiting_since": "waiting since", "rejections": "rejections in a row", "last_rejection": "last rejection",
    "asked": "their question", "call_asked": "they asked for a call", "messages": "messages to and fro",
    "first_message": "first message",
    "recorded": "fact recorded", "may_be_named": "may be named to them", "last_recorded": "last recorded",
    "turned_down": "turned down", "date": "planned for", "first_move": "first moved", "last_move": "last moved",
    "moves": "moves", "expectation_recorded": "expectation recorded", "above_range": "above what the job pays",
    "changed": "expectation changed", "furthest": "came to a late stage", "placed": "placed",
    "last_job": "last job opened",
    "put_forward": "put forward so far", "none_forward": "nobody put forward yet",
    "contact_since": "became the contact", "known_placed": "placed there before",
    "profiles": "profiles sent to the client", "share": "share of fees, in per cent", "last_meeting": "last met",
    "short_call": "a short call", "client_unheard": "not heard from the client since",
    "written": "our last message since",
    "unwritten": "no message of ours since", "start_far": "start more than a week ahead", "first_sent": "first CV sent",
    "interview_date": "interview planned for", "call_date": "call planned for", "call_named": "the time they named",
    "call_named_from": "from when they named",

    "decision_date": "decision planned for",
    "resignation_date": "resignation planned for", "start_date": "start planned for",
    "assignment_end_date": "assignment ends", "rebate_end_date": "rebate period ends",
    "hold_review_date": "hold looked at again", "timesheet_date": "timesheet due", "document_date": "document due",
    "last_word": "our last word to them", "quiet_since": "nothing new since", "no_show": "did not turn up",
    "talked": "talk held",
  ]
}
