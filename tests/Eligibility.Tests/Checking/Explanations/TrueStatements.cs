using System.Text.RegularExpressions;
using Eligibility.Model;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>
/// What a line must say (outputs, section 1.3): <c>NAME: VALUE, RELATION</c>, the relation being the test where it is true
/// and its opposite where it is not. Null where the contract or the budget leaves it open.
/// </summary>
internal sealed partial class TrueStatements(CaseWords words) : IConditionVisitor<TrueStatements.At, string?>
{
    private const int MostNamed = 5;

    /// <summary>The item at hand and what the condition came to.</summary>
    internal readonly record struct At(int Row, OracleTruth Truth)
    {
        public bool IsTrue => Truth == OracleTruth.Held;

        public bool IsOpen => Truth == OracleTruth.Open;
    }

    public string? Of(Condition condition, int row, OracleTruth truth) => condition.Accept(this, new At(row, truth));

    public string? VisitFlag(FlagCondition flag, in At at) =>
        words.IsBeyond(flag.Term, at.Row) ? null : $"{words.NameOf(flag.Term, at.Row)}: {words.Shown(flag.Term, at.Row)}";

    public string? VisitComparison(Comparison comparison, in At at)
    {
        var (left, right, row) = (comparison.Left, comparison.Right, at.Row);
        if (words.IsBeyond(left, row) || words.IsBeyond(right, row)) return null;
        var name = words.NameOf(left, row);
        if (at.IsOpen)
            return words.ValueOf(left, row) is null
                ? $"{name}: {CaseWords.Unknown}"
                : $"{name}: {words.Shown(left, row)}; {words.NameOf(right, row)}: {CaseWords.Unknown}";
        if (words.ValueOf(right, row) is not { } beside) return null;
        var constant = right is ConstantTerm;
        var shown = constant ? beside : $"{beside} ({words.NameOf(right, row)})";
        var relation = TestedRelation.Of(comparison, at.IsTrue);
        // Of what is the same as a literal the value says it all.
        var told = relation.Length == 0 ? "" : $"{relation} {shown}";
        return Said(name, words.ValueOf(left, row) is null ? null : words.Shown(left, row), told);
    }

    public string? VisitJoint(JointComparison joint, in At at)
    {
        // The words say which value is held against what; the normal form may have turned them round.
        var (row, match) = (at.Row, Subject().Match(CaseWords.Plain(joint.Span.Words)));
        if (!match.Success) return null;
        var named = Name.KeyOf(match.Groups["name"].Value);
        var subject = Reads.Everything([joint]).OfType<Term>()
            .FirstOrDefault(t => Name.KeyOf(words.NameOf(t, row)) == named && !words.IsBeyond(t, row));
        if (subject is null) return null;
        var name = words.NameOf(subject, row);
        if (at.IsOpen) return words.ValueOf(subject, row) is null ? $"{name}: {CaseWords.Unknown}" : null;
        var told = (at.IsTrue ? "" : "not ") + match.Groups["rest"].Value;
        return Said(name, words.ValueOf(subject, row) is null ? null : words.Shown(subject, row), told);
    }

    public string? VisitMember(MemberCondition member, in At at)
    {
        if (words.IsBeyond(member.Term, at.Row)) return null;
        var (name, row) = (words.NameOf(member.Term, at.Row), at.Row);
        if (at.IsOpen) return $"{name}: {CaseWords.Unknown}";
        var values = Named(((ChoiceType)member.Term.Type).Values, member.Values);
        var told = values.Count switch
        {
            1 => at.IsTrue ? "" : "not " + values[0],
            > MostNamed => $"{(at.IsTrue ? "one" : "none")} of the {CaseWords.Number(values.Count)} listed",
            _ => $"{(at.IsTrue ? "" : "not ")}one of {string.Join(", ", values)}",
        };
        return Said(name, words.ValueOf(member.Term, row) is null ? null : words.Shown(member.Term, row), told);
    }

    public string? VisitIncludes(IncludesCondition includes, in At at)
    {
        if (words.IsBeyond(includes.Set, at.Row)) return null;
        var (name, value) = (words.NameOf(includes.Set, at.Row), words.ValueOf(includes.Set, at.Row));
        if (at.IsOpen) return $"{name}: {CaseWords.Unknown}";
        var asked = Named(((SetType)includes.Set.Type).Values, includes.Values);
        var held = value?.Split(", ") ?? [];
        var told = at.IsTrue ? "includes " + string.Join(" and ", asked.Where(held.Contains))
            : asked.Count > MostNamed ? $"without any of the {CaseWords.Number(asked.Count)} listed"
            : "without " + string.Join(" or ", asked);
        return Said(name, value is null ? null : words.Shown(includes.Set, at.Row), told);
    }

    public string? VisitEmpty(EmptyCondition empty, in At at) =>
        words.IsBeyond(empty.Set, at.Row) ? null : $"{words.NameOf(empty.Set, at.Row)}: {words.Shown(empty.Set, at.Row)}";

    public string? VisitList(ListCondition list, in At at) => FittingItems.Told(words.Known, list, at.Row);

    // Nothing is told negated: what it negates is told as it is.
    public string? VisitNot(NotCondition not, in At at) => Of(not.Operand, at.Row, Turned(at.Truth));

    public string? VisitGroup(GroupCondition group, in At at) => GroupHeadings.Of(group, at.Truth, words.Known, at.Row);

    public string? VisitDefinition(DefinitionCondition named, in At at) =>
        $"{named.Definition.Name}: {(at.IsOpen ? CaseWords.Unknown : at.IsTrue ? "yes" : "no")}";

    public string? VisitItem(ItemCondition item, in At at) =>
        throw new InvalidOperationException("no policy holds a condition of one item");

    /// <summary>What is not known may be certain to stand so all the same.</summary>
    private static string Said(string name, string? value, string relation) =>
        value is null ? $"{name}: {CaseWords.Unknown}, and in any case {relation}"
            : relation.Length == 0 ? $"{name}: {value}"
            : $"{name}: {value}, {relation}";

    public static OracleTruth Turned(OracleTruth truth) => truth switch
    {
        OracleTruth.Held => OracleTruth.Failed, OracleTruth.Failed => OracleTruth.Held, _ => truth,
    };

    private static List<string> Named(ValueSet values, System.Numerics.BigInteger mask) =>
        [.. values.Names.Where((_, i) => !((mask >> i) & 1).IsZero)];

    [GeneratedRegex(@"^(?<name>.+?)\s(is|are|was|were)\s(not\s)?(?<rest>(between|within|one of)\s.+)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Subject();
}
