using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>
/// A protected fact is read by no rule, outcome or definition that a decision rests on,
/// unless the policy says why it may.
/// </summary>
internal static class ProtectedFacts
{
    /// <param name="policy">The policy.</param>
    /// <param name="own">What its own file defines.</param>
    /// <param name="found">Where each reading of one is told.</param>
    public static void Refuse(Policy policy, IEnumerable<LateSymbol> own, DiagnosticBag found)
    {
        if (!policy.Inputs.Any(i => i.Protected || i is ListInput list && list.Fields.Any(f => f.Protected))) return;
        var tests = policy.Rules.SelectMany(r => (Condition?[])[r.When, r.Unless])
            .Concat(policy.Outcomes.SelectMany(o => o.Consequences).Select(c => c.When));
        foreach (var condition in tests.OfType<Condition>().SelectMany(Lines))
            foreach (var read in Reads.Of(condition)
                .Where(r => r.Protected && !MayRead.Is(policy.MayRead, r.Input.Slot)))
                found.Add(Messages.ReadsProtected(condition.Span, read.Name));
        foreach (var value in policy.ToldValues)
            foreach (var read in Reads.Of(value).Where(r => r.Protected && !MayRead.Is(policy.MayRead, r.Input.Slot)))
                found.Add(Messages.ReadsProtected(value.Span, read.Name));
        foreach (var late in own)
            foreach (var (part, span) in PartsOf(late))
                foreach (var read in Reads.Directly(part)
                    .Where(r => r.Protected && !MayRead.Is(policy.MayRead, r.Input.Slot)))
                    found.Add(Messages.ReadsProtected(span, read.Name));
        // A bound reads its fact.
        foreach (var (end, span) in policy.Inputs.SelectMany(EndsOf))
            if (IsProtected(policy, end) && !MayRead.Is(policy.MayRead, end.Slot))
                found.Add(Messages.ReadsProtected(span, end.Name));
        foreach (var rule in policy.Rules)
            if (rule.Period is not null && policy.DatedBy.Protected
                && !MayRead.Is(policy.MayRead, policy.DatedBy.Slot))
                found.Add(Messages.ReadsProtected(rule.Span, policy.DatedBy.Name));
    }

    private static IEnumerable<(RangeEnd End, TextSpan Span)> EndsOf(Input input) => input switch
    {
        Fact fact => Both(fact.LowEnd, fact.HighEnd, fact.Span),
        ListInput list => list.Fields.SelectMany(f => Both(f.LowEnd, f.HighEnd, f.Span)),
        _ => [],
    };

    private static IEnumerable<(RangeEnd End, TextSpan Span)> Both(RangeEnd? low, RangeEnd? high, TextSpan span)
    {
        if (low is { } from) yield return (from, span);
        if (high is { } to) yield return (to, span);
    }

    private static bool IsProtected(Policy policy, RangeEnd end) => policy.Inputs[end.Slot].Protected
        || policy.Inputs[end.Slot] is ListInput list && list.Fields[end.Field].Protected;

    /// <summary>
    /// A condition's own lines and alternatives, so that the words which read something are
    /// marked rather than all of them.
    /// </summary>
    private static IEnumerable<Condition> Lines(Condition condition)
    {
        var waiting = new Stack<Condition>([condition]);
        while (waiting.TryPop(out var at))
        {
            if (at is GroupCondition group) foreach (var operand in group.Operands.Reverse()) waiting.Push(operand);
            else if (at is NotCondition not) waiting.Push(not.Operand);
            else yield return at;
        }
    }

    private static IEnumerable<(Node Part, TextSpan Span)> PartsOf(LateSymbol late)
    {
        if (late.Definition?.Value is { } value) yield return (value, value.Span);
        foreach (var line in late.Definition?.Condition is { } body ? Lines(body) : []) yield return (line, line.Span);
        foreach (var key in late.Tables?.SelectMany(t => t.Keys) ?? []) yield return (key, key.Span);
        if (late.Score is not { } score) yield break;
        yield return (score.Start, score.Start.Span);
        foreach (var step in score.Steps) yield return (step.TurnsOn, step.TurnsOn.Span);
    }
}
