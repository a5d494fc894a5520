using System.Text;
using Eligibility.Text;

namespace Eligibility.Analysis;

/// <summary>
/// A coverage as text: exact fractions, and below them each thing that no example exercises, by place.
/// </summary>
internal static class CoverageText
{
    /// <summary>The text, each line ended by a line feed.</summary>
    public static string Render(Coverage coverage, Paint? paint = null)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        paint ??= Paints.None;
        var text = new StringBuilder("What the examples exercise\n");
        if (coverage.Failing > 0)
        {
            var failing = coverage.Failing == 1
                ? "1 example fails"
                : FormattableString.Invariant($"{coverage.Failing} examples fail");
            text.Append("  ").Append(paint(Tone.Bad, failing))
                .Append(": what fails proves nothing, and does not count\n");
        }
        foreach (var file in coverage.Files)
        {
            text.Append('\n').Append(paint(Tone.Strong, SafeText.Show(file.File))).Append('\n');
            text.Append("  ").Append(Counts(file.Count)).Append('\n');
            foreach (var thing in file.Gaps) Tell(text, thing, paint);
        }
        if (coverage.Files.Length > 1)
            text.Append('\n').Append(paint(Tone.Strong, "together")).Append("\n  ").Append(Counts(coverage.Count))
                .Append('\n');
        return text.ToString();
    }

    private static string Counts(Func<CoverageKind, CoverageCount> count) =>
        string.Join(", ", Enum.GetValues<CoverageKind>().Select(kind => (Kind: kind, Count: count(kind)))
            .Where(k => k.Count is not { Of: 0, CannotBe: 0 }).Select(k => Fraction(k.Kind, k.Count)));

    private static string Fraction(CoverageKind kind, CoverageCount count)
    {
        var of = kind switch
        {
            CoverageKind.Rule => "rules",
            CoverageKind.Condition => "conditions both ways",
            CoverageKind.Row => "rows of tables",
            CoverageKind.Outcome => "outcomes",
            _ => "`otherwise`",
        };
        return FormattableString.Invariant($"{count.Exercised} of {count.Of} {of}")
            + (count.CannotBe == 0 ? "" : FormattableString.Invariant($" ({count.CannotBe} more cannot be)"));
    }

    private static void Tell(StringBuilder text, CoveredThing thing, Paint paint)
    {
        text.Append("  ")
            .Append(paint(Tone.Faint, SafeText.Show(FormattableString.Invariant($"{thing.File}:{thing.Line}"))))
            .Append("  ").Append(NameOf(thing)).Append('\n');
        foreach (var gap in thing.Gaps)
        {
            var (tone, said) = gap.Finding == CoverageFinding.CannotBe
                ? (Tone.Faint, "cannot " + InfinitiveOf(gap.Way))
                : (Tone.Unsure, "no example makes it " + DoneOf(gap.Way));
            text.Append("    ").Append(paint(tone, said));
            if (gap.Why is { } why) text.Append(": ").Append(why);
            if (gap.Finding == CoverageFinding.NotSettled)
                text.Append("; not settled whether one can: not every case could be tried");
            text.Append('\n');
            if (!gap.Hint.IsEmpty)
                text.Append("      for instance\n")
                    .Append(string.Concat(gap.Hint.Select(line => $"          {SafeText.Show(line)}\n")));
        }
    }

    private static string NameOf(CoveredThing thing) => SafeText.Show(thing.Kind switch
    {
        CoverageKind.Rule => $"rule `{thing.Words}`",
        CoverageKind.Row => $"row `{thing.Words}`",
        CoverageKind.Outcome => $"outcome `{thing.Words}`",
        _ => $"`{thing.Words}`",
    });

    private static string DoneOf(CoverageWay way) => way switch
    {
        CoverageWay.Reason => "a reason",
        CoverageWay.Defeats => "defeat a rule that applies",
        CoverageWay.Holds => "hold",
        CoverageWay.Fails => "fail",
        CoverageWay.Counts => "count",
        _ => "come about",
    };

    private static string InfinitiveOf(CoverageWay way) => way == CoverageWay.Reason ? "be a reason" : DoneOf(way);
}
