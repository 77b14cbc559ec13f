"""Write the schemas again, for a developer who changed a model."""

from curate.schemas import built, path

for kind, text in built().items():
    path(kind).write_text(text, encoding="utf-8")
