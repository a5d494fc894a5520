using Eligibility.Benchmarking.ByHand;
using Eligibility.Benchmarking.Checkpoint;
using Eligibility.Benchmarking.Contests;
using Eligibility.Benchmarking.Ours;

namespace Eligibility.Benchmarking.Tables;

/// <summary>
/// Cases without a third of their facts, beside the twenty rules by hand with all of them: once without facts at which
/// the rules look once each, so that two runs are enough to tell what is open, and once without any, so that most must
/// be searched.
/// </summary>
internal static class MissingFacts
{
    public static void Run(Options options, TextWriter output)
    {
        Run(options, output, "facts at which the rules look once", IsLeftOutOnce, options.Cases ?? SideBySide.Cases, 3);
        Run(options, output, "any facts", IsLeftOut, Math.Min(options.Cases ?? 1024, 1024), null);
    }

    private static void Run(Options options, TextWriter output, string which, Func<int, int, bool> isLeftOut, int count,
        double? bar)
    {
        var drawn = CaseMix.Draw(count, options.Uniform);
        var text = new CaseText(drawn, CaseNames.Whole, isLeftOut);
        var engine = Engine.OfFile(Places.Policy);
        List<int> decided = [];
        List<int> open = [];
        for (var i = 0; i < drawn.Length; i++)
        {
            var decision = engine.Outcome(engine.Read(text[i]));
            Check(i, drawn[i], decision);
            if (decision.IsDecided) decided.Add(i);
            else if (decision.Exact) open.Add(i);
        }
        output.WriteLine($"{drawn.Length} cases with a third of their facts missing, {which}: "
            + $"{decided.Count} are decided all the same, {open.Count} are open and told as exact, "
            + $"{drawn.Length - decided.Count - open.Count} are not exact; "
            + $"{options.Rounds} rounds; CPU time\n");
        var known = CaseMix.Draw(SideBySide.Cases, options.Uniform);
        var contest = new Contest(
            [HandContenders.All(known, text).First(), Of("decided all the same", decided),
                Of("open, told as exact", open)], known.Length);
        contest.Write(contest.Measure(options.Rounds), output);

        Contender Of(string name, List<int> places)
        {
            var cases = places.Select(i => drawn[i]).ToArray();
            var stated = new CaseText(cases, CaseNames.Whole, (i, fact) => isLeftOut(places[i], fact));
            return new OurContenders.OfCases($"ours: {name}", engine, stated, withRecord: false)
                { Bar = bar, Cases = places.Count };
        }
    }

    /// <summary>What is said of a case without some facts must fit what comes of it with all of them.</summary>
    private static void Check(int index, in Facts whole, Decision decision)
    {
        var right = SideBySide.Reference(whole);
        if (decision.Possible.Length > 0 && decision.Possible.All(o => o.Name != Verdict.Offers[(int)right.Offer]))
            throw new DisagreementException("ours, with facts missing", index, right,
                Verdict.Of(decision.Possible[0].Name, null));
        if (decision.IsDecided && decision.Outcome!.Name != Verdict.Offers[(int)right.Offer])
            throw new DisagreementException("ours, with facts missing", index, right,
                Verdict.Of(decision.Outcome.Name, null));
    }

    // Where the person lives, the days since the offence, hate crime, an order, a suspended sentence, the evidence, the
    // contract, a weapon: all but one of them.
    private static readonly int[] Once = [1, 7, 8, 10, 11, 14, 15, 19];

    private static bool IsLeftOutOnce(int index, int fact) =>
        Array.IndexOf(Once, fact) is >= 0 and var at && at != index % Once.Length;

    // Scattered by a multiplication, the same on every machine.
    private static bool IsLeftOut(int index, int fact)
    {
        unchecked
        {
            var mixed = (uint)(index * 20 + fact + 1) * 2654435761u;
            return ((mixed ^ (mixed >> 15)) * 2246822519u >> 16) % 3 == 0;
        }
    }
}
