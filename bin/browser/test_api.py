"""What programs may ask, against its description: schemathesis makes up questions, good and bad ones."""
import os
import re
import subprocess
import sys
import unittest

from world import World

SEED = 20261126


class TheDescription(World):
    def test_every_answer_is_as_described(self):
        command = [
            os.path.join(os.path.dirname(sys.executable), "schemathesis"), "run", self.firm.origin + "/api/openapi.json",
            "--header", "Authorization: Bearer " + self.firm.key, "--max-examples", "60", "--seed", str(SEED),
            "--exclude-checks", "unsupported_method", "--no-color"]
        outcome = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=1_200)
        print(f"seed {SEED}: " + " ".join(re.findall(r"\d+ (?:generated|passed)[^\n]*", outcome.stdout)))
        self.assertEqual(outcome.returncode, 0, outcome.stdout[-4_000:])


if __name__ == "__main__":
    unittest.main()
