using Eligibility.Benchmarking.ByHand;
using Eligibility.Benchmarking.Checkpoint;
using Eligibility.Benchmarking.Contests;
using Eligibility.Benchmarking.Ours;

namespace Eligibility.Benchmarking.Tables;

/// <summary>Cases without a third of their facts, beside the twenty rules by hand with all of them.</summary>
internal static class MissingFacts
{
    public static void Run(Options options, TextWriter output)
    {
        var drawn = CaseMix.Draw(options.Cases ?? 4096, options.Uniform);
        var text = new CaseText(drawn, CaseNames.Whole, IsLeftOut);
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
        output.WriteLine($"{drawn.Length} cases with a third of their facts missing: "
            + $"{decided.Count} are decided all the same, {open.Count} are open and told as exact, "
            + $"{drawn.Length - decided.Count - open.Count} are not exact; "
            + $"{options.Rounds} rounds; CPU time\n");
        var known = CaseMix.Draw(SideBySide.Cases, options.Uniform);
        var contest = new Contest(
            [HandContenders.All(known, text).First(), Of("decided all the same", decided, 3),
                Of("open, told as exact", open, null)], known.Length);
        contest.Write(contest.Measure(options.Rounds), output);

        Contender Of(string name, List<int> places, double? bar)
        {
            var cases = places.Select(i => drawn[i]).ToArray();
            var stated = new CaseText(cases, CaseNames.Whole, (i, fact) => IsLeftOut(places[i], fact));
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
