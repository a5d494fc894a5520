using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Eligibility.Model;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>
/// A small random policy whose every case can be tried: yes-or-no and one-of facts, small whole numbers, a set, a list,
/// the decision date; groups with counts, comparisons of facts with facts, exceptions, overrides, rule periods.
/// </summary>
internal sealed class RandomPolicy
{
    private readonly Random _random;
    private int _lists;

    /// <param name="seed">What it is made from.</param>
    /// <param name="confidential">Whether some of its facts are.</param>
    public RandomPolicy(int seed, bool confidential = false)
    {
        _random = new Random(seed);
        Text = Write();
        if (confidential) Text = WithSecrets(Text, new Random(seed));
        var compilation = Compiling.Text(Text);
        Evaluator = compilation.Evaluator ?? throw new InvalidOperationException(Compiling.Render(compilation) + Text);
    }

    public string Text { get; }

    public PolicyEvaluator Evaluator { get; }

    /// <summary>
    /// A case of it with some inputs left unknown, so few that every way of filling them in can be tried.
    /// </summary>
    public ImmutableArray<Datum?> PartialCase(int most)
    {
        var values = Evaluator.Policy.Inputs.Select(i => (Datum?)Pick(Ways(i))).ToImmutableArray();
        var ways = 1;
        foreach (var input in Evaluator.Policy.Inputs.OrderBy(_ => _random.Next()))
        {
            if (ways * Ways(input).Count > most || _random.Next(4) == 0) continue;
            ways *= Ways(input).Count;
            values = values.SetItem(input.Slot, null);
        }
        return values;
    }

    /// <summary>Every completion of a case.</summary>
    public IEnumerable<ImmutableArray<Datum?>> Completions(ImmutableArray<Datum?> values)
    {
        var unknown = Evaluator.Policy.Inputs.FirstOrDefault(i => values[i.Slot] is null);
        return unknown is null
            ? [values]
            : Ways(unknown).SelectMany(way => Completions(values.SetItem(unknown.Slot, way)));
    }

    /// <summary>
    /// Every value that the policy's words could tell apart: all of small types, days beside the ends of
    /// periods, lists as long as it counts.
    /// </summary>
    public static IReadOnlyList<Datum> Ways(Input input) => input switch
    {
        ListInput => Enumerable.Range(0, 5).SelectMany(n => Enumerable.Range(0, n + 1).Select(first => (Datum)new Items(
            [.. Enumerable.Range(0, n).Select(i => ImmutableArray.Create<Datum?>(new Scalar(i < first ? 0 : 1)))])))
            .ToList(),
        Fact { Type: DateType } => [Day(2017, 12, 31), Day(2018, 1, 1), Day(2018, 6, 30), Day(2018, 7, 1)],
        Fact { Type: SetType } => [.. Enumerable.Range(0, 4).Select(m => (Datum)new Choices(m))],
        Fact { Type: ChoiceType } => [.. Enumerable.Range(0, 3).Select(i => (Datum)new Scalar(i))],
        Fact { Type: NumberType } => [.. Enumerable.Range(0, 5).Select(i => Datum.Of(Number.Of(i)))],
        _ => [Datum.No, Datum.Yes],
    };

    private static Datum Day(int year, int month, int day) => Datum.Of(new DateOnly(year, month, day));

    private Datum Pick(IReadOnlyList<Datum> ways) => ways[_random.Next(ways.Count)];

    private string Write()
    {
        var text = new StringBuilder("""
            policy "Random"
            fact a: yes or no
            fact b: yes or no
            fact c: yes or no
            fact d: one of x, y, z
            fact n: whole number
                from 0 to 4
            fact m: whole number
                from 0 to 4
            fact s: any of u, v
            list l
                k: one of p, q
            outcome first "1"
            outcome second "2"
            outcome third "3"

            """);
        text.Append("define named as ").Append(Expression(2)).Append('\n');
        text.Append("score points\n    from 0 to 3\n    starts at 1\n    plus 2 when a\n    minus 1 when ")
            .Append(Atom(lists: false)).Append('\n');
        text.Append("table worth by d, b\n    x, yes, 3\n    one of x, any, 1\n    y, no, 2\n    otherwise 0\n");
        var rules = _random.Next(2, 6);
        for (var i = 0; i < rules; i++)
        {
            var overrides = Enumerable.Range(i + 1, rules - i - 1).Where(_ => _random.Next(3) == 0)
                .Select(j => $"rule {j}").ToList();
            var exception = overrides.Count > 0 && _random.Next(3) == 0;
            text.Append(CultureInfo.InvariantCulture,
                $"rule rule {i}\n    "
                    + $"{(exception ? "applies" : new[] { "first", "second", "third" }[_random.Next(3)])} when "
                    + $"{Condition()}\n    because \"R\"\n");
            if (overrides.Count > 0) text.Append("    overrides ").Append(string.Join(", ", overrides)).Append('\n');
            if (_random.Next(5) == 0) text.Append("    in force from 1 January 2018 until 30 June 2018\n");
        }
        return text.Append("otherwise third\nend\n").ToString();
    }

    private static string WithSecrets(string text, Random random)
    {
        string[] candidates = ["fact b: yes or no\n", "fact c: yes or no\n", "fact d: one of x, y, z\n",
            "fact s: any of u, v\n", "list l\n"];
        foreach (var line in candidates.OrderBy(_ => random.Next()).Take(random.Next(1, 3)))
            text = text.Replace(line, line + "    confidential\n", StringComparison.Ordinal);
        return text;
    }

    private string Condition()
    {
        if (_random.Next(2) == 0)
            return "(" + Expression(2) + ")" + (_random.Next(3) == 0 ? " unless " + Expression(1) : "");
        var head = new[]
        {
            "all of", "any of", "none of", "at least 2 of", "at most 1 of", "exactly 1 of"
        }[_random.Next(6)];
        var lines = Enumerable.Range(0, _random.Next(2, 5)).Select(_ => "\n        " + Expression(1));
        return head + string.Concat(lines);
    }

    private string Expression(int depth)
    {
        if (depth == 0 || _random.Next(3) == 0) return (_random.Next(4) == 0 ? "not " : "") + Atom(lists: true);
        var word = _random.Next(2) == 0 ? " and " : " or ";
        return string.Join(word,
            Enumerable.Range(0, _random.Next(2, 4)).Select(_ => "(" + Expression(depth - 1) + ")"));
    }

    private string Atom(bool lists)
    {
        var at = _random.Next(lists && _lists < 2 ? 18 : 14);
        if (at >= 14) _lists++;
        return at switch
        {
            0 => "a", 1 => "b", 2 => "c",
            3 => "d is " + "xyz"[_random.Next(3)], 4 => "d is one of x, z", 5 => "d is not y",
            6 => $"n is at least {_random.Next(5)}", 7 => $"n is {_random.Next(5)}", 8 => "n plus m is at most 4", 9 =>
                "n is under m",
            10 => "s includes u", 11 => "s is empty",
            12 => lists ? "points is at least 2" : "c", 13 => lists ? "worth is at least 2" : "b",
            14 => "any l where k is p", 15 => "no l where k is q", 16 =>
                "(number of l where k is p) is at least 2", _ => "number of l is at most 1",
        };
    }
}
