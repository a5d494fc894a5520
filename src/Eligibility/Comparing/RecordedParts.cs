using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Eligibility.Comparing;

/// <summary>What a record tells, as far as it is compared part by part.</summary>
internal sealed record RecordedParts
{
    /// <summary>Whether it was recorded in the second form, which says of each rule on which side it is.</summary>
    [JsonIgnore]
    public bool IsSecondForm { get; init; }

    public required string Engine { get; init; }
    public required RecordedPolicy Policy { get; init; }
    public string? Id { get; init; }
    public string? DecidedOn { get; init; }
    public required string Status { get; init; }
    public bool Exact { get; init; }
    public RecordedOutcome? Outcome { get; init; }
    public ImmutableArray<string> Possible { get; set; } = [];
    public ImmutableArray<string> Notices { get; set; } = [];
    public ImmutableArray<RecordedReason> Reasons { get; set; } = [];
    public ImmutableArray<RecordedRule> Rules { get; set; } = [];
    public ImmutableArray<RecordedNeed> Needed { get; set; } = [];
    public ImmutableArray<RecordedFact> Facts { get; set; } = [];
    public ImmutableArray<string> Conventions { get; set; } = [];

    /// <summary>The member in which something is not there that every record has; null where all is.</summary>
    public string? Missing() =>
        Policy.Title is null ? "policy"
        : Outcome is { Name: null } or { Text: null } or { Discretionary: null }
            || !All(Outcome?.Obligations ?? [], c => c.Status is not null)
            || !All(Outcome?.Authority ?? [], c => c.Status is not null)
            || !All(Outcome?.Tells ?? [], t => t.Status is not null && (t.Label ?? t.Text) is not null)
            || !All(Outcome?.LastsNeeds ?? [], n => n.Fact is not null) ? "outcome"
        : !All(Reasons, r => r.Rule is not null) ? "reasons"
        : !All(Rules, r => r is { Rule: not null, Status: not null } && All(r.FailedOn, _ => true)
            && All(r.DefeatedBy, d => d.Rule is not null)) ? "rules"
        : !All(Facts, f =>
            f is { Fact: not null, Standing: not null, Judged: null or { By: not null, Because: not null } }
                && All(f.JudgedItems, j => j is { Field: not null, By: not null, Because: not null })) ? "facts"
        : !All(Needed, n => n.Fact is not null) ? "needed"
        : !All(Possible, _ => true)
            ? "possible" : !All(Notices, _ => true) ? "notices" : !All(Conventions, _ => true) ? "conventions" : null;

    /// <summary>Without what only one of the two forms tells: so a record of each can be compared.</summary>
    public RecordedParts InBothForms() => this with
    {
        Outcome = Outcome is { } outcome ? outcome with { LastsNeeds = default } : null,
        Rules = Rules.IsDefault ? [] : [.. Rules.Select(r => r with { FailedOn = [], Direction = null })],
    };

    private static bool All<T>(ImmutableArray<T> items, Func<T, bool> whole) =>
        items.IsDefault || items.All(i => i is not null && whole(i));
}

internal sealed record RecordedPolicy(string Title, string? Edition, string? Force, string? Choice, string? Hash);

internal sealed record RecordedOutcome(string Name, string Text, string? Lasts, JsonElement Refers,
    ImmutableArray<RecordedConsequence> Obligations, string Discretionary,
    ImmutableArray<RecordedConsequence> Authority, ImmutableArray<RecordedTold> Tells,
    ImmutableArray<RecordedNeed> LastsNeeds, string? Direction);

internal sealed record RecordedTold(string? Label, string? Text, string Status);

internal sealed record RecordedConsequence(string? Text, string? Role, string Status);

internal sealed record RecordedReason(string Rule, bool Open, string? Because, JsonElement Sources,
    JsonElement Conditions);

internal sealed record RecordedRule(string Rule, string Status, string? Outcome, string? Because, JsonElement Sources,
    ImmutableArray<string> FailedOn, ImmutableArray<RecordedDefeat> DefeatedBy, JsonElement Conditions,
        string? Direction);

internal sealed record RecordedDefeat(string Rule, bool Open);

internal sealed record RecordedNeed(string Fact, string? Ask);

internal sealed record RecordedFact(string Fact, string? Value, string Standing, bool Used, RecordedJudgement? Judged,
    ImmutableArray<JsonElement> Items, ImmutableArray<RecordedJudgedItem> JudgedItems, ImmutableArray<int> Grounds);

internal sealed record RecordedJudgedItem(int Item, string Field, string By, string Because);

internal sealed record RecordedJudgement(string By, string Because);

/// <summary>
/// How the parts are read without reflection, which is not there in a command that is compiled ahead of time. The
/// generator passes over the initialisers of <c>init</c> properties, so members that a record may lack are <c>set</c>.
/// </summary>
[JsonSerializable(typeof(RecordedParts))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class RecordedJson : JsonSerializerContext;
