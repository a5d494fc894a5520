using System.Collections.Immutable;
using Eligibility.World;

namespace Eligibility.Tests.World;

/// <summary>
/// Rows that are derived, and rows that the checker lets be, against all values that fulfil a conjunction.
/// </summary>
public class RowTests
{
    private const int Most = 150;

    [Theory]
    [InlineData("dates", 71UL)]
    [InlineData("counts", 72UL)]
    public void Each_row_that_is_derived_follows_and_the_checker_comes_to_the_same(string kind, ulong seed) =>
        Assert.InRange(Derived(kind, seed, 150), 150, int.MaxValue);

    /// <summary>Holds that of so many of a kind, and how many rows there were.</summary>
    internal static int Derived(string kind, ulong seed, int many)
    {
        var random = new RandomConjunctions(seed);
        var found = 0;
        for (var at = 0; at < many; at++)
        {
            var conjunction = random.Next(kind);
            var propagation = new Propagation(conjunction, new Effort(0));
            var rows = new Rows();
            var derivation = new Derivation(conjunction, propagation, rows);
            Spans.Add(derivation);
            new Counts(derivation).Add();
            new Orders(derivation).Add();
            var derived = DerivedRows.None;
            for (var row = 0; row < rows.Count; row++, found++)
            {
                derived = derived.With(conjunction, rows[row].Step, BoxOf(conjunction).AsSpan());
                Assert.True(derived is not null, $"{kind} {at}: {rows[row].Step}");
                Assert.True(Follows(conjunction, derived.Find(rows[row].Step.Name)!), $"{kind} {at}: {rows[row].Step}");
            }
        }
        return found;
    }

    /// <summary>What bounds are narrowed by is what the checker makes of the same step.</summary>
    [Theory]
    [InlineData("dates", 76UL)]
    [InlineData("counts", 77UL)]
    public void The_row_that_narrows_is_the_row_that_is_checked(string kind, ulong seed)
    {
        var random = new RandomConjunctions(seed);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < 80; at++)
        {
            var conjunction = random.Next(kind);
            var (propagation, rows, derived) = (new Propagation(conjunction, new Effort(0)), new Rows(), DerivedRows.None);
            var derivation = new Derivation(conjunction, propagation, rows);
            Spans.Add(derivation);
            new Counts(derivation).Add();
            new Orders(derivation).Add();
            for (var row = 0; row < rows.Count; row++)
            {
                var step = rows[row].Step;
                derived = derived.With(conjunction, step, BoxOf(conjunction).AsSpan());
                Assert.True(derived is not null, $"{kind} {at}: {step}");
                var own = (LinearPropagator)propagation.Propagators[step.Name];
                var told = new LinearPropagator(step.Name, derived.Find(step.Name)!);
                Assert.Equal(Said(told), Said(own));
                found.Add(step switch
                {
                    YearsStep years => $"years {years.Upper}",
                    CompletedStep completed => $"completed {completed.IsCompleted}",
                    SpanStep span => $"span {span.Upper}",
                    _ => step.GetType().Name,
                });
            }
        }
        Assert.InRange(found.Count, kind == "dates" ? 3 : 7, int.MaxValue);

        static string Said(LinearPropagator row) => FormattableString.Invariant(
            $"{string.Join(" + ", row.Variables.Zip(row.Factors.ToArray()).Order())} + {row.Constant} {row.Relation}");
    }

    [Fact]
    public void Whatever_row_the_checker_lets_be_follows() => LetBe(400, Most, 20);

    /// <summary>Holds that of so many conjunctions, of a few rows at least and so many at most of each kind.</summary>
    internal static void LetBe(int many, int most, int least)
    {
        var random = new RandomConjunctions(73);
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < many; at++)
        {
            var conjunction = random.Next("counts");
            foreach (var step in Steps(conjunction.Constraints.Count))
            {
                var derived = DerivedRows.None.With(conjunction, step, BoxOf(conjunction).AsSpan());
                if (derived?.Find(step.Name) is not { } row) continue;
                var name = step switch
                {
                    YearsStep years => $"years, upper {years.Upper}",
                    CompletedStep completed => $"completed {completed.IsCompleted}",
                    ChainStep chain => $"chain of {chain.Parts.Length}",
                    SpanStep span => $"span, upper {span.Upper}",
                    _ => "order",
                };
                if (kinds.GetValueOrDefault(name) >= most) continue;
                kinds[name] = kinds.GetValueOrDefault(name) + 1;
                Assert.True(Follows(conjunction, row), $"{at}: {step}");
            }
        }
        Assert.Equal<string>(["chain of 1", "chain of 2", "completed False", "completed True", "order",
            "span, upper False", "span, upper True", "years, upper False", "years, upper True"], kinds.Keys);
        Assert.All(kinds.Values, count => Assert.InRange(count, least, most));
    }

    private static IEnumerable<RowStep> Steps(int constraints)
    {
        for (var one = 0; one < constraints; one++)
        {
            foreach (var days in new[] { -170, -30, 30, 170, 370 })
            {
                yield return new SpanStep(constraints, one, true, days);
                yield return new SpanStep(constraints, one, false, days);
            }
            for (var other = 0; other < constraints; other++)
            {
                yield return new YearsStep(constraints, one, other, true);
                yield return new YearsStep(constraints, one, other, false);
                yield return new CompletedStep(constraints, one, other, true);
                yield return new CompletedStep(constraints, one, other, false);
                if (one != other) yield return new OrderStep(constraints, one, other, null, null);
                yield return new ChainStep(constraints, one, [other]);
                for (var third = 0; third < constraints; third++)
                    yield return new ChainStep(constraints, one, [other, third]);
            }
        }
    }

    private static bool Follows(Conjunction conjunction, LinearConstraint row) =>
        BruteForce.All(conjunction, values => BruteForce.Holds(row, values));

    private static ImmutableArray<(Int128 Low, Int128 High)> BoxOf(Conjunction conjunction) =>
        [.. conjunction.Domains.Select(d => (d.Low, d.High))];
}
