using System.Globalization;
using System.Text.Json;
using Eligibility;
using Eligibility.Measure;
using Eligibility.Text;

// eligibility-measure make POLICY COUNT SEED MISSING   cases as NDJSON, on standard output
// eligibility-measure stages POLICY CASES               where the time goes, stage by stage, on one core
// eligibility-measure partial POLICIES COUNT            what unknown facts cost, beside the same cases whole
// eligibility-measure findings POLICIES                 what it costs to look for findings, file by file
// eligibility-measure copy CASES DECISIONS OUT         reads and writes the bytes that deciding reads and writes
switch (args)
{
    case ["make", var policy, var count, var seed, var missing]:
        Make(policy, long.Parse(count, CultureInfo.InvariantCulture), ulong.Parse(seed, CultureInfo.InvariantCulture),
            double.Parse(missing, CultureInfo.InvariantCulture));
        return 0;
    case ["stages", var policy, var cases]:
        Stages.Measure(Editions.Of(Evaluators(policy))[0], cases);
        return 0;
    case ["partial", var policies, var number]:
        PartialCases.Run(policies, int.Parse(number, CultureInfo.InvariantCulture), Console.Out);
        PartialAtLarge.Run(Console.Out);
        return 0;
    case ["findings", var looked]:
        FindingCosts.Run(looked, Console.Out);
        return 0;
    case ["copy", var cases, var decisions, var target]:
        Copy(cases, new FileInfo(decisions).Length, target);
        return 0;
    default:
        Console.Error.Write(
            "eligibility-measure: make POLICY COUNT SEED MISSING, stages POLICY CASES, partial POLICIES COUNT, "
                + "findings POLICIES, or copy CASES DECISIONS OUT\n");
        return 2;
}

static void Make(string path, long count, ulong seed, double missing)
{
    var all = Evaluators(path);
    var dated = all.Where(e => e.Policy.Period is not null).ToList();
    var cases = new RandomCases(dated.Count > 0 ? dated : all, seed, missing);
    using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 20);
    using var json = new Utf8JsonWriter(output, JsonStyle.Compact);
    for (var id = 1L; id <= count; id++)
    {
        json.Reset();
        cases.Write(json, id);
        json.Flush();
        output.WriteByte((byte)'\n');
    }
}

static List<PolicyEvaluator> Evaluators(string path)
{
    var library = Library.Open(Library.RootOf(path));
    return [.. LibraryChecker.Check(library, library.Files(library.PathFromRoot(path)!)).Compilations
        .Select(c => c.Evaluator).OfType<PolicyEvaluator>()];
}

static void Copy(string cases, long bytes, string target)
{
    var buffer = new byte[1 << 20];
    using var input = new FileStream(cases, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
    while (input.Read(buffer) > 0)
    {
    }
    using var output = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, 0);
    for (var left = bytes; left > 0; left -= buffer.Length)
        output.Write(buffer.AsSpan(0, (int)Math.Min(left, buffer.Length)));
    output.Flush(flushToDisk: true);
}
