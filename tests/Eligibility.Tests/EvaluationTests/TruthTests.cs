using Eligibility.Evaluation;
using Eligibility.Text;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>The three-valued tables against what they stand for: every way of settling what is open.</summary>
public class TruthTests
{
    private const int MostLines = 5;
    private static readonly Truth[] All = [Truth.Failed, Truth.Open, Truth.Held];

    public static TheoryData<string> Kinds => [.. Enum.GetNames<GroupKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void A_group_holds_or_fails_exactly_where_it_does_so_however_the_open_lines_are_settled(string name)
    {
        var kind = Enum.Parse<GroupKind>(name);
        for (var lines = 0; lines <= MostLines; lines++)
            foreach (var truths in Tables(lines))
                for (var count = 0; count <= lines + 1; count++)
                {
                    var expected = Together(Settled(truths).Select(held => Holds(kind, count, held)));
                    var came = Truths.OfGroup(kind, count, lines, truths.Count(t => t == Truth.Held),
                        truths.Count(t => t != Truth.Failed));
                    Assert.True(expected == came,
                        $"{kind} {count} of {string.Join(", ", truths)}: expected {expected}, came to {came}");
                }
    }

    [Fact]
    public void And_or_and_not_hold_or_fail_exactly_where_they_do_so_however_the_open_parts_are_settled()
    {
        foreach (var table in Tables(2))
        {
            Assert.Equal(Together(Settled(table).Select(held => held[0] && held[1])), Truths.And(table[0], table[1]));
            Assert.Equal(Together(Settled(table).Select(held => held[0] || held[1])), Truths.Or(table[0], table[1]));
            Assert.Equal(Together(Settled(table).Select(held => !held[0])), Truths.Not(table[0]));
        }
    }

    private static bool Holds(GroupKind kind, int count, bool[] lines)
    {
        var held = lines.Count(l => l);
        return kind switch
        {
            GroupKind.All => lines.All(l => l),
            GroupKind.Any => lines.Any(l => l),
            GroupKind.None => !lines.Any(l => l),
            GroupKind.AtLeast => held >= count,
            GroupKind.AtMost => held <= count,
            GroupKind.Exactly => held == count,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static Truth Together(IEnumerable<bool> answers)
    {
        var different = answers.Distinct().ToList();
        return different.Count > 1 ? Truth.Open : Truths.Of(different[0]);
    }

    private static IEnumerable<Truth[]> Tables(int lines) =>
        lines == 0 ? [[]] : Tables(lines - 1).SelectMany(rest => All.Select(first => (Truth[])[first, .. rest]));

    private static IEnumerable<bool[]> Settled(Truth[] truths) => truths.Length == 0
        ? [[]]
        : Settled(truths[1..])
            .SelectMany(rest => (truths[0] == Truth.Open ? (bool[])[false, true] : [truths[0] == Truth.Held])
                .Select(first => (bool[])[first, .. rest]));
}
