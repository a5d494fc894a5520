using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Eligibility.Faults;

/// <summary>Which faults are planted: chosen by a seed from all that the operators could make, so that the same ones are planted again.</summary>
internal static class Candidates
{
    /// <summary>Some faults of each area that the engine can be built with; its operators and files take turns.</summary>
    public static List<Fault> Choose(Engine engine, int seed, int ofAnArea)
    {
        var chosen = new List<Fault>();
        var places = new HashSet<(string, int, string)>();
        foreach (var (area, at) in Area.All.Select((a, i) => (a, i)))
        {
            var random = new Random(seed + at);
            var heaps = All(engine, area).GroupBy(f => f.Operator, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new Queue<Fault>(Turns(g, random))).ToList();
            var own = new List<Fault>();
            while (own.Count < ofAnArea && heaps.Any(h => h.Count > 0))
                foreach (var heap in heaps)
                    if (own.Count < ofAnArea && Next(heap, engine, places) is { } fault) own.Add(fault);
            chosen.AddRange(own.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Start).ThenBy(f => f.New, StringComparer.Ordinal));
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

    /// <summary>The faults of one operator in random order, a file's next one only after one of each other file.</summary>
    private static IEnumerable<Fault> Turns(IEnumerable<Fault> faults, Random random)
    {
        var files = faults.GroupBy(f => f.File, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.OrderBy(f => f.Start).ThenBy(f => f.New, StringComparer.Ordinal).Select(f => (Fault: f, Key: random.Next())).OrderBy(p => p.Key).Select(p => p.Fault).ToList()).ToList();
        for (var turn = 0; turn < files.Max(f => f.Count); turn++)
            foreach (var (_, fault) in files.Where(f => f.Count > turn).Select(f => (Key: random.Next(), Fault: f[turn])).OrderBy(p => p.Key)) yield return fault;
    }

    private static IEnumerable<Fault> All(Engine engine, Area area) =>
        from file in engine.Files
        where area.Holds(file.Path)
        from node in file.Root.DescendantNodes(n => n is not (ThrowExpressionSyntax or ThrowStatementSyntax or AttributeListSyntax))
        where area.Only.Length == 0 || node.Ancestors().Any(a => area.Only.Contains(NameOf(a)))
        from slip in Operators.At(node)
        where slip.Node.ToString() != slip.New && slip is not { New: "default!", Node: LiteralExpressionSyntax } && (slip.Operator != "text left out" || area.Name == "rendering")
        select new Fault(area.Name, slip.Operator, "src/Eligibility/" + file.Path, slip.Node.SpanStart, slip.Node.ToString(), slip.New)
        {
            Line = file.Root.SyntaxTree.GetLineSpan(slip.Node.Span).StartLinePosition.Line + 1,
        };

    private static string? NameOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        _ => null,
    };
}
