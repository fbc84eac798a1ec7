"""The step `mail` of bin/bench: a mailbox read and stored, against Python's parser, mu and notmuch on the same messages."""
import glob
import os
import re
import shutil
import statistics
import sys

from house import Impossible, corpora_folder, done, note

MEGABYTE = 1_000_000

# What the standard library takes to parse every message, and nothing else: nothing is decoded, read or stored.
PARSE_MAIL = """
import email, sys
from email import policy
data = open(sys.argv[1], "rb").read()
count = 0
for part in (b"\\n" + data).split(b"\\nFrom ")[1:]:
    email.message_from_bytes(part.partition(b"\\n")[2], policy=policy.compat32)
    count += 1
print(count)
"""


class MailSteps:
    def mail(self):
        mailbox, owner = self.list_archive()
        for what, path in (("mailbox to stored", mailbox), ("ten times as much mail to stored", self.more_mail(mailbox))):
            self.compare_parsing(what, path, owner)
        self.compare_indexing(mailbox, owner)
        # Whatever is opened before the first line runs, each command pays for.
        opened = done([self.binary], env={**os.environ, "LD_TRACE_LOADED_OBJECTS": "1"}).out.splitlines()
        self.report("libraries opened at each start", len(opened), "", 12)

    def list_archive(self):
        """Every month of a public list's archive as one mailbox, and who wrote most in it: that is the mailbox's owner."""
        parts = sorted(glob.glob(os.path.join(corpora_folder(), "list_archives", "r-sig-finance", "*.txt")))
        if not parts:
            raise Impossible("no list_archives/r-sig-finance in RIGHTCALL_CORPORA")
        mailbox = os.path.join(self.work, "r-sig-finance.mbox")
        senders = {}
        with open(mailbox, "wb") as whole:
            for part in parts:
                with open(part, "rb") as file:
                    data = file.read()
                whole.write(data if data.endswith(b"\n") else data + b"\n")
                for sender in re.findall(rb"^From: (\S+ at \S+|\S+@\S+)", data, re.M):
                    senders[sender] = senders.get(sender, 0) + 1
        # The archive hides addresses as "name at host".
        return mailbox, max(senders, key=senders.get).decode("utf-8", "replace").replace(" at ", "@")

    def more_mail(self, mailbox, times=10):
        """The same messages ten times, each time with ids of their own: they are other messages, in threads of their own."""
        with open(mailbox, "rb") as file:
            data = file.read()
        path = os.path.join(self.work, "more.mbox")
        identifying = re.compile(rb"^(?:Message-ID|In-Reply-To|References):.*(?:\n[ \t].*)*", re.M | re.I)
        with open(path, "wb") as file:
            for number in range(times):
                mark = b"<%d." % number
                file.write(identifying.sub(lambda field: field.group(0).replace(b"<", mark), data))
        return path

    def compare_parsing(self, what, mailbox, owner):
        arguments = ["import", mailbox, "--me", owner, "--json"]
        parse, ours, first, peaks = [], [], [], []
        for turn in range(max(7, self.options.runs)):
            note(f"{what}: run {turn + 1} of {max(7, self.options.runs)} …")
            outcome = done([sys.executable, "-c", PARSE_MAIL, mailbox])
            messages = int(outcome.out)
            parse.append(outcome.seconds)
            first.append(self.rightcall(self.store("mail"), *arguments, accept=(0, 3)).seconds)
            store = self.store("mail")
            self.rightcall(store, "doctor")  # makes an empty store
            outcome = self.rightcall(store, *arguments, accept=(0, 3))
            ours.append(outcome.seconds)
            peaks.append(outcome.peak_bytes)
        a, b, c = (statistics.median(seconds) for seconds in (parse, ours, first))
        size = os.path.getsize(mailbox) / MEGABYTE
        self.report(what, a / b, "× as fast as Python parsing", 5, "at least", detail=(
            f"into an empty store, whole processes; {messages:,} messages, {size:.1f} MB; min/median "
            f"{min(ours):.3f}/{b:.3f} s, {size / b:,.0f} MB/s, peak {max(peaks) / MEGABYTE:.0f} MB, against "
            f"{min(parse):.3f}/{a:.3f} s; issue 8 asks for 10"))
        self.report(f"{what}, making the store too", a / c, "× as fast as Python parsing",
                    detail=f"min/median {min(first):.3f}/{c:.3f} s")

    def compare_indexing(self, mailbox, owner):
        """mu and notmuch read only maildirs. RightCall reads the mailbox, and the same maildir as well."""
        maildir = os.path.join(self.work, "maildir")
        shutil.rmtree(maildir, ignore_errors=True)
        for name in ("cur", "new", "tmp"):
            os.makedirs(os.path.join(maildir, name))
        with open(mailbox, "rb") as file:
            messages = (b"\n" + file.read()).split(b"\nFrom ")[1:]
        for number, message in enumerate(messages):
            with open(os.path.join(maildir, "cur", f"{number:06d}.bench:2,S"), "wb") as file:
                file.write(message.partition(b"\n")[2])
        indexers = {"mu index": self.mu, "notmuch new": self.notmuch}
        seconds = {name: [] for name in [*indexers, "mailbox", "maildir"]}
        for name in indexers:
            if not shutil.which(name.split()[0]):
                self.impossible(f"messages a second, against {name}", f"no {name.split()[0]} here")
                del seconds[name]
        for turn in range(max(5, self.options.runs)):
            note(f"mail: indexers, run {turn + 1} of {max(5, self.options.runs)} …")
            for name in seconds:
                if name in indexers:
                    seconds[name].append(indexers[name](maildir))
                    continue
                store = self.store("mail")
                self.rightcall(store, "doctor")
                path = maildir if name == "maildir" else mailbox
                seconds[name].append(
                    self.rightcall(store, "import", path, "--me", owner, "--json", accept=(0, 3)).seconds)
        rate = {name: len(messages) / statistics.median(taken) for name, taken in seconds.items()}
        for name in indexers:
            if name in rate:
                self.report(f"messages a second, against {name}", rate["mailbox"] / rate[name], "× as many", 10,
                            "at least", detail=(
                    f"{rate['mailbox']:,.0f} from the mailbox, {rate['maildir']:,.0f} from the maildir "
                    f"({rate['maildir'] / rate[name]:.1f} ×), against {rate[name]:,.0f}"))

    def mu(self, maildir):
        home = os.path.join(self.work, "mu")
        shutil.rmtree(home, ignore_errors=True)
        done(["mu", "init", f"--muhome={home}", f"--maildir={maildir}"])
        return done(["mu", "index", "--quiet", f"--muhome={home}"]).seconds

    def notmuch(self, maildir):
        shutil.rmtree(os.path.join(maildir, ".notmuch"), ignore_errors=True)
        settings = os.path.join(self.work, "notmuch-config")
        with open(settings, "w") as file:
            file.write(f"[database]\npath={maildir}\n[user]\nname=Bench\nprimary_email=bench@firm.example\n"
                       "[new]\ntags=new\n")
        taken = done(["notmuch", f"--config={settings}", "new", "--quiet"]).seconds
        shutil.rmtree(os.path.join(maildir, ".notmuch"), ignore_errors=True)
        return taken
