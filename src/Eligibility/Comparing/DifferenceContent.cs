using System.Globalization;
using Eligibility.Justification;
using Eligibility.Model;

namespace Eligibility.Comparing;

/// <summary>Makes the page of two decisions: what came of either, what was different going in, and why.</summary>
internal static class DifferenceContent
{
    public static DifferencePage Of(DecisionPair pair, bool withGoingIn = true) => new(Headline(pair),
    [
        .. new[]
        {
            new DifferencePart("Outcome", [.. DifferentOutcome.Lines(pair)]),
            new DifferencePart("Going in", withGoingIn ? [.. GoingIn(pair).Select(g => (Effect.None, g.Words))] : []),
            new DifferencePart("Grounds", [.. DifferentGrounds.Lines(pair)]),
            new DifferencePart("Facts", [.. Facts(pair)]),
            new DifferencePart("Rules", [.. DifferentRules.Lines(pair)]),
            new DifferencePart("Asks", [.. Pairwise(pair, "question", "asks")]),
            new DifferencePart("Record", [.. Record(pair)]),
        }.Where(p => !p.Lines.IsEmpty),
    ]);

    /// <summary>What came of either, in a few words.</summary>
    public static string Headline(DecisionPair pair)
    {
        if (!pair.IsSameOutcome)
            return $"{Named(pair.First)} {pair.InFirst}, {BehindColon.Of(Within(Named(pair.Second)))} {pair.InSecond}";
        if (pair.First.Outcome is not null) return $"The same outcome: {BehindColon.Of(Named(pair.Second))}";
        return pair.Differences.Any(d => d is { About: "outcome", Name: "outcome" })
            ? "Undecided both times; not the same outcomes are possible" : "Undecided both times";

        static string Named(RecordedParts parts) =>
            parts.Outcome is { } outcome ? OfficerContent.Short(outcome.Text) : "Undecided";
        static string Within(string words) => words == "Undecided" ? "undecided" : words;
    }

    /// <summary>
    /// What the two had to go on: the case, the day, the policy, the engine; each the same, or named.
    /// </summary>
    public static IEnumerable<(string About, bool IsSame, string Words)> GoingIn(DecisionPair pair)
    {
        var (a, b) = (pair.First, pair.Second);
        yield return Case(pair);
        yield return Named("Day", DayOf(a.DecidedOn), DayOf(b.DecidedOn));
        yield return Policy(pair);
        yield return Named("Engine", a.Engine, b.Engine);
    }

    private static (string, bool, string) Named(string about, string first, string second) =>
        (about, first == second, first == second ? $"{about}: same ({first})." : $"{about}: {first}, then {second}.");

    private static (string, bool, string) Case(DecisionPair pair)
    {
        var facts = pair.Facts.ToList();
        var said = new List<string>();
        if (pair.First.Id != pair.Second.Id) said.Add($"another, {pair.First.Id ?? "without an id"}, then {pair.Second.Id ?? "without an id"}");
        if (facts.Count > 0)
        {
            var read = facts.Count(f => f.IsReadByGround);
            said.Add(ComparisonHeadline.Count(facts.Count, "fact differs", "facts differ")
                + (read == 0 ? ", read by no ground" : read == facts.Count ? ", read by a ground"
                    : string.Create(CultureInfo.InvariantCulture, $", {read} of them read by a ground")));
        }
        return ("Case", said.Count == 0, said.Count == 0 ? "Case: same." : $"Case: {string.Join("; ", said)}.");
    }

    private static (string, bool, string) Policy(DecisionPair pair)
    {
        var (a, b) = (pair.First.Policy, pair.Second.Policy);
        if (!pair.IsOnePolicy)
            return ("Policy", false, $"Policy: another, \"{a.Title}\" in the first, \"{b.Title}\" in the second.");
        if (a.Edition != b.Edition) return ("Policy", false, $"Edition: another, {Of(a)}, then {Of(b)}.");
        return a.Hash == b.Hash ? ("Policy", true,
            $"Policy: same ({a.Title}{(a.Edition is { } edition ? ", " + edition : "")}).")
            : ("Policy", false, "Policy: the same edition in another text.");

        static string Of(RecordedPolicy policy) => policy.Edition ?? "one without a name";
    }

    /// <summary>A day in words; what is none as it stands.</summary>
    private static string DayOf(string? day) => day is null ? "not known"
        : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            ? DateType.SayDay(on) : day;

    private static IEnumerable<(Effect, string)> Facts(DecisionPair pair)
    {
        foreach (var fact in pair.Facts.Where(f => f.IsReadByGround))
            foreach (var difference in Told(fact)) yield return (Effect.None, Said(pair, difference) + ".");
        var others = pair.Facts.Where(f => !f.IsReadByGround).SelectMany(Told).ToList();
        if (others.Count > 0)
            yield return (Effect.None, $"Read by no ground: {string.Join("; ", others.Select(d => Said(pair, d)))}.");
    }

    private static IEnumerable<DecisionDifference> Told(FactDifference fact) =>
        fact.Items.IsEmpty ? [fact.Value!] : fact.Items;

    /// <summary>A thing and how it stands in either.</summary>
    internal static string Said(DecisionPair pair, DecisionDifference d) => d switch
    {
        { First: null } => $"{d.Name}: {d.Second} {pair.InSecond}, not there {pair.InFirst}",
        { Second: null } => $"{d.Name}: {d.First} {pair.InFirst}, not there {pair.InSecond}",
        _ => $"{d.Name}: {d.First} {pair.InFirst}, {d.Second} {pair.InSecond}",
    };

    private static IEnumerable<(Effect, string)> Pairwise(DecisionPair pair, string about, string verb)
    {
        foreach (var (which, some) in new[]
        {
            (pair.InFirst, pair.Differences.Where(d => d.About == about && d.Second is null)),
            (pair.InSecond, pair.Differences.Where(d => d.About == about && d.First is null)),
        })
            if (some.Select(d => d.Name).ToList() is { Count: > 0 } names)
                yield return (Effect.None, $"Only {which} it {verb}: {string.Join("; ", names)}.");
        foreach (var d in pair.Differences.Where(d => d is { First: not null, Second: not null } && d.About == about))
            yield return (Effect.None, Said(pair, d) + ".");
    }

    /// <summary>What no other part tells.</summary>
    private static IEnumerable<(Effect, string)> Record(DecisionPair pair)
    {
        foreach (var d in pair.Differences.Where(d => d.About is "record"))
            yield return (Effect.None, d.First is null ? $"Only {pair.InSecond}: {d.Name}" : d.Second is null
                ? $"Only {pair.InFirst}: {d.Name}"
                : Said(pair, d) + ".");
        // How an edition was chosen says something where it is the same one.
        foreach (var d in pair.Differences.Where(d => d.About == "policy" && (d.Name == "force"
            || d.Name == "choice of the edition" && pair.IsOnePolicy
                && pair.First.Policy.Edition == pair.Second.Policy.Edition)))
            yield return (Effect.None, $"{char.ToUpperInvariant(d.Name[0])}{Said(pair, d)[1..]}.");
        if (pair.Differences.Any(d => d is { About: "policy", Name: "hash of its text" }) && pair.IsOnePolicy)
            yield return (Effect.None,
                $"Hash of the policy's text: {Brief(pair.First.Policy.Hash)}, then {Brief(pair.Second.Policy.Hash)}.");
    }

    private static string Brief(string? hash) => hash is null ? "none" : hash.Length > 12 ? hash[..12] + "..." : hash;
}
