using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Eligibility.Faults;

/// <summary>
/// Which faults of the operators are planted: those of a list, each found again by its member and its words wherever
/// these stand now; or others, chosen by a seed from all that the operators could make.
/// </summary>
internal static class Candidates
{
    /// <summary>The faults of a list; what is no longer there, or cannot be built, is told apart.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="list">
    /// The list: a line is what <see cref="Lines"/> writes; one that begins with <c>#</c> is a comment.
    /// </param>
    public static (List<Fault> Faults, List<string> Missing) Listed(Engine engine, string list)
    {
        var all = Area.All.SelectMany(a => Lines(All(engine, a)))
            .ToDictionary(p => p.Line, p => p.Fault, StringComparer.Ordinal);
        var (faults, missing) = (new List<Fault>(), new List<string>());
        foreach (var line in File.ReadLines(list).Where(l => l.Length > 0 && l[0] != '#'))
            if (all.TryGetValue(line, out var fault) && engine.Builds(fault)) faults.Add(fault);
            else missing.Add(line);
        return (faults, missing);
    }

    /// <summary>
    /// The list of some faults, by which <see cref="Listed"/> finds them again; of all that could be made where none
    /// are given.
    /// </summary>
    public static IEnumerable<string> List(Engine engine, IReadOnlyList<Fault>? faults = null) =>
        from area in Area.All
        from line in Lines(All(engine, area))
        where faults is null || faults.Contains(line.Fault)
        select line.Line;

    /// <summary>
    /// Each fault by its area, operator, file, member and words, and which of several alike
    /// in that member it is, from 1.
    /// </summary>
    private static IEnumerable<(string Line, Fault Fault)> Lines(IEnumerable<Fault> faults) =>
        from fault in faults
        group fault by string.Join('\t', fault.Area, fault.Operator, fault.File["src/Eligibility/".Length..],
            fault.Member, fault.Change) into alike
            from line in alike.OrderBy(f => f.Start).ThenBy(f => f.New, StringComparer.Ordinal)
                .Select((f, i) => (FormattableString.Invariant($"{alike.Key}\t{i + 1}"), f))
            select line;

    /// <summary>
    /// Some faults of each area that the engine can be built with; its operators and files take turns.
    /// </summary>
    public static List<Fault> Choose(Engine engine, int seed, int ofAnArea)
    {
        var chosen = new List<Fault>();
        var places = new HashSet<(string, int, string)>();
        foreach (var (area, at) in Area.All.Select((a, i) => (a, i)))
        {
            var random = new Random(seed + at);
            var heaps = All(engine, area).GroupBy(f => f.Operator, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new Queue<Fault>(Turns(g, random))).ToList();
            var own = new List<Fault>();
            while (own.Count < ofAnArea && heaps.Any(h => h.Count > 0))
                foreach (var heap in heaps)
                    if (own.Count < ofAnArea && Next(heap, engine, places) is { } fault) own.Add(fault);
            chosen.AddRange(own.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Start)
                .ThenBy(f => f.New, StringComparer.Ordinal));
        }
        return chosen;
    }

    /// <summary>The next of a heap that the engine can be built with and that no other area has planted.</summary>
    private static Fault? Next(Queue<Fault> heap, Engine engine, HashSet<(string, int, string)> places)
    {
        while (heap.TryDequeue(out var fault))
            if (places.Add((fault.File, fault.Start, fault.New)) && engine.Builds(fault)) return fault;
        return null;
    }

    /// <summary>
    /// The faults of one operator in random order, a file's next one only after one of each other file.
    /// </summary>
    private static IEnumerable<Fault> Turns(IEnumerable<Fault> faults, Random random)
    {
        var files = faults.GroupBy(f => f.File, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.OrderBy(f => f.Start).ThenBy(f => f.New, StringComparer.Ordinal)
                .Select(f => (Fault: f, Key: random.Next())).OrderBy(p => p.Key).Select(p => p.Fault).ToList())
            .ToList();
        for (var turn = 0; turn < files.Max(f => f.Count); turn++)
            foreach (var (_, fault) in files.Where(f => f.Count > turn)
                .Select(f => (Key: random.Next(), Fault: f[turn])).OrderBy(p => p.Key))
                yield return fault;
    }

    private static IEnumerable<Fault> All(Engine engine, Area area) =>
        from file in engine.Files
        where area.Holds(file.Path)
        from node in file.Root
            .DescendantNodes(n => n is not (ThrowExpressionSyntax or ThrowStatementSyntax or AttributeListSyntax))
        where area.Only.Length == 0 || node.Ancestors().Any(a => area.Only.Contains(NameOf(a)))
        from slip in Operators.At(node)
        where slip.Node.ToString() != slip.New && slip is not { New: "default!", Node: LiteralExpressionSyntax }
            && (slip.Operator != "text left out" || area.Name == "rendering")
        select new Fault(area.Name, slip.Operator, "src/Eligibility/" + file.Path, slip.Node.SpanStart,
            slip.Node.ToString(), slip.New)
        {
            Line = file.Root.SyntaxTree.GetLineSpan(slip.Node.Span).StartLinePosition.Line + 1,
            Member = node.Ancestors().Select(NameOf).FirstOrDefault(n => n is not null) ?? "",
        };

    private static string? NameOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        OperatorDeclarationSyntax sign => sign.OperatorToken.Text,
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
        _ => null,
    };
}
