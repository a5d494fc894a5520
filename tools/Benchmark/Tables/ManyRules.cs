using Eligibility.Benchmarking.ByHand;
using Eligibility.Benchmarking.Checkpoint;
using Eligibility.Benchmarking.Contests;
using Eligibility.Benchmarking.Ours;

namespace Eligibility.Benchmarking.Tables;

/// <summary>Policies of thousands of rules beside the twenty by hand.</summary>
internal static class ManyRules
{
    public static void Run(Options options, TextWriter output)
    {
        var cases = CaseMix.Draw(options.Cases ?? SideBySide.Cases, options.Uniform);
        var text = new CaseText(cases, CaseNames.Short);
        List<Contender> contenders = [HandContenders.All(cases, text).First()];
        foreach (var rules in options.Rest.Count == 0 ? [2000, 10_000] : options.Rest.Select(Options.Count))
        {
            if (rules < 20) throw new FormatException($"{rules} rules are fewer than the twenty that are copied");
            var source = RuleCopies.Text(rules);
            var start = CpuClock.Now();
            var engine = Engine.OfText(source);
            output.WriteLine($"{rules} rules, {source.Length:N0} characters: compiled in "
                + $"{Spread.Digits((CpuClock.Now() - start) / 1e6)} ms");
            contenders.Add(new OurContenders.OfCases($"ours: {rules} rules", engine, text, withRecord: false)
                { Bar = BarOf(rules), Cases = (int)Math.Clamp(cases.Length * 64L / rules, 1, cases.Length) });
        }
        output.WriteLine($"{cases.Length} cases by hand, {cases.Length * 64L} rules looked at by each of the others; "
            + $"{options.Rounds} rounds; CPU time\n");
        var contest = new Contest(contenders, cases.Length);
        contest.Check(i => SideBySide.Reference(cases[i]));
        contest.Write(contest.Measure(options.Rounds), output);
    }

    private static double? BarOf(int rules) => rules switch { 2000 => 35, 10_000 => 160, _ => null };
}
