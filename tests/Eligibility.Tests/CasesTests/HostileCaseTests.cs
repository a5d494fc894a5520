using System.Globalization;
using System.Text;
using Eligibility.Cases;

namespace Eligibility.Tests.CasesTests;

/// <summary>
/// Whatever the bytes, a case is read or refused: nothing is thrown, and every fault is one safe line.
/// </summary>
public class HostileCaseTests
{
    private const string Seed = """
        {"id": "x", "violent": true, "age": 20, "reading": 0.5, "weight": "250 mg", "damage": "GBP 80", "date of birth": "2000-02-29",
         "drug": "crackCocaine",
         "weapons": ["bat"], "view": {"value": "sad", "by": "S \u0041", "because": "é"},
         "previous offences": [{"kind": "theft"}, {"months given": 3}], "drugs found": [{"substance": "heroin"}]}
        """;

    private static readonly byte[][] Pieces =
        [.. new[]
        {
            "{", "}", "[", "]", "\"", ",", ":", "\\u", "\\ud83d", "null", "1e9", "-", ".", "0", "\n", "\\", "'", "//",
            "\uFEFF", "\u202e", "age", "\"age\": 1,"
        }.Select(Encoding.UTF8.GetBytes),
            [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0x00]];

    [Fact]
    public void Nothing_is_thrown_whatever_the_bytes()
    {
        var random = new Random(20180110);
        var options = new CaseOptions { KnownElsewhere = ["hate crime", "x"], DecidedOn = new DateOnly(2018, 1, 10) };
        var seed = Encoding.UTF8.GetBytes(Seed);
        Sample.Valid(CaseReader.Read(Sample.Policy, seed, options));
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = seed.ToList();
            for (var edit = random.Next(1, 4); edit > 0; edit--)
            {
                var at = random.Next(bytes.Count);
                var piece = Pieces[random.Next(Pieces.Length)];
                if (random.Next(3) == 0) bytes.RemoveRange(at, Math.Min(random.Next(1, 12), bytes.Count - at));
                else if (random.Next(2) == 0) bytes.InsertRange(at, piece);
                else bytes[at] = (byte)random.Next(256);
                if (bytes.Count == 0) bytes.Add(0);
            }
            var result = CaseReader.Read(Sample.Policy, bytes.ToArray(), options);
            Assert.Equal(result.Faults.IsEmpty, result.IsValid);
            foreach (var fault in result.Faults)
            {
                var line = fault.ToString();
                Assert.True(line.EnumerateRunes()
                            .All(r => r == Rune.ReplacementChar || Text.CharacterRules.MayBeQuoted(r))
                        && line.Length < 700,
                    line);
            }
        }
    }

    [Fact]
    public void Only_so_many_near_names_are_looked_for()
    {
        // Long misspelt values against many long ones: the dearest search there is, and it ends.
        var values = string.Join(", ", Enumerable.Range(0, 250).Select(i =>
            FormattableString.Invariant($"value {i} of a name so long that few names could well be longer")));
        var policy = Sample.Compile($$"""
            policy "Long"
            fact choice: any of {{values}}
            outcome a "A"
            otherwise a
            end
            """);
        var json = "{\"choice\": ["
            + string.Join(',', Enumerable.Range(0, 3500).Select(i =>
                FormattableString.Invariant($"\"valve {i} of a name so lonk that few names coud well bee longer\"")))
            + "]}";
        var result = CaseReader.Read(policy, Encoding.UTF8.GetBytes(json));
        Assert.Equal(CaseFaults.Most + 1, result.Faults.Length);
        Assert.Equal(21, result.Faults.Take(CaseFaults.Most).Count(f => f.Help is not null));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void A_case_reads_the_same_in_every_culture(string culture)
    {
        const string Faulty =
            """{"ID": 1.5, "vIolent": 1, "reading": 12345.5, "drugs found": [{}, {}, {}], "date of """
                + """birth": "2019-01-01", "decision date": "2018-01-10", "shoe": 1}""";
        var (valid, faulty) = (Sample.Valid(Seed).Values.ToArray(), string.Join('\n', Sample.Read(Faulty).Faults));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(valid, Sample.Valid(Seed).Values.ToArray());
            Assert.Equal(faulty, string.Join('\n', Sample.Read(Faulty).Faults));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
