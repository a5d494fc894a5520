using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.SemanticDiff;

/// <summary>
/// What comes with an outcome of one name under two policies: what is said in all cases alike, and on what else it hangs
/// whether the two differ. How long it lasts, what it obliges to, whose authority it needs, whether an officer may decline
/// it, and whether it is referred.
/// </summary>
internal sealed class BroughtDifferently
{
    // What is said by one text is owed where any of the lines holds that say it.
    private readonly ImmutableArray<(ImmutableArray<Consequence> Old, ImmutableArray<Consequence> New)> _lines;
    private readonly (Term Old, Term New)? _lengths;

    public BroughtDifferently(Outcome old, Outcome @new)
    {
        _lines =
        [
            .. Matched(old.Obligations, @new.Obligations), .. Matched(old.Authorities, @new.Authorities),
            .. Matched(Discretion(old), Discretion(@new)),
        ];
        if (old.Length?.Value is { } from && @new.Length?.Value is { } to) _lengths = (from, to);
        Always = [.. Fixed(old, @new)];
        Words =
        [
            .. Always, .. Lines("it obliges to", Matched(old.Obligations, @new.Obligations)),
            .. Lines("it needs the authority of", Matched(old.Authorities, @new.Authorities)),
            .. Lines("an officer may decline it", Matched(Discretion(old), Discretion(@new))),
            .. _lengths is null || LengthOf(old) == LengthOf(@new) ? (string[])[]
                : [$"how long it lasts is {LengthOf(old)} before, {LengthOf(@new)} now"],
        ];
    }

    /// <summary>In what they differ in every case, in words; nothing where they do not.</summary>
    public ImmutableArray<string> Always { get; }

    /// <summary>All in which they may differ, in words.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>Whether what they bring differs, as it hangs on the rest of a case.</summary>
    public Part Part(PartBuilder parts)
    {
        var formula = parts.Formula;
        if (!Always.IsEmpty) return formula.Held;
        var any = new List<Part>();
        foreach (var (old, @new) in _lines)
        {
            var (a, b) = (Owed(old), Owed(@new));
            if (!ReferenceEquals(a, b)) any.Add(formula.Any(formula.All(a, formula.Not(b)), formula.All(formula.Not(a), b)));
        }
        if (_lengths is var (from, to))
            any.Add(parts.Compare(parts.Sums.Of(from, Scope.Outside(0)), Relation.NotEqual, parts.Sums.Of(to, Scope.Outside(0))));
        return any.Count == 0 ? formula.Failed : formula.Any(any);

        Part Owed(ImmutableArray<Consequence> lines) => lines.IsEmpty ? formula.Failed
            : formula.Any(lines.Select(l => l.When is null ? formula.Held : parts.Of(l.When, Scope.Outside(0))));
    }

    /// <summary>The same of a whole case, by the plain evaluator.</summary>
    public bool Holds(RuleEvaluator old, RuleEvaluator @new, Pass ofOld, Pass ofNew)
    {
        if (!Always.IsEmpty) return true;
        foreach (var (was, now) in _lines)
            if (Owed(was, ofOld) != Owed(now, ofNew)) return true;
        return _lengths is var (from, to) && Value(old, from, ofOld) != Value(@new, to, ofNew);

        static bool Owed(ImmutableArray<Consequence> lines, Pass pass) =>
            lines.Any(l => l.When is null || pass.Truths[l.When.Index] == Truth.Held);

        static Between Value(RuleEvaluator rules, Term term, Pass pass) =>
            rules.Conditions.Terms.Scalar(term, Frame.Of(rules.Policy, pass.Values, pass.Truths));
    }

    /// <summary>What may be declined has no text of its own.</summary>
    private static ImmutableArray<Consequence> Discretion(Outcome outcome) =>
        outcome.Discretion is { } line ? [line with { Text = "" }] : [];

    private static IEnumerable<(ImmutableArray<Consequence> Old, ImmutableArray<Consequence> New)> Matched(
        ImmutableArray<Consequence> old, ImmutableArray<Consequence> @new) =>
        old.Concat(@new).Select(c => c.Text).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(text => (Saying(old, text), Saying(@new, text)));

    private static ImmutableArray<Consequence> Saying(ImmutableArray<Consequence> lines, string text) =>
        [.. lines.Where(l => string.Equals(l.Text, text, StringComparison.OrdinalIgnoreCase))];

    private static IEnumerable<string> Lines(string verb,
        IEnumerable<(ImmutableArray<Consequence> Old, ImmutableArray<Consequence> New)> lines)
    {
        foreach (var (old, @new) in lines)
        {
            var text = (old.IsEmpty ? @new : old)[0].Text;
            var said = text.Length == 0 ? verb : $"{verb} \"{OneLine.Of(text)}\"";
            if (@new.IsEmpty) yield return $"only before {said}{When(old)}";
            else if (old.IsEmpty) yield return $"only now {said}{When(@new)}";
            else if (When(old) != When(@new)) yield return $"{said}{Always(old)} before,{Always(@new)} now";
        }

        static string Always(ImmutableArray<Consequence> lines) => When(lines) is { Length: > 0 } when ? when : " always";
    }

    private static string When(ImmutableArray<Consequence> lines) => lines.Any(l => l.When is null) ? ""
        : $" when {string.Join(", or when ", lines.Select(l => OneLine.Of(l.When!.Span.Words)))}";

    private static IEnumerable<string> Fixed(Outcome old, Outcome @new)
    {
        // A length that is written and one that is worked out are told apart, though they may come to the same.
        if (old.Length?.Text != @new.Length?.Text || old.Length?.Value is null != @new.Length?.Value is null)
            yield return $"it lasts {LengthOf(old)} before, {LengthOf(@new)} now";
        if (old.Refers != @new.Refers) yield return @new.Refers ? "it is referred now" : "it was referred before";
        else if (old.RefersTo != @new.RefersTo) yield return $"it is referred to \"{old.RefersTo}\" before, to \"{@new.RefersTo}\" now";
    }

    private static string LengthOf(Outcome outcome) => outcome.Length switch
    {
        null => "no time that is said",
        { Value: { } value } length => $"{length.Text}what `{OneLine.Of(value.Span.Words)}` says",
        var written => written.Text,
    };
}
