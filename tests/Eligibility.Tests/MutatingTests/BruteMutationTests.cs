using System.Globalization;
using Eligibility.Model;
using Eligibility.Mutating;
using Eligibility.Tests.Brute;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Oracle;
using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.MutatingTests;

/// <summary>
/// Small edits of small policies of which every case can be tried: what is told to change nothing changes nothing, and an
/// example that is told to notice does.
/// </summary>
public class BruteMutationTests(ITestOutputHelper output)
{
    private const int Policies = 60;
    private const int MostWays = 2_000;

    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    [Fact]
    public void What_becomes_of_an_edit_is_what_trying_every_case_tells()
    {
        var first = LongTier.Number("ELIGIBILITY_SEED", 1);
        for (var seed = first; seed < first + Policies; seed++)
        {
            var brute = BruteWriter.Write(seed);
            if (brute.Generated.Compilation.Evaluator is not { Policy.Each: null } evaluator
                || BruteDomain.Of(brute, evaluator.Policy, evaluator.Policy.Unstated) is not { } unknowns
                || unknowns.Aggregate(1.0, (p, u) => p * u.Candidates.Count) > MostWays) continue;
            foreach (var result in new EditTrial(evaluator, Compiled).All().Results)
            {
                _counts[result.Fate.ToString()] = _counts.GetValueOrDefault(result.Fate.ToString()) + 1;
                var text = result.Edit.Made(brute.Text);
                var fault = Fault(result, evaluator, text, brute.Text, unknowns);
                Assert.True(fault is null, string.Create(CultureInfo.InvariantCulture,
                    $"seed {seed}: {result.Edit.Words} at {result.Edit.At.Words}: {fault}\n{brute.Text}\n{string.Join('\n', result.Example)}"));
            }
        }
        output.WriteLine(string.Join(", ", _counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}: {c.Value}"))));
        foreach (var fate in (string[])["NotNoticed", "Equivalent"]) Assert.True(_counts.GetValueOrDefault(fate) > 50, fate);
    }

    private static string? Fault(EditResult result, PolicyEvaluator old, string text, string before, List<OracleUnknown> unknowns)
    {
        if (result.Fate == EditFate.NotNoticed)
            return !SuggestedExample.Passes(before, result.Example, Compiled) ? "its example fails before"
                : SuggestedExample.Passes(text, result.Example, Compiled) ? "its example passes after" : null;
        if (result.Fate is not (EditFate.Equivalent or EditFate.NotSayable) || Compiled(text).Evaluator is not { } edited) return null;
        var (one, other) = (new OracleModel(old.Policy), new OracleModel(edited.Policy));
        var ways = unknowns.Aggregate(1, (p, u) => p * u.Candidates.Count);
        for (var way = 0; way < ways; way++)
        {
            var values = new Datum?[old.Policy.Inputs.Length];
            var rest = way;
            foreach (var unknown in unknowns)
            {
                unknown.Put(values, unknown.Candidates[rest % unknown.Candidates.Count]);
                rest /= unknown.Candidates.Count;
            }
            if (result.Fate == EditFate.Equivalent && OracleValidity.Fault(old.Policy, values) is null
                && new OracleWay(one, values).Outcome.Name != new OracleWay(other, values).Outcome.Name) return "it changes something";
        }
        return null;
    }

    private static CompiledText Compiled(string text)
    {
        var made = PolicyCompiler.Uncorrected(Library.Of((GeneratedPolicy.Path, text)), GeneratedPolicy.Path);
        return new CompiledText(made.Evaluator, made.Diagnostics);
    }
}
