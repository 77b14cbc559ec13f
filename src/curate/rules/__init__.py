"""The rules: one file each, its module docstring its documentation. A new one gets its line in this table."""

import inspect
import sys
from collections.abc import Sequence

from curate.errors import suggestion
from curate.rule import Rule
from curate.rules import (
    absent_figure,
    absent_table,
    access_before_issue,
    ambiguous_author_mention,
    ambiguous_author_year,
    author_listed_twice,
    author_spelled_differently,
    author_spelling_variant,
    blanket_citation,
    callout_out_of_order,
    citation_out_of_order,
    claim_changed_since_review,
    conflicting_reviews,
    duplicate_reference,
    et_al_on_two_authors,
    expired_suppression,
    field_disagrees_with_print,
    future_date,
    initials_disagree,
    initials_first,
    lapsed_review,
    malformed_arxiv_identifier,
    malformed_citation,
    malformed_doi,
    malformed_isbn,
    malformed_issn,
    malformed_pmcid,
    malformed_pmid,
    malformed_trial_number,
    malformed_url,
    mention_cites_another_number,
    mention_disagrees_with_number,
    mention_without_number,
    merged_references,
    misnumbered_reference,
    missing_access_date,
    missing_field,
    missing_identifier,
    mixed_citation_styles,
    mixed_journal_names,
    mixed_reference_styles,
    never_reviewed,
    not_the_first_author,
    omitted_authors,
    orphan_file,
    outside_search_period,
    overlapping_range,
    pmcid_as_pmid,
    preprint_beside_article,
    reference_changed_since_review,
    rejected_citation,
    repeated_caption_number,
    repeated_number,
    repeated_title,
    reversed_pages,
    reversed_range,
    shared_identifier,
    statistic_without_citation,
    swapped_authors,
    uncalled_figure,
    uncalled_table,
    uncanonical_file,
    uncited_reference,
    unknown_author_mention,
    unknown_author_year,
    unknown_citation_key,
    unknown_reference_id,
    unknown_reference_number,
    unpublished_source,
    unsorted_numbers,
    unsorted_reference_list,
    unstated_claim,
    unused_review,
    unused_suppression,
    volume_out_of_step,
    wrong_year,
)

RULES: tuple[Rule, ...] = (
    unknown_reference_number.RULE,
    uncited_reference.RULE,
    citation_out_of_order.RULE,
    reversed_range.RULE,
    overlapping_range.RULE,
    repeated_number.RULE,
    unsorted_numbers.RULE,
    blanket_citation.RULE,
    mixed_citation_styles.RULE,
    malformed_citation.RULE,
    field_disagrees_with_print.RULE,
    absent_table.RULE,
    absent_figure.RULE,
    uncalled_table.RULE,
    uncalled_figure.RULE,
    callout_out_of_order.RULE,
    repeated_caption_number.RULE,
    statistic_without_citation.RULE,
    unknown_citation_key.RULE,
    unknown_author_year.RULE,
    ambiguous_author_year.RULE,
    unknown_author_mention.RULE,
    ambiguous_author_mention.RULE,
    author_spelling_variant.RULE,
    mention_cites_another_number.RULE,
    mention_without_number.RULE,
    not_the_first_author.RULE,
    wrong_year.RULE,
    initials_disagree.RULE,
    initials_first.RULE,
    et_al_on_two_authors.RULE,
    omitted_authors.RULE,
    swapped_authors.RULE,
    mention_disagrees_with_number.RULE,
    author_spelled_differently.RULE,
    author_listed_twice.RULE,
    malformed_doi.RULE,
    malformed_pmid.RULE,
    pmcid_as_pmid.RULE,
    malformed_pmcid.RULE,
    malformed_isbn.RULE,
    malformed_issn.RULE,
    malformed_arxiv_identifier.RULE,
    malformed_trial_number.RULE,
    malformed_url.RULE,
    missing_field.RULE,
    missing_access_date.RULE,
    missing_identifier.RULE,
    duplicate_reference.RULE,
    shared_identifier.RULE,
    repeated_title.RULE,
    preprint_beside_article.RULE,
    merged_references.RULE,
    misnumbered_reference.RULE,
    unsorted_reference_list.RULE,
    mixed_reference_styles.RULE,
    mixed_journal_names.RULE,
    future_date.RULE,
    access_before_issue.RULE,
    outside_search_period.RULE,
    reversed_pages.RULE,
    unpublished_source.RULE,
    volume_out_of_step.RULE,
    claim_changed_since_review.RULE,
    reference_changed_since_review.RULE,
    never_reviewed.RULE,
    lapsed_review.RULE,
    conflicting_reviews.RULE,
    rejected_citation.RULE,
    unused_review.RULE,
    unknown_reference_id.RULE,
    orphan_file.RULE,
    uncanonical_file.RULE,
    unstated_claim.RULE,
    unused_suppression.RULE,
    expired_suppression.RULE,
)
"""All rules, by family (citations, authors, references, registry) and code."""

REDIRECTS: dict[str, str] = {}
"""Names and codes that rules once had, each with the name of the rule today. Codes are never given again."""


def find(word: str, rules: Sequence[Rule] = RULES) -> tuple[Rule, ...]:
    """Return the rules that a name, a code or a family ("CIT") means; old names and codes lead to the rule of today.

    Nothing where no rule is meant.
    """
    word = REDIRECTS.get(word, word)
    return tuple(rule for rule in rules if word in (rule.name, rule.code, rule.family))


def unknown(word: str, rules: Sequence[Rule] = RULES) -> str:
    """Return the message for a word that means no rule, with the likely one named."""
    known = [known for rule in rules for known in (rule.name, rule.code, rule.family)]
    return f"there is no rule '{word}'{suggestion(word, [*known, *REDIRECTS])}"


def documentation(rule: Rule) -> str:
    """Return the documentation of a rule in Markdown, from "What it does" on."""
    text = inspect.cleandoc(sys.modules[module(rule)].__doc__ or "")
    return text[text.find("## ") :]


def title(rule: Rule) -> str:
    """Return the first line of a rule's documentation, one sentence."""
    return inspect.cleandoc(sys.modules[module(rule)].__doc__ or "").partition("\n\n")[0]


def module(rule: Rule) -> str:
    """Return the name of the module that the rule stands in."""
    return f"{__name__}.{rule.name.replace('-', '_')}"
