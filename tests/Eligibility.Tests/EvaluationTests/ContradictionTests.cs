using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>
/// Of a case that states nothing, what is so whatever is filled in is decided, also where unknown dates and numbers are
/// compared with each other in several ways (language, section 4.4; grammar, What can be exact).
/// </summary>
public class ContradictionTests
{
    private const string Facts = """
        policy "P"
        fact d: date
        fact e: date
        fact f: date
        fact born: date
            from 1 January 1900 to decision date
        fact a: whole number
        fact b: whole number
        fact c: whole number
        outcome prosecute "P"
        outcome refer "R"
        define age as years from born to decision date
        define next as d plus 1 month

        """;

    /// <summary>Tests, one after the other, of which one holds whatever the facts are.</summary>
    [Theory]
    [InlineData("d is before e ; d is after e ; d is e")]
    [InlineData("d is before e ; e is before d ; d is one of e")]
    [InlineData("age is at least 18 ; age is under 17 ; age is between 17 and 18")]
    [InlineData("age is at least 0")]
    [InlineData("born is on or before decision date")]
    [InlineData("a plus b is over c ; c is at least b plus a")]
    [InlineData("a is over b ; b is over c ; c is at least a")]
    [InlineData("years from d to e is at least 2 ; d plus 30 months is after e")]
    [InlineData("months from d to e is under 4 ; d plus 3 months is on or before e")]
    [InlineData("days from d to e is over 10 ; d plus 11 days is after e")]
    [InlineData("a is not b ; a is at most b")]
    public void One_of_these_always_holds(string tests) =>
        Assert.Equal("prosecute", Decided(tests.Replace(";", "or", StringComparison.Ordinal)));

    /// <summary>Tests that never hold together.</summary>
    [Theory]
    [InlineData("age is at least 18 ; age is under 10")]
    [InlineData("born is after decision date")]
    [InlineData("age is under 0")]
    [InlineData("d is before e ; e is before f ; f is before d")]
    [InlineData("d is within 3 months before e ; d is after e")]
    [InlineData("d plus 4 months is before e ; months from d to e is under 3")]
    [InlineData("a is over b ; b is over c ; c is over a")]
    [InlineData("a is at least b ; b is at least a ; a is not b")]
    [InlineData("years from d to e is at least 3 ; e is before f ; f is before d plus 2 years")]
    [InlineData("months from d to e is under 1 ; days from d to e is at least 34")]
    [InlineData("years from d to e is at least 10 ; e is before f ; days from d to f is at most 3650")]
    [InlineData("years from d to e is at least 3 ; years from e to f is at least 3 ; days from d to f is under 2190")]
    [InlineData("years from d to e is at most 5 ; years from e to f is at most 5 ; years from d to f is at least 13")]
    public void These_never_hold_together(string tests) =>
        Assert.Equal("refer", Decided(tests.Replace(";", "and", StringComparison.Ordinal)));

    /// <summary>Tests that hold together in some case and not in another, however narrow that is.</summary>
    [Theory]
    [InlineData("d is before e ; e is before f ; f is after d plus 1 day")]
    [InlineData("years from d to e is at least 1 ; d plus 366 days is on or after e")]
    [InlineData("months from d to e is at least 1 ; d plus 31 days is on or after e")]
    [InlineData("years from d to e is at least 10 ; days from d to e is at most 3652")]
    [InlineData("d plus 1 month is before e ; e is before d plus 31 days")]
    [InlineData("age is at least 18 ; born plus 18 years is on or after decision date")]
    [InlineData("a is over b ; b is over c ; a is at most c plus 2")]
    public void These_hold_together_in_some_case(string tests) =>
        Assert.Null(Decided(tests.Replace(";", "and", StringComparison.Ordinal)));

    private static string? Decided(string condition)
    {
        var compilation = Compiling.Text(
            $"{Facts}rule r\n    prosecute when {condition}\n    because \"B\"\notherwise refer\nend\n");
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
        var decision = compilation.Evaluator!.Decide(CaseReader.Read(compilation.Policy!, "{}"u8).Case!,
            DecisionDetail.None);
        if (decision.IsDecided) Assert.True(decision.Exact, condition);
        return decision.Outcome?.Name;
    }

    /// <summary>Tests of near dates and of sums, of which a case makes some true and some false.</summary>
    private static readonly string[] Tests =
    [
        "d is before e", "d is on or after e", "d is e", "e is before f", "f is after d", "d is not f",
        "d is one of e, f", "d is within 3 months before e",
        "e is within 2 years after d", "f is within 5 days before d",
        "d plus 4 months is before e", "e minus 1 month is on or after d", "d plus 366 days is on or after f",
        "d plus 1 month plus 3 days is after e", "f minus 30 months is before d", "d plus 1 month minus 1 month is d",
        "years from d to e is at least 1", "years from e to d is at least 0", "years from d to f is 2",
        "years from f to d is not 0", "months from d to e is under 3", "months from d to e is at least 1",
        "months from e to f is over 11", "months from f to e is between 0 and 2",
        "days from d to e is at least 31", "days from e to d is under 0", "days from d to f is not 28",
        "age is at least 18", "age is between 17 and 18", "born is decision date",
        "born plus 18 years is on or before decision date", "age is months from d to e",
        "days from d to next is 29", "(years from d to e) multiplied by 12 is at least months from d to e",
        "d plus 1 month is before next", "days from next to e is under days from d to f",
        "a is over b", "b is over c", "a is c", "a plus b is over c", "b plus a is at most 4",
        "a minus b is at least c", "a multiplied by 2 is over b", "a is not between 1 and 3", "a is one of b, c",
        "months from d to e is over a", "years from d to f is at most b minus c",
    ];

    /// <summary>
    /// What some case makes of the tests is never said to be a contradiction, whatever of the case is known.
    /// </summary>
    [Fact]
    public void What_comes_about_in_some_case_is_no_contradiction()
    {
        var text = Facts
            + string.Concat(Tests.Select((t, i) => $"rule r{i}\n    prosecute when {t}\n    because \"B\"\n"))
            + "otherwise refer\nend\n";
        var compilation = Compiling.Text(text);
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
        var (policy, dice) = (compilation.Policy!, new Random(2018));
        for (var i = 0; i < 400; i++)
        {
            var values = policy.Unstated.ToArray();
            var day = new DateOnly(1990 + dice.Next(40), 1, 1).DayNumber + dice.Next(366);
            foreach (var input in policy.Inputs)
                values[input.Slot] = new Scalar(((Fact)input).Type is DateType
                    ? day + dice.Next(5) switch
                    {
                        0 => 0,
                        1 => dice.Next(-2, 3),
                        2 => dice.Next(-40, 40),
                        3 => dice.Next(-800, 800),
                        _ => 30 * dice.Next(-13, 13)
                    }
                    : Number.Of(dice.Next(7)).Units);
            // The decision date comes last; half of the people are about to be eighteen.
            if (i % 2 == 0)
                values[policy.Inputs.Single(n => n.Name == "born").Slot] = new Scalar(((Scalar)values[^1]!).Value
                    - dice.Next(6_200, 7_000));
            if (Validity.Fault(policy, values) is null)
                AssertTogether(compilation.Evaluator!, [.. values], policy.Unstated, dice);
        }
    }

    /// <summary>The same of generated policies, with partial cases.</summary>
    [Fact]
    public void What_comes_about_in_some_case_of_a_generated_policy_is_no_contradiction()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var generated = PolicyGenerator.Policy(seed, new PolicyOptions { Large = 0 });
            var (cases, dice) = (new CaseGenerator(generated.Policy), new Dice(seed));
            for (var i = 0; i < 20; i++)
            {
                var whole = cases.Complete(dice);
                AssertTogether(generated.Evaluator, whole.Values,
                    i % 3 == 0 ? generated.Policy.Unstated : cases.Partial(whole, dice, 60).Values, new Random(i));
            }
        }
    }

    /// <summary>
    /// What is certain of two of the tests, with some of the facts known, is so however the others are filled in.
    /// </summary>
    [Fact]
    public void What_is_certain_of_two_tests_is_so_however_the_facts_are_filled_in()
    {
        var dice = new Random(LongTier.Number("ELIGIBILITY_SEED", 2018));
        for (var i = 0; i < (LongTier.IsOn ? 20_000 : 60); i++)
        {
            var condition =
                $"({Tests[dice.Next(Tests.Length)]}) {(dice.Next(2) == 0 ? "and" : "or")} ({Tests[dice.Next(Tests.Length)]})";
            var compilation = Compiling.Text(
                $"{Facts}rule r\n    prosecute when {condition}\n    because \"B\"\notherwise refer\nend\n");
            Assert.False(compilation.HasErrors, Compiling.Render(compilation));
            var (evaluator, cases, random) = (compilation.Evaluator!,
                new CaseGenerator(compilation.Policy!), new Dice(i));
            for (var n = 0; n < 3; n++)
            {
                var partial = cases.Partial(random);
                var decision = evaluator.Decide(partial.Case, DecisionDetail.None);
                for (var filled = 0; filled < 40; filled++)
                {
                    if (cases.Completed(partial, random) is not { } whole) continue;
                    var came = evaluator.Decide(whole.Case, DecisionDetail.None).Outcome!;
                    Assert.True(decision.Possible.Any(o => o.Index == came.Index),
                        $"{condition}\n{partial}\n{whole}\n{came.Name}");
                }
            }
        }
    }

    /// <summary>
    /// To how many whole months and years so many days come, wherever they begin, is never said too narrowly: held
    /// against the calendar.
    /// </summary>
    [Fact]
    public void So_many_days_come_to_no_other_count_wherever_they_begin()
    {
        var dice = new Random(2018);
        for (var i = 0; i < 200; i++)
        {
            var days = dice.Next(3) == 0 ? dice.Next(-70, 70) : dice.Next(-4_000, 4_000);
            foreach (var unit in Enum.GetValues<Elapsed>())
            {
                var said = Shift.Counted(unit, days)!.Value;
                for (var begin = 0; begin < 100; begin++)
                {
                    var from = DateOnly.FromDayNumber(dice.Next(690_000, 740_000));
                    var count = Calendar.Elapsed(unit, from, from.AddDays(days));
                    Assert.True(said.Low <= count && count <= said.High, $"{days} days from {from:O}: {count} {unit}, said {said}");
                }
            }
        }
    }

    /// <summary>Some tests as a whole case makes them, asked of what is left where some of it is known.</summary>
    private static void AssertTogether(PolicyEvaluator evaluator, ImmutableArray<Datum?> whole,
        ImmutableArray<Datum?> known, Random dice)
    {
        var (policy, truths) = (evaluator.Policy, evaluator.Rules.Work(whole).Truths);
        var compared = policy.Conditions.Where(c => c is Comparison or JointComparison && policy.Owns(c)).ToArray();
        dice.Shuffle(compared);
        var taken = compared.Take(dice.Next(1, 14)).ToList();
        var left = new ResidualPolicy(evaluator.Rules, known, policy.Conditions, Allowance.OfDecision());
        var formula = left.Parts.Formula;
        var together = formula.All(taken.Select(c => left.Parts.Of(c, Scope.Outside(0)))
            .Zip(taken, (part, c) => truths[c.Index] == Truth.Held ? part : formula.Not(part)));
        var settled = left.Ask(new TruthQuestion(together,
            pass => Truths.Of(taken.TrueForAll(c => pass.Truths[c.Index] == truths[c.Index]))), a => a == 1);
        Assert.True(settled.Possible.Contains(1),
            string.Join('\n', taken.Select(t => $"{t.Span.Words}: {truths[t.Index]}").Concat(
                policy.Inputs.Where(n => whole[n.Slot] is not null).Select(n => $"{n.Name} {n.Say(whole[n.Slot]!)}"))));
    }
}
