using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Tests.Brute;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;
using Eligibility.Text;
using Xunit.Abstractions;

namespace Eligibility.Tests.AnalysisTests.Findings;

/// <summary>
/// What <c>check</c> finds in small policies of which every case can be tried: each finding is true, and what trying finds
/// is found, or it is said that not all was settled.
/// </summary>
public class BruteFindingTests(ITestOutputHelper output)
{
    private const int Policies = 400;

    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    [Fact]
    public void What_is_found_in_a_policy_is_what_trying_every_case_finds()
    {
        var first = LongTier.Number("ELIGIBILITY_SEED", 1);
        for (var seed = first; seed < first + Policies; seed++)
        {
            var brute = BruteWriter.Write(seed);
            foreach (var text in (string[])[brute.Text, Twinned(brute.Text)])
                if (Compiled(text) is { } evaluator && TriedPolicy.Of(brute, evaluator.Policy) is { Cases: > 0 } tried)
                {
                    var differences = Differences(evaluator, tried).ToList();
                    Assert.True(differences.Count == 0, string.Create(CultureInfo.InvariantCulture,
                        $"seed {seed}: {string.Join('\n', differences)}\n{text}"));
                }
        }
        output.WriteLine(string.Join(", ", _counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}: {c.Value}"))));
        // Were there too few of a kind, the agreement would say little of it.
        foreach (var kind in (string[])["ELG511", "a group", "of records", "ELG512", "ELG515", "ELG516", "ELG517"])
            Assert.True(_counts.GetValueOrDefault(kind) > 2, kind);
    }

    private IEnumerable<string> Differences(PolicyEvaluator evaluator, TriedPolicy tried)
    {
        var (policy, bag) = (evaluator.Policy, new DiagnosticBag());
        Eligibility.Analysis.Findings.Check(evaluator, bag);
        var found = bag.ToSorted();
        foreach (var code in found.Select(f => f.Code)) Count(code);
        var isSettled = found.All(f => f.Code != "ELG592");
        Count("policies");

        // A condition that stands in one that is told is not told for itself, nor is what cannot be told apart from a rule.
        var told = policy.Conditions.Where(c => Is("ELG511", c.Span)).ToHashSet<Condition>(ReferenceEqualityComparer.Instance);
        foreach (var condition in policy.Conditions.Where(c => c.IsTest || c is GroupCondition))
        {
            var isSame = tried.Same(condition) is not null;
            if (told.Contains(condition) && !isSame && condition.IsTest
                && !policy.Conditions.Any(c => c != condition && c.Span == condition.Span))
                yield return $"{condition.Span.Words} does not come to the same";
            if (condition is GroupCondition && told.Contains(condition)) Count("a group");
            if (!isSame || !isSettled || HoldsTold([condition]) || IsCounted(condition)) continue;
            if (policy.Rules.Any(r => r.When == condition || r.Unless == condition)) continue;
            yield return $"{condition.Span.Words} always comes to the same";
        }
        foreach (var rule in policy.Rules)
        {
            var isTold = Is("ELG512", rule.Span);
            if (isTold && tried.IsOfUse(rule)) yield return $"{rule.Name} is of use";
            var holdsTold = HoldsTold(new[] { rule.When, rule.Unless }.OfType<Condition>());
            if (!isTold && !tried.IsOfUse(rule) && isSettled && !holdsTold) yield return $"{rule.Name} is of no use";
            foreach (var other in policy.Rules.Take(rule.Index).Where(o => o.Outcome == rule.Outcome))
            {
                var isTwin = found.Any(f => f.Code == "ELG515" && f.Span == rule.Span && f.Related == other.Span);
                if (isTwin && !tried.ApplyAlike(rule, other)) yield return $"{rule.Name} and {other.Name} differ";
            }
            if (rule.Name.EndsWith(" once more", StringComparison.Ordinal) && !IsOverridden(rule) && isSettled
                && !isTold && !holdsTold && !Is("ELG515", rule.Span))
                yield return $"{rule.Name} is not told";
        }
        // What a single rule gives is told with that rule.
        foreach (var outcome in policy.Outcomes.Where(o => o == policy.Otherwise.Outcome || policy.Rules.Count(r => r.Outcome == o) > 1))
            if (Is("ELG516", outcome.Span) == tried.ComesAbout(outcome) && (isSettled || tried.ComesAbout(outcome)))
                yield return $"{outcome.Name} {(tried.ComesAbout(outcome) ? "comes about" : "does not come about")}";
        foreach (var list in policy.Inputs.OfType<ListInput>().Where(l => l is { Assumed: null, Least: 0 }
            && Reads.Of(policy.Conditions).Any(r => r.Input == l)))
            if (Is("ELG517", list.Span) != tried.DecidesEmpty(list) && (isSettled || !tried.DecidesEmpty(list)))
                yield return $"{list.Name} left empty {(tried.DecidesEmpty(list) ? "decides" : "does not decide")}";

        foreach (var test in TriedPolicy.ItemTests(policy))
        {
            var isTold = Is("ELG511", test.Span);
            if (isTold) Count("of records");
            if (isTold && tried.SameOfItems(test) is null
                && !policy.Conditions.Any(c => c.Span == test.Span)) yield return $"{test.Span.Words} differs from record to record";
            if (!isTold && isSettled && tried.SameOfItems(test) is not null) yield return $"{test.Span.Words} is the same of every record";
        }

        bool HoldsTold(IEnumerable<Condition> roots) =>
            Reads.Everything(roots).OfType<Condition>().Any(c => Is("ELG511", c.Span) || IsCounted(c));

        bool IsOverridden(Rule again) => policy.Rules.FirstOrDefault(r => again.Name == r.Name + " once more") is { } first
            && policy.Rules.Any(r => r.Overrides.Contains(first.Index));

        bool Is(string code, TextSpan span) => found.Any(f => f.Code == code && f.Span == span);
    }

    private void Count(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;

    private static bool IsCounted(Condition condition) => condition is GroupCondition
    {
        Kind: GroupKind.AtLeast or GroupKind.AtMost or GroupKind.Exactly
    };

    /// <summary>The text with its first rule once more, under another name.</summary>
    private static string Twinned(string text)
    {
        var lines = text.Split('\n').ToList();
        var from = lines.FindIndex(l => l.StartsWith("rule ", StringComparison.Ordinal));
        if (from < 0) return text;
        var next = lines.FindIndex(from + 1, l => l.Length > 0 && l[0] is not (' ' or '#'));
        ImmutableArray<string> again = [lines[from] + " once more", .. lines[(from + 1)..next]];
        return string.Join('\n', [.. lines[..next], .. again, .. lines[next..]]);
    }

    private static PolicyEvaluator? Compiled(string text) =>
        PolicyCompiler.Uncorrected(Library.Of((GeneratedPolicy.Path, text)), GeneratedPolicy.Path).Evaluator;
}
