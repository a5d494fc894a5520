using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>What of a rule is the same in every case: as a reason, and among all the rules.</summary>
internal sealed class RuleFragments
{
    // The whole, the array of reasons or of rules: what stands in it is a rule.
    private const int Depth = 2;

    public RuleFragments(Rule rule, LinePreparer lines, JsonLayout layout)
    {
        (Rule, Overrides) = (rule, rule.Overrides);
        When = rule.When is { } when ? lines.Prepare(when) : null;
        Unless = rule.Unless is { } unless ? lines.Prepare(unless) : null;
        Name = QuotedText.Of(rule.Name);
        AsDefeater = new FragmentText(layout, Depth + 2).StartObject().Text("rule", rule.Name).EndObject().Cut();
        AsException = new FragmentText(layout, Depth).StartObject().Text("rule", rule.Name).Name("defeats")
            .StartArray().Cut();
        ExceptionEnd = [.. layout.Line(Depth), (byte)'}'];
        var reason = new FragmentText(layout, Depth).StartObject().Text("rule", rule.Name)
            .Text("file", rule.Span.Source.Path).Number("line", rule.Span.Line).Text("because", rule.Because);
        AsReason = Sources(reason, "sources", rule.Citations).Name("defeats").StartArray().Cut();
        AmongRules = Place(Begin(layout, "reason"), rule).EndObject().Cut();
        Statuses = ImmutableArray.CreateRange(RuleJson.Statuses, status => Begin(layout, status).Cut());
        Placed = Sources(Place(new FragmentText(layout, Depth + 1, first: false), rule).Text("because", rule.Because),
            "sources", rule.Citations).Name("defeatedBy").StartArray().Cut();
        Defeats = new FragmentText(layout, Depth + 1, first: false).Name("defeats").StartArray().Cut();
        FailedOn = new FragmentText(layout, Depth + 1, first: false).Name("failedOn").StartArray().Cut();
        var conditions = new FragmentText(layout, Depth + 1, first: false).Name("conditions").StartObject();
        if (rule is { When: null, Unless: null }) conditions.Yes("always", true);
        // A rule that does not apply is defeated by none, and defeats none.
        Failed = [.. Statuses[(int)RuleStatus.DoesNotApply], .. Placed, (byte)']', .. Defeats, (byte)']', .. FailedOn];
        Conditions = rule.When is null ? conditions.Cut() : conditions.Name("when").Cut();
        if (When is { IsToldByParts: false })
            FailedOnWhen = [.. Failed, .. layout.Line(Depth + 2), .. When.Quoted, .. layout.Line(Depth + 1), (byte)']',
                .. Conditions];
        BeforeUnless = new FragmentText(layout, Depth + 2, first: rule.When is null).Name("unless").Cut();
        End = [.. layout.Line(Depth + 1), (byte)'}', .. layout.Line(Depth), (byte)'}'];
    }

    public Rule Rule { get; }

    /// <summary>The rules that it defeats, by their places.</summary>
    public ImmutableArray<int> Overrides { get; }

    public PreparedLine? When { get; }

    public PreparedLine? Unless { get; }

    /// <summary>Its name as a value.</summary>
    public byte[] Name { get; }

    /// <summary>It as one that defeats another.</summary>
    public byte[] AsDefeater { get; }

    /// <summary>It as an exception, up to what it defeats.</summary>
    public byte[] AsException { get; }

    public byte[] ExceptionEnd { get; }

    /// <summary>It as a reason, up to what it defeats.</summary>
    public byte[] AsReason { get; }

    /// <summary>A reason among all the rules, with what parts it from the rule before.</summary>
    public byte[] AmongRules { get; }

    /// <summary>Any other among all the rules, by its status, with what parts it from the rule before.</summary>
    public ImmutableArray<byte[]> Statuses { get; }

    /// <summary>What follows its status, up to what defeats it.</summary>
    public byte[] Placed { get; }

    /// <summary>One that does not apply, from its beginning up to the lines on which it failed.</summary>
    public byte[] Failed { get; }

    /// <summary>
    /// One that does not apply since its <c>when</c> failed, up to that; null where that is told by what it is made of.
    /// </summary>
    public byte[]? FailedOnWhen { get; }

    /// <summary>What begins the names of those that it defeats.</summary>
    public byte[] Defeats { get; }

    /// <summary>What begins the lines on which it failed.</summary>
    public byte[] FailedOn { get; }

    /// <summary>What begins its conditions, up to its <c>when</c> where it has one.</summary>
    public byte[] Conditions { get; }

    /// <summary>What stands before its <c>unless</c>.</summary>
    public byte[] BeforeUnless { get; }

    /// <summary>What ends its conditions, and itself.</summary>
    public byte[] End { get; }

    private FragmentText Begin(JsonLayout layout, string status) =>
        new FragmentText(layout, Depth, first: Rule.Index == 0).Item().StartObject().Text("rule", Rule.Name)
            .Text("status", status);

    private static FragmentText Place(FragmentText text, Rule rule)
    {
        text.Text("outcome", rule.Outcome?.Name).Text("file", rule.Span.Source.Path).Number("line", rule.Span.Line);
        return rule.Period is not { } period
            ? text
            : text.Name("inForce").StartObject().Day("from", period.From).Day("until", period.Until).EndObject();
    }

    /// <summary>The sources that are cited.</summary>
    internal static FragmentText Sources(FragmentText text, string name, ImmutableArray<Citation> citations)
    {
        text.Name(name).StartArray();
        foreach (var (source, place, evidence) in citations)
            text.Item().StartObject().Text("source", source.Key).Text("title", source.Title)
                .Text("publishedBy", source.PublishedBy).Text("publishedOn", SourcesJson.PublishedOn(source)).Text("at", source.At)
                .Text("place", place).Text("evidence", SourcesJson.WordOf(evidence)).EndObject();
        return text.EndArray();
    }
}
