using System.Text;
using Eligibility.Comparing;
using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Fuzzing;

/// <summary>
/// Recorded decisions: read, and compared with a sound one. What is no record is refused with a
/// <see cref="FormatException"/> and nothing else.
/// </summary>
internal sealed class RecordTarget : Target
{
    private static readonly byte[][] Sound = [.. Records()];

    private static readonly RecordedDecision First = RecordedDecision.Read(Sound[0]);

    public override string Name => "record";

    public override int Share => 15;

    public override IReadOnlyList<string> Words { get; } =
    [
        "null", "true", "false", "{}", "[]", "\"\"", "0", "-1", "1e400", "\"format\": \"eligibility-justification/1\",",
        "\"format\": \"eligibility-justification/2\",", "\"grounds\"", "\"parts\": [null],", "\"applies\"", "\"effect\"",
        "\"outcome\"", "\"rules\"", "\"facts\"", "\"status\"", "\"reasons\": null,",
        "\"rules\": [null],", "\"facts\": [{}],", "\"possible\": [null],",
        "\"needed\"", "\"sources\"", "\"conditions\"", "\"refers\"", "\"items\"", "\"judged\"", "{", "}", "[", "]",
        "\\ud800", "\\u202e",
    ];

    public override IEnumerable<string> Seeds => Sound.Select(Encoding.Latin1.GetString);

    public override string Work(byte[] input, Seen seen)
    {
        RecordedDecision record;
        try
        {
            record = RecordedDecision.Read(input);
        }
        catch (FormatException refused)
        {
            Require.Safe(refused.Message, "the refusal", lines: false);
            Require.That(refused.Message.Length < 1_000, "the refusal is told at too great a length");
            seen.AddWording("refused", refused.Message);
            return refused.Message;
        }
        Require.That(DecisionDifference.Between(record, record).IsEmpty, "a record differs from itself");
        var differences = DecisionDifference.Between(First, record);
        Require.That(differences.Length == DecisionDifference.Between(record, First).Length,
            "there are more differences one way than the other");
        foreach (var difference in differences)
            seen.Add("difference", difference.About + (difference.First is null) + (difference.Second is null));
        var (text, json) = (DifferenceForms.Text(First, record), DifferenceForms.Json(First, record));
        Require.Safe(DifferenceForms.Text(record, First), "the differences the other way");
        Require.Safe(text, "the differences");
        Require.Json(json, "the differences as JSON");
        return text + Encoding.UTF8.GetString(json);
    }

    private static IEnumerable<byte[]> Records()
    {
        var random = new Random(3);
        for (var i = 0; i < 12; i++)
        {
            var read = CaseReader.Read(CaseTarget.Every.Policy, RandomCase.Make(CaseTarget.Every.Policy, random));
            if (!read.IsValid) continue;
            var decision = CaseTarget.Every.Decide(read.Case);
            yield return JustificationJson.Render(JustificationBuilder.Build(decision));
            if (i < 4) yield return ExplanationJson.Render(decision);
        }
        foreach (var path in Repository.RuleFiles(Repository.Language("Accepted"))
            .Where(f => !f.Contains('/', StringComparison.Ordinal)).Take(30))
            if (Compiling.File(Path.Combine(Repository.Language("Accepted"), path)).Evaluator is { } evaluator)
                yield return JustificationJson.Render(
                    JustificationBuilder.Build(Support.Deciding.NothingKnown(evaluator)));
    }
}
