using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Eligibility.Faults;

/// <summary>The small slips that a tool can make: each turns one node of a file into another text.</summary>
internal static class Operators
{
    private static readonly Dictionary<SyntaxKind, string[]> Signs = new()
    {
        [SyntaxKind.LessThanToken] = ["<=", ">"],
        [SyntaxKind.LessThanEqualsToken] = ["<", ">="],
        [SyntaxKind.GreaterThanToken] = [">=", "<"],
        [SyntaxKind.GreaterThanEqualsToken] = [">", "<="],
        [SyntaxKind.EqualsEqualsToken] = ["!="],
        [SyntaxKind.ExclamationEqualsToken] = ["=="],
        [SyntaxKind.AmpersandAmpersandToken] = ["||"],
        [SyntaxKind.BarBarToken] = ["&&"],
        [SyntaxKind.PlusToken] = ["-"],
        [SyntaxKind.MinusToken] = ["+"],
        [SyntaxKind.AsteriskToken] = ["+"],
        [SyntaxKind.SlashToken] = ["*"],
        [SyntaxKind.PercentToken] = ["*"],
    };

    // A call whose result stands for what it was called on may be taken out.
    private static readonly HashSet<string> Removable =
        ["Reverse", "Order", "OrderBy", "Distinct", "Where", "Skip", "Take", "Concat", "Append", "Prepend", "TrimStart",
            "TrimEnd", "Trim", "ToLowerInvariant", "ToUpperInvariant", "PadLeft", "PadRight", "Replace"];

    private static readonly Dictionary<string, string> Partners = new()
    {
        ["Any"] = "All", ["All"] = "Any", ["Min"] = "Max", ["Max"] = "Min", ["First"] = "Last",
        ["FirstOrDefault"] = "LastOrDefault", ["Union"] = "Intersect", ["AddDays"] = "AddMonths",
        ["AddMonths"] = "AddDays",
    };

    /// <summary>
    /// Every slip that could be made at a node: what is done, which node, and what stands there then.
    /// </summary>
    public static IEnumerable<(string Operator, SyntaxNode Node, string New)> At(SyntaxNode node)
    {
        switch (node)
        {
            case BinaryExpressionSyntax binary when Signs.TryGetValue(binary.OperatorToken.Kind(), out var signs):
                foreach (var sign in signs)
                    yield return (OperatorOf(binary, sign), node, $"{binary.Left.ToFullString()}{sign} {binary.Right}");
                break;
            case RelationalPatternSyntax relational
                when Signs.TryGetValue(relational.OperatorToken.Kind(), out var signs):
                yield return ("comparison boundary", node, $"{signs[0]} {relational.Expression}");
                break;
            case BinaryPatternSyntax pattern:
                yield return ("swapped and/or", node,
                    $"{pattern.Left} {(pattern.OperatorToken.IsKind(SyntaxKind.AndKeyword) ? "or" : "and")} {pattern.Right}");
                break;
            case UnaryPatternSyntax not:
                yield return ("negated condition", node, not.Pattern.ToString());
                break;
            case PrefixUnaryExpressionSyntax prefix
                when prefix.IsKind(SyntaxKind.LogicalNotExpression) || prefix.IsKind(SyntaxKind.UnaryMinusExpression):
                yield return (prefix.IsKind(SyntaxKind.LogicalNotExpression) ? "negated condition" : "arithmetic", node,
                    prefix.Operand.ToString());
                break;
            case PostfixUnaryExpressionSyntax { Parent: not ForStatementSyntax } postfix
                when postfix.OperatorToken.IsKind(SyntaxKind.PlusPlusToken)
                    || postfix.OperatorToken.IsKind(SyntaxKind.MinusMinusToken):
                yield return ("arithmetic", node,
                    postfix.Operand + (postfix.OperatorToken.IsKind(SyntaxKind.PlusPlusToken) ? "--" : "++"));
                break;
            case AssignmentExpressionSyntax assignment
                when assignment.OperatorToken.Kind() is SyntaxKind.PlusEqualsToken or SyntaxKind.MinusEqualsToken
                    or SyntaxKind.AmpersandEqualsToken or SyntaxKind.BarEqualsToken:
                yield return ("arithmetic", node,
                    $"{assignment.Left} {Other(assignment.OperatorToken.Text)} {assignment.Right}");
                break;
            case IfStatementSyntax choice:
                yield return ("negated condition", choice.Condition, $"!({choice.Condition})");
                break;
            case WhileStatementSyntax loop:
                yield return ("negated condition", loop.Condition, $"!({loop.Condition})");
                break;
            case ConditionalExpressionSyntax ternary:
                yield return ("swapped branches", node,
                    $"{ternary.Condition} ? {ternary.WhenFalse} : {ternary.WhenTrue}");
                yield return ("return of a constant", node, $"({ternary.WhenTrue})");
                yield return ("return of a constant", node, $"({ternary.WhenFalse})");
                break;
            case LiteralExpressionSyntax { Token.Value: int number }
                when !node.Ancestors().Any(a => a is AttributeSyntax):
                yield return ("constant off by one", node, FormattableString.Invariant($"{number + 1}"));
                if (number > 0)
                    yield return ("constant off by one", node, FormattableString.Invariant($"{number - 1}"));
                break;
            case LiteralExpressionSyntax literal
                when literal.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression:
                yield return ("return of a constant", node,
                    literal.IsKind(SyntaxKind.TrueLiteralExpression) ? "false" : "true");
                break;
            case LiteralExpressionSyntax { Token.Value: string { Length: > 0 } }:
                yield return ("text left out", node, "\"\"");
                break;
            case ReturnStatementSyntax { Expression: { } result }:
                yield return ("return of a constant", result, "default!");
                break;
            case ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax or PropertyDeclarationSyntax } arrow:
                yield return ("return of a constant", arrow.Expression, "default!");
                break;
            case ExpressionStatementSyntax or ContinueStatementSyntax
                or BreakStatementSyntax { Parent: not SwitchSectionSyntax }:
                yield return ("dropped statement", node, ";");
                break;
            case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax { Arms: var arms } } arm
                when arms.IndexOf(arm) is var at and > 0 && arms[at - 1].Pattern is not DiscardPatternSyntax:
                yield return ("swapped branches", arm.Expression, arms[at - 1].Expression.ToString());
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call:
                var name = access.Name.Identifier.Text;
                if (Removable.Contains(name)) yield return ("removed call", node, access.Expression.ToString());
                if (Partners.TryGetValue(name, out var partner)) yield return ("removed call", access.Name, partner);
                break;
        }
    }

    private static string Other(string sign) => sign switch { "+=" => "-=", "-=" => "+=", "&=" => "|=", _ => "&=" };

    private static string OperatorOf(BinaryExpressionSyntax binary, string sign) => binary.OperatorToken.Kind() switch
    {
        SyntaxKind.AmpersandAmpersandToken or SyntaxKind.BarBarToken => "swapped and/or",
        SyntaxKind.PlusToken or SyntaxKind.MinusToken or SyntaxKind.AsteriskToken or SyntaxKind.SlashToken
            or SyntaxKind.PercentToken => "arithmetic",
        SyntaxKind.EqualsEqualsToken or SyntaxKind.ExclamationEqualsToken => "negated condition",
        _ => sign is "<=" or ">=" && binary.OperatorToken.Text is "<" or ">"
            || sign is "<" or ">" && binary.OperatorToken.Text is "<=" or ">="
                ? "comparison boundary"
                : "negated condition",
    };
}
