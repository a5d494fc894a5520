using System.Collections.Immutable;
using Eligibility.Cases;
using Eligibility.Model;

namespace Eligibility.Bulk;

/// <summary>What the headings of a CSV file name, and so what a row of it states.</summary>
internal sealed class CsvForm
{
    private readonly ImmutableArray<string> _headings;
    private readonly ImmutableArray<CsvMember> _members;
    private readonly Dictionary<Policy, ImmutableArray<Fact?>> _facts = new(ReferenceEqualityComparer.Instance);

    private CsvForm(ImmutableArray<string> headings, ImmutableArray<CsvMember> members, IEnumerable<Policy> policies)
    {
        (_headings, _members) = (headings, members);
        foreach (var policy in policies)
            _facts[policy] = [.. members.Select(m => CaseNames.Of(policy).Input(m.Key) as Fact)];
    }

    /// <summary>Reads the headings. One that is wrong would be so in every row: nothing is decided then.</summary>
    /// <param name="cells">The cells of the first row.</param>
    /// <param name="policies">The policies that rows may be cases of.</param>
    /// <param name="faults">Where faults go.</param>
    /// <returns>The form; null after reporting.</returns>
    public static CsvForm? Read(IReadOnlyList<string> cells, IReadOnlyList<Policy> policies, CaseFaults faults)
    {
        if (cells is [var only] && only.IndexOfAny([';', '\t']) >= 0)
        {
            faults.Add(CaseMessages.OtherSeparator(only.Contains(';', StringComparison.Ordinal)));
            return null;
        }
        if (policies.FirstOrDefault(p => p.Each is not null)?.Each is { } each)
        {
            faults.Add(CaseMessages.NoCsvOfRecords(each.List.Name));
            return null;
        }
        var headings = new CsvHeadings(policies, faults);
        for (var i = 0; i < cells.Count; i++) headings.Add(cells[i], i);
        var members = headings.Members();
        return faults.None ? new CsvForm([.. cells], members, policies) : null;
    }

    /// <summary>How a message names a cell, from 0.</summary>
    public string NameOf(int cell) =>
        cell < _headings.Length ? Echo.Plain(_headings[cell]) : FormattableString.Invariant($"cell {cell + 1}");

    /// <summary>The cells of a row, as many as there are headings; null after reporting.</summary>
    public List<string>? Cells(ReadOnlyMemory<byte> fromLineEnd, CaseFaults faults)
    {
        var cells = CsvCells.Read(fromLineEnd, NameOf, faults);
        if (cells is null || cells.Count == _headings.Length) return cells;
        faults.Add(cells.Count > _headings.Length
            ? CaseMessages.TooManyCells(cells.Count, _headings.Length)
            : CaseMessages.TooFewCells(cells.Count, _headings.Length));
        return null;
    }

    /// <summary>The text of a fact's cell, or null where the file has none.</summary>
    public string? TextOf(IReadOnlyList<string> cells, string key) =>
        _members.FirstOrDefault(m => m.Key == key) is { Value: >= 0 and var column } ? cells[column].Trim(' ') : null;

    /// <summary>What a row states, as a case of one policy.</summary>
    public StatedObject State(IReadOnlyList<string> cells, Policy policy, CaseFaults faults)
    {
        var facts = _facts[policy];
        var stated = ImmutableArray.CreateBuilder<StatedMember>();
        for (var i = 0; i < _members.Length; i++)
            if (State(_members[i], facts[i], cells, faults) is { } value)
                stated.Add(new StatedMember(_members[i].Name, value));
        return new StatedObject(stated.ToImmutable());
    }

    /// <summary>What a fact's cells state; null where they are empty, or after reporting.</summary>
    private static Stated? State(CsvMember member, Fact? fact, IReadOnlyList<string> cells, CaseFaults faults)
    {
        var value = CellText.State(cells[member.Value], fact?.Type);
        if (member.By < 0) return value;
        var (by, because) = (cells[member.By], cells[member.Because]);
        if (string.IsNullOrWhiteSpace(by) && string.IsNullOrWhiteSpace(because) && value is null or StatedNothing)
            return value;
        if (value is StatedNothing)
        {
            faults.Add(CaseMessages.JudgedNotKnown(member.Name));
            return null;
        }
        var missing = new List<string>();
        if (value is null) missing.Add(member.Name);
        if (string.IsNullOrWhiteSpace(by)) missing.Add(member.Name + ": by");
        if (string.IsNullOrWhiteSpace(because)) missing.Add(member.Name + ": because");
        // An edition in which nobody judges it takes the value alone.
        if (missing.Count == 2 && value is not null && fact?.JudgedBy is null) return value;
        if (missing.Count == 0)
            return new StatedObject([new("value", value!), new("by", new StatedText(by)),
                new("because", new StatedText(because))]);
        faults.Add(CaseMessages.JudgedCellsEmpty(member.Name, missing));
        return null;
    }
}
