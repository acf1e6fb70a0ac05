"""Every trouble that can be complained about: its number, its slug and how grave it is.

Numbers and slugs are for ever. A code that is no longer used stays here, marked retired, so that its number
is never given to another trouble. The sentences stand in wording/<language>.yaml.

    S1  what was written cannot be read at all        L5  languages and translations
    F2  a field is missing, unknown or wrong          A6  addresses and links of the site
    R3  a record points at another                    C7  what records say together, or to citizens
    T4  days and periods                              H8  what was published and is no longer the same
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the site. A warning or advice does not, unless asked for with `--strict`."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Code:
    number: str
    slug: str
    severity: Severity


_ERROR, _WARNING, _ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

CODES = (
    # The disk
    Code("S101", "register-missing", _ERROR),
    Code("S102", "folder-expected", _ERROR),
    Code("S103", "file-expected", _ERROR),
    Code("S104", "unreadable-file", _ERROR),
    Code("S105", "file-too-large", _ERROR),
    Code("S106", "too-many-files", _ERROR),
    Code("S107", "symbolic-link", _ERROR),
    Code("S108", "unexpected-file", _ERROR),
    Code("S109", "register-empty", _ERROR),
    Code("S110", "file-out-of-place", _ERROR),
    # Characters
    Code("S121", "not-utf8", _ERROR),
    Code("S122", "control-character", _ERROR),
    Code("S123", "invisible-character", _ERROR),
    Code("S124", "conflict-marker", _ERROR),
    Code("S125", "tab-character", _ERROR),
    Code("S126", "mixed-alphabets", _ADVICE),
    # YAML
    Code("S141", "yaml-syntax", _ERROR),
    Code("S142", "colon-in-plain-text", _ERROR),
    Code("S143", "quote-not-closed", _ERROR),
    Code("S144", "bracket-not-closed", _ERROR),
    Code("S145", "backslash-in-quotes", _ERROR),
    Code("S146", "indentation", _ERROR),
    Code("S147", "text-after-quote-or-indentation", _ERROR),
    Code("S148", "list-on-same-line", _ERROR),
    Code("S149", "sign-cannot-begin-text", _ERROR),
    Code("S150", "colon-missing", _ERROR),
    Code("S151", "several-documents", _ERROR),
    Code("S152", "anchor-or-tag", _ERROR),
    Code("S153", "nested-too-deep", _ERROR),
    Code("S154", "duplicate-key", _ERROR),
    Code("S155", "key-not-text", _ERROR),
    Code("S156", "comma-splits-text", _ERROR),
    Code("S157", "comment-cuts-text", _ERROR),
    Code("S158", "list-in-plain-text", _ERROR),
    Code("S159", "typographic-quotes", _WARNING),
    Code("S160", "curly-quotes-around-colon", _ERROR),
    Code("S161", "space-after-colon-missing", _ERROR),
    Code("S162", "uneven-indentation", _ERROR),
    Code("S163", "line-without-field", _ERROR),
    # Front matter
    Code("S171", "front-matter-missing", _ERROR),
    Code("S172", "front-matter-not-closed", _ERROR),
    Code("S173", "front-matter-in-translation", _ERROR),
    # Records and fields
    Code("F201", "unknown-field", _ERROR),
    Code("F202", "missing-field", _ERROR),
    Code("F203", "empty-field", _ERROR),
    Code("F204", "not-a-record", _ERROR),
    Code("F205", "not-a-map", _ERROR),
    Code("F206", "not-text", _ERROR),
    Code("F207", "not-words", _ERROR),
    Code("F208", "empty-list", _ERROR),
    Code("F209", "too-many-items", _ERROR),
    Code("F210", "not-a-choice", _ERROR),
    Code("F211", "not-true", _ERROR),
    Code("F212", "not-an-id", _ERROR),
    Code("F213", "not-a-full-id", _ERROR),
    Code("F214", "not-a-url", _ERROR),
    Code("F215", "not-an-email", _ERROR),
    Code("F216", "not-a-phone", _ERROR),
    Code("F217", "not-an-area-code", _ERROR),
    Code("F218", "not-a-checksum", _ERROR),
    Code("F219", "not-a-file-path", _ERROR),
    Code("F220", "not-a-language-code", _ERROR),
    Code("F221", "not-a-count", _ERROR),
    Code("F222", "not-a-number", _ERROR),
    Code("F223", "number-with-comma", _ERROR),
    Code("F224", "not-a-duration", _ERROR),
    Code("F225", "not-a-time", _ERROR),
    Code("F226", "target-without-one-number", _ERROR),
    Code("F227", "target-upside-down", _ERROR),
    Code("F228", "empty-statement", _ERROR),
    Code("F229", "file-name-not-an-id", _ERROR),
    Code("F230", "file-name-not-a-follow-up", _ERROR),
    Code("F231", "amendment-lacks", _ERROR),
    Code("F232", "amendment-may-not-set", _ERROR),
    Code("F233", "correction-without-reason", _ERROR),
    Code("F234", "result-without-unit", _ERROR),
    Code("F235", "markup-in-text", _ERROR),
    Code("F236", "script-link", _ERROR),
    Code("F237", "typo-not-found-once", _ERROR),
    Code("F238", "typo-changes-meaning", _ERROR),
    Code("F239", "translation-changes-original", _ERROR),
    Code("F240", "not-a-digest", _ERROR),
    Code("F241", "not-a-commit", _ERROR),
    Code("F242", "amendment-changes-nothing", _ERROR),
    Code("F243", "addition-lacks", _ERROR),
    Code("F244", "not-a-reviewer", _ERROR),
    Code("F247", "redaction-needs-two-parties", _ERROR),
    Code("F248", "redaction-ground-unfit", _ERROR),
    Code("F249", "not-redactable", _ERROR),
    Code("F250", "renaming-out-of-order", _ERROR),
    Code("F251", "pointer-for-content", _ERROR),
    Code("F260", "outside-its-list", _ERROR),
    # References
    Code("R301", "unknown-reference", _ERROR),
    Code("R302", "duplicate-id", _ERROR),
    Code("R303", "duplicate-follow-up", _ERROR),
    Code("R304", "giver-not-a-party", _ERROR),
    Code("R305", "reporter-not-a-party", _WARNING),
    Code("R306", "area-within-itself", _ERROR),
    Code("R307", "amendment-chain-broken", _ERROR),
    Code("R308", "successor-not-mutual", _ERROR),
    Code("R309", "correction-of-other-agreement", _ERROR),
    Code("R310", "corrections-do-not-chain", _ERROR),
    Code("R311", "two-reports-same-day", _ERROR),
    Code("R312", "attachment-missing", _ERROR),
    Code("R313", "correction-by-other-party", _ERROR),
    Code("R314", "correction-of-itself", _ERROR),
    Code("R315", "redaction-unknown", _ERROR),
    Code("R316", "redaction-without-token", _ERROR),
    Code("R317", "redaction-unconfirmed", _WARNING),
    Code("R318", "successor-of-itself", _ERROR),
    Code("R320", "amended-after-withdrawal", _ERROR),
    # Days
    Code("T401", "impossible-date", _ERROR),
    Code("T402", "not-a-date", _ERROR),
    Code("T403", "not-a-span", _ERROR),
    Code("T404", "ambiguous-span", _ERROR),
    Code("T405", "end-before-start", _ERROR),
    Code("T406", "follow-up-before-agreement", _ERROR),
    Code("T407", "date-in-future", _ERROR),
    Code("T408", "amendment-out-of-order", _ERROR),
    Code("T409", "correction-before-original", _ERROR),
    Code("T410", "wrong-weekday", _WARNING),
    Code("T411", "impossible-date-in-text", _WARNING),
    Code("T412", "report-overdue", _WARNING),
    Code("T413", "final-report-missing", _WARNING),
    Code("T414", "not-a-due-day", _ERROR),
    Code("T415", "day-beyond-month", _ERROR),
    # Languages
    Code("L501", "missing-original", _ERROR),
    Code("L502", "missing-translation", _ERROR),
    Code("L503", "words-in-one-language", _ERROR),
    Code("L504", "unknown-language", _ERROR),
    Code("L505", "translation-file-missing", _ERROR),
    Code("L506", "translation-without-original", _ERROR),
    Code("L507", "section-not-translated", _ERROR),
    Code("L508", "introduction-not-translated", _ERROR),
    Code("L509", "section-only-in-translation", _ERROR),
    Code("L510", "prose-outside-language", _ERROR),
    Code("L511", "prose-not-translated", _ERROR),
    Code("L512", "language-without-phrases", _ERROR),
    Code("L513", "introduction-only-in-translation", _ERROR),
    Code("L514", "stale-translation", _WARNING),
    Code("L515", "translation-not-amended", _WARNING),
    Code("L516", "unmarked-translation", _ADVICE),
    Code("L517", "translation-numbers-differ", _ADVICE),
    Code("L518", "translation-edited", _ERROR),
    Code("L519", "revision-out-of-order", _ERROR),
    # The site
    Code("A601", "address-taken", _ERROR),
    Code("A602", "not-an-address", _ERROR),
    Code("A603", "unknown-link", _ERROR),
    Code("A604", "unknown-directive", _ERROR),
    Code("A605", "relative-link-in-record", _ERROR),
    Code("A606", "directive-not-closed", _ERROR),
    Code("A607", "remote-picture", _ERROR),
    Code("A608", "attachment-kind-refused", _ERROR),
    Code("A609", "checksum-differs", _ERROR),
    Code("A610", "draft-named", _ERROR),
    Code("A611", "link-moved", _WARNING),
    Code("A612", "link-gone", _WARNING),
    # What is said
    Code("C701", "report-leaves-out", _WARNING),
    Code("C702", "verdict-without-source", _WARNING),
    Code("C703", "verdict-without-reason", _WARNING),
    Code("C704", "verdict-against-result", _WARNING),
    Code("C705", "target-without-result", _WARNING),
    Code("C706", "untriggered-without-condition", _ERROR),
    Code("C707", "agreement-without-pledges", _WARNING),
    Code("C708", "municipality-not-a-party", _ADVICE),
    Code("C709", "vague-wording", _ADVICE),
    Code("C710", "small-person-count", _ADVICE),
    Code("C711", "personal-email", _ADVICE),
    Code("C712", "personal-phone", _ADVICE),
    Code("C713", "municipality-without-code", _ADVICE),
    Code("C714", "contact-unreachable", _WARNING),
    Code("C715", "agreement-without-contact", _ADVICE),
    Code("C716", "follow-up-says-nothing", _WARNING),
    Code("C717", "verdict-not-the-givers", _WARNING),
    Code("C718", "heading-not-a-pledge", _WARNING),
    Code("C719", "heading-without-text", _WARNING),
    Code("C720", "accessibility-missing", _WARNING),
    Code("C721", "accessibility-lacks", _WARNING),
    Code("C722", "accessibility-against-itself", _WARNING),
    Code("C723", "accessibility-outdated", _ADVICE),
    Code("C724", "privacy-missing", _WARNING),
    Code("C725", "checksum-missing", _ADVICE),
    Code("C726", "link-unreached", _ADVICE),
    Code("C729", "decided-without-party", _WARNING),
    Code("C730", "decision-without-source", _WARNING),
    Code("C731", "blank-left", _ERROR),
    # The history
    Code("H801", "signed-value-changed", _ERROR),
    Code("H802", "amendment-edited", _ERROR),
    Code("H803", "pledge-vanished", _ERROR),
    Code("H804", "pledge-joined-in-silence", _ERROR),
    Code("H805", "report-edited", _ERROR),
    Code("H806", "record-vanished", _ERROR),
    Code("H807", "name-changed", _ERROR),
    Code("H808", "redaction-takes-too-much", _ERROR),
    Code("H809", "redaction-edited", _ERROR),
    Code("H810", "redaction-undone", _ERROR),
    Code("H811", "draft-again", _ERROR),
    Code("H812", "languages-changed", _ERROR),
    Code("H813", "alias-was-an-id", _ERROR),
    Code("H815", "dated-ahead", _ERROR),
    Code("H816", "merge-on-linear-line", _ERROR),
    Code("H817", "attribute-rewrites-file", _ERROR),
    Code("H818", "names-alike", _ERROR),
    Code("H819", "file-not-ordinary", _ERROR),
)

_BY_SLUG = {code.slug: code for code in CODES}


def code_called(slug: str) -> Code:
    return _BY_SLUG[slug]
