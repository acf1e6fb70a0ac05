"""Stage 3: rules that records keep among themselves. One module a rule, all listed here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from pledgebook.checks import (
    accessibility_missing,
    agreement_without_contact,
    agreement_without_pledges,
    amendment_chain_broken,
    amendment_out_of_order,
    area_within_itself,
    attachment_kind_refused,
    attachment_missing,
    contact_unreachable,
    correction_of_other_agreement,
    corrections_do_not_chain,
    date_in_future,
    follow_up_before_agreement,
    follow_up_says_nothing,
    giver_not_a_party,
    heading_not_a_pledge,
    light_amendment_changes_meaning,
    markup_in_text,
    municipality_not_a_party,
    municipality_without_code,
    personal_email,
    privacy_missing,
    prose_not_translated,
    remote_picture,
    report_leaves_out,
    report_overdue,
    reporter_not_a_party,
    result_without_unit,
    small_person_count,
    stale_translation,
    successor_not_mutual,
    target_without_result,
    two_reports_same_day,
    unknown_link,
    unknown_reference,
    unmarked_translation,
    untriggered_without_condition,
    vague_wording,
    verdict_against_result,
    verdict_not_the_givers,
    verdict_without_reason,
    verdict_without_source,
    wrong_weekday,
)
from pledgebook.diagnostics.diagnostic import Diagnostic
from pledgebook.model.register import Register

Check = Callable[[Register, date], Iterable[Diagnostic]]

# In the order of the codes; a module that finds several troubles stands at the first of them.
ALL_CHECKS: tuple[Check, ...] = (
    result_without_unit.check,
    markup_in_text.check,
    light_amendment_changes_meaning.check,
    unknown_reference.check,
    giver_not_a_party.check,
    reporter_not_a_party.check,
    area_within_itself.check,
    amendment_chain_broken.check,
    successor_not_mutual.check,
    correction_of_other_agreement.check,
    corrections_do_not_chain.check,
    two_reports_same_day.check,
    attachment_missing.check,
    follow_up_before_agreement.check,
    date_in_future.check,
    amendment_out_of_order.check,
    wrong_weekday.check,
    report_overdue.check,
    prose_not_translated.check,
    stale_translation.check,
    unmarked_translation.check,
    unknown_link.check,
    remote_picture.check,
    attachment_kind_refused.check,
    report_leaves_out.check,
    verdict_without_source.check,
    verdict_without_reason.check,
    verdict_against_result.check,
    target_without_result.check,
    untriggered_without_condition.check,
    agreement_without_pledges.check,
    municipality_not_a_party.check,
    vague_wording.check,
    small_person_count.check,
    personal_email.check,
    municipality_without_code.check,
    contact_unreachable.check,
    agreement_without_contact.check,
    follow_up_says_nothing.check,
    verdict_not_the_givers.check,
    heading_not_a_pledge.check,
    accessibility_missing.check,
    privacy_missing.check,
)


def run_checks(register: Register, today: date) -> list[Diagnostic]:
    return [diagnostic for check in ALL_CHECKS for diagnostic in check(register, today)]
