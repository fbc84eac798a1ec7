"""The step of bin/bench that holds imports through presets against the bundle's own, for the same calls."""
import csv
import datetime
import os
import shutil
import statistics

from house import done, note

CALLS = 300_000
PEOPLE = 20_000
START = datetime.datetime(2025, 1, 6, 9, 0, 0)
# HubSpot's own codes: connected, no answer.
TALKED, NOBODY = "f240bbac-87c9-4f6e-bf70-924b57d47db7", "73a0d17f-1163-4015-bdd5-ec830791da20"


def number(person):
    return f"+4477009{person:05d}"


def calls(count):
    """Number, time, person, whether somebody answered, seconds: the same for every format."""
    for place in range(count):
        at = START + datetime.timedelta(seconds=place * 97)
        yield place, at, (place * 7_919) % PEOPLE, place % 3 != 0, 60 + place % 600


def write(path, header, rows):
    with open(path, "w", newline="") as file:
        out = csv.writer(file)
        if header:
            out.writerow(header)
        out.writerows(rows)


class PresetSteps:
    def presets(self):
        """Each preset lands the calls that the bundle lands, in a store that knows the same people."""
        base = os.path.join(self.work, "people-bundle")
        os.makedirs(base)
        write(f"{base}/recruiters.csv", ["recruiter_id", "name", "phone"], [["r1", "Ruth Hale", "101"]])
        write(f"{base}/people.csv", ["person_id", "kind", "name", "phones"],
              ([f"p{i}", "candidate", f"Anna Number{i}", number(i)] for i in range(PEOPLE)))
        self._people = self.store("people")
        self.rightcall(self._people, "import", base, "--json")
        folders = {"bundle": self.bundle_calls(), "bullhorn": self.bullhorn_notes(), "hubspot": self.hubspot_calls(),
                   "asterisk": self.asterisk_master(), "twilio": self.twilio_calls()}
        seconds = {name: [] for name in folders}
        # In turns: what else a machine does slows all of them.
        for turn in range(self.options.runs):
            for name, folder in folders.items():
                note(f"presets, {name}: run {turn + 1} of {self.options.runs} …")
                seconds[name].append(self.core_seconds(name, folder))
        medians = {name: statistics.median(taken) for name, taken in seconds.items()}
        own = medians.pop("bundle")
        for name, taken in medians.items():
            self.report(f"calls through the preset {name}", taken / own, "× the bundle", 1.5,
                        detail=f"{CALLS:,} calls; {taken:.2f} s against {own:.2f} s")

    def core_seconds(self, name, folder):
        """Seconds of core of an import that took every call: wall time hangs on who else is about."""
        store = self.store("presets")
        for ending in ("", "-wal", "-shm"):
            if os.path.exists(self._people + ending):
                shutil.copy(self._people + ending, store + ending)
        outcome = done([self.binary, "--database", f"sqlite:{store}", "import", folder, "--source", name, "--json"],
                       accept=(0, 3))
        landed = outcome.json()["totals"]["interactions"]
        if landed != CALLS:
            raise ValueError(f"{name}: {landed:,} of {CALLS:,} calls landed")
        return outcome.core_seconds

    def presets_folder(self, name):
        folder = os.path.join(self.work, "presets-" + name)
        os.makedirs(folder)
        return folder

    def bundle_calls(self):
        folder = self.presets_folder("bundle")
        write(f"{folder}/interactions.csv",
              ["interaction_id", "at", "recruiter_id", "person_id", "channel", "direction", "outcome",
               "duration_seconds", "logged", "body"],
              ([f"c{i}", f"{at.isoformat()}Z", "r1", f"p{person}", "call", "outbound",
                "connected" if talked else "no_answer", seconds if talked else "", "system", "spoke" if talked else ""]
               for i, at, person, talked, seconds in calls(CALLS)))
        return folder

    def bullhorn_notes(self):
        folder = self.presets_folder("bullhorn")
        write(f"{folder}/Note.csv", ["id", "candidates.externalID", "action", "comments", "dateAdded",
                                     "commentingPerson.name"],
              ([i, f"p{person}", "Call" if talked else "Left Message", "spoke" if talked else "",
                f"{at.month}/{at.day}/{at.year} {at:%H:%M}", "Ruth Hale"]
               for i, at, person, talked, _ in calls(CALLS)))
        return folder

    def hubspot_calls(self):
        folder = self.presets_folder("hubspot")
        write(f"{folder}/engagement_call_data.csv",
              ["engagement_id", "property_hs_timestamp", "property_hs_call_duration", "property_hs_call_disposition",
               "property_hs_call_body"],
              ([i, int(at.replace(tzinfo=datetime.timezone.utc).timestamp()) * 1_000, seconds * 1_000,
                TALKED if talked else NOBODY, "spoke" if talked else ""]
               for i, at, person, talked, seconds in calls(CALLS)))
        write(f"{folder}/engagement_contact_data.csv", ["engagement_id", "contact_id"],
              ([i, f"p{person}"] for i, _, person, _, _ in calls(CALLS)))
        return folder

    def asterisk_master(self):
        folder = self.presets_folder("asterisk")

        def rows():
            for i, at, person, talked, seconds in calls(CALLS):
                answered = at + datetime.timedelta(seconds=12)
                end = answered + datetime.timedelta(seconds=seconds) if talked else at + datetime.timedelta(seconds=30)
                yield ["", "101", number(person), "out", '"Ruth" <101>', "SIP/101", "SIP/x", "Dial", "x", at,
                       answered if talked else "", end, seconds + 12, seconds if talked else 0,
                       "ANSWERED" if talked else "NO ANSWER", "DOCUMENTATION", f"{i}.1", ""]

        write(f"{folder}/Master.csv", None, rows())
        return folder

    def twilio_calls(self):
        folder = self.presets_folder("twilio")
        write(f"{folder}/calls.csv",
              ["sid", "from", "to", "direction", "status", "start_time", "end_time", "answered_by"],
              ([f"CA{i:032d}", "101", number(person), "outbound-api", "completed" if talked else "no-answer",
                f"{at} UTC", f"{at + datetime.timedelta(seconds=seconds)} UTC", "human" if talked else ""]
               for i, at, person, talked, seconds in calls(CALLS)))
        return folder
