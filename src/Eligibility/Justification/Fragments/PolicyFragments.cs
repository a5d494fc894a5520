using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Eligibility.Model;
using Eligibility.Plan;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// What of a policy's justifications is the same in every case, as UTF-8 JSON in one layout. Made once for each
/// policy; never changing but for lines laid out at a depth at which they were not told before.
/// </summary>
internal sealed class PolicyFragments
{
    private static readonly ConditionalWeakTable<Policy, ByLayout> Known = [];

    private LineWriter? _writer;

    private PolicyFragments(Policy policy, LinePreparer lines, JsonLayout layout)
    {
        Layout = layout;
        Rules = [.. policy.Rules.Select(rule => new RuleFragments(rule, lines, layout))];
        Outcomes = [.. policy.Outcomes.Select(outcome => new OutcomeFragments(outcome, lines, layout))];
        Facts = [.. policy.Inputs.Select((input, i) => new FactFragments(input,
            i + 1 < policy.Inputs.Length ? policy.Inputs[i + 1] : null, lines, layout))];
        (Openings, IsPlain) = (lines.Openings, lines.IsPlain && policy.Each is null && policy.Outcomes.All(OutcomeFragments.MayTell));
        Begin = new FragmentText(layout, 0).StartObject().Text("format", JustificationJson.Format)
            .Text("engine", Engine.Version).Name("policy").StartObject().Text("title", policy.Title)
            .Text("edition", policy.Edition).Text("force", policy.Force).Text("file", policy.Source.Path)
            .Name("choice").Raw("\""u8).Raw(QuotedText.Escaped(Sentences.Period(policy) + "; ")).Cut();
        AsItStands = [.. QuotedText.Escaped(Sentences.AsItStands), (byte)'"'];
        ChosenBy = QuotedText.Escaped(Sentences.ChosenBy(policy));
        Hash = new FragmentText(layout, 2, first: false).Text("hash", policy.Hash).EndObject().Name("id").Cut();
        DecidedOn = Member("decidedOn");
        Decided = Within().Text("status", "decided").Yes("exact", true).Cut();
        Notices = Array("notices");
        MayRead = [.. policy.MayRead.Select(read => QuotedText.Of(Sentences.MayRead(read)))];
        Reasons = Array("reasons");
        Otherwise = OtherwiseOf(policy.Otherwise);
        Exceptions = Array("exceptions");
        AllRules = Array("rules");
        NeededAndFacts = Within().Name("needed").StartArray().EndArray().Name("facts").StartArray().Cut();
        Assumed = Array("assumed");
        NeverLookedAt = Array("neverLookedAt");
        Conventions = Array("conventions");
        End = [.. Within().Text("advice", Wording.Advice).Cut(), .. layout.Line(0), (byte)'}'];
        ReadsDate = policy.Rules.Any(rule => rule.Period is not null) ? policy.DatedBy.Slot : null;
    }

    /// <summary>A writer of its lines, which nobody else has until it is given back.</summary>
    /// <param name="plan">The plan of the policy.</param>
    public LineWriter TakeWriter(PolicyPlan plan) =>
        Interlocked.Exchange(ref _writer, null) ?? new LineWriter(plan, Openings, Layout);

    public void GiveBack(LineWriter writer)
    {
        writer.End();
        Volatile.Write(ref _writer, writer);
    }

    public JsonLayout Layout { get; }

    /// <summary>How many definitions, tables and scores are opened, each once.</summary>
    public int Openings { get; }

    /// <summary>Whether its known cases can be told by fragments (<see cref="TellingCheck"/>).</summary>
    public bool IsPlain { get; }

    /// <summary>The date that rules' periods read, by its slot; null where none has one.</summary>
    public int? ReadsDate { get; }

    public ImmutableArray<RuleFragments> Rules { get; }

    public ImmutableArray<OutcomeFragments> Outcomes { get; }

    public ImmutableArray<FactFragments> Facts { get; }

    /// <summary>What stands before how the edition was chosen.</summary>
    public byte[] Begin { get; }

    public byte[] AsItStands { get; }

    /// <summary>What stands before the date that chose it.</summary>
    public byte[] ChosenBy { get; }

    /// <summary>What stands before the id of the case.</summary>
    public byte[] Hash { get; }

    public byte[] DecidedOn { get; }

    public byte[] Decided { get; }

    public byte[] Notices { get; }

    /// <summary>The notices of protected facts that are read.</summary>
    public ImmutableArray<byte[]> MayRead { get; }

    public byte[] Reasons { get; }

    /// <summary><c>otherwise</c> as a reason.</summary>
    public byte[] Otherwise { get; }

    public byte[] Exceptions { get; }

    public byte[] AllRules { get; }

    public byte[] NeededAndFacts { get; }

    public byte[] Assumed { get; }

    public byte[] NeverLookedAt { get; }

    public byte[] Conventions { get; }

    public byte[] End { get; }

    public static PolicyFragments Of(Policy policy, JsonLayout layout)
    {
        var known = Known.GetValue(policy, static p => new ByLayout(p));
        return ReferenceEquals(layout, JsonLayout.Compact) ? known.Compact : known.Indented;
    }

    private FragmentText Within() => new(Layout, 1, first: false);

    private byte[] Member(string name) => Within().Name(name).Cut();

    private byte[] Array(string name) => Within().Name(name).StartArray().Cut();

    private byte[] OtherwiseOf(Otherwise otherwise) => RuleFragments.Sources(new FragmentText(Layout, 2).StartObject()
            .Text("rule", "otherwise").Text("file", otherwise.Span.Source.Path).Number("line", otherwise.Span.Line)
            .Text("because", otherwise.Because), "sources", otherwise.Grounds.Citations)
        .Name("defeats").StartArray().EndArray().Name("conditions").StartObject().EndObject().EndObject().Cut();

    /// <summary>A policy's fragments in each layout, its lines prepared once.</summary>
    private sealed class ByLayout(Policy policy)
    {
        private readonly Lock _preparing = new();
        private readonly LinePreparer _lines = new(policy);

        public PolicyFragments Compact => field ?? Make(ref field, JsonLayout.Compact);

        public PolicyFragments Indented => field ?? Make(ref field, JsonLayout.Indented);

        private PolicyFragments Make(ref PolicyFragments? made, JsonLayout layout)
        {
            lock (_preparing) return made ??= new PolicyFragments(policy, _lines, layout);
        }
    }
}
