"""The letter as Markdown."""

from curate.dossier import Dossier
from curate.reporters.escaping import markdown
from curate.reporters.letter import Line, lines


def render(dossier: Dossier) -> str:
    """Return the letter; each query is followed by room for the answer."""
    return "\n\n".join(map(_told, lines(dossier))) + "\n"


def _told(line: Line) -> str:
    text = markdown(line.text)
    match line.kind:
        case "title":
            return f"# {text}"
        case "heading":
            return f"## {text}"
        case "query":
            place = f" ({markdown(line.place)})" if line.place else ""
            request = f" {markdown(line.request)}" if line.request else ""
            evidence = "".join(f"\n\n{markdown(one)}" for one in line.evidence)
            return f"**{line.name}**{place} {text}{request}{evidence}\n\nAnswer:"
        case "text":
            return text
