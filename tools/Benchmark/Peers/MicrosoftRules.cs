using Eligibility.Benchmarking.Checkpoint;
using Eligibility.Benchmarking.Contests;
using RulesEngine.Models;
using ExpressionRule = RulesEngine.Models.Rule;

namespace Eligibility.Benchmarking.Peers;

/// <summary>
/// RulesEngine of Microsoft: rules as texts of expressions, flat or nested so that each condition is told. It always
/// runs all of them.
/// </summary>
internal sealed class MicrosoftRules : PersonContender
{
    private const string Policy = "checkpoint";

    private readonly RulesEngine.RulesEngine _engine;

    public MicrosoftRules(string name, Facts[] cases, bool isNested) : base(name, cases)
    {
        var rules = Expressions.Rules.Select((rule, i) => isNested ? Nested(i, rule) : Flat(i, rule)).ToList();
        _engine = new RulesEngine.RulesEngine([new Workflow { WorkflowName = Policy, Rules = rules }],
            new ReSettings { EnableFormattedErrorMessage = false, UseFastExpressionCompiler = true });
    }

    protected override int Winner(Person person)
    {
        var running = _engine.ExecuteAllRulesAsync(Policy, new RuleParameter("c", person));
        // Were it to go on in another thread, that thread's time would not be measured.
        if (!running.IsCompleted) throw new InvalidOperationException("RulesEngine went on in another thread");
        var results = running.Result;
        for (var i = 0; i < results.Count; i++)
            if (results[i].IsSuccess) return i;
        return results.Count;
    }

    private static ExpressionRule Flat(int index, string[][] all) => Leaf(Verdict.Rules[index],
        string.Join(" && ", all.Select(any => $"({string.Join(" || ", any)})")));

    private static ExpressionRule Nested(int index, string[][] all) => new()
    {
        RuleName = Verdict.Rules[index],
        Operator = "And",
        Rules = all.Select((any, i) => any.Length == 1
            ? Leaf($"{Verdict.Rules[index]}.{i}", any[0])
            : new ExpressionRule
            {
                RuleName = $"{Verdict.Rules[index]}.{i}",
                Operator = "Or",
                Rules = any.Select((one, j) => Leaf($"{Verdict.Rules[index]}.{i}.{j}", one)).ToList(),
            }).ToList(),
    };

    private static ExpressionRule Leaf(string name, string expression) =>
        new() { RuleName = name, Expression = expression, RuleExpressionType = RuleExpressionType.LambdaExpression };
}
