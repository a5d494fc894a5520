using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Comparing;

/// <summary>
/// What is looked at of a rule to find it again in another edition, whether it is read from a policy or a record.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">The outcome it gives; null for one that only defeats others.</param>
/// <param name="Conditions">Its conditions as one text: two that ask the same of a case in the same words are
/// equal.</param>
/// <param name="Leaves">The tests and definitions that its conditions are made of, each once.</param>
internal sealed record RuleShape(string Name, string? Outcome, string Conditions, ImmutableArray<string> Leaves)
{
    /// <summary>The rules of a policy, in order of declaration.</summary>
    public static ImmutableArray<RuleShape> Of(Policy policy) => [.. policy.Rules.Select(Of)];

    private static RuleShape Of(Rule rule)
    {
        var leaves = new List<string>();
        var conditions = Said("when", rule.When) + Said("unless", rule.Unless);
        return new(rule.Name, rule.Outcome?.Name, conditions, [.. leaves.Distinct(StringComparer.Ordinal)]);

        string Said(string clause, Condition? condition) =>
            condition is null ? "" : $"{clause}({Shape(condition, leaves)})";
    }

    private static string Shape(Condition condition, List<string> leaves) =>
        StackGuard.Run((condition, leaves), static at => at.condition.Accept(OfEach, at.leaves));

    private static readonly Kinds OfEach = new();

    /// <summary>What each kind looks like; a test, and what has a name, is a leaf, as it is written.</summary>
    private sealed class Kinds : IConditionVisitor<List<string>, string>
    {
        public string VisitFlag(FlagCondition flag, in List<string> leaves) => Leaf(flag, leaves);

        public string VisitComparison(Model.Comparison comparison, in List<string> leaves) => Leaf(comparison, leaves);

        public string VisitJoint(JointComparison joint, in List<string> leaves) => Leaf(joint, leaves);

        public string VisitMember(MemberCondition member, in List<string> leaves) => Leaf(member, leaves);

        public string VisitIncludes(IncludesCondition includes, in List<string> leaves) => Leaf(includes, leaves);

        public string VisitEmpty(EmptyCondition empty, in List<string> leaves) => Leaf(empty, leaves);

        public string VisitList(ListCondition list, in List<string> leaves) => Leaf(list, leaves);

        // A test and the `not` before it are one line.
        public string VisitNot(NotCondition not, in List<string> leaves) =>
            not.IsOneLine ? Leaf(not, leaves) : $"not({Shape(not.Operand, leaves)})";

        public string VisitGroup(GroupCondition group, in List<string> leaves)
        {
            var into = leaves;
            var parts = group.Operands.Select(operand => Shape(operand, into));
            return FormattableString.Invariant($"{group.Kind} {group.Count}({string.Join("; ", parts)})");
        }

        public string VisitDefinition(DefinitionCondition named, in List<string> leaves) =>
            Add(named.Definition.Name, leaves);

        // No policy holds one.
        public string VisitItem(ItemCondition item, in List<string> leaves) => Leaf(item, leaves);

        private static string Leaf(Condition condition, List<string> leaves) => Add(OneLine.Of(condition.Span), leaves);

        private static string Add(string words, List<string> leaves)
        {
            leaves.Add(words);
            return words;
        }
    }
}
