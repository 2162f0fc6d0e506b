"""The shape of rule files and of derived facts as pydantic models: they check the files and give the JSON Schema."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from .rule import SectionName

SeverityName = Literal["critical", "major", "minor", "info"]
PackName = Literal["core", "extended", "program"]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Text = Annotated[str, Field(min_length=1)]
Conditions = Annotated[
    dict[str, Any] | list[dict[str, Any]],
    Field(description="One pattern, or a list of patterns that must all hold."),
]
Scalar = str | int | float | bool


class Part(BaseModel):
    """What all parts of a rule file share: no unknown keys, no change afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class CitationPart(Part):
    """A section of a guide."""

    guide: Text = Field(description="The guide's code in rules/data/guides.yaml.")
    section: Text = Field(description="A heading of the guide.")


class ParameterPart(Part):
    """A named number."""

    value: int | float | None = Field(description="null: unset; what uses it is off.")
    unit: Text
    source: CitationPart | None = None


class StepPart(Part):
    """A severity for when the patterns hold."""

    when: Conditions
    severity: SeverityName


class SteppedSeverity(Part):
    """A base severity and its steps; the first that holds decides."""

    base: SeverityName
    steps: list[StepPart]


class LinePart(Part):
    """One condition of `applies`."""

    when: Conditions | None = None
    any: list[dict[str, Any] | list[dict[str, Any]]] | None = None
    unless: Conditions | None = None
    if_silent: Literal["skip"] | None = None
    otherwise: Text = Field(description="What the report prints when the condition does not hold.")


class GatePart(Part):
    """A rule that has to be settled first, perhaps only while patterns hold."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)

    rule: Text
    while_: Conditions | None = Field(default=None, alias="while")


class FlagPart(Part):
    """One way to flag."""

    when: Conditions
    message: Text
    severity: SeverityName | None = None


class PassPart(Part):
    """One way to pass."""

    when: Conditions
    message: Text | None = None


class ExamplePart(Part):
    """An offer fragment and what to look at in its result."""

    name: str | None = None
    offer: dict[str, Any] = Field(description="Groups or dotted keys, laid over a general surgeon's hybrid clinic.")
    subject: str | None = None
    severity: SeverityName | None = None
    as_of: str | None = None
    set: dict[str, int | float | None] | None = None
    preferences: dict[str, Any] | None = None


class ExamplesPart(Part):
    """Offer fragments by the outcome that they must have."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)

    flag: list[ExamplePart] = []
    pass_: list[ExamplePart] = Field(default=[], alias="pass")
    ask: list[ExamplePart] = []
    waiting: list[ExamplePart] = []
    not_applicable: list[ExamplePart] = []


class RuleFile(Part):
    """One rule."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True, title="offer-check rule")

    id: str = Field(pattern=r"^[A-Z]{2,5}-\d{2,3}$", description="The stem of the file.")
    title: Text
    since: Text = Field(description="The version in which the rule appeared.")
    severity: SeverityName | SteppedSeverity
    pack: PackName
    topic: Name
    matrix: Text | None = None
    section: SectionName | None = Field(
        default=None, description="The section of the report that shows the results beside others on the same matter."
    )
    parameters: dict[Name, ParameterPart] = {}
    applies: list[LinePart]
    after: list[str | GatePart] = []
    each: dict[str, str] | None = Field(
        default=None, description="{alias: kind}, with `by` and `otherwise` where needed."
    )
    flag: list[FlagPart]
    pass_: list[PassPart] = Field(alias="pass")
    optional: list[str] = []
    also: list[str] = []
    why: Text
    question: Text
    good: Text
    sources: list[CitationPart] = Field(min_length=1)
    rests_on: list[Name] = Field(
        default=[], description="Tables of outside facts that the text rests on, though no condition joins them."
    )
    note: str | None = None
    examples: ExamplesPart


class DerivationPart(Part):
    """One way to derive the fact."""

    give: dict[str, Scalar] = {}
    when: Conditions


class DerivedFile(Part):
    """A derived kind of fact."""

    derive: Name
    means: Text
    rules: list[DerivationPart] = Field(min_length=1)


class TopicPart(Part):
    """A topic with the question that its results ask together."""

    topic: Name
    title: Text
    question: Text
    lawyer: Text | None = Field(default=None, description="What to ask one's own lawyer, where it is a matter for one.")
    private: Literal["yes", "no"] = Field(default="no", description="yes: nothing of it goes to the employer.")


class TopicsFile(Part):
    """All topics, in the order of the questions."""

    topics: list[TopicPart]


class TableFile(Part):
    """A table of outside or own data, with its date and source where it can go stale."""

    table: Name
    existing: Literal["extend", "replace"] | None = None
    title: Text | None = None
    as_of: str | None = None
    check_by: str | None = None
    source: str | None = None
    sure: str | None = None
    key: str | None = None
    words: dict[str, str] | None = None
    rows: list[dict[str, Any]]
