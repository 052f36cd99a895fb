"""What a paper has to say of its agreement: definitions, unit, rule, sample, draws, versions."""

from __future__ import annotations

from codebook.core.agreement.result import CHARACTER, Result
from codebook.formats.agreement_tables import CUT_OFFS, interval_note, left_out


def paragraphs(result: Result, *, outside: bool = False) -> list[str]:
    """The method, for a paper; ``outside`` says nothing that was counted."""
    found = [_what(result, outside), _unit(result), _figures(result, outside), _interval(result)]
    return [*found, _versions(result)]


def _what(result: Result, outside: bool) -> str:
    people = [name for name in result.coders if name != result.consensus]
    who = f"{len(people)} coder{'' if len(people) == 1 else 's'}"
    if not outside:
        who += f" ({', '.join(people)})"
    if result.consensus:
        who += f" and the {result.consensus}, which counts in transcripts that are settled"
    number = len(result.documents)
    said = (
        f"Agreement is between {who}, on {number} transcripts that two or more of them marked "
        "finished; one marked finished and not coded with a code says no to it, one not finished "
        "is missing, and so is a code that came into the codebook after the coder had finished. "
        "What counts is what a coder had coded before another's layer was first shown to them."
    )
    if result.round is None:
        return f"{said} The transcripts are not a sample: {_rounds(result)}."
    return (
        f"{said} They are of reliability sample {result.round} (round {result.round} of "
        f"{result.rounds}), drawn at random within categories with seed {result.drawn_with}, and "
        "the codes are those that the codebook had when it was drawn."
    )


def _rounds(result: Result) -> str:
    if not result.rounds:
        return "all are taken that fit, and no sample was drawn"
    return f"all are taken that fit, whichever of the {result.rounds} samples they are in"


def _unit(result: Result) -> str:
    text = (
        "the whole text counts"
        if result.eligible == "all"
        else "only what interviewees say counts, not interviewers' turns, headers and labels"
    )
    said = (
        f"The unit is the {result.unit}: {result.rule}; {text}. Positions are Unicode code points, "
        "passages half-open. Overlapping passages that a coder gave the same code are one, "
        "touching ones two. A branch is the union of the text of a code and all codes below it."
    )
    if result.unit == CHARACTER:
        said += " Each eligible character counts once."
    return (
        f"{said} At unit interviewee all that a person says is one decision; where a person speaks "
        "in several of the transcripts, a coder counts for that person who finished all of these."
    )


def _figures(result: Result, outside: bool) -> str:
    alpha = (
        "Alpha is Krippendorff's, of the yes or no of each coder at each position: 1 - (N1 + N0 - "
        "1) D / (2 N1 N0), with N1 and N0 how often coders said yes and no where two or more did "
        "decide, and D the sum of 2 a (r - a) / (r - 1) over positions with r coders of whom a "
        "said yes. It is not defined, and given as n/a, where nobody or everybody applied the code "
        "or no two coders decided."
    )
    if outside:
        return f"{alpha} {_sentence(CUT_OFFS)}."
    more = (
        "Positive agreement is, where a coder said yes, the share of the others who did (Dice's "
        "coefficient for two); prevalence the mean share of coders who said yes; percent the mean "
        "share of agreeing pairs; kappa Cohen's, for two coders at a time. A code is thin if fewer "
        "than two coders applied it 5 times. AC1 (Gwet) and Brennan-Prediger take two categories, "
        "and are given at segments alone. Of codes that exclude each other: u-alpha, |u-alpha, "
        "cu-alpha and (k)u-alpha (Krippendorff, Mathet, Bouvry and Widlöcher, Quality & Quantity "
        "50, 2016), by character, without text to which a coder gave two of them; of codes that "
        "overlap: alpha over sets of codes with Jaccard's distance. Overall is the mean over codes "
        "that are not thin and have an alpha; pooled kappa is that of de Vries and others (2008)."
    )
    return f"{alpha} {more} {_sentence(CUT_OFFS)}."


def _interval(result: Result) -> str:
    said = f"{_sentence(interval_note(result))}."
    return (
        f"{said} Interviews were sampled, and characters are not independent of one another: so "
        "transcripts are drawn. Draws without alpha are left out. With fewer than 10 transcripts "
        "each is left out once instead (jackknife, Student's t)."
    )


def _versions(result: Result) -> str:
    return (
        f"Computed by codebook {result.version} with codebook revision {result.revision}"
        f"{f' ({result.codebook})' if result.codebook else ''}, seed {result.seed}, {result.draws} "
        "draws."
    )


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:]


def omissions(result: Result) -> list[str]:
    """What was left out and why, a line each."""
    return left_out(result.left_out) or ["nothing was left out"]
