"""What published histories are told with: a register that opens, an agreement, an amendment and a report."""

from __future__ import annotations

from tests.complaint_cases import BASE
from tests.scratch_repository import ScratchRepository

AGREEMENT = "pledges/exempelby-2021.yaml"
REPORT = "followups/2022-01-18-polisen.md"

SIGNED = """areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2021
untranslated: [en]
pledges:
  p1:
    by: polisen
    sv: Minst 20 fotpatruller i månaden.
    target: {at_least: 20, of: fotpatruller, per: month}
  p2:
    by: exempelby-kommun
    sv: Två dialogmöten.
"""
REPORTED = """---
agreement: exempelby-2021
by: polisen
date: 2022-01-18
untranslated: [en]
sources: [{title: Polisens rapport}]
pledges: {p1: {verdict: fulfilled, result: 22}}
---
Så gick det.
"""
AMENDED = (
    SIGNED
    + """    amendments:
      - id: a1
        after: signed
        kind: clarified
        from: 2021-03-01
        decided: {date: 2021-03-01, by: exempelby-kommun}
        reason: Två var för vagt.
        now: {sv: Två dialogmöten på torget.}
"""
)
OPENED = BASE.read_text("utf-8") + "opened: 2021-01-01\n"


class ToldHistory(ScratchRepository):
    def opened(self) -> str:
        """A first commit in which the register is open, with an agreement and a report."""
        return self.commit({"pledges.yaml": OPENED, AGREEMENT: SIGNED, REPORT: REPORTED})
