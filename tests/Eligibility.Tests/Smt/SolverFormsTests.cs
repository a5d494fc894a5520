using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Eligibility.Tests.Smt;

/// <summary>That what solvers are asked about holds what the language has.</summary>
public class SolverFormsTests(ITestOutputHelper output)
{
    private const int Policies = 1_000;

    private static readonly (string Form, string Pattern)[] Forms =
    [
        ("a condition worked out for each item", "define (serious|dealt|old) for each of"),
        ("a value worked out for each item", "define (doses|lapses on) for each of"),
        ("a score worked out for each item", "score (weight|harm) for each of"),
        ("the others of an item", "of other (drugs|offences)|(any|no) other (drugs|offences)"),
        ("this one's", "this one's"),
        ("the latest of what each item has", "each (harm|blows) of offences"),
        ("a number or day that ranges by another", @"\n    from (points|hours|calls|days|day|0 to [a-z])"),
        ("a field that ranges by a field or a fact", @"\n        from (committed|0 to [a-z])"),
        ("a value that is told", "tells \"Value"),
        ("a notice", "tells \"So it is"),
    ];

    [Fact]
    public void Every_form_is_written_often()
    {
        var texts = Enumerable.Range(1, Policies).Select(seed => MediumPolicy.Of(seed).Text).ToList();
        foreach (var (form, pattern) in Forms)
        {
            var count = texts.Sum(t => Regex.Count(t, pattern, RegexOptions.CultureInvariant));
            output.WriteLine($"{form}: {count} in {Policies} policies");
            Assert.True(count * 25 >= Policies, $"{form}: {count} in {Policies} policies");
        }
    }

    [Fact]
    public void Hardly_any_policy_is_refused()
    {
        var refused = Enumerable.Range(1, 300).Select(MediumPolicy.Of).Where(p => p.Compilation.Evaluator is null).ToList();
        Assert.True(refused.Count < 6, string.Join('\n', refused.Select(r => $"{r.Seed}: {r.Errors}")));
    }
}
