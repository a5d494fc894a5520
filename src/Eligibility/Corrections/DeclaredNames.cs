using System.Collections.Immutable;
using Eligibility.Syntax;

namespace Eligibility.Corrections;

/// <summary>What a policy declares, as far as it can be read: what a saying may mean by its words.</summary>
internal sealed class DeclaredNames
{
    /// <summary>Reads the names of a file's statements, and of those that it uses.</summary>
    public DeclaredNames(IEnumerable<StatementSyntax> statements)
    {
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case FactStatement fact:
                    Facts[fact.Name.Words] = TypeOf(fact.Line);
                    if (fact.Clauses.Any(c => c.Line.Span.Words.StartsWith("assumed",
                        StringComparison.OrdinalIgnoreCase))) Assumed.Add(fact.Name.Words);
                    break;
                case ListStatement list:
                    Lists[list.Name.Words] = [.. list.Clauses.OfType<FieldClause>().Select(f => (f.Name.Words,
                        TypeOf(f.Line)))];
                    foreach (var field in list.Clauses.OfType<FieldClause>())
                        if (field.Clauses.Select(c => Passage.CodeOf(c.Line.Span.Words)).FirstOrDefault(c => c.StartsWith("from ", StringComparison.OrdinalIgnoreCase)) is { } range)
                            _lows[field.Name.Words] = range[5..].Split(" to ")[0];
                    break;
                case ValuesStatement values: Sets.Add(values.Name.Words); break;
                case OutcomeStatement outcome: Outcomes.Add(outcome.Name.Words); break;
                case RuleStatement rule: Rules.Add((rule.Title.Words, OutcomeOf(rule), ConditionOf(rule))); break;
                case DefineStatement define:
                    Others.Add(define.Name.Words);
                    Definitions[define.Name.Words] = Passage.CodeOf(define.Line.Span.Words).Split(" as ", 2) is [_,
                        var body] ? body : "";
                    break;
                case TableStatement table: Others.Add(table.Name.Words); break;
                case ScoreStatement score: Others.Add(score.Name.Words); break;
            }
        }
    }

    /// <summary>Facts, each with its type as written.</summary>
    public SortedDictionary<string, string> Facts { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Facts of which something is assumed.</summary>
    public HashSet<string> Assumed { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Lists, each with its fields and their types.</summary>
    public SortedDictionary<string, ImmutableArray<(string Name, string Type)>> Lists { get; } =
        new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> _lows = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The least that a field can be: where its range begins, else nought; null where nobody knows.</summary>
    public string? LeastOf(string list, string field)
    {
        if (_lows.TryGetValue(field, out var low)) return low;
        var type = Lists[list].First(f => f.Name == field).Type;
        return type.StartsWith("money in ", StringComparison.OrdinalIgnoreCase) ? type[9..] + " 0"
            : type.StartsWith("amount in ", StringComparison.OrdinalIgnoreCase) ? "0 " + type[10..]
            : type.Contains("number", StringComparison.OrdinalIgnoreCase) ? "0" : null;
    }

    /// <summary>Sets of named values.</summary>
    public List<string> Sets { get; } = [];

    /// <summary>Outcomes in their order.</summary>
    public List<string> Outcomes { get; } = [];

    /// <summary>Rules, each with the outcome that it gives and, where it is one line, when.</summary>
    public List<(string Title, string Outcome, string? Condition)> Rules { get; } = [];

    /// <summary>Definitions, each with what it stands for.</summary>
    public SortedDictionary<string, string> Definitions { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Definitions, tables and scores.</summary>
    public List<string> Others { get; } = [];

    /// <summary>The list that is called so, in one number or the other, or nearly; or null.</summary>
    public string? List(string words)
    {
        var said = Without(words.Trim(), "the ", "any ", "all ", "his ", "her ", "their ");
        return Lists.Keys.FirstOrDefault(l => Same(l, said) || Same(l, said + "s") || Same(l + "s", said))
            ?? SameName.Of(said, Lists.Keys);
    }

    /// <summary>The fact that is called so, or nearly, or alone begins so; or null.</summary>
    public string? Fact(string words)
    {
        var said = Without(words.Trim(), "the ");
        return Facts.Keys.FirstOrDefault(f => Same(f, said)) ?? SameName.Of(said, Facts.Keys)
            ?? (Facts.Keys.Where(f => f.StartsWith(said + " ",
                StringComparison.OrdinalIgnoreCase)).ToList() is [var one] ? one : null);
    }

    /// <summary>The field of a list that is called so; or null.</summary>
    public string? Field(string list, string words)
    {
        var said = Without(words.Trim(), "the ", "of ");
        return Lists[list].Select(f => f.Name).FirstOrDefault(f => Same(f, said))
            ?? SameName.Of(said, Lists[list].Select(f => f.Name));
    }

    /// <summary>The one field of a list that is a date; null where there is none, or several.</summary>
    public string? DateOf(string list) =>
        Lists[list].Where(f => f.Type.StartsWith("date", StringComparison.OrdinalIgnoreCase)).ToList() is [var one]
            ? one.Name : null;

    /// <summary>The date of birth; null where no one fact is that.</summary>
    public string? Birth => Facts.Where(f => f.Value.StartsWith("date", StringComparison.OrdinalIgnoreCase)
        && (f.Key.Contains("birth", StringComparison.OrdinalIgnoreCase)
            || f.Key.Contains("born", StringComparison.OrdinalIgnoreCase)))
        .Select(f => f.Key).ToList() is [var one] ? one : null;

    /// <summary>Whether a name is taken.</summary>
    public bool IsTaken(string name) => Facts.ContainsKey(name) || Lists.ContainsKey(name)
        || Sets.Concat(Others).Any(n => Same(n, name)) || Lists.Values.Any(l => l.Any(f => Same(f.Name, name)));

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string Without(string words, params string[] beginnings)
    {
        foreach (var beginning in beginnings)
            if (words.StartsWith(beginning,
                StringComparison.OrdinalIgnoreCase)) return words[beginning.Length..].TrimStart();
        return words;
    }

    private static string TypeOf(Lines.LineTree line)
    {
        var code = Passage.CodeOf(line.Span.Words.Split('\n')[0]);
        var colon = code.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? "" : code[(colon + 1)..].Trim();
    }

    private static string? ConditionOf(RuleStatement rule)
    {
        var line = rule.Clauses.Select(c => Passage.CodeOf(c.Line!.Span.Words.Split('\n')[0])).FirstOrDefault(c => c.Contains(" when ", StringComparison.Ordinal));
        if (line is null || line.EndsWith(" of", StringComparison.Ordinal)
            || line.Contains(" unless ", StringComparison.Ordinal)) return null;
        var condition = line[(line.IndexOf(" when ", StringComparison.Ordinal) + 6)..];
        return condition.Contains(" or ", StringComparison.Ordinal)
            || condition.Contains(" where ", StringComparison.Ordinal) ? $"({condition})" : condition;
    }

    private static string OutcomeOf(RuleStatement rule) =>
        rule.Clauses.Select(c => Passage.CodeOf(c.Line!.Span.Words.Split('\n')[0]))
            .Select(code => code.Split(" when ")[0].Split(" unless ")[0].Split(" always")[0]).FirstOrDefault() ?? "";
}
