"""A decent analyst's way from the interchange's CSV files to comparisons: Polars for the moments, scikit-learn for the fits.

    evidence_pipeline.py BUNDLE [PROCESSES]

Prints JSON: seconds for the tables and for the fits, and by rule n, how many rang, the estimate and its error.
The definitions are those of docs/interchange.md and docs/evidence.md. It does less than RightCall, all to its own advantage:

- twelve of the fifteen kinds; no C18, C22, C23, and none of the playbook's other rules;
- no pooling over kinds, no leaving out of groups of covariates, no balance, no E-value, no course over time, no tries curve;
- two thirds of the covariates; when a row was written down is ignored (but for messages that open a silence), as are
  changes to jobs, and mail from lists;
- processes, one for each core, share the kinds out.

What it has in common with a finding: the primary outcome, that with each recruiter's indicator, the control, the secondary
outcome, whether the job was filled, the fee, and whether there was a conversation; each cross-fitted over five folds of
clients, five times, with penalties chosen among ten.

Interviews that were moved after they had ended, and plans that changed twice, are read by their last plan.
"""
import json
import os
import sys
import time
import warnings
from datetime import date

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")  # processes share the work out; threads inside them would only get in the way

import numpy as np
import polars as pl

HOUR, DAY = 3_600, 86_400
STAGES = ["shortlisted", "ready_to_submit", "submitted", "interview", "final_interview", "offer", "offer_delivered",
          "accepted", "resigned", "started", "rebate_cleared"]
RANK = {stage: rank for rank, stage in enumerate(STAGES)}
CLOSED = ["filled", "cancelled", "lost"]
TALKED = ["call", "video", "meeting"]
FOLDS, SPLITS = 5, 5
PENALTIES = [10.0 ** (-power / 2) for power in range(10)]  # λ / n

# rule: side, window in hours, the primary outcome and its days, the secondary one, what the fee depends on
STUDIES = {
    "C06": ("candidate", 72, ("later_stage", 21), ("started", 150), ("started", 150)),
    "C08": ("candidate", 72, ("later_stage", 21), ("started", 150), ("started", 150)),
    "C11": ("candidate", 72, ("not_withdrawn", 30), None, ("started", 150)),
    "C13": ("candidate", 72, ("started", 150), ("accepted", 14), ("started", 150)),
    "C14": ("candidate", 72, ("started", 150), ("accepted", 14), ("started", 150)),
    "C16": ("candidate", 120, ("started", 120), ("bought_back", 120), ("started", 120)),
    "C19": ("candidate", 72, ("started", 120), ("bought_back", 120), ("started", 120)),
    "L03": ("client", 72, ("interview", 14), None, ("filled", 180)),
    "L04": ("client", 72, ("later_stage", 28), ("decision_known", 14), ("started", 150)),
    "L05": ("client", 72, ("reopened", 60), ("filled", 180), ("filled", 180)),
    "L07": ("client", 72, ("later_stage", 28), ("decision_known", 14), ("started", 150)),
    "L24": ("client", 72, ("filled", 60), None, ("filled", 60)),
}


class Record:
    """The bundle as sorted tables, times as seconds since 1970."""

    def __init__(self, folder):
        def table(name, columns, times=()):
            return pl.scan_csv(os.path.join(folder, name), infer_schema=False).select(
                *columns, *map(seconds, times))

        interactions = table(
            "interactions.csv", ["recruiter_id", "person_id", "channel", "direction", "outcome", "conversation", "logged",
                                 "automatic", pl.col("duration_seconds").cast(pl.Int64)], ["at", "booked_at", "recorded_at"])
        stages = table("submission_events.csv", ["submission_id", "stage"], ["at", "scheduled_for"])
        jobs = table("jobs.csv", ["job_id", "client_id", "contact_person_id", "recruiter_id", "kind",
                                  pl.col("fee").cast(pl.Float64)], ["opened_at"])
        events = table("job_events.csv", ["job_id", "status"], ["at"])
        submissions = table("submissions.csv", ["submission_id", "job_id", "person_id", "recruiter_id"], ["created_at"])
        dates = table("dates.csv", ["date_id", "submission_id", "job_id", "what", "status"], ["at", "starts_at", "ends_at"])
        facts = table("facts.csv", ["job_id", "fact"], ["at"])
        interactions, stages, self.jobs, events, submissions, dates, facts = pl.collect_all(
            [interactions, stages, jobs, events, submissions, dates, facts])
        self.ends = max(table["at"].max() for table in (interactions, stages, events, dates, facts))
        # Rows of one second stand in the order in which they were written.
        self.stages = stages.with_columns(rank=pl.col("stage").replace_strict(RANK, default=99, return_dtype=pl.Int32)).sort(
            "submission_id", "at", maintain_order=True)
        self.events = events.sort("job_id", "at", maintain_order=True)
        self.submissions = submissions.join(
            self.jobs.select("job_id", "client_id", "contact_person_id", "kind"), on="job_id")
        self.dates, self.facts = dates, facts
        firm = dict(pl.read_csv(os.path.join(folder, "firm.csv"), infer_schema=False).rows())
        self.holidays = [date.fromisoformat(day) for day in (firm.get("holidays") or "").split(";") if day]
        self.interactions = traits(interactions)
        self.talks = self.interactions.filter("talk").select("person_id", talk_at="at").sort("talk_at")
        seen = self.interactions.filter(pl.col("recruiter_id").is_not_null())
        self.first_seen = seen.group_by("recruiter_id").agg(first_seen=pl.col("at").min())
        self.begins = self.interactions["at"].min()
        month = (pl.col("at") - self.begins) // (28 * DAY)
        ours = seen.filter(~pl.col("inbound") & ~pl.col("machine")).group_by("recruiter_id", month=month).agg(
            calls=pl.col("try").sum(), messages=pl.col("message").sum(),
            calls_by_hand=(pl.col("try") & pl.col("hand")).sum(),
            messages_by_hand=(pl.col("message") & pl.col("hand")).sum())
        self.months = ours.select("recruiter_id", "month", by_hand_month=(
            (pl.col("calls_by_hand") > 0.05 * pl.col("calls"))
            | (pl.col("messages_by_hand") > 0.05 * pl.col("messages"))))
        self.past = person_past(self.interactions)


def seconds(column):
    return pl.col(column).str.to_datetime("%Y-%m-%dT%H:%M:%SZ", time_unit="ms").dt.epoch("s").alias(column)


def traits(interactions):
    inbound, channel, outcome = pl.col("direction") == "inbound", pl.col("channel"), pl.col("outcome")
    live = channel.is_in(TALKED)
    duration = pl.col("duration_seconds")
    held = (
        (channel.is_in(["call", "video"]) & (outcome == "connected")) | (
            channel.is_in(["meeting", "video"]) & (outcome == "held"))) & (duration.is_null() | (duration >= 120))
    unverified = (outcome == "connected_unverified") & (duration >= 120).fill_null(False)
    tried = ~inbound & channel.is_in(["call", "video"])
    machine = (pl.col("automatic") == "yes").fill_null(False)
    return interactions.with_columns(
        known=pl.max_horizontal("at", "recorded_at"), inbound=inbound, machine=machine, message=~live,
        hand=(pl.col("logged") == "hand").fill_null(False), **{"try": tried},
        talk=(live & (held | unverified | (pl.col("conversation") == "yes").fill_null(False))
              & ~(pl.col("conversation") == "no").fill_null(False)).fill_null(False),
        rings=~inbound & ~machine & live & (tried | (outcome != "cancelled").fill_null(True)),
        writes=~inbound & ~machine & ~live & (outcome != "bounced").fill_null(True),
        heard=inbound & ~machine).sort("person_id", "at", maintain_order=True)


def person_past(interactions):
    """Running counts by person, to be looked up strictly before a decision."""
    relevant = interactions.filter(pl.col("writes") | pl.col("heard") | pl.col("talk") | pl.col("try"))
    reset = pl.col("heard") | pl.col("talk")
    judged = pl.col("try") & pl.col("outcome").is_in(["connected", "connected_unverified", "voicemail", "no_answer", "busy"])
    picked = pl.when(~judged).then(0.0).when((pl.col("outcome") == "connected") | pl.col("talk")).then(1.0).when(
        pl.col("outcome") == "connected_unverified").then(0.5).otherwise(0.0)
    past = relevant.with_columns(
        # Whether the last thing of weight before this row was a message of ours: then this row answers it.
        waiting=pl.when(reset).then(False).when(pl.col("writes")).then(True).otherwise(None)
        .shift(1).forward_fill().over("person_id").fill_null(False))
    past = past.with_columns(
        talks=pl.col("talk").cast(pl.Int32).cum_sum().over("person_id"),
        messages=pl.col("writes").cast(pl.Int32).cum_sum().over("person_id"),
        tries=judged.cast(pl.Int32).cum_sum().over("person_id"),
        picked=picked.cum_sum().over("person_id"),
        waits=(pl.col("waiting") & pl.col("heard")).cast(pl.Int32).cum_sum().over("person_id"),
        last_talk=pl.when("talk").then("at").forward_fill().over("person_id"),
        last_heard=pl.when("heard").then("at").forward_fill().over("person_id"))
    return past.with_columns(
        unanswered=pl.col("messages") - pl.when(reset).then("messages").forward_fill().over("person_id").fill_null(0),
    ).select("person_id", "at", "talks", "messages", "tries", "picked", "waits", "last_talk", "last_heard",
             "unanswered").sort("at")


def after(left, time, right, right_time, by, strict=False):
    """Each row of the left with the first of the right at or after its time."""
    return left.sort(time).join_asof(
        right, left_on=time, right_on=right_time, by=by, strategy="forward", allow_exact_matches=not strict,
        check_sortedness=False)


def before(left, time, right, right_time, by, strict=True):
    return left.sort(time).join_asof(
        right, left_on=time, right_on=right_time, by=by, strategy="backward", allow_exact_matches=not strict,
        check_sortedness=False)


def openings(record):
    """By rule: submission_id (or not), job_id, person_id, recruiter_id, client_id, unit, opened."""
    of_submission = record.submissions.select(
        "submission_id", "job_id", "person_id", "contact_person_id", "recruiter_id", "client_id", "kind", "created_at")
    stages = record.stages.with_columns(next_at=pl.col("at").shift(-1).over("submission_id")).join(
        of_submission, on="submission_id")
    permanent = pl.col("kind").is_in(["perm", "search"])
    found = {}

    plans = record.dates.filter((pl.col("what") == "interview") & (pl.col("status") != "happened")).sort(
        "date_id", "at", maintain_order=True).group_by("date_id", maintain_order=True).last()
    interviews = plans.filter(pl.col("status") != "cancelled").with_columns(
        end=pl.max_horizontal(pl.coalesce("ends_at", pl.col("starts_at") + HOUR), "at")).select(
        "submission_id", "end").join(of_submission, on="submission_id").filter(pl.col("end") <= record.ends)
    latest = record.stages.select("submission_id", stage_at="at", standing="rank").sort("stage_at")
    found["C06"] = before(interviews.with_columns(opened="end"), "opened", latest, "stage_at", "submission_id", False).filter(
        pl.col("standing") <= RANK["final_interview"])
    waited = before(interviews.with_columns(opened=pl.col("end") + 4 * HOUR), "opened", latest, "stage_at",
                    "submission_id", False).filter((pl.col("standing") <= RANK["final_interview"])
                                                   & (pl.col("stage_at") <= pl.col("end")))
    found["L04"] = still_open(record, spoken_to_since(record, to_contact(waited), "end"))

    found["C13"] = stages.filter(pl.col("stage") == "offer").with_columns(opened="at")
    found["C14"] = undecided(record, stages.filter((pl.col("stage") == "offer") & permanent))
    found["C08"] = candidates_silent(record, of_submission)
    found["L07"] = clients_silent(record, to_contact(stages), to_contact(interviews))
    planned = record.dates.filter(pl.col("what") == "resignation").select(
        "submission_id", known="at", planned="starts_at").sort("known")
    accepted = stages.filter((pl.col("stage") == "accepted") & permanent)
    resigning = before(accepted, "at", planned, "known", "submission_id", False).with_columns(
        planned=pl.coalesce("planned", "scheduled_for")).with_columns(
        opened=pl.max_horizontal("at", pl.col("planned").fill_null(0) - 5 * DAY))
    found["C16"] = resigning.filter(pl.col("opened") < pl.col("next_at").fill_null(record.ends + 1))
    found["C19"] = awaiting_start(record, accepted)

    holds = record.events.filter(pl.col("status") == "on_hold").with_columns(
        hold=pl.int_range(pl.len()).over("job_id"), opened="at").select("job_id", "hold", "opened")
    held = before(stages.select("submission_id").unique().join(of_submission, on="submission_id").join(holds, on="job_id"),
                  "opened", latest, "stage_at", "submission_id", False)
    found["C11"] = held.filter(pl.col("standing") <= RANK["resigned"])
    of_job = record.jobs.select("job_id", "client_id", "recruiter_id", person_id="contact_person_id")
    found["L05"] = holds.join(of_job, on="job_id").with_columns(
        unit=pl.concat_str("job_id", pl.lit("/"), "hold"), submission_id=pl.lit(None, pl.String))

    sent = stages.filter(pl.col("stage") == "submitted").with_columns(opened=pl.col("at") + DAY).filter(
        pl.col("next_at").is_null() | (pl.col("next_at") > pl.col("opened")))
    found["L03"] = still_open(record, spoken_to_since(record, to_contact(sent), "at")).with_columns(unit="job_id")

    decisions = stages.filter(pl.col("stage").is_in(
        ["rejected", "interview", "final_interview", "offer", "accepted"])).sort("job_id", "at", maintain_order=True)
    no = (pl.col("stage") == "rejected")
    streak = decisions.with_columns(
        run=no.cast(pl.Int32).cum_sum().over("job_id") - pl.when(~no).then(no.cast(pl.Int32).cum_sum().over("job_id"))
        .forward_fill().over("job_id").fill_null(0)).filter(no & (pl.col("run") == 3))
    added = record.facts.filter((pl.col("fact") == "must_have_added") & pl.col("job_id").is_not_null())
    moved = pl.concat([streak.select("job_id", opened="at"), added.select("job_id", opened="at")]).join(
        of_job, on="job_id")
    found["L24"] = still_open(record, moved.with_columns(unit="job_id", submission_id=pl.lit(None, pl.String)))
    return found


def to_contact(moments):
    return moments.drop("person_id").rename({"contact_person_id": "person_id"}).filter(pl.col("person_id").is_not_null())


def spoken_to_since(record, moments, since):
    """Those in which nobody has been spoken to from then to the opening."""
    return after(moments, since, record.talks, "talk_at", "person_id").filter(
        pl.col("talk_at").is_null() | (pl.col("talk_at") > pl.col("opened")))


def still_open(record, moments):
    """Those whose job was not closed by the opening."""
    last = record.events.select("job_id", event_at="at", status="status").sort("event_at")
    return before(moments.drop("status", strict=False), "opened", last, "event_at", "job_id", False).filter(
        ~pl.col("status").is_in(CLOSED).fill_null(False))


def undecided(record, offers):
    """A day after the offer was heard, by talk or delivery, unless a time of decision is agreed that lies ahead."""
    delivered = record.stages.filter(pl.col("stage") == "offer_delivered").select(
        "submission_id", delivered_at="at").sort("delivered_at")
    gone = record.stages.filter(~pl.col("stage").is_in(["offer_delivered"])).select(
        "submission_id", gone_at="at").sort("gone_at")
    agreed = record.dates.filter((pl.col("what") == "decision") & (pl.col("status") != "cancelled")).select(
        "submission_id", known="at", decision_at="starts_at").sort("known")
    offers = after(offers, "at", record.talks, "talk_at", "person_id")
    offers = after(offers, "at", delivered, "delivered_at", "submission_id")
    offers = after(offers, "at", gone, "gone_at", "submission_id", strict=True).with_columns(
        soon=pl.min_horizontal("talk_at", "delivered_at") + DAY).filter(pl.col("soon").is_not_null())
    return before(offers, "soon", agreed, "known", "submission_id", False).with_columns(
        opened=pl.max_horizontal("soon", "decision_at")).filter(
        (pl.col("opened") < pl.col("gone_at").fill_null(record.ends + 1)) & (pl.col("opened") <= record.ends))


def silences(record):
    """By person, the times between what was heard from them, with our first two messages in each."""
    rows = record.interactions.filter(pl.col("heard") | pl.col("talk") | pl.col("writes")).with_columns(
        reset=pl.col("heard") | pl.col("talk"))
    rows = rows.with_columns(silence=pl.col("reset").cast(pl.Int32).cum_sum().over("person_id"))
    return rows.group_by("person_id", "silence").agg(
        since=pl.col("at").filter("reset").min(),
        written=pl.col("known").filter(pl.col("writes") & ~pl.col("reset")).sort()).sort("person_id", "silence").with_columns(
        until=pl.col("since").shift(-1).over("person_id").fill_null(record.ends + 1))


def candidates_silent(record, of_submission):
    """Two messages unanswered and two days since they were heard, while a submission is on the way; one at a time."""
    quiet = silences(record).with_columns(
        second=pl.col("written").list.get(1, null_on_oob=True), first=pl.col("written").list.get(0, null_on_oob=True)).filter(
        pl.col("second").is_not_null()).with_columns(
        ready=pl.max_horizontal("second", pl.coalesce("since", "first") + 48 * HOUR)).filter(
        pl.col("ready") < pl.col("until")).select("person_id", "silence", "ready", "until")
    spans = record.stages.group_by("submission_id").agg(
        lower=pl.col("at").min(),
        upper=pl.col("at").filter(pl.col("rank") > RANK["offer"]).min().fill_null(record.ends + 1))
    live = spans.join(of_submission, on="submission_id").join(quiet, on="person_id").sort(
        "person_id", "silence", "lower", "submission_id").with_columns(
        covered=pl.col("upper").cum_max().shift(1).over("person_id", "silence").fill_null(0),
        opened=pl.max_horizontal("ready", "lower"))
    return live.filter((pl.col("opened") < pl.min_horizontal("until", "upper")) & (pl.col("opened") >= pl.col("covered"))
                       & (pl.col("opened") <= record.ends))


def clients_silent(record, stages, interviews):
    """Three working days and two messages without a word from the contact, since a submission or an interview."""
    sent = stages.filter(pl.col("stage") == "submitted").with_columns(begun="at", ends=pl.col("next_at"))
    rows = record.stages.select("submission_id", later_at="at").sort("later_at")
    latest = record.stages.select("submission_id", stage_at="at", standing="rank").sort("stage_at")
    over = after(interviews.with_columns(begun="end"), "begun", rows, "later_at", "submission_id", strict=True)
    over = before(over, "begun", latest, "stage_at", "submission_id", False).filter(
        (pl.col("standing") <= RANK["final_interview"]) & (pl.col("standing") != RANK["submitted"])).with_columns(
        ends="later_at")
    names = ["submission_id", "job_id", "person_id", "recruiter_id", "client_id", "begun", "ends"]
    waits = pl.concat([sent.select(names), over.select(names)]).with_columns(pl.col("ends").fill_null(record.ends + 1))
    quiet = silences(record).select("person_id", "since", "until")
    waits = waits.join(quiet, on="person_id").with_columns(since=pl.col("since").fill_null(0)).filter(
        (pl.col("since") < pl.col("ends")) & (pl.col("until") > pl.col("begun"))).with_columns(
        clock=pl.max_horizontal("begun", "since"))
    ours = record.interactions.filter("writes").select("person_id", "known", wrote_at="at").with_columns(
        second=pl.col("known").shift(-1).over("person_id")).sort("wrote_at")
    waits = after(waits, "clock", ours, "wrote_at", "person_id", strict=True).filter(pl.col("second").is_not_null())
    local = pl.from_epoch("clock").dt.replace_time_zone("UTC").dt.convert_time_zone("Europe/London").dt.replace_time_zone(None)
    passed = local.dt.add_business_days(3, holidays=record.holidays, roll="forward").dt.replace_time_zone(
        "Europe/London", ambiguous="earliest", non_existent="null").dt.epoch("s")
    waits = waits.with_columns(opened=pl.max_horizontal(passed, "second")).filter(
        pl.col("opened") < pl.min_horizontal("ends", "until"))
    last = record.events.select("job_id", event_at="at", job_status="status").sort("event_at")
    return before(waits, "opened", last, "event_at", "job_id", False).filter(
        pl.col("job_status").is_in(["open", "reopened"]).fill_null(True) & (pl.col("opened") <= record.ends))


def awaiting_start(record, accepted):
    """Ten days (a long notice: fourteen) after the acceptance or a talk since it, with no talk between."""
    left = record.stages.filter(~pl.col("stage").is_in(["accepted", "resigned"])).select(
        "submission_id", left_at="at").sort("left_at")
    resigned = record.stages.filter(pl.col("stage") == "resigned").select(
        "submission_id", resigned_at="at", start="scheduled_for").sort("resigned_at")
    base = after(accepted.with_columns(accepted_at="at"), "at", left, "left_at", "submission_id")
    talked = base.join(record.talks, on="person_id").filter(
        (pl.col("talk_at") >= pl.col("accepted_at")) & (pl.col("talk_at") < pl.col("left_at").fill_null(record.ends)))
    both = pl.concat([base.with_columns(base=pl.col("accepted_at")),
                      talked.with_columns(base=pl.col("talk_at")).drop("talk_at")]).with_columns(
        soon=pl.col("base") + 10 * DAY)
    both = before(both, "soon", resigned, "resigned_at", "submission_id", False).with_columns(
        opened=pl.when(pl.col("start") - pl.col("resigned_at") > 35 * DAY).then(pl.col("base") + 14 * DAY)
        .otherwise("soon"))
    both = after(both, "base", record.talks, "talk_at", "person_id", strict=True)
    # A talk at the very acceptance starts a wait of its own.
    return both.filter(
        (pl.col("talk_at").is_null() | (pl.col("talk_at") > pl.col("opened"))) & (pl.col("opened") <= record.ends)
        & (pl.col("opened") < pl.col("left_at").fill_null(record.ends + 1))).unique(["submission_id", "base"])


def cohort(record, rule, moments, tables):
    """The first moment of each unit with its decision, outcome, control and what was known."""
    side, hours, (outcome, days), secondary, paid = STUDIES[rule]
    if "unit" not in moments.columns:
        moments = moments.with_columns(unit="submission_id")
    moments = moments.select("unit", "submission_id", "job_id", "client_id", "person_id", "recruiter_id", "opened")
    moments = moments.join(record.first_seen, on="recruiter_id", how="left").filter(
        pl.col("first_seen").is_null() | (pl.col("opened") >= pl.col("first_seen") + 90 * DAY))
    moments = moments.sort("opened", "unit").unique("unit", keep="first").with_row_index("row")
    decided = after(moments, "opened", tables["actions"], "acted_at", "person_id")
    decided = decided.filter(pl.col("acted_at") < pl.col("opened") + hours * HOUR)
    decided = after(decided, "acted_at", tables["rings"], "rang_at", "person_id", strict=True)
    decided = after(decided, "acted_at", tables["heard"], "heard_at", "person_id")
    followed = ((pl.col("rang_at") - pl.col("acted_at") <= 30 * 60)
                & (pl.col("heard_at").is_null() | (pl.col("heard_at") > pl.col("rang_at")))).fill_null(False)
    decided = decided.with_columns(
        rang=pl.col("action_rings") | followed,
        by_hand=pl.col("action_hand") | (~pl.col("action_rings") & followed & pl.col("rang_hand").fill_null(False)))
    decided = after(decided, "opened", record.talks, "talk_at", "person_id")
    decided = unbooked(record, decided, side, tables)
    decided = decided.filter(pl.col("talk_at").is_null() | (pl.col("talk_at") >= pl.col("acted_at")))
    decided = outcomes(record, decided, outcome, days).filter(
        ~(pl.col("settled_at") < pl.col("acted_at")).fill_null(False)
        & (pl.col("acted_at") + days * DAY <= record.ends))
    decided = decided.with_columns(month=(pl.col("acted_at") - record.begins) // (28 * DAY)).join(
        record.months, on=["recruiter_id", "month"], how="left")
    hand = pl.col("by_hand") | pl.col("by_hand_month").fill_null(False)
    systems = decided.filter(~hand)
    if min(systems["rang"].sum(), (~systems["rang"]).sum()) >= 100:
        decided = systems
    decided = besides(record, decided, hours, secondary, side == "candidate", paid)
    return control(record, decided, side, tables)


def besides(record, decided, hours, secondary, is_candidate, paid):
    """The other outcomes, unknown where the record ends too early: secondary, the job filled, the fee, a conversation."""
    decided = after(decided.drop("talk_at"), "acted_at", record.talks, "talk_at", "person_id").with_columns(
        talked=(pl.col("talk_at") < pl.col("acted_at") + hours * HOUR).fill_null(False).cast(pl.Float64))
    decided = decided.join(record.jobs.select("job_id", "fee"), on="job_id", how="left")
    for name, wanted in (("secondary", secondary), ("job_filled", ("filled", 120) if is_candidate else None), ("paid", paid)):
        if wanted is None:
            decided = decided.with_columns(pl.lit(None, pl.Float64).alias(name))
            continue
        by, came = coming(record, wanted[0])
        decided = after(decided.drop("came_at"), "acted_at", came, "came_at", by)
        until = pl.col("acted_at") + wanted[1] * DAY
        decided = decided.with_columns(
            pl.when(until <= record.ends).then((pl.col("came_at") <= until).fill_null(False).cast(pl.Float64)).alias(name))
    return decided.with_columns(money=pl.col("paid") * pl.col("fee"))


def unbooked(record, decided, side, tables):
    """Those before whose decision no talk was put in the diary."""
    dates = tables["calls"].filter(pl.col("submission_id").is_not_null())
    if side == "candidate" or decided["submission_id"].null_count() == 0:
        decided = after(decided, "opened", dates.select("submission_id", date_at="at"), "date_at", "submission_id", True)
    else:
        alone = tables["calls"].filter(pl.col("submission_id").is_null()).select("job_id", date_at="at")
        decided = after(decided, "opened", alone, "date_at", "job_id", True)
    decided = after(decided, "opened", tables["booked"], "booked_at", "person_id")
    soon = lambda column: (pl.col(column) < pl.col("acted_at")).fill_null(False)
    return decided.filter(~soon("date_at") & ~soon("booked_at"))


def coming(record, outcome):
    """By what it is looked up, and when it came."""
    if outcome == "interview":
        came = record.stages.filter(pl.col("stage").is_in(["interview", "final_interview"])).join(
            record.submissions.select("submission_id", "job_id"), on="submission_id").select("job_id", came_at="at")
    elif outcome in ("reopened", "filled"):
        wanted = ["reopened", "open"] if outcome == "reopened" else ["filled"]
        came = record.events.filter(pl.col("status").is_in(wanted)).select("job_id", came_at="at")
    else:
        rows = record.stages
        if outcome == "later_stage":  # beyond the furthest so far
            rows = rows.filter(pl.col("rank") <= RANK["rebate_cleared"]).with_columns(
                furthest=pl.col("rank").cum_max().over("submission_id"))
            rows = rows.filter(pl.col("furthest") > pl.col("furthest").shift(1).over("submission_id").fill_null(-1))
        elif outcome == "not_withdrawn":
            rows = rows.filter(pl.col("stage").is_in(["withdrew", "declined"]))
        elif outcome != "decision_known":
            rows = rows.filter(pl.col("stage") == outcome)
        came = rows.select("submission_id", came_at="at")
    return came.columns[0], came.sort("came_at")


def outcomes(record, decided, outcome, days):
    """y, and when the outcome was no longer open."""
    by, came = coming(record, outcome)
    if by == "job_id":
        over = record.events.filter(pl.col("status").is_in(CLOSED)).select("job_id", over_at="at")
    else:
        over = record.stages.filter(pl.col("rank") > RANK["rebate_cleared"]).select("submission_id", over_at="at")
    decided = after(decided, "opened", over.sort("over_at"), "over_at", by, True)
    decided = after(decided, "opened", came, "came_at", by, True)
    settled = pl.col("over_at") if outcome == "not_withdrawn" else pl.min_horizontal("came_at", "over_at")
    # Rows settled before the decision are dropped, so that what comes after the opening comes after the decision.
    happened = (pl.col("came_at") <= pl.col("acted_at") + days * DAY).fill_null(False)
    return decided.with_columns(settled_at=settled, y=~happened if outcome == "not_withdrawn" else happened)


def control(record, decided, side, tables):
    if side == "client":
        due = tables["due"]
        return before(decided, "opened", due, "due_at", "client_id").with_columns(control=pl.col("quick"))
    decided = decided.with_columns(limit=pl.col("opened") - 48 * HOUR)
    decided = before(decided, "limit", tables["writes"], "wrote_at", "person_id", False)
    sent = decided.filter(pl.col("wrote_at").is_not_null())
    sent = after(sent, "wrote_at", tables["heard"].rename({"heard_at": "answer_at"}), "answer_at", "person_id").with_columns(
        control=(pl.col("answer_at") - pl.col("wrote_at") <= 48 * HOUR).fill_null(False))
    return decided.join(sent.select("row", "control"), on="row", how="left")


def shared_tables(record):
    all_rows = record.interactions
    actions = all_rows.filter(pl.col("rings") | pl.col("writes")).select(
        "person_id", acted_at="at", action_rings="rings", action_hand="hand").sort("acted_at", maintain_order=True)
    submitted = record.stages.with_columns(next_at=pl.col("at").shift(-1).over("submission_id")).filter(
        pl.col("stage") == "submitted").unique("submission_id", keep="first", maintain_order=True).join(
        record.submissions.select("submission_id", "client_id"), on="submission_id")
    quick = (pl.col("next_at") - pl.col("at") <= 3 * DAY).fill_null(False)
    return {
        "actions": actions,
        "rings": all_rows.filter("rings").select("person_id", rang_at="at", rang_hand="hand").sort("rang_at"),
        "heard": all_rows.filter("heard").select("person_id", heard_at="at").sort("heard_at"),
        "writes": all_rows.filter("writes").select("person_id", wrote_at="at").sort("wrote_at"),
        "booked": all_rows.filter(pl.col("booked_at").is_not_null() & ~pl.col("message")).select(
            "person_id", "booked_at").sort("booked_at"),
        "calls": record.dates.filter((pl.col("what") == "call") & (pl.col("status") != "cancelled")).sort("at"),
        "due": submitted.select("client_id", due_at=pl.col("at") + 7 * DAY, quick=quick).sort("due_at"),
        "feedback": submitted.filter(pl.col("next_at").is_not_null()).select(
            "client_id", "next_at", quick=quick.cast(pl.Int32)).sort("next_at").with_columns(
            heard_quickly=pl.col("quick").cum_sum().over("client_id"),
            heard_of=pl.int_range(1, pl.len() + 1).over("client_id")).drop("quick"),
    }


def covariates(record, cohorts, tables):
    """By rule a matrix and the names of its columns: what was known strictly before the decision."""
    together = pl.concat([c.select("row", "submission_id", "job_id", "client_id", "person_id", "recruiter_id", "opened",
                                   "acted_at", "rang", rule=pl.lit(rule)) for rule, c in cohorts.items()])
    ringing = together.select("recruiter_id", known=pl.col("acted_at") + 30 * 60, rang="rang").sort("known").with_columns(
        rings=pl.col("rang").cast(pl.Int32).cum_sum().over("recruiter_id"),
        decisions=pl.int_range(1, pl.len() + 1).over("recruiter_id")).drop("rang")
    x = before(together, "acted_at", record.past, "at", "person_id")
    quarter = record.past.select("person_id", "at", talks_before="talks")
    x = before(x.with_columns(quarter=pl.col("acted_at") - 90 * DAY), "quarter", quarter, "at", "person_id")
    rows = record.stages.select("submission_id", stage_at="at", standing="rank").sort("stage_at")
    x = before(x, "acted_at", rows, "stage_at", "submission_id")
    x = x.join(record.submissions.select("submission_id", "created_at"), on="submission_id", how="left")
    x = x.join(record.jobs.select("job_id", "kind", "fee", "opened_at"), on="job_id", how="left")
    x = before(x, "acted_at", record.events.select("job_id", event_at="at", job_status="status").sort("event_at"),
               "event_at", "job_id")
    x = before(x, "acted_at", record.jobs.sort("opened_at").select("client_id", since="opened_at").with_columns(
        client_jobs=pl.int_range(1, pl.len() + 1).over("client_id")), "since", "client_id")
    fills = record.events.filter(pl.col("status") == "filled").join(
        record.jobs.select("job_id", "client_id"), on="job_id").sort("at").select(
        "client_id", filled_at="at").with_columns(client_fills=pl.int_range(1, pl.len() + 1).over("client_id"))
    x = before(x, "acted_at", fills, "filled_at", "client_id")
    x = before(x, "acted_at", tables["feedback"], "next_at", "client_id")
    x = x.join(record.first_seen, on="recruiter_id", how="left")
    x = before(x, "acted_at", ringing, "known", "recruiter_id")
    local = pl.from_epoch("acted_at").dt.replace_time_zone("UTC").dt.convert_time_zone("Europe/London")
    hour, day = local.dt.hour(), local.dt.weekday()
    count = lambda column: pl.col(column).fill_null(0).log1p()
    lag = lambda column: ((pl.col("acted_at") - pl.col(column)) / DAY).log1p().fill_null(0)
    columns = {
        "talked_before": lag("last_talk"), "never_talked": pl.col("last_talk").is_null(),
        "heard_before": lag("last_heard"), "never_heard": pl.col("last_heard").is_null(),
        "talks_90d": (pl.col("talks").fill_null(0) - pl.col("talks_before").fill_null(0)).log1p(),
        "reply_rate": (pl.col("waits").fill_null(0) + 1.5) / (pl.col("messages").fill_null(0) + 4),
        "unanswered": count("unanswered"), "tries": count("tries"), "messages": count("messages"),
        "pick_up_rate": (pl.col("picked").fill_null(0) + 1.5) / (pl.col("tries").fill_null(0) + 4),
        **{f"stage_{stage}": (pl.col("standing") == rank).fill_null(False) for stage, rank in RANK.items()},
        "in_process": lag("created_at"), "in_stage": lag("stage_at"),
        **{f"kind_{kind}": (pl.col("kind") == kind).fill_null(False) for kind in ("perm", "contract", "search")},
        "fee": count("fee"), "no_fee": pl.col("fee").is_null(), "job_age": lag("opened_at"),
        "on_hold": (pl.col("job_status") == "on_hold").fill_null(False),
        "client_jobs": count("client_jobs"), "client_fills": count("client_fills"),
        "client_quick": (pl.col("heard_quickly").fill_null(0) + 1.5) / (pl.col("heard_of").fill_null(0) + 4),
        "tenure": lag("first_seen"),
        "rings": (pl.col("rings").fill_null(0) + 2) / (pl.col("decisions").fill_null(0) + 4),
        **{f"weekday_{d}": day == d for d in range(1, 6)},
        **{f"hour_{h}": (hour >= h) & (hour < h + 2) for h in (9, 11, 13, 15)}, "early": hour < 9,
        "years": (pl.col("acted_at") - record.begins) / (365 * DAY),
        "elapsed": ((pl.col("acted_at") - pl.col("opened")) / HOUR).log1p(),
    }
    x = x.select("rule", "row", *(expression.cast(pl.Float64).alias(name) for name, expression in columns.items()))
    parts = x.partition_by("rule", as_dict=True)
    return {rule: parts[(rule,)].sort("row").drop("rule", "row") for rule in cohorts if (rule,) in parts}


# Those that say the same as the control, by side.
OF_CONTROL = {
    "candidate": {"reply_rate", "unanswered", "heard_before", "never_heard"},
    "client": {"client_quick"},
}


def compared(rule, table, x):
    """n, the plain difference, and by outcome the adjusted one and its error."""
    table = table.sort("row")
    rang, y = (table[name].cast(pl.Float64).to_numpy() for name in ("rang", "y"))
    clusters = {name: table[name].rank("dense").fill_null(0).to_numpy().astype(int)
                for name in ("person_id", "job_id", "client_id", "recruiter_id")}
    folds = clusters["client_id"]
    values = x.to_numpy()
    found = {"n": len(y), "rang": int(rang.sum())}
    if len(y) < 40 or not 0 < rang.sum() < len(y):
        return rule, found
    found["naive"] = y[rang == 1].mean() - y[rang == 0].mean()
    design = Design(values, rang, folds, clusters)
    found["adjusted"], found["error"] = design.adjusted(y)
    for name in ("secondary", "job_filled", "money", "talked"):
        outcome = table[name].to_numpy()
        if np.isfinite(outcome).sum() >= 40:
            found[name], found[name + "_error"] = design.adjusted(outcome)
    units = clusters["recruiter_id"]
    indicators = (units[:, None] == np.unique(units)[None, :]).astype(float)
    found["second"], found["second_error"] = Design(values, rang, folds, clusters, indicators).adjusted(y)
    known = table["control"].is_not_null().to_numpy()
    columns = [i for i, name in enumerate(x.columns) if name not in OF_CONTROL[STUDIES[rule][0]]]
    if known.sum() >= 40:
        earlier = table["control"].cast(pl.Float64).to_numpy()[known]
        found["control"], found["control_error"] = Design(
            values[known][:, columns], rang[known], folds[known], {k: v[known] for k, v in clusters.items()}
        ).adjusted(earlier)
    return rule, found


class Design:
    """Cross-fitted propensities of five splits by client, for any number of outcomes."""

    def __init__(self, x, rang, groups, clusters, indicators=None):
        x = x[:, x.std(axis=0) > 0]
        x = (x - x.mean(axis=0)) / x.std(axis=0)
        self.x = x if indicators is None else np.column_stack([x, indicators])
        self.rang, self.groups, self.clusters = rang, groups, clusters
        penalty = chosen(self.x, rang, groups)
        self.splits = [split(groups, seed) for seed in range(SPLITS)]
        self.keep = np.arange(len(rang))
        e = np.array([cross_fitted(self.x, rang, folds, penalty) for folds in self.splits])
        middle = np.median(e, axis=0)
        inside = (middle >= 0.05) & (middle <= 0.95)
        if not inside.all() and len(set(rang[inside])) == 2:
            self.keep = np.flatnonzero(inside)
            e = np.array([cross_fitted(self.x[inside], rang[inside], folds[inside], penalty) for folds in self.splits])
        self.e = np.clip(e, 0.05, 0.95)

    def adjusted(self, outcome):
        """Augmented inverse-probability weighting: the median over the splits, and its error."""
        known = np.isfinite(outcome[self.keep])
        rows = self.keep[known]
        x, rang, y, groups = self.x[rows], self.rang[rows], outcome[rows], self.groups[rows]
        penalties = [chosen(x[rang == arm], y[rang == arm], groups[rang == arm]) for arm in (0, 1)]
        estimates, variances = [], []
        for folds, e in zip(self.splits, self.e[:, known]):
            m0, m1 = (cross_fitted(x, y, folds[rows], penalties[arm], rang == arm) for arm in (0, 1))
            psi = m1 - m0 + rang * (y - m1) / e - (1 - rang) * (y - m0) / (1 - e)
            estimates.append(psi.mean())
            variances.append(max(clustered(psi, ids[rows]) for ids in self.clusters.values()))
        middle = float(np.median(estimates))
        return middle, float(np.sqrt(np.median(np.array(variances) + (np.array(estimates) - middle) ** 2)))


def split(groups, seed):
    kinds, place = np.unique(groups, return_inverse=True)
    return (np.random.default_rng(seed).permutation(len(kinds)) % FOLDS)[place]


def is_binary(y):
    return ((y == 0) | (y == 1)).all()


def fitted(x, y, penalty):
    from sklearn.linear_model import LogisticRegression, Ridge

    if y.min() == y.max():
        return None
    if not is_binary(y):
        return Ridge(alpha=penalty * len(y), solver="cholesky").fit(x, y)
    return LogisticRegression(C=1 / (penalty * len(y)), solver="newton-cholesky").fit(x, y)


def predicted(model, x, y):
    if model is None:
        return np.full(len(x), y.mean())
    return model.predict_proba(x)[:, 1] if hasattr(model, "predict_proba") else model.predict(x)


def cross_fitted(x, y, folds, penalty, among=None):
    """By row the prediction of a fit without its fold."""
    result = np.empty(len(x))
    for fold in range(FOLDS):
        out = folds == fold
        rest = ~out if among is None else ~out & among
        if out.any() and rest.any():
            result[out] = predicted(fitted(x[rest], y[rest], penalty), x[out], y[rest])
    return result


def chosen(x, y, groups):
    """The penalty of least cross-validated deviance."""
    folds, losses = split(groups, 99), []
    for penalty in PENALTIES:
        p = cross_fitted(x, y, folds, penalty)
        if is_binary(y):
            p = np.clip(p, 1e-9, 1 - 1e-9)
            losses.append(-(y * np.log(p) + (1 - y) * np.log(1 - p)).sum())
        else:
            losses.append(((y - p) ** 2).sum())
    return PENALTIES[int(np.argmin(losses))]


def clustered(psi, ids):
    """One-way cluster variance of the mean."""
    kinds, place = np.unique(ids, return_inverse=True)
    sums = np.bincount(place, weights=psi - psi.mean())
    return len(kinds) / max(1, len(kinds) - 1) * (sums ** 2).sum() / len(psi) ** 2


def main():
    import sklearn.linear_model  # so that loading it is not counted as fitting
    from joblib import Parallel, delayed

    warnings.filterwarnings("ignore")
    started = time.monotonic()
    record = Record(sys.argv[1])
    tables = shared_tables(record)
    cohorts = {rule: cohort(record, rule, moments, tables) for rule, moments in openings(record).items()}
    x = covariates(record, cohorts, tables)
    made = time.monotonic()
    processes = int(sys.argv[2]) if len(sys.argv) > 2 else len(os.sched_getaffinity(0))
    largest_first = sorted(x, key=lambda rule: -len(cohorts[rule]))
    needed = ["row", "rang", "y", "control", "secondary", "job_filled", "money", "talked", "person_id", "job_id", "client_id",
              "recruiter_id"]
    found = dict(Parallel(n_jobs=processes)(
        delayed(compared)(rule, cohorts[rule].select(needed), x[rule]) for rule in largest_first))
    json.dump({"interactions": len(record.interactions), "seconds": {"cohorts": made - started,
               "fits": time.monotonic() - made}, "findings": {rule: found[rule] for rule in STUDIES if rule in found}},
              sys.stdout, default=float)


if __name__ == "__main__":
    main()
