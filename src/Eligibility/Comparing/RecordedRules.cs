using System.Collections.Immutable;

namespace Eligibility.Comparing;

/// <summary>The rules of a record with their conditions, which stand with a reason or with the rule.</summary>
internal sealed class RecordedRules
{
    public const string Otherwise = "otherwise";

    private readonly RecordedParts _parts;
    private readonly ImmutableArray<ImmutableArray<(string Clause, RecordedLine Line)>> _lines;

    public RecordedRules(RecordedParts parts)
    {
        _parts = parts;
        All = parts.Rules.IsDefault ? [] : parts.Rules;
        var reasons = (parts.Reasons.IsDefault ? [] : parts.Reasons).DistinctBy(r => r.Rule, StringComparer.Ordinal)
            .ToDictionary(r => r.Rule, r => r.Conditions, StringComparer.Ordinal);
        _lines = [.. All.Select(r => RecordedLine.Of(r.Conditions).ToImmutableArray() is { IsEmpty: false } own ? own
            : [.. RecordedLine.Of(reasons.GetValueOrDefault(r.Rule))])];
        Shapes = [.. All.Select((r, i) => Shape(r, _lines[i]))];
    }

    /// <summary>The rules, in order of declaration.</summary>
    public ImmutableArray<RecordedRule> All { get; }

    /// <summary>What each is found again by in another edition.</summary>
    public ImmutableArray<RuleShape> Shapes { get; }

    /// <summary>The places of the rules that are a ground.</summary>
    public IEnumerable<int> Grounds => Enumerable.Range(0, All.Length).Where(IsGround);

    /// <summary>Whether a rule is a ground.</summary>
    public bool IsGround(int rule) =>
        (_parts.Reasons.IsDefault ? [] : _parts.Reasons).Any(r => r.Rule == All[rule].Rule);

    /// <summary>Whether the case came to <c>otherwise</c>.</summary>
    public bool IsOtherwise => !_parts.Reasons.IsDefault && _parts.Reasons.Any(r => r.Rule == Otherwise);

    /// <summary>Whether a ground reads a fact.</summary>
    public bool Reads(RecordedFact fact)
    {
        if (_parts.IsSecondForm) return !fact.Grounds.IsDefaultOrEmpty;
        return ReadNames.Contains(fact.Fact) || ReadNames.Any(n =>
            n.StartsWith(fact.Fact + " ", StringComparison.Ordinal));
    }

    /// <summary>
    /// The names that the lines of the grounds were worked out from; what is opened elsewhere is looked up there.
    /// </summary>
    private HashSet<string> ReadNames => field ??= Names();

    private HashSet<string> Names()
    {
        var opened = new Dictionary<string, RecordedLine>(StringComparer.Ordinal);
        foreach (var line in _lines.SelectMany(l => l).SelectMany(l => l.Line.All))
            if (!line.Parts.IsEmpty && !line.IsHead) opened.TryAdd(line.Words, line);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var looked = new HashSet<string>(StringComparer.Ordinal);
        var left = new Stack<RecordedLine>(Grounds.SelectMany(g => _lines[g]).Select(l => l.Line));
        while (left.TryPop(out var line))
        {
            names.UnionWith(line.Names);
            foreach (var part in line.Parts) left.Push(part);
            if (line.Parts.IsEmpty && looked.Add(line.Words)
                && opened.TryGetValue(line.Words, out var body)) left.Push(body);
        }
        return names;
    }

    private static RuleShape Shape(RecordedRule rule, ImmutableArray<(string Clause, RecordedLine Line)> lines)
    {
        var leaves = new List<string>();
        var isWhole = true;
        var conditions = string.Concat(lines.Select(l => $"{l.Clause}({Said(l.Line)})"));
        // Of lines that were not looked at a record says only that there were some: no two rules are alike by those.
        return new RuleShape(rule.Rule, rule.Outcome, isWhole ? conditions : $"{conditions} of {rule.Rule}",
            [.. leaves.Distinct(StringComparer.Ordinal)]);

        string Said(RecordedLine line)
        {
            if (line.Holds is { } holds)
            {
                isWhole &= !line.Parts.IsEmpty;
                return $"{holds}({string.Join("; ", line.Parts.Select(Said))})";
            }
            leaves.Add(line.Words);
            return line.Words;
        }
    }
}
