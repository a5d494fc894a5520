using Eligibility.Evaluation;

namespace Eligibility.Justification;

/// <summary>
/// The rules of a known case as JSON, joined from their fragments: as <see cref="RuleJson"/> writes them.
/// </summary>
internal readonly struct RuleWriter(PolicyFragments parts, LineWriter lines)
{
    // The whole, an array, a rule: and in that an array, or the conditions, each an object.
    private const int InArray = 2;
    private const int Within = 4;

    public void WriteReasons()
    {
        lines.Sink.Write(parts.Reasons);
        var first = true;
        foreach (var rule in parts.Rules)
        {
            if (lines.States.Statuses[rule.Rule.Index] != RuleStatus.Reason) continue;
            lines.BeginText(ref first, InArray);
            WriteReason(rule);
        }
        if (first)
        {
            lines.BeginText(ref first, InArray);
            lines.Sink.Write(parts.Otherwise);
        }
        lines.EndTexts(first, InArray);
    }

    public void WriteExceptions()
    {
        lines.Sink.Write(parts.Exceptions);
        var first = true;
        foreach (var rule in parts.Rules)
        {
            if (lines.States.Statuses[rule.Rule.Index] != RuleStatus.Exception || !DefeatsAny(rule)) continue;
            lines.BeginText(ref first, InArray);
            lines.Sink.Write(rule.AsException);
            WriteDefeated(rule);
            lines.Sink.Write(rule.ExceptionEnd);
        }
        lines.EndTexts(first, InArray);
    }

    /// <summary>Every rule in order of declaration.</summary>
    public void WriteAll()
    {
        lines.Sink.Write(parts.AllRules);
        foreach (var rule in parts.Rules)
        {
            var status = lines.States.Statuses[rule.Rule.Index];
            if (status == RuleStatus.Reason) lines.Sink.Write(rule.AmongRules);
            else WriteOther(rule, status);
        }
        lines.EndTexts(parts.Rules.IsEmpty, InArray);
    }

    private void WriteReason(RuleFragments rule)
    {
        lines.Sink.Write(rule.AsReason);
        WriteDefeated(rule);
        WriteConditions(rule);
    }

    private void WriteOther(RuleFragments rule, RuleStatus status)
    {
        var sink = lines.Sink;
        if (status == RuleStatus.DoesNotApply)
        {
            if (rule.FailedOnWhen is { } failed && !lines.Holds(rule.When!, ItemPlace.None))
            {
                sink.Write(failed);
                WriteLines(rule);
                return;
            }
            sink.Write(rule.Failed);
            WriteGrounds(rule);
        }
        else
        {
            sink.Write(rule.Statuses[(int)status]);
            sink.Write(rule.Placed);
            WriteDefeaters(rule);
            sink.Write(rule.Defeats);
            WriteDefeated(rule);
            sink.Write(rule.FailedOn);
            lines.EndTexts(true, Within);
        }
        WriteConditions(rule);
    }

    /// <summary>On what it failed: on its <c>when</c>, or else on its <c>unless</c>.</summary>
    private void WriteGrounds(RuleFragments rule)
    {
        if (rule.When is { } when && !lines.Holds(when, ItemPlace.None)) lines.TellGrounds(when, held: false);
        else lines.TellGrounds(rule.Unless!, held: true);
    }

    private void WriteConditions(RuleFragments rule)
    {
        lines.Sink.Write(rule.Conditions);
        WriteLines(rule);
    }

    private void WriteLines(RuleFragments rule)
    {
        var holds = rule.When is null || lines.Tell(rule.When, Joint.Alone, Within + 1, ItemPlace.None);
        if (rule.Unless is { } unless)
        {
            lines.Sink.Write(rule.BeforeUnless);
            // An exception is not looked at where the rule does not apply without it.
            if (holds) lines.Tell(unless, Joint.Alone, Within + 1, ItemPlace.None);
            else lines.Pass(unless, Joint.Alone, Within + 1);
        }
        lines.Sink.Write(rule.End);
    }

    private void WriteDefeaters(RuleFragments rule)
    {
        var first = true;
        foreach (var by in lines.States.OverridersOf(rule.Rule.Index))
        {
            if (!lines.States.IsDefeated(rule.Rule.Index, by)) continue;
            lines.BeginText(ref first, Within);
            lines.Sink.Write(parts.Rules[by].AsDefeater);
        }
        lines.EndTexts(first, Within);
    }

    private void WriteDefeated(RuleFragments rule)
    {
        var first = true;
        foreach (var overridden in rule.Overrides)
        {
            if (!Defeats(rule, overridden)) continue;
            lines.BeginText(ref first, Within);
            lines.Sink.Write(parts.Rules[overridden].Name);
        }
        lines.EndTexts(first, Within);
    }

    private bool DefeatsAny(RuleFragments rule)
    {
        foreach (var overridden in rule.Overrides)
            if (Defeats(rule, overridden)) return true;
        return false;
    }

    private bool Defeats(RuleFragments rule, int overridden) =>
        lines.States.IsDefeated(overridden, by: rule.Rule.Index);
}
