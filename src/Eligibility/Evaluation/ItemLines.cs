using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// What the lines inside <c>where</c> come to, each for one item, over every way of filling in what a case leaves unknown
/// (language, section 4.4). A decision does not look at them by themselves, a reader does.
/// </summary>
internal sealed class ItemLines(Decision decision)
{
    // The lines of one justification share a limit of their own: a decision has used its own before.
    private const int MostSteps = 20_000;

    private readonly RuleEvaluator _rules = decision.Evaluator.Rules;
    private readonly Dictionary<(object, int), Truth> _known = new(new PlaceComparer());
    private int _steps;

    /// <summary>Whether every line asked for could be told exactly.</summary>
    public bool Exact { get; private set; } = true;

    /// <summary>What a condition comes to for the item in a frame.</summary>
    public Truth Of(Condition condition, ListInput list, int row, in Frame frame)
    {
        if (_known.TryGetValue((condition, row), out var known)) return known;
        var truth = _rules.Conditions.Apart(condition, frame);
        if (truth == Truth.Open && !IsFree(condition, frame)) truth = Ask(new ItemCondition(decision.Policy.Conditions.Length, list, row, condition));
        return _known[(condition, row)] = truth;
    }

    private Truth Ask(ItemCondition line)
    {
        // There may be many more lines than steps, and each takes some time to be asked about at all.
        if (_steps >= MostSteps) { Exact = false; return Truth.Open; }
        var completions = new Completions(_rules, [line], MostSteps - _steps);
        var question = new Question(pass => Truths.ToAnswers(pass.Truths[line.Index]), [line], []);
        var answers = completions.Ask(question, decision.Case.Values, stopAtTwo: true);
        _steps += completions.Steps;
        // Two found are enough to know that it is open.
        Exact &= answers.Exact || answers.Witnessed.Count > 1;
        return Truths.FromAnswers(answers.Possible);
    }

    /// <summary>
    /// Whether what is open under a condition are tests of one thing each, none of the same and none tied to anything: each then
    /// comes out either way whatever the others do, and what is open from the parts is open.
    /// </summary>
    private bool IsFree(Condition condition, in Frame frame)
    {
        var met = new HashSet<Unknown>();
        var waiting = new Stack<Condition>([condition]);
        while (waiting.TryPop(out var at))
        {
            if (_rules.Conditions.Apart(at, frame) != Truth.Open) continue;
            switch (at)
            {
                case NotCondition not: waiting.Push(not.Operand); break;
                case GroupCondition group:
                    foreach (var operand in group.Operands) waiting.Push(operand);
                    break;
                default:
                    if (Tested(at) is not { } unknown || !met.Add(unknown)) return false;
                    break;
            }
        }
        return true;
    }

    /// <summary>The one fact or field that a test holds against what is written, where no other value bounds it; else null.</summary>
    private static Unknown? Tested(Condition test) => test switch
    {
        FlagCondition flag => Tested(flag.Term),
        MemberCondition member => Tested(member.Term),
        IncludesCondition includes => Tested(includes.Set),
        EmptyCondition empty => Tested(empty.Set),
        Comparison { Right: ConstantTerm { Value: Scalar against } } comparison when Tested(comparison.Left) is { } unknown && CanComeOutEitherWay(comparison, against, unknown) => unknown,
        _ => null,
    };

    /// <summary>Nothing equals a value that lies between two that could be stated.</summary>
    private static bool CanComeOutEitherWay(Comparison comparison, Scalar against, Unknown unknown) =>
        comparison.Relation is not (Relation.Equal or Relation.NotEqual) || unknown.Range is not { } range || (against.Value - range.Low) % unknown.Type!.Step == 0;

    private static Unknown? Tested(Term term) => term switch
    {
        FactTerm { Fact: { EndsAtDecisionDate: false, IsDecisionDate: false } fact } => new Unknown(fact, -1, null),
        FieldTerm { Field: { EndsAtDecisionDate: false } field } of when !of.List.OnePer.Contains(field.Index) => new Unknown(of.List, 0, field),
        _ => null,
    };
}
