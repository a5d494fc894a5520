using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Eligibility.Model;
using Eligibility.Evaluation;
using Eligibility.Text;

namespace Eligibility.SemanticDiff;

/// <summary>Of what one edition of a policy decides otherwise than another: what holds the case of two recorded decisions.</summary>
internal static class CaseMeaning
{
    private const int MostMaybe = 3;

    /// <summary>The lines.</summary>
    /// <param name="old">The policy of the first decision.</param>
    /// <param name="new">The policy of the second.</param>
    /// <param name="first">The record of the first.</param>
    /// <param name="second">The record of the second.</param>
    public static ImmutableArray<string> Of(PolicyEvaluator old, PolicyEvaluator @new, JsonElement first, JsonElement second)
    {
        if (!PolicyDiff.AreComparable(old.Policy, @new.Policy))
            return ["One policy decides each record of a list by itself, and the other does not."];
        var diff = PolicyDiff.Of(old, @new);
        if (diff.Regions.IsEmpty) return [DiffContent.Headline(diff) + (diff.IsSettled ? " What differs came from what went in." : "")];
        // The two may state a fact otherwise: each is then a case of its own.
        var cases = ((JsonElement[][])[[second, first], [first, second]]).Select(records => CaseOfRecords.Read(diff.Joint, records))
            .OfType<ImmutableArray<Datum?>>().ToList();
        if (cases.Count == 0)
            return [DiffContent.Headline(diff), "Which of these holds this case is not told: the records do not state it in "
                + "values that both policies know."];
        var holds = diff.Regions.Where(r => cases.Exists(c => Held(diff, r, c) == Truth.Held)).ToList();
        var may = diff.Regions.Except(holds).Where(r => cases.Exists(c => Held(diff, r, c) == Truth.Open)).ToList();
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add(DiffContent.Headline(diff));
        foreach (var region in holds)
            lines.Add($"This case is of this kind: {Said(diff, region)} {By(diff, region, cases.Find(c => Held(diff, region, c) == Truth.Held), old, @new)}");
        foreach (var region in may.Take(MostMaybe))
            lines.Add($"It may be of this kind, as what is not known comes out: {Said(diff, region)} {By(region.OldReasons, region.NewReasons)}");
        if (may.Count > MostMaybe)
            lines.Add(string.Create(CultureInfo.InvariantCulture,
                $"So it may be of {may.Count - MostMaybe} more; `eligibility diff` tells them all."));
        if (holds.Count + may.Count == 0)
            lines.Add(diff.LeftOut == 0 && diff.IsSettled
                ? "None of these holds this case: what differs came from what went in."
                : "None of those told holds this case.");
        return lines.ToImmutable();
    }

    private static Truth Held(PolicyDiff diff, DiffRegion region, ImmutableArray<Datum?> values)
    {
        var pass = diff.Joint.OldRules.Work(values);
        var all = Truth.Held;
        foreach (var clause in region.When) all = Truths.And(all, clause.Any.Select(l => l.In(pass)).Aggregate(Truth.Failed, Truths.Or));
        return all;
    }

    private static string Said(PolicyDiff diff, DiffRegion region)
    {
        var when = RegionWords.Of(diff.Joint, region.When);
        return $"{region.Old.Name} before, {region.New.Name} now, when {(when.IsEmpty ? "the case is any" : string.Join(", and ", when))}.";
    }

    /// <summary>The statements by which this case is decided; those of another case of the region where it is not.</summary>
    private static string By(PolicyDiff diff, DiffRegion region, ImmutableArray<Datum?> values, PolicyEvaluator old,
        PolicyEvaluator @new) =>
        Replayed.Of(diff.Joint, old, @new, values) is { } replayed && replayed.IsOf(region.Old, region.New)
            ? By(replayed.OldReasons, replayed.NewReasons) : By(region.OldReasons, region.NewReasons);

    private static string By(ImmutableArray<Rule> old, ImmutableArray<Rule> @new) => $"Before by {Placed(old)}; now by {Placed(@new)}.";

    private static string Placed(ImmutableArray<Rule> rules) => rules.IsEmpty ? "no rule (otherwise)" : string.Join(", ", rules.Select(r =>
        string.Create(CultureInfo.InvariantCulture, $"rule {r.Index + 1}, {OneLine.Of(r.Name)} ({r.Span.Source.Path}:{r.Span.Line})")));
}
