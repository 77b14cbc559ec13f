"""Texts that a manuscript may hold to drive what prints it: formulas, markup, controls, directions, sheer length."""

HOSTILE = (
    '=HYPERLINK("https://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-2+3",
    "\t=1",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"quoted\", ,;| and 'single' \\",
    "two\r\nlines\x0band \x00 control \x1b[31m",
    "emoji 👩\u200d🔬🧬 and astral 𝒳",
    "עברית \u202eabc\u2066 العربية",
    "[a](javascript:alert(1)) `code` **bold** | @someone #1 ![x](y) www.evil.example https://evil.example",
    "x" * 10_000,
    "\\input{/etc/passwd} ${jndi:ldap://x} {{7*7}} %0A ]]> &amp; &lt;",
    "lone \ud800 surrogate \ufeff\ufffe",
    "CON\u2028line\u2029para",
)
