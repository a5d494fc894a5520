using System.Collections.Immutable;
using Eligibility.Cases;
using Eligibility.Model;

namespace Eligibility.Bulk;

/// <summary>A fact or the id, and the columns that state it.</summary>
/// <param name="Key">What its name is compared by.</param>
/// <param name="Name">Its name, spelt as declared.</param>
/// <param name="Value">The column of its value.</param>
/// <param name="By">Of a judged fact, the column that says who judged; else -1.</param>
/// <param name="Because">Of a judged fact, the column that says why; else -1.</param>
internal sealed record CsvMember(string Key, string Name, int Value, int By, int Because);

/// <summary>Finds what each heading names: a fact, the id, or who judged a fact and why.</summary>
internal sealed class CsvHeadings(IReadOnlyList<Policy> policies, CaseFaults faults)
{
    private const string Id = "id";
    private static readonly ImmutableArray<string> Parts = ["by", "because"];

    private readonly Dictionary<(string Key, string Part), (string Heading, int Column)> _columns = [];
    private readonly List<string> _order = [];

    public void Add(string heading, int column)
    {
        var (name, part) = Split(heading.Trim());
        if (name.Length == 0)
        {
            faults.Add(CaseMessages.NoHeading(column));
            return;
        }
        var key = Spelling.Key(name);
        if (key is null || (key != Id && Inputs(key).Count == 0)) faults.Add(Unknown(heading, name, key));
        else if (Inputs(key).OfType<ListInput>().Any()) faults.Add(CaseMessages.ListHeading(heading));
        else if (part.Length > 0 && Judged(key) is null)
            faults.Add(CaseMessages.NotJudgedHeading(heading, NameOf(key)));
        else if (!_columns.TryAdd((key, part), (heading, column)))
            faults.Add(CaseMessages.HeadingTwice(heading, _columns[(key, part)].Heading));
        else if (!_order.Contains(key)) _order.Add(key);
    }

    /// <summary>
    /// The members that the headings name, in their order; complete when none of the headings was at fault.
    /// </summary>
    public ImmutableArray<CsvMember> Members()
    {
        var members = ImmutableArray.CreateBuilder<CsvMember>();
        foreach (var key in _order)
        {
            string[] needed = Judged(key) is null ? [""] : ["", .. Parts];
            var missing = needed.Where(part => !_columns.ContainsKey((key, part)))
                .Select(part => part.Length == 0 ? NameOf(key) : NameOf(key) + ": " + part).ToList();
            // What is wrong with another heading may be what is missing here.
            if (missing.Count > 0 && faults.None)
                faults.Add(CaseMessages.HeadingsMissing(NameOf(key), Judged(key)!.JudgedBy!, missing));
            members.Add(new CsvMember(key, NameOf(key), Column(key, ""), Column(key, Parts[0]), Column(key, Parts[1])));
        }
        return members.ToImmutable();
    }

    private CaseFault Unknown(string heading, string name, string? key)
    {
        var near = faults.Nearest(name, Names);
        var holder = policies.Select(p => CaseNames.Of(p).ListWithField(key)).FirstOrDefault(l => l is not null);
        return near is null && holder is not null
            ? CaseMessages.FieldHeading(heading, holder)
            : CaseMessages.UnknownHeading(heading, near, Names);
    }

    private int Column(string key, string part) => _columns.TryGetValue((key, part), out var found) ? found.Column : -1;

    private List<Input> Inputs(string key) => [.. policies.Select(p => CaseNames.Of(p).Input(key)).OfType<Input>()];

    private Fact? Judged(string key) => Inputs(key).OfType<Fact>().FirstOrDefault(f => f.JudgedBy is not null);

    private string NameOf(string key) => key == Id ? Id : Inputs(key)[0].Name;

    private List<string> Names =>
        [.. policies.SelectMany(p => p.Facts).Select(f => f.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>A heading such as <c>low-level supply: because</c> in its two parts.</summary>
    private static (string Name, string Part) Split(string heading)
    {
        var colon = heading.LastIndexOf(':');
        return colon >= 0 && Spelling.Key(heading[(colon + 1)..]) is { } part && Parts.Contains(part)
            ? (heading[..colon], part)
            : (heading, "");
    }
}
