using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Eligibility.Hosting;

/// <summary>
/// What is told of decisions to whoever watches an application: how many there are of each kind, and how long they take.
/// It names sets and titles of policies, which are few, and nothing of any case: not what it states, nor what it came to.
/// Where nobody listens nothing is measured.
/// </summary>
internal sealed class DecisionTelemetry
{
    /// <summary>From a microsecond to ten seconds: a decision takes less than a microsecond, a proof may take many.</summary>
    private static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries =
        [
            0.000_001, 0.000_002, 0.000_005, 0.000_01, 0.000_02, 0.000_05, 0.000_1, 0.000_2, 0.000_5, 0.001, 0.002, 0.005,
            0.01, 0.02, 0.05, 0.1, 0.5, 1, 10,
        ],
    };

    private readonly Counter<long> _decisions;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _beside;
    private readonly KeyValuePair<string, object?> _set;

    /// <param name="meter">The meter of the set.</param>
    /// <param name="set">What names the set.</param>
    public DecisionTelemetry(Meter meter, KeyValuePair<string, object?> set)
    {
        _set = set;
        _decisions = meter.CreateCounter<long>("eligibility.decisions", "{decision}",
            "Cases that were asked about, by what kind of answer there was.");
        _duration = meter.CreateHistogram("eligibility.decision.duration", "s",
            "How long reading a case and deciding it took, without what is told of it.", null, Durations);
        _beside = meter.CreateCounter<long>("eligibility.shadow.decisions", "{decision}",
            "Cases that were decided beside those in force, by whether they came out alike.");
    }

    /// <summary>Whether anybody listens to decisions.</summary>
    public bool IsHeard => _decisions.Enabled || _duration.Enabled || ReloadTelemetry.Activities.HasListeners();

    /// <summary>What tells of the decisions of one policy.</summary>
    public TitleTelemetry For(string title) => new(this, title);

    /// <summary>Tells what came of a case beside.</summary>
    public void TellBeside(string title, string result) => _beside.Add(1, _set, new(TitleTelemetry.TitleTag, title),
        new("eligibility.shadow.result", result));

    /// <summary>What is told of the decisions of one policy; its tags are made once.</summary>
    internal sealed class TitleTelemetry
    {
        public const string TitleTag = "eligibility.policy.title";
        private const string ResultTag = "eligibility.decision.result";

        private static readonly string[] Results = ["decided", "undecided", "refused", "undated", "none_in_force"];

        private readonly DecisionTelemetry _of;
        private readonly KeyValuePair<string, object?>[][] _tags;

        public TitleTelemetry(DecisionTelemetry of, string title)
        {
            _of = of;
            _tags = [.. Results.Select(r => new[] { of._set, new(TitleTag, title), new(ResultTag, r) })];
        }

        /// <summary>Whether anybody listens.</summary>
        public bool IsHeard => _of.IsHeard;

        /// <summary>Begins an activity, where one is wanted.</summary>
        public static Activity? Start() => ReloadTelemetry.Activities.StartActivity("eligibility.decide");

        /// <summary>Tells of an answer.</summary>
        /// <param name="answer">The answer.</param>
        /// <param name="since">When it was begun, by <see cref="Stopwatch"/>.</param>
        /// <param name="activity">Its activity, or null.</param>
        public void Tell(EditionDecision answer, long since, Activity? activity)
        {
            var tags = _tags[KindOf(answer)];
            if (_of._duration.Enabled) _of._duration.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, tags);
            _of._decisions.Add(1, tags);
            if (activity is null) return;
            foreach (var (name, value) in tags) activity.SetTag(name, value);
            if (answer.Decision is { } decision) activity.SetTag("eligibility.policy.hash", decision.Policy.Hash);
            // Where each record has an edition of its own there is not one.
            else if (answer.Each is { ChosenByRecord: false } each) activity.SetTag("eligibility.policy.hash", each.Policy.Hash);
            if (answer.Faults is [var first, ..]) activity.SetTag("error.type", first.Code);
        }

        private static int KindOf(EditionDecision answer) => answer switch
        {
            { Decision: { } decision } => decision.IsDecided ? 0 : 1,
            { Each: { } each } => each.IsDecided ? 0 : 1,
            { NeedsDate: true } => 3,
            { NoneInForceOn: not null } => 4,
            _ => 2,
        };
    }
}
