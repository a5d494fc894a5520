using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Analysis;
using Eligibility.Diagnostics;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.SemanticDiff;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Mutating;

/// <summary>
/// Makes each small edit of a policy and asks whether its examples notice. What none notices is held against the policy
/// as it stands: either no case is decided differently, which is a proof, or there is a case, which is told as the
/// example that would notice.
/// </summary>
/// <param name="evaluator">The policy as it stands, whose examples all pass.</param>
/// <param name="compile">What a text in its place compiles to, beside the same files.</param>
internal sealed class EditTrial(PolicyEvaluator evaluator, Func<string, CompiledText> compile)
{
    /// <summary>More edits than these are not made.</summary>
    public const int MostEdits = 1_000;

    private const string NotHeld = "ELG509";

    private readonly SourceText _source = evaluator.Policy.Source;
    private readonly ExampleNames _names = new(evaluator.Policy);

    /// <summary>Makes every edit, up to a limit.</summary>
    /// <param name="kinds">Of which kinds; when silent, all.</param>
    public MutatedPolicy All(Func<EditKind, bool>? kinds = null)
    {
        var file = new SyntaxParser(_source, new DiagnosticBag()).Parse();
        var edits = EditFinder.Of(file).Where(e => kinds?.Invoke(e.Kind) != false).ToList();
        return new MutatedPolicy(evaluator.Policy, [.. edits.Take(MostEdits).Select(Try).OfType<EditResult>()],
            Math.Max(0, edits.Count - MostEdits));
    }

    /// <summary>What becomes of an edit; null where what it makes is no policy.</summary>
    private EditResult? Try(Edit edit)
    {
        var text = edit.Made(_source.Text);
        var (made, diagnostics) = compile(text);
        if (made is not { } edited)
            return diagnostics.Where(d => d.IsError).All(d => d.Code == NotHeld || IsOfExample(d.Span))
                ? new EditResult(edit, EditFate.Noticed, []) : null;
        if (edited.Policy.Examples.Any(e => !ExampleRunner.Run(edited, e, DecisionDetail.None).Passed))
            return new EditResult(edit, EditFate.Noticed, []);
        if (!PolicyDiff.AreComparable(evaluator.Policy, edited.Policy)) return null;
        var search = new DiffSearch(new JointPolicy(evaluator.Policy, edited.Policy));
        var found = search.AnyCase();
        if (found is null) return new EditResult(edit, search.IsSettled ? EditFate.Equivalent : EditFate.NotSettled, []);
        // That the case is decided differently is seen from both policies as they were read, and no other way.
        if (search.Joint.Back(evaluator.Policy, isNew: false, found.Value) is not { } values || !Differs(values, edited))
            return new EditResult(edit, EditFate.NotSettled, []);
        return Notices(edit, values, edited, text) is { } example
            ? new EditResult(edit, EditFate.NotNoticed, example) : new EditResult(edit, EditFate.NotSayable, []);
    }

    private bool Differs(ImmutableArray<Datum?> values, PolicyEvaluator edited)
    {
        var (was, now) = (Decided(evaluator, values), Decided(edited, values));
        return was.Outcome?.Name != now.Outcome?.Name || !Told(evaluator, was).SequenceEqual(Told(edited, now), StringComparer.Ordinal);
    }

    /// <summary>The example that states a case, once it was seen to pass before and to fail after; else null.</summary>
    private ImmutableArray<string>? Notices(Edit edit, ImmutableArray<Datum?> values, PolicyEvaluator edited, string text)
    {
        if (ExampleLines.Of(evaluator.Policy, Case.Of(evaluator.Policy, values)) is not { } lines) return null;
        var (was, now) = (Decided(evaluator, values), Decided(edited, values));
        var told = was.Outcome?.Name == now.Outcome?.Name
            ? Told(evaluator, was).Except(Told(edited, now), StringComparer.Ordinal) : [];
        var example = SuggestedExample.Of(_names.Next(edit.Statement), lines, was, told);
        return SuggestedExample.Passes(_source.Text, example, compile) && !SuggestedExample.Passes(text, example, compile) ? example : null;
    }

    private static Decision Decided(PolicyEvaluator by, ImmutableArray<Datum?> values) =>
        by.Decide(Case.Of(by.Policy, values), DecisionDetail.None);

    /// <summary>What an example can expect to be told beside the outcome.</summary>
    private static IEnumerable<string> Told(PolicyEvaluator by, Decision decision) =>
        OutcomeLines.Of(by.Rules, decision).Where(l => l.Status != Truth.Open).Select(line => line switch
        {
            { Status: Truth.Failed } => $"expect no \"{line.Of.Text}\"",
            { Value: { } value } => $"expect \"{line.Of.Text}\" is {line.Of.Value!.Type.Say(value)}",
            _ => $"expect \"{line.Of.Text}\"",
        });

    private static bool IsOfExample(TextSpan span)
    {
        for (var line = span.Line; line > 0; line--)
            if (span.Source.Line(line) is { Length: > 0 } text && text[0] is not (' ' or '#'))
                return text.StartsWith("example ", StringComparison.OrdinalIgnoreCase);
        return false;
    }
}

/// <summary>Names for examples that a policy has not yet: that of a statement, and a number.</summary>
internal sealed class ExampleNames(Policy policy)
{
    private readonly HashSet<string> _taken = policy.Examples.Select(e => Name.KeyOf(e.Name)).ToHashSet(StringComparer.Ordinal);

    public string Next(string statement)
    {
        for (var number = 1; ; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{statement} {number}");
            if (_taken.Add(Name.KeyOf(name))) return name;
        }
    }
}
