using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>The sentences that the officer's page is made of.</summary>
internal static class OfficerSentences
{
    /// <summary>What is advised. Of a policy that is not in force it is a trial run, and no advice.</summary>
    public static string Headline(Explanation told)
    {
        var kind = told.Standing.IsInForce ? "Advice" : "Trial run";
        return told.Decision.Outcome switch
        {
            { Refers: true, RefersTo: { } to } => $"{kind}: decide it under \"{to}\". This policy does not settle it.",
            { Refers: true } => $"{kind}: you settle this case. The policy does not.",
            { } outcome => $"{kind}: {BehindColon.Of(outcome.Text)}",
            null => (told.Standing.IsInForce ? "Not decided yet: " : "Trial run, not decided yet: ")
                + Missing(told.Decision.Needed.Length),
        };
    }

    private static string Missing(int answers) => answers == 1 ? "1 answer is missing."
        : string.Create(CultureInfo.InvariantCulture, $"{answers} answers are missing.");

    /// <summary>The case, the day that counts, and the policy with its standing on that day.</summary>
    public static ImmutableArray<string> About(Explanation told)
    {
        var (decision, policy) = (told.Decision, told.Decision.Policy);
        var day = decision.Case.DayOf(policy.DatedBy) is { } on ? DateType.SayDay(on) : "not known";
        var edition = policy.Edition is null ? "" : $", {policy.Edition}";
        return
        [
            (decision.Case.Id is { } id ? $"Officer only. Case {id}. " : "Officer only. ") + $"Day that counts: {day}.",
            $"{policy.Title}{edition}. " + (told.Standing.IsInForce ? InForce(policy)
                : told.Standing.Code == "never" ? "" : told.Standing.Text),
        ];
    }

    /// <summary>The dates are the file's own; how sure they are its caveats may say.</summary>
    private static string InForce(Policy policy) => policy.Caveats.Length switch
    {
        0 => "In force on that day.",
        1 => "In force on that day by its declared dates; read its caveat.",
        _ => "In force on that day by its declared dates; read its caveats.",
    };

    /// <summary>What comes with the outcome.</summary>
    public static ImmutableArray<string> Brings(Explanation told)
    {
        var record = told.Record;
        var all = new List<string>();
        if (!told.Decision.IsDecided)
            all.Add($"Still possible: {string.Join("; ", told.Decision.Possible.Select(o => BehindColon.Of(OfficerContent.Short(o))))}.");
        if (told.Decision.Outcome is { Refers: true } refers) all.Add($"In the policy's words: {Stopped(refers.Text)}");
        if (told.Decision.Outcome is { Refers: true, RefersTo: null } && OfficerContacts.Settler(told.Decision.Policy) is { } settler)
            all.Add(settler);
        if (record.Discretion is { Status: not Truth.Failed } free)
            all.Add((free.Status == Truth.Held ? "You may decline to offer it" : "Whether you may decline it is not known")
                + Since(told, free) + ".");
        if (record.Length is { } length)
            all.Add(OutcomeJson.Length(length) is { } lasts ? $"Lasts {lasts}." : $"How long it lasts is not known{Since(told, length)}.");
        Listed("The person would have: ", record.Obligations, Truth.Held);
        Listed("May also have: ", record.Obligations, Truth.Open);
        Listed("Needs the authority of: ", record.Authorities, Truth.Held);
        Listed("May need the authority of: ", record.Authorities, Truth.Open);
        foreach (var value in record.Tells.Where(t => t.Status != Truth.Failed))
            all.Add(Stopped(Wording.Told(value) + (value.Status == Truth.Held ? "" : Since(told, value))));
        return [.. all];

        void Listed(string before, ImmutableArray<ConsequencePart> parts, Truth status)
        {
            var some = parts.Where(p => p.Status == status).Select(p => p.Text + Since(told, p)).ToList();
            if (some.Count > 0) all.Add(before + string.Join("; ", some) + ".");
        }
    }

    /// <summary>On what a line below the outcome hangs, in brackets.</summary>
    private static string Since(Explanation told, ConsequencePart part)
    {
        var lines = told.Since.Where(s => ReferenceEquals(s.Of, part.Of)).SelectMany(s => s.Lines).SelectMany(l => l.Leaves).ToList();
        return lines.Count == 0 ? "" : $" (since {string.Join("; ", lines.Select(l => l.Words))})";
    }

    /// <summary>How many grounds there are, and how they stand to each other.</summary>
    public static string Grounds(Explanation told)
    {
        var (grounds, count) = (told.Grounds, told.Grounds.Length);
        if (count == 0) return told.Decision.IsDecided ? "No ground can be told" : "No ground yet";
        if (grounds.Any(g => g.Part.Open))
            return count == 1 ? "1 ground, not certain"
                : string.Create(CultureInfo.InvariantCulture, $"Certain, though not which of these {count} grounds");
        if (grounds is [{ Part.Rule: null }]) return "1 ground: no rule of this policy takes the case elsewhere";
        return count == 1 ? "1 ground"
            : string.Create(CultureInfo.InvariantCulture, $"{count} grounds. Each one is enough without the others");
    }

    /// <summary>What a reader must know of grounds that no source states.</summary>
    public static IEnumerable<string> Warnings(Explanation told)
    {
        var all = told.Grounds.Where(g => !g.Part.Citations.IsEmpty
            && g.Part.Citations.All(c => c.Evidence != Evidence.Explicit)).ToList();
        foreach (var (evidence, words) in new[]
        {
            (Evidence.Illustrative, "Illustrative: made up. Not for a decision."),
            (Evidence.Disputed, "Disputed: sources disagree."),
            (Evidence.Inferred, "Rests on inference: no source states it."),
        })
        {
            var some = all.Where(g => Weakest(g) == evidence).Select(g => g.Ground).ToList();
            if (some.Count > 0) yield return (told.Grounds.Length == 1 ? "" : Numbered(some) + ": ") + words;
        }
    }

    private static Evidence Weakest(ExplainedRule ground) => ground.Part.Citations.Any(c => c.Evidence == Evidence.Illustrative)
        ? Evidence.Illustrative
        : ground.Part.Citations.Any(c => c.Evidence == Evidence.Disputed) ? Evidence.Disputed : Evidence.Inferred;

    private static string Numbered(List<int> grounds) => (grounds.Count == 1 ? "Ground " : "Grounds ")
        + string.Join(", ", grounds.Select(g => g.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The rule of a ground, and what that rests on, by how sure it is.</summary>
    public static string Basis(ExplainedRule rule)
    {
        var said = new List<string>();
        if (rule.Number > 0) said.Add(string.Create(CultureInfo.InvariantCulture, $"Rule {rule.Number}."));
        foreach (var kind in rule.Part.Citations.GroupBy(c => c.Evidence).OrderBy(g => g.Key))
            said.Add($"{WordOf(kind.Key)}{Publishers(kind)}: {Places([.. kind])}.");
        return string.Join(' ', said);
    }

    /// <summary>Who published what is cited, as the sources declare it: what a newspaper reports is not what a force publishes.</summary>
    private static string Publishers(IEnumerable<Citation> citations)
    {
        var all = citations.Select(c => c.Source.PublishedBy).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return all.Count == 0 ? "" : $" ({string.Join("; ", all)})";
    }

    private static string Places(ImmutableArray<Citation> citations)
    {
        var places = citations.Select(c => c.Place is not { } place ? $"\"{c.Source.Title}\""
            // A paragraph's number says nothing without its source.
            : place.Any(char.IsWhiteSpace) ? place : $"\"{c.Source.Title}\", {place}").Distinct(StringComparer.Ordinal).ToList();
        return places.Count <= 2 ? string.Join("; ", places).TrimEnd('.')
            : string.Create(CultureInfo.InvariantCulture, $"{places[0]}; and {places.Count - 1} more places");
    }

    /// <summary>How sure a ground is, as it begins a sentence.</summary>
    public static string WordOf(Evidence evidence) => evidence switch
    {
        Evidence.Explicit => "Stated in the source",
        Evidence.Inferred => "Inferred",
        Evidence.Disputed => "Disputed",
        Evidence.Illustrative => "Illustrative",
        _ => throw new ArgumentOutOfRangeException(nameof(evidence)),
    };

    private const int WholeList = 100;

    /// <summary>What would change the advice. Of values nothing is said: none is guessed.</summary>
    /// <param name="told">What there is to say.</param>
    /// <param name="most">How many facts are named.</param>
    public static IEnumerable<string> Change(Explanation told, int most)
    {
        if (!told.Decision.IsDecided) yield break;
        // What somebody judged comes first, then what the grounds read: these are what a reader would look at.
        var read = told.Grounds.SelectMany(g => Reads.Of(g.Conditions)).Select(r => r.Input.Slot).ToHashSet();
        var facts = told.CouldChange.Where(c => c.IsExact).OrderBy(c => c.Input is Fact { JudgedBy: not null } ? 0
            : read.Contains(c.Input.Slot) ? 1 : 2).Select(c => c.Input.Name).ToList();
        yield return facts.Count == 0 ? "No single fact would change it: each was tried as not known."
            : $"Could change it, one alone: {Few(facts, most)}.";
        if (told.CouldChange.Any(c => !c.IsExact))
            yield return $"Not settled whether it could: {Few([.. told.CouldChange.Where(c => !c.IsExact).Select(c => c.Input.Name)], most)}.";
        if (told.Without is { } same && same.Outcome.Index == told.Decision.Outcome!.Index)
            yield return WithoutThem(told) + " it would be the same"
                + (same.Rule is { } by ? string.Create(CultureInfo.InvariantCulture, $" (rule {by.Index + 1})") : "") + ".";
        else if (told.Without is { } without)
            yield return WithoutThem(told) + ": "
                + BehindColon.Of(FirstSentence.Of(without.Outcome.Text).First.TrimEnd('.'))
                + (without.Rule is { } rule ? string.Create(CultureInfo.InvariantCulture, $" (rule {rule.Index + 1})") : "") + ".";
        // A ground also falls where a fact is otherwise, and then more than that ground may change.
        if (told.Without is not null && most > WholeList) yield return "Where a fact is otherwise, decide the case again with it.";
    }

    /// <summary>The rules alone are taken out: where a fact is otherwise, any of them may come out otherwise.</summary>
    private static string WithoutThem(Explanation told) => "On the same facts, without " + (told.Grounds.Length == 1 ? "this ground"
        : string.Create(CultureInfo.InvariantCulture, $"all {told.Grounds.Length} grounds"));

    /// <summary>What to check before deciding.</summary>
    public static IEnumerable<string> Check(Explanation told)
    {
        foreach (var notice in told.Record.Notices) yield return notice;
        var facts = told.Record.Facts.Where(f => f.Used).ToList();
        var judged = facts.Sum(f => (f.Judgement is null ? 0 : 1) + f.JudgedItems.Length);
        if (judged > 0)
            yield return (judged == 1 ? "1 judgement" : string.Create(CultureInfo.InvariantCulture, $"{judged} judgements"))
                + $" of officers: {Few([.. facts.Where(f => f.Judgement is not null || !f.JudgedItems.IsEmpty).Select(f => f.Input.Name)], 3)}.";
        var assumed = facts.Where(f => f.Standing == Provenance.Assumed)
            .Select(f => $"{f.Input.Name}: {OfficerContent.ValueOf(f)}").ToList();
        if (assumed.Count > 0) yield return $"Assumed: {Few(assumed, 3)}.";
        var unknown = facts.Where(f => f.Value is null).Select(f => f.Input.Name).ToList();
        var asked = told.Decision.Needed.Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
        unknown.RemoveAll(u => asked.Any(a => a == u || a.StartsWith(u + " ", StringComparison.Ordinal)));
        if (unknown.Count > 0)
            yield return (told.Decision.IsDecided ? "Not known, made no difference: "
                : "Not known, makes no difference: ") + $"{Few(unknown, 3)}.";
        var inferred = told.Grounds.Where(g => g.Part.Citations.Any(c => c.Evidence != Evidence.Explicit)
            && g.Part.Citations.Any(c => c.Evidence == Evidence.Explicit)).Select(g => g.Ground).ToList();
        if (inferred.Count > 0) yield return $"Part of {Numbered(inferred).ToLowerInvariant()} is not stated in a source.";
        if (told.Decision.Policy.Caveats is [var caveat, ..]) yield return Stopped(OneLine.Of(caveat));
    }

    /// <summary>A few of many names, and how many more there are.</summary>
    public static string Few(List<string> names, int most) => names.Count <= most + 1 ? string.Join("; ", names)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join("; ", names.Take(most))}; {names.Count - most} more");

    private static string Stopped(string text) => text.EndsWith('.') ? text : text + ".";
}
