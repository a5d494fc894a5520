using System.Collections.Immutable;
using Eligibility.Analysis;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Mutating;

/// <summary>A case that no example of a policy covers, as an example.</summary>
/// <param name="At">What it is about.</param>
/// <param name="Why">What no example does.</param>
/// <param name="Example">The example, as it stands in a file.</param>
internal sealed record Suggestion(TextSpan At, string Why, ImmutableArray<string> Example);

/// <summary>
/// Examples that a policy lacks (language, section 8, <c>test --suggest</c>): a case for what none exercises, and one on
/// the limit of each comparison that could lie beside its place without any example's failing. Each is decided as it is
/// told before it is told, and none is told for what another covers already.
/// </summary>
internal static class Suggestions
{
    public static ImmutableArray<Suggestion> Of(PolicyEvaluator evaluator, Func<string, CompiledText> compile)
    {
        var found = ImmutableArray.CreateBuilder<Suggestion>();
        var names = new ExampleNames(evaluator.Policy);
        var examples = ExampleRunner.Run(evaluator, DecisionDetail.None);
        var targets = new CoverageTargets(evaluator.Policy);
        var search = new CoverageSearch(evaluator, targets);
        var exercised = new bool[targets.All.Count];
        foreach (var example in examples.Where(e => e.Passed)) Exercise(example.Decision!);
        for (var target = 0; target < exercised.Length; target++)
        {
            if (exercised[target] || search.Find(target).Case is not { } values) continue;
            var @case = Case.Of(evaluator.Policy, values);
            var decision = evaluator.Decide(@case, DecisionDetail.None);
            if (ExampleLines.Of(evaluator.Policy, @case) is not { } lines) continue;
            var example = SuggestedExample.Of(names.Next(NameOf(evaluator.Policy, targets.All[target])), lines, decision);
            if (!SuggestedExample.Passes(evaluator.Policy.Source.Text, example, compile)) continue;
            Exercise(decision);
            found.Add(new Suggestion(targets.All[target].Span, Why(targets.All[target]), example));
        }
        var text = SuggestedExample.With(evaluator.Policy.Source.Text, found.Select(f => f.Example));
        if (compile(text).Evaluator is { } with)
            foreach (var result in new EditTrial(with, compile).All(kind => kind == EditKind.Limit).Results
                .Where(r => r.Fate == EditFate.NotNoticed && !r.Example.IsEmpty))
                found.Add(new Suggestion(result.Edit.At, $"no example notices where it {result.Edit.Words} instead", result.Example));
        return found.ToImmutable();

        void Exercise(Decision decision)
        {
            foreach (var (target, came) in CoverageWalk.Of(targets, evaluator, decision).Index())
                exercised[target] |= came == Truth.Held;
        }
    }

    private static string Why(CoverageTarget target) => target.Way switch
    {
        CoverageWay.Reason => "this rule is a reason in no example",
        CoverageWay.Defeats => "this exception sets no rule aside in any example",
        CoverageWay.Holds => "this holds in no example",
        CoverageWay.Fails => "this fails in no example",
        CoverageWay.Counts => "this row counts in no example",
        _ => "no example comes to it",
    };

    /// <summary>The name of the rule or outcome in which something stands; what stands in neither is another case.</summary>
    private static string NameOf(Policy policy, CoverageTarget target) => target.Part switch
    {
        Rule rule => rule.Name,
        Outcome outcome => outcome.Name,
        Otherwise => "otherwise",
        _ => policy.Rules.Select(r => (r.Span, r.Name)).Concat(policy.Outcomes.Select(o => (o.Span, o.Name)))
            .Where(s => s.Span.Source == target.Span.Source && s.Span.Start < target.Span.Start)
            .OrderByDescending(s => s.Span.Start).Select(s => s.Name).FirstOrDefault("another case"),
    };
}
