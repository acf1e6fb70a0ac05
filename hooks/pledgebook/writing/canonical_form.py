"""The one canonical form of a record file: the same content gives the same text, whoever wrote it and how.

What is left to whoever writes: the order of ids and of the items of lists, comments, one empty line where there was
one, and whether a short record stands in braces on one line or line by line.
"""

from __future__ import annotations

from collections.abc import Sequence

from pledgebook.diagnostics.diagnostic import Diagnostic, has_errors
from pledgebook.reading.folder import AGREEMENT_FOLDER, FOLLOW_UP_FOLDER, REGISTER_FILE
from pledgebook.reading.markdown_file import front_matter_and_body, read_markdown
from pledgebook.reading.nodes import Mapping, Node, Scalar
from pledgebook.reading.nodes import Sequence as SequenceNode
from pledgebook.reading.source_text import SourceFile, SourceText, decode
from pledgebook.reading.yaml_text import read_yaml
from pledgebook.writing.field_order import put_in_order, shape_of_file
from pledgebook.writing.layout import document_lines
from pledgebook.writing.same_content import NotTheSameError, is_same_text, is_same_yaml
from pledgebook.writing.text_lines import tidied
from pledgebook.writing.tree_reading import read_tree
from pledgebook.writing.written_tree import Branch, Tree, comments_in


def is_record_file(path: str) -> bool:
    """Whether a file has a canonical form: all records have, prose pages have not."""
    if path.startswith(f"{FOLLOW_UP_FOLDER}/"):
        return path.endswith(".md")
    return path == REGISTER_FILE or (path.startswith(f"{AGREEMENT_FOLDER}/") and path.endswith(".yaml"))


def languages_in(register_file: SourceFile) -> tuple[str, ...]:
    """The languages of a register in their order; none if its file cannot be read."""
    source, _ = decode(register_file)
    root = read_yaml(source)[0] if source else None
    listed = root.value_of("languages") if isinstance(root, Mapping) else None
    items: Sequence[Node] = listed.items if isinstance(listed, SequenceNode) else [listed] if listed else []
    return tuple(item.value for item in items if isinstance(item, Scalar))


def canonical_bytes(file: SourceFile, languages: Sequence[str]) -> tuple[bytes | None, list[Diagnostic]]:
    """What the file should hold, or None and why it cannot be read. `languages` are those of the register, in order.

    Raises NotTheSameError, our mistake, if anything but the form would be another.
    """
    source, problems = decode(file)
    if source is None:
        return None, problems
    problems = read_markdown(source)[1] if file.path.endswith(".md") else read_yaml(source)[1]
    if has_errors(problems):
        return None, problems
    text = canonical_text(source, languages)
    again, _ = decode(SourceFile(file.path, text.encode()))
    if again is None or again.text != text:
        raise NotTheSameError(file.path)
    return text.encode(), problems


def canonical_text(source: SourceText, languages: Sequence[str]) -> str:
    """The canonical form of a text that can be read."""
    if source.path.endswith(".md"):
        return _canonical_markdown(source, languages)
    return _canonical_yaml(source, languages)


def _canonical_markdown(source: SourceText, languages: Sequence[str]) -> str:
    parts = front_matter_and_body(source.text)
    front, body = parts or ("", source.text)
    lines = tidied(body).strip("\n")
    if parts is None and lines.startswith("---"):
        # Were it first in the file, this line would open the facts of the report.
        lines = f"\n{lines}"
    written = f"{lines}\n" if lines else ""
    if not is_same_text(body, written):
        raise NotTheSameError(source.path)
    if parts is None:
        return written
    return f"---\n{_canonical_yaml(SourceText(source.path, front), languages)}---\n{written}"


def _canonical_yaml(source: SourceText, languages: Sequence[str]) -> str:
    document = read_tree(source.text)
    comments = sorted(comments_in(document))
    _tidy(document.root)
    put_in_order(document.root, shape_of_file(source.path), languages)
    text = "".join(f"{line}\n" for line in document_lines(document))
    if text != source.text:
        after = SourceText(source.path, text)
        if not is_same_yaml(source, after) or sorted(comments_in(read_tree(text))) != comments:
            raise NotTheSameError(source.path)
    return text


def _tidy(tree: Tree) -> None:
    if isinstance(tree, Branch):
        for entry in tree.entries:
            _tidy(entry.value)
    else:
        tree.value = tidied(tree.value)
