using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Plan;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// Prepares the lines of a policy: each condition as <see cref="ConditionTree"/> tells it, with its words and place.
/// </summary>
internal sealed partial class LinePreparer(Policy policy) : IConditionVisitor<LinePreparer.Wording, PreparedLine>
{
    private readonly NodeNumbers _numbers = NodeNumbers.Of(policy);
    private readonly WordedLines _wording = WordedLines.Of(policy);
    private readonly Dictionary<Condition, PreparedLine> _lines = new(ReferenceEqualityComparer.Instance);
    private readonly TellingCheck _check = new();
    private readonly KnownCompiler _compiler = new(policy, new FactTests(policy));

    /// <summary>How many definitions, tables and scores are opened, each once.</summary>
    public int Openings { get; private set; }

    /// <summary>
    /// Whether each test tells its values in one go, whatever the case (<see cref="TellingCheck"/>).
    /// </summary>
    public bool IsPlain { get; private set; } = true;

    /// <summary>The words of a line, and where it is written.</summary>
    internal readonly record struct Wording(string Words, WordedLine Line);

    public PreparedLine Prepare(Condition condition)
    {
        if (_lines.TryGetValue(condition, out var known)) return known;
        var worded = _wording[condition, _numbers[condition]];
        return _lines[condition] = Prepare(condition, new Wording(worded.Words, worded));
    }

    private PreparedLine Prepare(Condition condition, Wording wording) =>
        StackGuard.Run((By: this, condition, wording), static at => at.condition.Accept(at.By, at.wording));

    public PreparedLine VisitFlag(FlagCondition flag, in Wording wording) => Test(flag, flag, wording);

    public PreparedLine VisitComparison(Comparison comparison, in Wording wording) =>
        Test(comparison, comparison, wording);

    public PreparedLine VisitJoint(JointComparison joint, in Wording wording) => Test(joint, joint, wording);

    public PreparedLine VisitMember(MemberCondition member, in Wording wording) => Test(member, member, wording);

    public PreparedLine VisitIncludes(IncludesCondition includes, in Wording wording) =>
        Test(includes, includes, wording);

    public PreparedLine VisitEmpty(EmptyCondition empty, in Wording wording) => Test(empty, empty, wording);

    public PreparedLine VisitList(ListCondition list, in Wording wording) =>
        Test(list, wording, [new AskedItems(new ListValue(list.List), Items(list.List, list.Where))]);

    public PreparedLine VisitNot(NotCondition not, in Wording wording) => not.IsOneLine
        ? Test(not, not.Operand, wording)
        : new NotLine(Asked(not), wording.Words, wording.Line, Prepare(not.Operand));

    public PreparedLine VisitGroup(GroupCondition group, in Wording wording) =>
        new GroupLine(group.Kind, Asked(group), wording.Words, wording.Line, [.. group.Operands.Select(Prepare)]);

    public PreparedLine VisitDefinition(DefinitionCondition named, in Wording wording)
    {
        // What is worked out for each item is opened once an item: a policy with such a definition is told in the long way.
        IsPlain &= named.Definition.List is null && !IsLikeGroup(wording);
        return new NamedLine(Asked(named), wording.Words, wording.Line,
            OpeningOf(named.Definition, static (_, _) => []).Place, Prepare(named.Definition.Condition!));
    }

    // No policy holds one: it asks about a line, and is none.
    public PreparedLine VisitItem(ItemCondition item, in Wording wording) =>
        throw new InvalidOperationException("a condition of one item is no line");

    private AskedLine Asked(Condition line) =>
        policy.Owns(line) ? new AskedLine(line.Index, null) : new AskedLine(-1, _compiler.Apart(line));

    /// <summary>A test, or one with the <c>not</c> before it.</summary>
    private TestLine Test(Condition line, Condition test, in Wording wording) => Test(line, wording, ValuesOf(test));

    private TestLine Test(Condition line, in Wording wording, ImmutableArray<PreparedValue> values)
    {
        IsPlain &= _check.IsPlain(values) && !IsLikeGroup(wording);
        return new TestLine(Asked(line), wording.Words, wording.Line, values);
    }

    // No name begins so (ELG209). A line that did would be told like a group, by what stands below it.
    private static bool IsLikeGroup(in Wording wording) => JustificationBuilder.IsToldByParts(wording.Words);

    private PreparedItems Items(ListInput list, WhereClause where) => new(list, Prepare(where.Root));
}
