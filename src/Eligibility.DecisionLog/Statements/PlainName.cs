namespace Eligibility.DecisionLog.Statements;

/// <summary>What names something in a log: an id, who did it, why.</summary>
internal static class PlainName
{
    private const int Longest = 200;

    public static string Expected { get; } = FormattableString.Invariant($"1 to {Longest} plain characters");

    public static bool Is(string name) => !string.IsNullOrWhiteSpace(name) && name.Length <= Longest
        && !name.Any(c => char.IsControl(c) || char.IsSurrogate(c));
}
