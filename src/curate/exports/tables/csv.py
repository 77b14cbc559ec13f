"""CSV (RFC 4180) that no spreadsheet takes for formulas (https://owasp.org/www-community/attacks/CSV_Injection)."""

import csv
import io

from curate.exports.printable import printable
from curate.exports.tables.arranging import Options, arranged, flat
from curate.exports.tables.columns import Cell, chosen
from curate.ledger import Ledger

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BETWEEN = " | "
_MARK = "\ufeff"


def render(ledger: Ledger, options: Options) -> str:
    """Return the table as CSV: every field in quotation marks, lines ended by CR LF, several values split by " | ".

    An apostrophe stands before a value that a spreadsheet would take for a formula.

    Raises:
        UsageError: there is no column of a name.
    """
    rows = flat(arranged(ledger, options))
    columns = chosen(options.columns, rows, narrow=False)
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    writer.writerows([_value(column.of(row)) for column in columns] for row in rows)
    return (_MARK if options.mark else "") + file.getvalue()


def _value(cell: Cell) -> str:
    value = _BETWEEN.join(printable(piece.text) for piece in cell)
    return f"'{value}" if value.startswith(_FORMULA) else value
