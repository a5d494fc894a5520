using System.Diagnostics;
using Eligibility.Benchmarking.Checkpoint;
using Eligibility.Benchmarking.Contests;
using Eligibility.Benchmarking.Ours;
using Eligibility.Hosting;

namespace Eligibility.Benchmarking.Tables;

/// <summary>
/// What a service pays beside the decision: for how a case is given, for being measured, and for policies that decide
/// beside those in force.
/// </summary>
internal static class Hosting
{
    private const string Json = "JSON, nobody can listen";
    private const string Record = "record, nobody can listen";

    // Five in a hundred: what a shadow may cost whoever decides.
    private const double OfAShadow = 1.05;

    public static void Run(Options options, TextWriter output)
    {
        var count = options.Cases ?? SideBySide.Cases;
        var cases = CaseMix.Draw(count, options.Uniform);
        var text = new CaseText(cases, CaseNames.Whole);
        var heard = Hosted.Heard(() => new Hosted("JSON, metrics heard", Given.Json, text) { Beside = Json }, out var listener);
        List<Contender> contenders =
        [
            new Hosted(Json, Given.Json, text, isWatched: false),
            new Hosted("JSON, nobody listens", Given.Json, text) { Beside = Json },
            heard,
            new Hosted("JSON, a shadow of one in ten", Given.Json, text, shadow: Beside()) { Beside = Json, Bar = OfAShadow },
            new Hosted(Record, Given.Record, text, isWatched: false) { Beside = Json },
            new Hosted("record, a shadow of one in ten", Given.Record, text, shadow: Beside()) { Beside = Record, Bar = OfAShadow },
            new Hosted("dictionary", Given.Values, text) { Beside = Json },
        ];
        output.WriteLine($"{count} cases to their outcome by a catalogue; {options.Rounds} rounds; CPU time of the caller\n");
        Measure(contenders, cases, options, output);
        foreach (var shadowed in contenders.OfType<Hosted>().Where(c => c.Shadow is not null))
            output.WriteLine($"{shadowed.Name}: {shadowed.Shadow!.Compared} compared, {shadowed.Shadow.Different} "
                + $"different, {shadowed.Shadow.Dropped} dropped");
        foreach (var contender in contenders) contender.Dispose();
        listener.Dispose();

        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Eligibility.Hosting",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(activities);
        output.WriteLine();
        Measure([new Hosted(Json, Given.Json, text, isWatched: false), new Hosted("JSON, activities heard", Given.Json, text)
            { Beside = Json }], cases, options, output);
    }

    private static PolicyShadowOptions Beside() =>
        new() { Source = _ => ValueTask.FromResult(Hosted.Of(Places.Policy)) };

    private static void Measure(List<Contender> contenders, Facts[] cases, Options options, TextWriter output)
    {
        var asked = contenders.Where((c, i) => i == 0 || options.Asks(c.Name)).ToList();
        var contest = new Contest(asked, cases.Length);
        contest.Check(i => SideBySide.Reference(cases[i]));
        contest.Write(contest.Measure(options.Rounds), output);
    }
}
