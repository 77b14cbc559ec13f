"""``python -m curate`` is ``curate``."""

from curate.cli import main

main()
