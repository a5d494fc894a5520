using Eligibility.Literals;
using Eligibility.Text;

namespace Eligibility.Cli.Starting;

/// <summary>Asks for all that a first policy is written from.</summary>
internal sealed class Interview(Dialogue dialogue)
{
    private const LiteralForms Days = LiteralForms.IsoDate | LiteralForms.DateInWords;
    private const int FewestOutcomes = 2;

    private PolicyDraft _draft = new();

    /// <summary>The whole draft.</summary>
    /// <param name="titled">Told the title as soon as it is known.</param>
    public PolicyDraft Conduct(Action<string> titled)
    {
        dialogue.Say("This writes a first policy file. What cannot be used is said, and asked for again.");
        dialogue.Ask("What is the policy called? Such as: Cautions for theft from shops", "the title was given",
            title => Taken(_draft with { Title = title }), "a policy has a title");
        titled(_draft.Title);
        dialogue.Ask(
            "Whose policy is it? Such as: Northshire Police. An empty line where it is nobody's in particular.",
            "the force was given", force => Taken(_draft with { Force = force }), empty: null);
        dialogue.Ask("From which day is it in force? Such as: 1 June 2024. An empty line where that is not settled.",
            "the day from which it is in force was given", ReadDay, empty: null);
        AskOutcomes();
        AskOrdinary();
        AskFacts();
        return _draft;
    }

    private void AskOutcomes()
    {
        dialogue.Say("What can come of a case? Name the outcomes one by one, the worst for the person first.");
        while (AskName("Outcome", _draft.Outcomes.Length, FewestOutcomes, "prosecute",
            "a policy chooses between two outcomes at least",
            name => _draft with { Outcomes = _draft.Outcomes.Add(new DraftOutcome(name, "x")) }))
        {
            var (last, name) = (_draft.Outcomes.Length - 1, _draft.Outcomes[^1].Name);
            dialogue.Ask($"What is `{name}`, for those who read the decision? Such as: Prosecution at court",
                $"it was said what `{name}` is",
                text => Taken(_draft with { Outcomes = _draft.Outcomes.SetItem(last, new DraftOutcome(name, text)) }),
                "an outcome has a text");
        }
    }

    private void AskOrdinary()
    {
        dialogue.Say("Which of these comes where no rule says anything else?");
        var names = _draft.Outcomes.Select(o => o.Name).ToList();
        var place = dialogue.Ask(Choice.Offer(names), "the ordinary outcome was chosen",
            answer => Choice.Read(answer, names), "one of them is the ordinary one");
        _draft = _draft with { Ordinary = place!.Place };
    }

    private void AskFacts()
    {
        dialogue.Say("What must be known of a case? Name the facts one by one.");
        while (AskName("Fact", _draft.Facts.Length, 1, "value of the goods", "a policy decides by one fact at least",
            name => _draft with { Facts = _draft.Facts.Add(DraftFact.Of(name)) }))
        {
            var fact = _draft.Facts[^1];
            dialogue.Say($"What is `{fact.Name}`?");
            var kind = (FactKind)dialogue.Ask(Choice.Offer(Choice.Kinds), $"it was said what `{fact.Name}` is",
                answer => Choice.Read(answer, Choice.Kinds), "it is one of these")!.Place;
            if (kind == FactKind.OneOf) AskValues(fact with { Kind = kind });
            else if (kind == FactKind.Money) AskCurrency(fact with { Kind = kind });
            else _draft = _draft.WithLast(fact with { Kind = kind });
        }
    }

    private void AskCurrency(DraftFact fact) =>
        dialogue.Ask("In which currency? Its code of three letters, such as: GBP",
            $"the currency of `{fact.Name}` was given",
            code => !code.All(char.IsAsciiLetter) ? (null, "write three letters, such as GBP")
                : Taken(_draft.WithLast(fact with { Currency = code.ToUpperInvariant() })), "money is of a currency");

    private void AskValues(DraftFact fact)
    {
        dialogue.Say($"Which values can `{fact.Name}` have? Name them one by one.");
        do
        {
            var valued = _draft.Facts[^1] is { Kind: FactKind.OneOf } last ? last : fact;
            if (dialogue.Ask(NumberedName("Value", valued.Values.Length, 2, "theft"),
                $"the list of values of `{fact.Name}` was ended by an empty line", value => TakenValue(valued, value),
                valued.Values.Length < 2 ? "there are two values at least" : null) is null) return;
        }
        while (true);
    }

    /// <summary>Asks for one more of a list; false where an empty line ends it.</summary>
    private bool AskName(string kind, int before, int least, string suchAs, string tooFew,
        Func<string, PolicyDraft> with) =>
        dialogue.Ask(NumberedName(kind, before, least, suchAs),
            $"the list of {kind.ToLowerInvariant()}s was ended by an empty line",
            name => NoNameSign(name) is { } sign
                ? (null,
                    $"`{sign}` stands in no name: a name is made of letters, digits, spaces, hyphens and apostrophes")
                : Taken(with(name)),
            before < least ? tooFew : null) is not null;

    private static string NumberedName(string kind, int before, int least, string suchAs) =>
        FormattableString.Invariant($"{kind} {before + 1}")
            + (before == 0 ? ", its name. Such as: " + suchAs
                : before < least ? "." : ". An empty line ends the list.");

    /// <summary>A value that no name can be is written in quotes, which whoever names it need not know.</summary>
    private (string?, string?) TakenValue(DraftFact fact, string value)
    {
        var (taken, fault) = NoNameSign(value) is null ? With(value) : (null, null);
        if (taken is not null) return (taken, fault);
        var (quoted, other) = value.AsSpan().ContainsAny('"', '\\')
            ? (null, "no value holds a quote or a backslash")
            : With($"\"{value}\"");
        return quoted is not null ? (quoted, null) : (null, fault ?? other);

        (string?, string?) With(string written) =>
            Taken(_draft.WithLast(fact with { Values = fact.Values.Add(written) }));
    }

    private (string?, string?) ReadDay(string answer)
    {
        if (LiteralReader.Read(answer, Days) is DayLiteral { Date: { } day })
            return Taken(_draft with { From = Dates.InWords(day) });
        var plain = answer.Replace(",", "", StringComparison.Ordinal);
        // The language knows many ways in which people write days, and what to write instead.
        var help = plain.AsSpan().ContainsAny("#\"():") ? null : DraftCheck.HelpWith(
            $"policy \"T\"\noutcome a \"A\"\ndefine d as decision date is after {plain}\notherwise a\nend\n");
        var isDay = help is not null
            && !help.Contains("D`", StringComparison.Ordinal)
            && (help.StartsWith("write", StringComparison.Ordinal) || help.Any(char.IsAsciiDigit));
        return (null, $"`{SafeText.Show(answer)}` is no day; "
            + (isDay ? help : "write the day, the month in words and the year, such as 1 June 2024"));
    }

    /// <summary>What the language takes is kept.</summary>
    private (string? Answer, string? Fault) Taken(PolicyDraft draft)
    {
        if (DraftCheck.Fault(draft) is { } fault) return (null, fault);
        _draft = draft;
        return ("taken", null);
    }

    /// <summary>The first sign that would end a name, or begin something else, where it is written in a file.</summary>
    private static char? NoNameSign(string name)
    {
        foreach (var c in name)
            if (c is > ' ' and < '\u007F' and not ('-' or '\'') && !char.IsAsciiLetterOrDigit(c)) return c;
        return null;
    }
}
