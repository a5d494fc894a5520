using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// Tells a condition as true statements of the case, line by line. Each says what was found and how that stands to
/// what was asked, so that nobody has to turn round a test that failed.
/// </summary>
internal sealed class StatementTree : IConditionVisitor<StatementTree.Line, StatedLine>
{
    private readonly Decision _decision;
    private readonly DecisionTrace _trace;
    private readonly WordedLines _wording;
    private readonly StatedValues _values;
    private readonly OnceTold<StatedLine> _opened = new();

    public StatementTree(Decision decision, DecisionTrace trace)
    {
        (_decision, _trace, _wording) = (decision, trace, WordedLines.Of(decision.Policy));
        _values = new StatedValues(decision, trace, this);
    }

    /// <summary>What a condition of no item came to.</summary>
    public StatedLine Tell(Condition condition) => Tell(condition, ItemAtHand.None);

    /// <summary>
    /// What a line came to that the record may not have needed, since another settled the matter: what is so, and
    /// not what was asked, which is the other way round under a <c>not</c>.
    /// </summary>
    public StatedLine TellAsked(Condition condition)
    {
        var state = _decision.Truths[condition.Index] switch
        {
            Truth.Held => NodeState.Held,
            Truth.Failed => NodeState.Failed,
            _ => NodeState.Open,
        };
        var node = _trace.Numbers[condition];
        // What is worked out for nobody has no value to tell.
        if (_trace[node, ItemAtHand.None.Told].State is LineState.NotAsked or LineState.NotNeeded
            && !IsStated(condition))
            return Said(condition, node, state, $"{_wording[condition, node].Words}: {Answer(state)}", ItemAtHand.None);
        var told = condition.Accept(this, new Line(node, state, ItemAtHand.None));
        return told.Words.Length > 0 ? told : told with { Words = GroupWords.Of(told) };
    }

    /// <summary>Whether a test is one of what the case states and the policy writes.</summary>
    private static bool IsStated(Condition condition) => condition is { IsTest: true, Reach.List: null }
        && Reads.Everything([condition]).All(n => n is Condition or StatedTerm or ConstantTerm);

    private static string Answer(NodeState state) =>
        state switch { NodeState.Held => "yes", NodeState.Failed => "no", _ => ValueInCase.NotKnown };

    internal StatedLine Tell(Condition condition, in ItemAtHand item) =>
        StackGuard.Run((Tree: this, condition, item), static line => line.Tree.TellOne(line.condition, line.item));

    private StatedLine TellOne(Condition condition, in ItemAtHand item)
    {
        var node = _trace.Numbers[condition];
        var finding = _trace[node, item.Told];
        return finding.State switch
        {
            LineState.NotNeeded => Said(condition, node, NodeState.NotNeeded, _wording[condition, node].Words, item),
            LineState.Held => condition.Accept(this, new Line(node, NodeState.Held, item)),
            LineState.Failed => condition.Accept(this, new Line(node, NodeState.Failed, item)),
            LineState.Open => condition.Accept(this, new Line(node, NodeState.Open, item)) with
            {
                NotSettled = finding.NotSettled,
            },
            _ => throw new InvalidOperationException("the decision does not say what a line came to"),
        };
    }

    /// <summary>A condition with its number, what it came to, and the item of which it is told.</summary>
    internal readonly record struct Line(NumberedNode Node, NodeState State, ItemAtHand Item)
    {
        public bool IsTrue => State == NodeState.Held;
    }

    public StatedLine VisitFlag(FlagCondition flag, in Line line) =>
        Tested(flag, line, _values.Of(flag.Term, line.Item).Words, [flag.Term]);

    public StatedLine VisitComparison(Comparison comparison, in Line line)
    {
        var (left, right) = (_values.Of(comparison.Left, line.Item), _values.Of(comparison.Right, line.Item));
        var isSame = comparison.Tested is Relation.Equal or Relation.NotEqual;
        var isConstant = comparison.Right is ConstantTerm;
        var relation = RelationWords.Of(comparison.Tested, line.IsTrue, comparison.Left.Type is DateType);
        if (isSame && !isConstant) relation = relation.Length == 0 ? "the same as" : "not the same as";
        var held = isConstant ? right.Value : right.IsKnown ? $"{right.Value} ({right.Name})" : right.Name;
        // What is asked for is told by the value alone.
        var tail = relation.Length == 0 ? "" : $"{relation} {held}";
        if (line.State == NodeState.Open && left.IsKnown && !right.IsKnown) return Tested(comparison, line,
            $"{left.Words}; {right.Words}", [comparison.Left, comparison.Right]);
        return Tested(comparison, line, Joined(left, tail, line), [comparison.Left, comparison.Right]);
    }

    public StatedLine VisitJoint(JointComparison joint, in Line line)
    {
        var terms = joint.Comparisons.SelectMany(c => (Term[])[c.Left, c.Right]).ToImmutableArray();
        // What the test is about stands first in it: `X is within N after D` is worked out as what D comes to.
        var subject = terms.MinBy(t => t.Span.Start)!;
        return Tested(joint, line, Joined(_values.Of(subject, line.Item),
            (line.IsTrue ? "" : "not ") + AfterSubject(joint, subject), line), terms);
    }

    public StatedLine VisitMember(MemberCondition member, in Line line)
    {
        var names = Names(((ChoiceType)member.Term.Type).Values, member.Values);
        return Tested(member, line, Joined(_values.Of(member.Term, line.Item),
            RelationWords.OneOf(names, line.IsTrue), line), [member.Term]);
    }

    public StatedLine VisitIncludes(IncludesCondition includes, in Line line)
    {
        var names = Names(((SetType)includes.Set.Type).Values, includes.Values);
        var set = _values.Of(includes.Set, line.Item);
        if (line.IsTrue && set.Datum is Choices held)
            names = Names(((SetType)includes.Set.Type).Values, includes.Values & held.Mask);
        var all = names.Count > RelationWords.Most
            ? FormattableString.Invariant($"any of the {names.Count} listed") : string.Join(" or ", names);
        return Tested(includes, line, Joined(set, (line.IsTrue ? "includes " : "without ") + all, line),
            [includes.Set]);
    }

    public StatedLine VisitEmpty(EmptyCondition empty, in Line line) =>
        Tested(empty, line, _values.Of(empty.Set, line.Item).Words, [empty.Set]);

    public StatedLine VisitList(ListCondition list, in Line line)
    {
        var (words, items) = _values.OfItems(list, null, line.Item);
        return Said(list, line.Node, line.State, words, line.Item) with { Details = items };
    }

    public StatedLine VisitNot(NotCondition not, in Line line)
    {
        // A test and the `not` before it are one line, and the finding is that of both.
        var inner = not.IsOneLine
            ? not.Operand.Accept(this, new Line(_trace.Numbers[not.Operand], Turned(line.State), line.Item))
            : Tell(not.Operand, line.Item);
        return Said(not, line.Node, line.State, "", line.Item, LineForm.Not) with { Parts = [inner] };
    }

    public StatedLine VisitGroup(GroupCondition group, in Line line)
    {
        var parts = ImmutableArray.CreateBuilder<StatedLine>(group.Operands.Length);
        foreach (var operand in group.Operands) parts.Add(Tell(operand, line.Item));
        return Said(group, line.Node, line.State, "", line.Item, FormOf(group.Kind)) with
        {
            Parts = parts.MoveToImmutable(), Count = group.Count,
        };
    }

    public StatedLine VisitDefinition(DefinitionCondition named, in Line line)
    {
        var item = line.Item.Inside(named.Definition.List);
        if (!_opened.TryGet(named.Definition, item.Row, out var body))
            _opened.Keep(named.Definition, item.Row, body = Tell(named.Definition.Condition!, item));
        return Said(named, line.Node, line.State, $"{named.Definition.Name}: {Answer(line.State)}", line.Item,
            LineForm.Named) with
        {
            Parts = [body], Row = item.Row,
        };
    }

    // No policy holds one: it asks about a line, and is none.
    public StatedLine VisitItem(ItemCondition item, in Line line) =>
        throw new InvalidOperationException("a condition of one item is no line");

    private StatedLine Tested(Condition condition, in Line line, string words, ImmutableArray<Term> terms) =>
        Said(condition, line.Node, line.State, words, line.Item) with { Details = _values.Below(terms, line.Item) };

    private StatedLine Said(Condition condition, NumberedNode node, NodeState state, string words, in ItemAtHand item,
        LineForm form = LineForm.Test) =>
        new(words, state, form, condition) { Test = _wording[condition, node].Words, Row = item.Row };

    /// <summary>
    /// A value and how it stands to what was asked; of one that is not known that it is so whatever it is.
    /// </summary>
    private static string Joined(ValueInCase value, string tail, in Line line) =>
        line.State == NodeState.Open ? value.Name + ": " + (value.IsKnown ? value.Value : ValueInCase.NotKnown)
        : tail.Length == 0 ? value.IsKnown ? value.Words : $"{value.Name}: as asked for, whatever it is"
        : value.IsKnown ? $"{value.Words}, {tail}" : $"{value.Words}, and in any case {tail}";

    private static NodeState Turned(NodeState state) => state switch
    {
        NodeState.Held => NodeState.Failed,
        NodeState.Failed => NodeState.Held,
        _ => state,
    };

    private static LineForm FormOf(GroupKind kind) => kind switch
    {
        GroupKind.All => LineForm.All,
        GroupKind.Any => LineForm.Any,
        GroupKind.None => LineForm.None,
        GroupKind.AtLeast => LineForm.AtLeast,
        GroupKind.AtMost => LineForm.AtMost,
        GroupKind.Exactly => LineForm.Exactly,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static List<string> Names(ValueSet values, BigInteger mask) =>
        [.. values.Names.Where((_, i) => !((mask >> i) & BigInteger.One).IsZero)];

    /// <summary>What a test says behind its subject, without the verb: <c>between 10 and 17</c>.</summary>
    private static string AfterSubject(Condition test, Term subject)
    {
        var words = test.Span.Words;
        var at = subject.Span.Start - test.Span.Start;
        if (at >= 0 && at + subject.Span.Words.Length <= words.Length) words = words[(at + subject.Span.Words.Length)
            ..];
        // A calculation stands in brackets that are no part of it.
        words = OneLine.Of(words.TrimStart().TrimStart(')'));
        foreach (var verb in new[] { "is", "are", "was", "were", "not" })
            if (words.StartsWith(verb + " ", StringComparison.OrdinalIgnoreCase)) words = words[(verb.Length + 1)..];
        return words;
    }
}
