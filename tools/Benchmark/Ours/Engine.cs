using System.Buffers;
using System.Text;
using Eligibility.Benchmarking.Checkpoint;

namespace Eligibility.Benchmarking.Ours;

/// <summary>
/// This engine, by what callers see of it. Every call that the tables time stands here: where a call gets a better
/// form, this is the place to change.
/// </summary>
internal sealed class Engine
{
    private readonly PolicyEvaluator _evaluator;
    private readonly BriefLine _brief = new();
    private readonly ArrayBufferWriter<byte> _line = new();

    private Engine(PolicyEvaluator evaluator) => _evaluator = evaluator;

    public Policy Policy => _evaluator.Policy;

    /// <summary>An engine for the text of a policy.</summary>
    public static Engine OfText(string text) => Of(Library.Of([("benchmark.rules", text)]), "benchmark.rules");

    /// <summary>An engine for a file in its library.</summary>
    public static Engine OfFile(string path)
    {
        var library = Library.Open(Library.RootOf(path));
        return Of(library, library.PathFromRoot(path)!);
    }

    /// <summary>A case of the policy.</summary>
    public Case Read(ReadOnlySpan<byte> utf8)
    {
        var read = CaseReader.Read(Policy, utf8);
        return read.IsValid
            ? read.Case!
            : throw new InvalidDataException($"{read.Faults[0]}: {Encoding.UTF8.GetString(utf8)}");
    }

    /// <summary>A decision of which the outcome alone is asked.</summary>
    public Decision Outcome(Case @case) => _evaluator.Decide(@case, DecisionDetail.None);

    /// <summary>A decision with all that its justification tells.</summary>
    public Decision WithRecord(Case @case) => _evaluator.Decide(@case);

    /// <summary>From JSON to the outcome as JSON, which stands until the next call.</summary>
    public ReadOnlySpan<byte> JsonToOutcome(ReadOnlySpan<byte> utf8) => _brief.Outcome(Outcome(Read(utf8)));

    /// <summary>From JSON to the outcome and its reasons by name, a line that stands until the next call.</summary>
    public ReadOnlySpan<byte> JsonToBrief(ReadOnlySpan<byte> utf8) => _brief.Brief(Outcome(Read(utf8)));

    /// <summary>From JSON to the whole justification as JSON.</summary>
    public byte[] JsonToJustification(ReadOnlySpan<byte> utf8) => Justification(WithRecord(Read(utf8)));

    /// <summary>The same on one line, which stands until the next call.</summary>
    public ReadOnlySpan<byte> JsonToJustificationLine(ReadOnlySpan<byte> utf8)
    {
        _line.ResetWrittenCount();
        WithRecord(Read(utf8)).WriteJsonLine(_line);
        return _line.WrittenSpan;
    }

    /// <summary>The whole justification of a decision as JSON.</summary>
    public static byte[] Justification(Decision decision) => DecisionForms.ToJson(decision);

    /// <summary>Cases from a stream of NDJSON, decided by one worker, the whole justification of each on a line.</summary>
    /// <returns>How many were decided.</returns>
    public long Bulk(Stream cases, Stream output)
    {
        var bulk = new BulkDecider(_evaluator, new BulkOptions { Workers = 1, Record = BulkRecord.Full });
        return bulk.DecideAsync(cases, BulkForm.Ndjson, output).GetAwaiter().GetResult().Decided;
    }

    /// <summary>What a decision says, to be checked.</summary>
    public static Verdict VerdictOf(Decision decision) =>
        Verdict.Of(decision.Outcome?.Name ?? throw new InvalidDataException("the case is not decided"),
            decision.Reasons.IsEmpty ? null : decision.Reasons[0].Name.Split(' ')[0]);

    private static Engine Of(Library library, string path)
    {
        var compilation = PolicyCompiler.Compile(library, path);
        return new Engine(compilation.Evaluator ?? throw new InvalidDataException(
            string.Join('\n', compilation.Diagnostics.Where(d => d.IsError).Select(d => $"{d.Line}: {d.Message}"))));
    }
}
