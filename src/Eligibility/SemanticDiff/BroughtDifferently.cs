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
    private readonly List<(Condition? Old, bool HasOld, Condition? New, bool HasNew)> _lines = [];
    private readonly (Term Old, Term New)? _lengths;

    public BroughtDifferently(Outcome old, Outcome @new)
    {
        Always = [.. Fixed(old, @new)];
        Words = [.. Always, .. Lines("obliges to", old.Obligations, @new.Obligations), .. Lines("needs the authority of", old.Authorities, @new.Authorities),
            .. (old.Discretion, @new.Discretion) switch
            {
                (null, not null) => (string[])["an officer may decline it now"],
                (not null, null) => ["an officer could decline it before"],
                ({ When: { } was }, { When: { } now }) when OneLine.Of(was.Span.Words) != OneLine.Of(now.Span.Words) =>
                    [$"an officer may decline it when {OneLine.Of(was.Span.Words)} before, when {OneLine.Of(now.Span.Words)} now"],
                _ => [],
            }];
        Match(old.Obligations, @new.Obligations);
        Match(old.Authorities, @new.Authorities);
        Match(old.Discretion is { } one ? [one with { Text = "" }] : [], @new.Discretion is { } other ? [other with { Text = "" }] : []);
        if (old.Length?.Value is { } from && @new.Length?.Value is { } to) _lengths = (from, to);
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
        foreach (var (old, hasOld, @new, hasNew) in _lines)
        {
            var (a, b) = (Owed(old, hasOld), Owed(@new, hasNew));
            if (ReferenceEquals(a, b)) continue;
            any.Add(formula.Any(formula.All(a, formula.Not(b)), formula.All(formula.Not(a), b)));
        }
        if (_lengths is var (from, to))
            any.Add(parts.Compare(parts.Sums.Of(from, Scope.Outside(0)), Relation.NotEqual, parts.Sums.Of(to, Scope.Outside(0))));
        return any.Count == 0 ? formula.Failed : formula.Any(any);

        Part Owed(Condition? when, bool isThere) =>
            !isThere ? formula.Failed : when is null ? formula.Held : parts.Of(when, Scope.Outside(0));
    }

    /// <summary>The same of a whole case, by the plain evaluator.</summary>
    public bool Holds(RuleEvaluator old, RuleEvaluator @new, Pass ofOld, Pass ofNew)
    {
        if (!Always.IsEmpty) return true;
        foreach (var (was, hadOld, now, hasNew) in _lines)
            if (Owed(was, hadOld, ofOld) != Owed(now, hasNew, ofNew)) return true;
        if (_lengths is not var (from, to)) return false;
        var (one, other) = (Value(old, from, ofOld), Value(@new, to, ofNew));
        return one != other;

        static bool Owed(Condition? when, bool isThere, Pass pass) =>
            isThere && (when is null || pass.Truths[when.Index] == Truth.Held);

        static Between Value(RuleEvaluator rules, Term term, Pass pass) =>
            rules.Conditions.Terms.Scalar(term, Frame.Of(rules.Policy, pass.Values, pass.Truths));
    }

    private void Match(ImmutableArray<Consequence> old, ImmutableArray<Consequence> @new)
    {
        foreach (var text in old.Concat(@new).Select(c => c.Text).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var (was, now) = (Find(old, text), Find(@new, text));
            _lines.Add((was?.When, was is not null, now?.When, now is not null));
        }
    }

    private static IEnumerable<string> Lines(string verb, ImmutableArray<Consequence> old, ImmutableArray<Consequence> @new)
    {
        foreach (var gone in old.Where(o => Find(@new, o.Text) is null)) yield return $"only before it {verb} \"{OneLine.Of(gone.Text)}\"{When(gone)}";
        foreach (var added in @new.Where(n => Find(old, n.Text) is null)) yield return $"only now it {verb} \"{OneLine.Of(added.Text)}\"{When(added)}";
        foreach (var line in @new)
            if (Find(old, line.Text) is { } was && When(was) != When(line))
                yield return $"it {verb} \"{OneLine.Of(line.Text)}\"{(When(was) is { Length: > 0 } before ? before : " always")} before,{(When(line) is { Length: > 0 } now ? now : " always")} now";
    }

    private static string When(Consequence line) => line.When is { } when ? $" when {OneLine.Of(when.Span.Words)}" : "";

    private static Consequence? Find(ImmutableArray<Consequence> lines, string text) =>
        lines.FirstOrDefault(l => string.Equals(l.Text, text, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Fixed(Outcome old, Outcome @new)
    {
        if (old.Lasts != @new.Lasts && (old.Length?.Value is null || @new.Length?.Value is null))
            yield return $"it lasts {old.Lasts ?? "no time that is said"} before, {@new.Lasts ?? "no time that is said"} now";
        if (old.Refers != @new.Refers) yield return @new.Refers ? "it is referred now" : "it was referred before";
        else if (old.RefersTo != @new.RefersTo) yield return $"it is referred to \"{old.RefersTo}\" before, to \"{@new.RefersTo}\" now";
    }
}
