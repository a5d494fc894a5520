using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Eligibility.Faults;

/// <summary>
/// One build of the engine with many faults in it, each behind its number: before a member's own body stands a copy of
/// it with the fault, which is taken where the number is that of the fault. What stands in no body cannot be switched.
/// </summary>
internal static class Switched
{
    /// <summary>The class that holds the number of the fault that is switched on; none is 0.</summary>
    public const string Switch =
        "namespace Eligibility;\npublic static class Planted\n{\n    public static volatile int Number;\n}\n";

    /// <summary>The text of a file with its faults behind their numbers.</summary>
    /// <param name="file">The file.</param>
    /// <param name="faults">Its faults with their numbers.</param>
    /// <param name="apart">Those that stand in no body, or whose build fails that way.</param>
    /// <returns>The text, and where in it the copies of which faults stand.</returns>
    public static (string Text, List<(TextSpan Span, int[] Numbers)> Places) Text(EngineFile file,
        IEnumerable<(int Number, Fault Fault)> faults, ISet<int> apart)
    {
        var members = new SortedDictionary<int, (SyntaxNode Member, List<(int Number, Fault Fault)> Faults)>();
        foreach (var (number, fault) in faults.Where(f => !apart.Contains(f.Number)))
        {
            var span = new TextSpan(fault.Start, fault.Old.Length);
            if (file.Root.FindNode(span).AncestorsAndSelf()
                .FirstOrDefault(n => BodyOf(n) is { } body && body.Span.Contains(span)) is not { } member)
            {
                apart.Add(number);
                continue;
            }
            if (!members.TryGetValue(member.SpanStart, out var own)) members[member.SpanStart] = own = (member, []);
            own.Faults.Add((number, fault));
        }
        var (text, places, at) = (new StringBuilder(), new List<(TextSpan, int[])>(), 0);
        foreach (var (member, own) in members.Values)
        {
            var body = BodyOf(member)!;
            text.Append(file.Text, at, body.SpanStart - at);
            var start = text.Length;
            text.Append(Bodies(file.Text, member, body, own));
            places.Add((TextSpan.FromBounds(start, text.Length), [.. own.Select(f => f.Number)]));
            at = body.Span.End;
            // A body that was an expression ended with a semicolon.
            if (body is ArrowExpressionClauseSyntax) at = file.Text.IndexOf(';', at) + 1;
        }
        return (text.Append(file.Text, at, file.Text.Length - at).ToString(), places);
    }

    private static string Bodies(string text, SyntaxNode member, SyntaxNode body,
        List<(int Number, Fault Fault)> faults)
    {
        var returns = !IsVoid(member);
        var iterates = body.DescendantNodes(n =>
                n is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
            .OfType<YieldStatementSyntax>().Any();
        var result = new StringBuilder("{\n");
        foreach (var (number, fault) in faults)
        {
            var end = iterates ? "yield break; " : returns ? "" : "return; ";
            result.Append(CultureInfo.InvariantCulture,
                $"if (global::Eligibility.Planted.Number == {number}) {{ {Body(fault.In(text),
                    fault.New.Length - fault.Old.Length)} {end}}}\n");
        }
        result.Append(CultureInfo.InvariantCulture, $"{{ {Body(text, 0)} }}\n}}\n");
        var whole = result.ToString();
        return body is ArrowExpressionClauseSyntax && member is PropertyDeclarationSyntax or IndexerDeclarationSyntax
            ? "{ get " + whole + "}"
            : whole;

        string Body(string of, int longer) => body is ArrowExpressionClauseSyntax arrow
            ? (returns ? "return " : "") + of[arrow.Expression.SpanStart..(arrow.Expression.Span.End + longer)] + ";"
            : of[body.SpanStart..(body.Span.End + longer)];
    }

    private static SyntaxNode? BodyOf(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
        AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody,
        PropertyDeclarationSyntax property => property.ExpressionBody,
        IndexerDeclarationSyntax indexer => indexer.ExpressionBody,
        _ => null,
    };

    private static bool IsVoid(SyntaxNode member) => member switch
    {
        ConstructorDeclarationSyntax => true,
        MethodDeclarationSyntax method =>
            method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword },
        AccessorDeclarationSyntax accessor => !accessor.Keyword.IsKind(SyntaxKind.GetKeyword),
        _ => false,
    };
}
