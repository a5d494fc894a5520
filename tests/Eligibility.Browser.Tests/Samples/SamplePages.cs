using Eligibility.Justification;
using Eligibility.Tests.Command;
using Eligibility.Tests.LetterTests;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Samples;

/// <summary>A page as it is printed, and the same in a form without marks of HTML.</summary>
/// <param name="Html">The page.</param>
/// <param name="Words">The same as text or Markdown.</param>
internal sealed record SamplePage(string Html, string Words);

/// <summary>A page of each form of HTML that is printed, by name; its first word is the form.</summary>
internal static class SamplePages
{
    private const string Import = """
        {"id": "import-1", "offence": "drug import", "purchase channel": "dark net", "drug": "ecstasy",
            "visited in the operation": true, "purpose": "profit", "further evidence found": false}
        """;
    private const string ThreeMissing = "\"what happened\": \"drug supply\"";

    private static readonly string Garden = CommandRun.Rules("operation-garden") + "@2018-11-20";
    private static readonly string Opposition = CommandRun.Rules("new-zealand-opposition-position/november-2018.rules");
    private static readonly string Minister = CommandRun.Rules("new-zealand-minister-position/november-2018.rules");
    private static readonly string ByRecord =
        Path.Combine(Repository.Language("Accepted"), "decided-record-by-record.rules");

    private static readonly Dictionary<string, Func<SamplePage>> Made = new(StringComparer.Ordinal)
    {
        ["officer for an offer"] = () => Ran(File.ReadAllText(CommandRun.SampleCase), "decide", CommandRun.Rules("durham-checkpoint"),
            "--on", "2018-01-10"),
        ["officer three grounds"] = () => Officer(LetterSamples.Decide(LetterSamples.ThreeGrounds)),
        ["officer otherwise"] = () => Officer(LetterSamples.Decide(LetterSamples.Cannabis)),
        ["officer imports"] = () => Ran(Import, "decide", CommandRun.Rules("operation-garden"), "--on", "2018-11-20"),
        ["officer undecided"] = () => Officer(LetterSamples.Decide(ThreeMissing)),
        ["officer much undecided"] = () => Officer(Example("durham-checkpoint/2020-published-criteria.rules", d => !d.IsDecided)),
        ["officer referred"] = () => Officer(LetterSamples.Decide(LetterSamples.Denial)),
        ["officer banner"] = () => Officer(Example("new-zealand-opposition-position/november-2018.rules", d => d.IsDecided)),
        ["officer decided"] = () => Officer(Example("northshire-cautions/2024.rules", d => d.IsDecided), Handled),
        ["officer unfolded"] = () => Officer(Example("northshire-cautions/2024.rules", d => d.IsDecided), isUnfolded: true),
        ["letter as long as one may be"] = () => Letter(Longest()),
        ["records for the officer"] = () => Ran(TwoOffences, "decide", ByRecord, "--on", "2024-07-01"),
        ["records for the person"] = () => Ran(TwoOffences, "decide", ByRecord, "--on", "2024-07-01", "--for", "person"),
        ["undated"] = () => Ran("{}", "decide", CommandRun.Rules("durham-checkpoint")),
        ["compare two"] = () => Ran(Import, "compare", Garden, Opposition),
        ["compare three"] = () => Ran(Import, "compare", Garden, Opposition, Minister),
        ["compare four"] = () => Ran(Import, "compare", Garden, Opposition, Minister, CommandRun.Rules("new-zealand-warnings"),
            "--on", "2018-11-20"),
        ["document"] = () => Ran(null, "document", CommandRun.Rules("northshire-cautions")),
        ["document long"] = () => Ran(null, "document", CommandRun.Rules("durham-checkpoint")),
        ["document for the public"] = () => Ran(null, "document", CommandRun.Rules("durham-checkpoint"), "--for", "public"),
        ["atrs"] = () => Ran(null, "atrs", CommandRun.Rules("durham-checkpoint")),
    };

    private static readonly Dictionary<string, Lazy<SamplePage>> All = Made
        .Concat(SampleLetters.All.Select(l => KeyValuePair.Create("letter " + l.Key, () => Letter(l.Value()))))
        .ToDictionary(p => p.Key, p => new Lazy<SamplePage>(p.Value), StringComparer.Ordinal);

    private const string TwoOffences = """
        {"admits": true, "offences": [{"kind": "shoplifting", "day": "2024-06-03", "aggravating": [], "value": "GBP 20"},
            {"kind": "assault", "day": "2024-06-05", "aggravating": ["planned"], "value": "GBP 0"}]}
        """;

    public static TheoryData<string> Names => [.. All.Keys];

    public static SamplePage Of(string name) => All[name].Value;

    /// <summary>The names of the pages of a form.</summary>
    public static TheoryData<string> Form(params string[] forms) => [.. All.Keys.Where(n => forms.Contains(n.Split(' ')[0]))];

    private static OfficerNotes Handled { get; } = new(RunNote.Read(Note("run-by-an-officer")).Note,
        DecisionNote.Read(Note("decision-departed")).Note);

    private static SamplePage Officer(Decision decision, OfficerNotes? notes = null, bool isUnfolded = false)
    {
        var record = JustificationBuilder.Build(decision);
        return new(JustificationForms.Html(record, isUnfolded, notes), JustificationForms.Markdown(record, notes));
    }

    private static SamplePage Letter(Letter letter) => new(LetterHtml.Render(letter), LetterText.Render(letter));

    /// <summary>The letter with the most words that an officer can still send.</summary>
    private static Letter Longest()
    {
        Letter? longest = null;
        for (var reasons = "We looked at this again."; ; reasons += " What you told us about that evening does not change it.")
        {
            var letter = SampleLetters.Withheld(("reasonsForPerson", reasons), ("withheldBy", "superintendent"));
            if (FinalLetter.Of(letter, out _) is not { } final) break;
            longest = final;
        }
        Assert.InRange(longest!.Words, 340, 350);
        return longest;
    }

    private static Decision Example(string file, Func<Decision, bool> fits)
    {
        var evaluator = Compiling.File(CommandRun.Rules(file)).Evaluator!;
        return evaluator.Policy.Examples.Select(e => evaluator.Decide(Case.OfExample(evaluator.Policy, e))).First(fits);
    }

    /// <summary>What the command prints; a case, where there is one, it is given.</summary>
    private static SamplePage Ran(string? @case, params string[] arguments)
    {
        string[] all = @case is null ? arguments : [.. arguments, "--case", "-"];
        return new(Printed("html"), Printed("markdown"));

        string Printed(string format)
        {
            var run = CommandRun.WithInput(@case ?? "", [.. all, "--format", format]);
            Assert.True(run.Output.Length > 0, run.Error);
            return run.Output;
        }
    }

    private static byte[] Note(string name) => File.ReadAllBytes(
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "HandlingTests", "Accepted", name + ".json"));
}
