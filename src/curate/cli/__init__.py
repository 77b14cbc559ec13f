"""The command line: parses what was asked, calls the use cases, prints, and turns errors into exit codes."""

from curate.cli.running import main

__all__ = ["main"]
