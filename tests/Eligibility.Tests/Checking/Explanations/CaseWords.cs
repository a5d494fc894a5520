using System.Globalization;
using System.Text.RegularExpressions;
using Eligibility.Model;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>The values of a case by name, as a statement gives them (outputs, section 1.3): worked out by the oracle.</summary>
internal sealed partial class CaseWords(KnownCase known, Case @case)
{
    public const string Unknown = "not known";

    public KnownCase Known => known;

    /// <summary>The name by which a value is told: of what has none its words, without brackets round the whole.</summary>
    public string NameOf(Term term, int row)
    {
        var name = term.Name ?? Unwrapped(Plain(term.Span.Words));
        // Beside an item, what is of the record that is decided by itself is told apart from what is of the item.
        return row >= 0 && known.Policy.Each is { } each && (term is FactTerm || term.Reach.IsOutside)
            && Reads.Of(term).Any(r => r.Input.Slot == each.Others || each.Facts.Contains(r.Input.Slot))
            ? "this one's " + name
            : name;
    }

    /// <summary>The value in words; null where it is not known, or not the same in every way.</summary>
    public string? ValueOf(Term term, int row)
    {
        var opened = OracleModel.Opened(term);
        if (opened is ConstantTerm constant) return Said(term.Type, constant.Value);
        if (opened is StatedTerm)
            return known.Stated(opened, row) is { } stated ? Said(term.Type, stated) : null;
        return term.Type is not SetType && known.Settled(term, row) is { } settled
            ? Said(term.Type, new Scalar(settled))
            : null;
    }

    /// <summary>The value as it stands after the name: what is assumed says so.</summary>
    public string Shown(Term term, int row) =>
        ValueOf(term, row) is not { } value ? Unknown
            : term is FactTerm fact && @case.Provenances[fact.Fact.Slot] == Provenance.Assumed ? value + " (assumed)"
            : value;

    /// <summary>Whether nothing can be said of a value here: a set that is worked out, too many ways, no item at hand.</summary>
    public bool IsBeyond(Term term, int row) => OracleModel.Opened(term) switch
    {
        ConstantTerm => false,
        // Of no item nothing is known to the case by itself.
        FieldTerm => row < 0,
        StatedTerm => false,
        _ => known.Decision is null || term.Type is SetType || row < 0 && Reads.Everything([term]).Any(n => n is ThisTerm),
    };

    public static string Plain(string words) => Spaces().Replace(Comments().Replace(words, ""), " ").Trim();

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Said(FactType type, Datum value) =>
        type.Say(value) is "empty" && type is SetType ? "none" : type.Say(value);

    private static string Unwrapped(string words)
    {
        if (words.Length < 2 || words[0] != '(' || words[^1] != ')') return words;
        var depth = 0;
        for (var i = 0; i < words.Length - 1; i++)
        {
            depth += words[i] == '(' ? 1 : words[i] == ')' ? -1 : 0;
            if (depth == 0) return words;
        }
        return words[1..^1];
    }

    [GeneratedRegex("#[^\n]*")]
    private static partial Regex Comments();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
