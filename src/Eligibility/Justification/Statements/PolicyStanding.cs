using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>How a policy stands on the day that counts.</summary>
/// <param name="Code">As a program reads it: <c>in force</c>, <c>ended</c>, <c>not yet</c>, <c>undated</c> or
/// <c>never</c>.</param>
/// <param name="Text">In a sentence.</param>
internal sealed record PolicyStanding(string Code, string Text)
{
    public const string InForce = "in force";

    /// <summary>Whether what it comes to is advice, and not a trial run.</summary>
    public bool IsInForce => Code == InForce;

    /// <summary>The standing of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="day">The day that counts; null where it is not known.</param>
    public static PolicyStanding Of(Policy policy, DateOnly? day)
    {
        if (policy.NeverInForce is { } never) return new("never", never);
        if (policy.Period is not { } period)
            return new("undated", "No start date is declared. It can be tried and decides nothing.");
        if (day < period.From) return new("not yet", $"Not yet in force: it starts on {DateType.SayDay(period.From)}.");
        if (day > period.Until)
            return new("ended", $"Ended on {DateType.SayDay(period.Until!.Value)}: not in force on that day.");
        return new(InForce, $"In force {period.Words}.");
    }
}
