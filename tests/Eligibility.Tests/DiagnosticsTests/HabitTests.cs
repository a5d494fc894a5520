using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Eligibility.Evaluation;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.DiagnosticsTests;

/// <summary>
/// Policies in which one line is said as people say it elsewhere: what the message tells to write is accepted, and
/// decides every case as the policy did before the line was spoilt.
/// </summary>
public class HabitTests(ITestOutputHelper output)
{
    private const int Mistakes = 400;
    private const int CasesOfEach = 12;

    /// <summary>How the language says it, and how people do; only the second is spoilt.</summary>
    private static readonly ImmutableArray<(string Name, string From, string To)> Habits =
    [
        ("not less than", " is at least (?=[\\d\"A-Z])", " is not less than "),
        ("sign >=", " is at least (?=\\d)", " >= "),
        ("sign <=", " is at most (?=\\d)", " <= "),
        ("does not exceed", " is at most (?=\\d)", " does not exceed "),
        ("exceeds", " is over (?=\\d)", " exceeds "),
        ("sign >", " is over (?=\\d)", " > "),
        ("since", " is on or after (?=\\d)", " is since "),
        ("not earlier than", " is on or after (?=\\d)", " is not earlier than "),
        ("prior to", " is before (?=\\d)", " is prior to "),
        ("month first",
            @"\b(\d+) (January|February|March|April|June|July|August|October|November|December) (\d{4})\b",
                "$2 $1, $3"),
        ("day as th",
            @"\b(\d+) (January|February|March|April|May|June|July|August|September|October|November|December) "
                + @"(\d{4})\b", "$1th $2 $3"),
        ("pounds", @"\bGBP (\d+)\b", "£$1"),
        ("grams", @"\b(\d+) g\b", "$1 grams"),
        ("if for when", "(?<=^    [a-z0-9 ]+) when (?=.)", " if "),
        ("reason", "^    because (?=\")", "    reason: "),
        ("except where", "^    unless (?=[^\"]*$)", "    except where "),
        ("all of the following", @"\ball of$", "all of the following:"),
        ("one or more of", @"\bany of$", "one or more of:"),
        ("boolean", "^fact ([^:]+): yes or no$", "fact $1: boolean"),
        ("no colon", "^fact ([^:]+): yes or no$", "fact $1 yes or no"),
        ("to for until", "^    in force from (.+) until ", "    in force from $1 to "),
        ("expects", "^    expect (?!undecided)", "    expects "),
        ("either", " is one of ([a-z0-9 ]+), ([a-z0-9 ]+)$", " is either $1 or $2"),
        ("isn't", " is not (?=[a-z])", " isn't "),
        ("provided that", "(?<= (?:when|as) [^\"]*) and (?=[^\"]*$)", ", provided that "),
        ("points", "^    plus (\\d+) when ", "    $1 points when "),
        ("plus sign", "^    plus (\\d+) when ", "    +$1 when "),
        ("colon in a row", "^    ([a-z0-9 ]+), (\\d+)$", "    $1: $2"),
        ("bullet", "^        (?=[a-z][^\":]+$)", "        - "),
        ("every", "\\bno ([a-z0-9 ]+?) where not ", "every $1 where "),
        ("ago", " is before decision date minus (\\d+ \\w+)$", " is more than $1 ago"),
        ("last", " is within (\\d+ \\w+) before decision date$", " is in the last $1"),
    ];

    [Fact]
    public void A_line_said_in_the_way_of_others_is_corrected_to_what_decides_as_before()
    {
        var (tried, corrected) = (0, 0);
        var missed = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, text) in Texts())
        {
            if (tried == Mistakes) break;
            var dice = new Dice(tried);
            if (Compiling.Corrected(text).Evaluator is not { } evaluator) continue;
            if (Spoilt(text, dice) is not var (habit, spoilt)) continue;
            var found = Compiling.Corrected(spoilt).Diagnostics.Where(d => d.IsError).ToList();
            if (found.Count == 0) continue;
            tried++;
            if (!found.TrueForAll(d => !d.Corrections.IsEmpty)) { missed[habit] = missed.GetValueOrDefault(habit)
                + 1; continue; }
            var mended = Compiling.Corrected(CorrectedText.Of(spoilt, found));
            Assert.True(mended.Evaluator is not null, $"{name}, {habit}\n{Compiling.Render(mended)}");
            AssertSame($"{name}, {habit}\n{Compiling.Render(found)}", evaluator, mended.Evaluator!, dice);
            corrected++;
        }
        var told = $"{tried} lines spoilt, {corrected} corrected; not: {string.Join(", ", missed.Select(m => $"{m.Key} {m.Value}"))}";
        output.WriteLine(told);
        Assert.True(tried >= 300 && corrected * 100 >= tried * 90, told);
    }

    private static IEnumerable<(string Name, string Text)> Texts()
    {
        var shipped = Repository.RuleFiles(Repository.Rules).Select(f => (f,
            File.ReadAllText(Path.Combine(Repository.Rules, f))))
            .Where(f => !Regex.IsMatch(f.Item2, "^use ", RegexOptions.Multiline)).ToList();
        for (var round = 0; round < 40; round++)
        {
            foreach (var sample in shipped) yield return sample;
            for (var seed = round * 60; seed < round * 60 + 60; seed++)
                if (PolicyGenerator.Policy(seed,
                    new PolicyOptions { Small = seed % 2 == 0 }) is { Files.Length: 1 } policy)
                    yield return ($"seed {seed}", policy.Text);
        }
    }

    private static (string Habit, string Text)? Spoilt(string text, Dice dice)
    {
        var lines = text.Split('\n');
        for (var tries = 0; tries < 40; tries++)
        {
            var (name, from, to) = dice.Pick(Habits);
            var at = Enumerable.Range(0, lines.Length).Where(i => Regex.IsMatch(lines[i], from)
                && !lines[i].Contains("because", StringComparison.Ordinal)
                | name == "reason" && !lines[i].TrimStart().StartsWith('#')).ToList();
            if (at.Count == 0) continue;
            var line = dice.Pick(at);
            var now = new Regex(from).Replace(lines[line], to, 1);
            // A text that runs over several lines is left alone.
            if (now == lines[line] || (name != "reason" && lines[line].Contains('"',
                StringComparison.Ordinal))) continue;
            return (name, string.Join('\n', lines.Select((l, i) => i == line ? now : l)));
        }
        return null;
    }

    private static void AssertSame(string what, PolicyEvaluator before, PolicyEvaluator after, Dice dice)
    {
        var cases = new CaseGenerator(before.Policy);
        for (var i = 0; i < CasesOfEach; i++)
        {
            var one = cases.Complete(dice);
            Assert.True(one.MovedTo(after.Policy) is not null, what);
            var other = one.MovedTo(after.Policy)!;
            if (before.Policy.Each is not null) return;
            Assert.True(before.Decide(one.Case, DecisionDetail.None).Outcome?.Name == after.Decide(other.Case,
                DecisionDetail.None).Outcome?.Name, what);
        }
    }
}
