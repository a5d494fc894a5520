using System.Diagnostics.Metrics;
using Eligibility.Benchmarking.ByHand;
using Eligibility.Benchmarking.Checkpoint;
using Eligibility.Benchmarking.Contests;
using Eligibility.Hosting;

namespace Eligibility.Benchmarking.Ours;

/// <summary>How a case is given to a catalogue, of which the outcome alone is asked.</summary>
internal enum Given
{
    Json,
    Record,
    Values,
}

/// <summary>Cases decided by live policies, in each way in which a service gives them.</summary>
internal sealed class Hosted : Contender
{
    private const string Title = "Benchmark: Checkpoint";
    private static readonly DateOnly Day = new(2024, 5, 6);

    private readonly LivePolicies _policies;
    private readonly PolicyCatalogue _catalogue;
    private readonly Given _given;
    private readonly CaseText _text;
    private CaseDto[] _records = [];
    private Dictionary<string, object?>[] _values = [];
    private int _first;

    /// <param name="name">What the table calls it.</param>
    /// <param name="given">How a case is given.</param>
    /// <param name="text">The cases.</param>
    /// <param name="isWatched">Whether it is watched as a host's policies are; else nobody could listen.</param>
    /// <param name="shadow">What decides beside, or null.</param>
    public Hosted(string name, Given given, CaseText text, bool isWatched = true, PolicyShadowOptions? shadow = null)
        : base(name)
    {
        var library = Of(Places.Policy);
        _policies = new LivePolicies(new LivePoliciesOptions { Source = _ => ValueTask.FromResult(library), Shadow = shadow });
        var status = _policies.ReloadAsync().GetAwaiter().GetResult();
        if (!isWatched) status = _policies.PreviewAsync(library).GetAwaiter().GetResult();
        (_given, _text) = (given, text);
        _catalogue = status.Catalogue ?? throw new InvalidDataException(status.Fault);
    }

    /// <summary>The policy of the benchmark, in force so that a catalogue chooses it.</summary>
    public static Library Of(string policy) => Library.Of(("benchmark.rules", File.ReadAllText(policy)
        .Replace($"policy \"{Title}\"\n", $"policy \"{Title}\"\n    in force from 1 January 2020\n", StringComparison.Ordinal)));

    /// <summary>What was decided beside, and let go.</summary>
    public PolicyShadow? Shadow => _policies.Shadow;

    /// <summary>Makes a contender to whose metrics somebody listens, and to nobody's else.</summary>
    public static Hosted Heard(Func<Hosted> make, out MeterListener listener)
    {
        var isOwn = false;
        listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (isOwn && !instrument.IsObservable) own.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => { });
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => { });
        listener.Start();
        isOwn = true;
        var made = make();
        isOwn = false;
        return made;
    }

    public override void Prepare(int first, int count)
    {
        _first = first;
        var range = Enumerable.Range(first, count);
        if (_given == Given.Record) _records = [.. range.Select(i => HandJson.ReadRecord(_text[i]))];
        if (_given == Given.Values) _values = [.. range.Select(i => ValuesOf(HandJson.ReadRecord(_text[i])))];
        // Collected once more than a contest does: what is half old is moved while the time runs.
        GC.Collect();
    }

    public override Verdict Decide(int index) => Engine.VerdictOf(Ask(index).Decision!);

    public override long Run(int first, int count)
    {
        var sum = 0L;
        for (var i = first; i < first + count; i++) sum += Ask(i).Decision!.Outcome!.Index;
        return sum;
    }

    public override void Dispose() => _policies.Dispose();

    private EditionDecision Ask(int index) => _given switch
    {
        Given.Json => _catalogue.Decide(Title, _text[index], Day, DecisionDetail.None),
        Given.Record => _catalogue.Bind<CaseDto>(Title).Decide(_records[index - _first], Day, DecisionDetail.None),
        _ => _catalogue.Decide(Title, _values[index - _first], Day, DecisionDetail.None),
    };

    private static Dictionary<string, object?> ValuesOf(CaseDto facts) => new()
    {
        ["age"] = (int)facts.Age,
        ["lives in force area"] = facts.LivesInForceArea,
        ["offence"] = CaseNames.Whole.Offences[(int)facts.Offence],
        ["drug class"] = CaseNames.Whole.DrugClasses[(int)facts.DrugClass],
        ["quantity"] = facts.Quantity,
        ["supply motive"] = CaseNames.Whole.Motives[(int)facts.SupplyMotive],
        ["convictions"] = (int)facts.Convictions,
        ["days since offence"] = (int)facts.DaysSinceOffence,
        ["hate crime"] = facts.HateCrime,
        ["domestic risk"] = CaseNames.Whole.Risks[(int)facts.DomesticRisk],
        ["on court order"] = facts.OnCourtOrder,
        ["suspended sentence"] = facts.SuspendedSentence,
        ["co-accused"] = facts.CoAccused,
        ["admission"] = CaseNames.Whole.Admissions[(int)facts.Admission],
        ["sufficient evidence"] = facts.SufficientEvidence,
        ["agrees to contract"] = facts.AgreesToContract,
        ["previous checkpoint"] = (int)facts.PreviousCheckpoint,
        ["risk band"] = CaseNames.Whole.Bands[(int)facts.RiskBand],
        ["victim under 18"] = facts.VictimUnder18,
        ["weapon used"] = facts.WeaponUsed,
    };
}
