using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>Makes the officer's page from what there is to say of a decision.</summary>
internal static class OfficerContent
{
    /// <summary>The page of a decision.</summary>
    /// <param name="told">What there is to say of it.</param>
    /// <param name="beside">What stands beside the case; nothing when silent.</param>
    /// <param name="explains">Whether it tells what settles the outcome and what would lead elsewhere.</param>
    public static OfficerPage Of(Explanation told, OfficerNotes? beside = null, bool explains = true)
    {
        var notes = beside ?? OfficerNotes.None;
        var policy = told.Decision.Policy;
        // In the order of print: the grounds first.
        var once = new OnceOpened();
        ImmutableArray<OfficerGround> grounds = [.. told.Grounds.Select(g => Ground(told, g, once))];
        return new OfficerPage
        {
            Banner = policy.NeverInForce, Headline = OfficerSentences.Headline(told),
            About = OfficerSentences.About(told), Brings = OfficerSentences.Brings(told),
            GroundsHeading = OfficerSentences.Grounds(told), Warnings = [.. OfficerSentences.Warnings(told)],
            Grounds = grounds, Nearest = [.. Nearest(told)],
            Questions = [.. OfficerAsks.Of(told, explains)], Change = [.. OfficerSentences.Change(told, int.MaxValue - 1)],
            ChangeInBrief = [.. OfficerSentences.Change(told, 3), .. explains
                && OfficerAlternatives.InBrief(told) is { } near ? [near] : (string[])[]],
            Settled = explains ? OfficerAlternatives.Settling(told) : null,
            Alternatives = explains ? [.. OfficerAlternatives.Of(told)] : [],
            Check = [.. OfficerSentences.Check(told)], WorkedOut = [.. WorkedOut(told)], Others = [.. OfficerOthers.Of(told, once)],
            Facts = [.. told.Record.Facts.Where(f => f.Used).Select(f => Fact(told, f))],
            NotUsed = [.. NotUsed(told)], KeptOut = [.. KeptOut(policy)], Policy = [.. About(told)],
            Sources = [.. Sources(told)], Record = [.. Record(told, notes)],
            Decided = notes.Decided, Recorded = [.. notes.Lines()], Choices = [.. Choices(told)],
        };
    }

    private static OfficerGround Ground(Explanation told, ExplainedRule ground, OnceOpened once)
    {
        var (heading, rest) = FirstSentence.Of(ground.Part.Because ?? "No rule of this policy applies.");
        var effect = ground.Part.Open ? Effect.Unknown : Effects.Of(ground.Direction);
        return new OfficerGround(ground.Ground, effect, heading, once.In(ground.Number, ground.Lines), rest, OfficerSentences.Basis(ground))
        {
            Exceptions = [.. Exceptions(told, ground)],
        };
    }

    /// <summary>Rules that would have taken a ground out, had another not stopped them.</summary>
    private static IEnumerable<string> Exceptions(Explanation told, ExplainedRule ground)
    {
        if (ground.Part.Rule is not { } rule) yield break;
        foreach (var by in told.Others.Where(o => o.Part.Rule!.Overrides.Contains(rule.Index)
            && o.Part.Status == RuleStatus.Defeated))
        {
            var stops = by.Part.DefeatedBy.Select(d => told.Others.Concat(told.Grounds).FirstOrDefault(r => r.Part.Name == d.Rule))
                .OfType<ExplainedRule>().Select(r => r.Number).ToList();
            yield return string.Create(CultureInfo.InvariantCulture, $"Rule {by.Number} would have taken this ground out. ")
                + string.Join(' ', stops.Select(s => string.Create(CultureInfo.InvariantCulture, $"Rule {s} stops rule {by.Number}.")));
        }
    }

    private static IEnumerable<OfficerNear> Nearest(Explanation told)
    {
        foreach (var (near, missing) in told.Nearest.Where(n => n.Rule.Facts <= 2).Take(3))
        {
            var side = Directions.Of(told.Decision.Policy, near.Rule);
            yield return new OfficerNear(string.Create(CultureInfo.InvariantCulture,
                $"Nearest rule, for {BehindColon.Of(Short(near.Rule.Outcome!))}: rule {near.Rule.Index + 1}, {near.Rule.Name}. {near.Met} of {near.Of} met. Not met:"),
                [.. missing.Select(m => m.Words)], Effects.Of(Directions.Opposite(side)));
        }
    }

    /// <summary>An outcome's text up to its first colon or semicolon, where it is long.</summary>
    internal static string Short(Outcome outcome) => Short(outcome.Text);

    /// <inheritdoc cref="Short(Outcome)"/>
    internal static string Short(string text)
    {
        var end = text.AsSpan().IndexOfAny(':', ';');
        return end > 0 ? text[..end] : FirstSentence.Of(text).First.TrimEnd('.');
    }

    private static OfficerFact Fact(Explanation told, FactPart fact)
    {
        var reads = told.Grounds.Where(g => Reads.Of(g.Conditions).Any(r => r.Input.Slot == fact.Input.Slot))
            .Select(g => g.Ground.ToString(CultureInfo.InvariantCulture)).ToList();
        var known = fact.Standing switch
        {
            Provenance.Assumed => "assumed: the case does not state it",
            Provenance.NotKnown => "stated as not known",
            Provenance.NotStated => "not stated",
            _ => fact.Judgement is { } judged ? $"judged by {judged.By}: {judged.Because}" : "stated",
        };
        return new OfficerFact(fact.Input.Name, ValueOf(fact), known, string.Join(", ", reads),
            fact.Input is ListInput list ? [.. fact.Items.Select((row, i) => Item(list, fact, row, i))] : []);
    }

    /// <summary>The value of a fact; of a set or list that holds nothing <c>none</c>.</summary>
    internal static string ValueOf(FactPart fact) => fact switch
    {
        { Value: null } => ValueInCase.NotKnown,
        { Value: "empty", Input: Fact { Type: SetType } } or { Input: ListInput, Items.IsEmpty: true } => "none",
        _ => fact.Value,
    };

    private static string Item(ListInput list, FactPart fact, ImmutableArray<string?> row, int at) =>
        FormattableString.Invariant($"{fact.Numbers[at]}. ") + string.Join(", ", list.Fields.Select(f =>
            $"{f.Name}: {row[f.Index] ?? "not known"}{Wording.Judged(fact, at, f)}"));

    private static IEnumerable<string> WorkedOut(Explanation told)
    {
        foreach (var part in told.Record.Brought.Where(p => p.Status != Truth.Failed && p.Value is { From.IsEmpty: false }))
        {
            var from = string.Join("; ", part.Value!.From.Select(v => $"{v.Name}: {v.Value}")
                .Concat(part.Value.Parts.Where(p => p.State != Rendering.NodeState.Failed).Select(p => p.Words
                    + (p.State == Rendering.NodeState.Open ? ", which is not known" : ""))));
            yield return $"{(part.Text.Length > 0 ? part.Text.Trim() : "Lasts")}: {part.Value.Said ?? "not known yet"}, from {part.Value.Words} ({from})";
        }
    }

    private static IEnumerable<string> NotUsed(Explanation told)
    {
        foreach (var fact in told.Record.Facts.Where(f => !f.Used && f.Standing == Provenance.Stated))
            yield return $"{fact.Input.Name}: {ValueOf(fact)}. No line that was worked out reads it.";
        if (!told.Record.TellsCase) yield break;
        foreach (var name in told.Decision.Case.NeverLookedAt)
            yield return $"{name}: stated, but unknown to this edition and never looked at.";
    }

    private static IEnumerable<string> KeptOut(Policy policy)
    {
        // A vocabulary may have facts that this edition never reads: of these nothing is told.
        var reads = Reads.Of(policy.LookedAt);
        foreach (var (name, telling, isConfidential) in policy.Inputs.Where(i => reads.Any(r => r.Input.Slot == i.Slot))
            .Select(i => (i.Name, i.Telling, i.Confidential)).Concat(policy.Inputs.OfType<ListInput>().SelectMany(l => l.Fields
                .Where(f => reads.Any(r => r.Input.Slot == l.Slot && r.Field?.Index == f.Index))
                .Select(f => ($"{l.Name}: {f.Name}", f.Telling, f.Confidential)))))
        {
            if (isConfidential) yield return $"{name}: withheld." + (telling.Because is { } because ? " " + because : "");
            else if (telling.OnlyAs is { } gist) yield return $"{name}: told only as \"{gist}\"";
        }
    }

    private static IEnumerable<(string, string)> About(Explanation told)
    {
        var policy = told.Decision.Policy;
        yield return ("Standing", told.Standing.Text);
        if (policy.Force is { } force) yield return ("Force", force);
        if (policy.Owner is { } owner) yield return ("Owner", owner);
        foreach (var contact in OfficerContacts.Of(policy)) yield return contact;
        if (policy.ReviewBy is { } review) yield return ("Review by", DateType.SayDay(review));
        if (policy.Summary is { } summary) yield return ("In brief", OneLine.Of(summary));
        foreach (var caveat in policy.Caveats) yield return ("Caveat", OneLine.Of(caveat));
        foreach (var convention in told.Record.Conventions) yield return ("Convention", convention);
        yield return ("How sure a ground is", "Stated: the source says it. Inferred: it follows from a source that does not say "
            + "it. Disputed: sources, or readings of one, disagree. Illustrative: made up, to show something.");
    }

    private static IEnumerable<(string, string?)> Sources(Explanation told)
    {
        foreach (var source in told.Grounds.SelectMany(g => g.Part.Citations.Select(c => (c, g.Ground)))
            .GroupBy(p => p.c.Source.Key, StringComparer.Ordinal))
        {
            var first = source.First().c.Source;
            var by = first.PublishedBy is { } publisher ? $", {publisher}" : "";
            var on = first.PublishedOn is { } day ? $", {DateType.SayDay(day)}" : first.PublishedIn is { } month ? $", {month}" : "";
            yield return ($"\"{first.Title}\"{by}{on}. Ground "
                + string.Join(", ", source.Select(s => s.Ground).Distinct().Select(g => g.ToString(CultureInfo.InvariantCulture))) + ".",
                first.At);
        }
    }

    private static IEnumerable<(string, string)> Record(Explanation told, OfficerNotes notes)
    {
        yield return ("Run", notes.RunWords);
        var decision = told.Decision;
        yield return ("Edition", (decision.Policy.Edition ?? "it has no name") + "; " + (decision.ChosenBy is { } by
            ? Sentences.ChosenBy(decision.Policy) + DateType.SayDay(by) : Sentences.AsItStands));
        yield return ("Decision date of the case", decision.DecidedOn is { } day ? DateType.SayDay(day) : "not known");
        if (decision.Case.Id is { } id) yield return ("Case", id);
        yield return ("Policy file", decision.Policy.File);
        foreach (var ground in told.Grounds)
            yield return (string.Create(CultureInfo.InvariantCulture, $"Ground {ground.Ground}"),
                string.Create(CultureInfo.InvariantCulture, $"{ground.Part.Name}, {ground.Part.File}:{ground.Part.Line}"));
        yield return ("Policy text, SHA-256", decision.Policy.Hash);
        yield return ("Engine", Engine.Version);
    }

    private static IEnumerable<string> Choices(Explanation told) => told.Decision.Outcome switch
    {
        null => ["I wait for these answers", "I decide without them, because"],
        { Refers: true } => ["I settle it: outcome"],
        _ => ["I follow the advice, on ground", "I depart from it. My outcome:"],
    };
}
