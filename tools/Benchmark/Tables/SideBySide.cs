using Eligibility.Benchmarking.ByHand;
using Eligibility.Benchmarking.Checkpoint;
using Eligibility.Benchmarking.Contests;
using Eligibility.Benchmarking.Ours;
using Eligibility.Benchmarking.Peers;

namespace Eligibility.Benchmarking.Tables;

/// <summary>The policy of the benchmark, decided by everybody.</summary>
internal static class SideBySide
{
    /// <summary>How many cases there are, when silent.</summary>
    public const int Cases = 131_072;

    public static void Run(Options options, TextWriter output)
    {
        var count = options.Cases ?? Cases;
        var cases = CaseMix.Draw(count, options.Uniform);
        var text = new CaseText(cases, CaseNames.Whole);
        var engine = Engine.OfFile(Places.Policy);
        Describe(cases, options, output);
        DescribeSizes(text, engine, output);
        var contenders = HandContenders.All(cases, text)
            .Concat(OurContenders.All(engine, text))
            .Concat(PeerContenders.OnDotNet(cases))
            .Concat(PeerContenders.InNode(cases))
            .Where(c => c.Name == HandContenders.Outcome || options.Asks(c.Name)).ToList();
        try
        {
            var contest = new Contest(contenders, count);
            contest.Check(i => Reference(cases[i]));
            contest.Write(contest.Measure(options.Rounds), output);
        }
        finally
        {
            foreach (var contender in contenders) contender.Dispose();
        }
    }

    /// <summary>What is right, by hand.</summary>
    public static Verdict Reference(in Facts facts)
    {
        var traced = HandTraced.Decide(facts);
        return Verdict.Of(traced.Outcome, traced.Rule);
    }

    private static void Describe(Facts[] cases, Options options, TextWriter output)
    {
        var offers = new int[Verdict.Offers.Length];
        var rules = new int[Verdict.Rules.Length];
        foreach (ref readonly var facts in cases.AsSpan())
        {
            var verdict = Reference(facts);
            offers[(int)verdict.Offer]++;
            rules[verdict.Winner]++;
        }
        var shares = offers.Select((n, i) => $"{Verdict.Offers[i]} {Spread.Digits(100.0 * n / cases.Length)} %");
        output.WriteLine($"{cases.Length} cases, mix {(options.Uniform ? "uniform" : "real")}: "
            + $"{string.Join(", ", shares)}; "
            + $"{rules.Count(n => n > 0)} of {rules.Length} rules decide some; {options.Rounds} rounds; CPU time");
    }

    private static void DescribeSizes(CaseText text, Engine engine, TextWriter output)
    {
        const int most = 1024;
        var hand = new HandJson();
        var places = Enumerable.Range(0, Math.Min(most, text.Count)).ToList();
        output.WriteLine($"JSON in bytes: a case {places.Average(i => text[i].Length):0}, the trace by hand "
            + $"{places.Average(i => hand.Trace(text[i]).Length):0}, the justification "
            + $"{places.Average(i => engine.JsonToJustification(text[i]).Length):0}\n");
    }
}
