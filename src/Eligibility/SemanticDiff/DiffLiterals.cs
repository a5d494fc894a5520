using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.SemanticDiff;

/// <summary>All that two policies tell cases apart by.</summary>
internal static class DiffLiterals
{
    /// <summary>
    /// What they have a name for first, then tests of one fact, since these are soonest understood.
    /// </summary>
    /// <param name="joint">The two policies.</param>
    /// <param name="parts">What is left of them.</param>
    /// <param name="brought">What comes with outcomes of one name, with the part that says whether that differs.</param>
    public static ImmutableArray<Literal> Of(JointPolicy joint, PartBuilder parts,
        Dictionary<int, (BroughtDifferently Brought, Part Part)> brought)
    {
        var literals = ImmutableArray.CreateBuilder<Literal>();
        var met = new HashSet<Part>(ReferenceEqualityComparer.Instance);
        var named = joint.Old.Conditions.OfType<DefinitionCondition>().ToLookup(d => Name.KeyOf(d.Definition.Name),
            d => parts.Of(d, Scope.Outside(0)), StringComparer.Ordinal);
        foreach (var test in joint.Old.Conditions.Where(c => c.IsTest || c is DefinitionCondition)
            .OrderBy(c => c is DefinitionCondition ? 0 : Plan.FactTest.Of(c) is null ? 2 : 1))
        {
            var part = parts.Of(test, Scope.Outside(0));
            if (part is SettledPart || !met.Add(part) || met.Contains(parts.Formula.Not(part))) continue;
            var isOfTwo = test is DefinitionCondition { Definition.Name: var name }
                && named[Name.KeyOf(name)].Distinct(ReferenceEqualityComparer.Instance).Count() > 1;
            literals.Add(new Literal(literals.Count, part, pass => pass.Truths[test.Index])
            {
                Test = test, Note = !isOfTwo ? "" : joint.IsOld(test) ? " (as it was defined)" : " (as it is defined now)",
            });
        }
        foreach (var day in Days(joint, parts))
            if (met.Add(day.Part)) literals.Add(day with { Place = literals.Count });
        foreach (var (one, part) in brought.OrderBy(b => b.Key).Select(b => b.Value))
            if (part is not SettledPart && met.Add(part))
                literals.Add(new Literal(literals.Count, part,
                    pass => Truths.Of(one.Holds(joint.OldRules, joint.NewRules, pass, joint.NewRules.Work(pass.Values)))));
        return literals.ToImmutable();
    }

    /// <summary>The days on which rules begin and end.</summary>
    private static IEnumerable<Literal> Days(JointPolicy joint, PartBuilder parts)
    {
        foreach (var policy in (Policy[])[joint.Old, joint.New])
            foreach (var day in policy.Rules.Select(r => r.Period).OfType<Period>()
                .SelectMany(p => p.Until is { } until ? (DateOnly[])[p.From, until.AddDays(1)] : [p.From]).Distinct().Order())
            {
                var (date, number) = (policy.DatedBy, day.DayNumber);
                var value = parts.Unstated.ValueOf(parts.Unstated.Of(new Unknown(date, -1, null), 0));
                var part = parts.Compare(value, Relation.AtLeast, Sum.Of(number));
                if (part is SettledPart) continue;
                yield return new Literal(-1, part,
                    pass => pass.Values[date.Slot] is Scalar on ? Truths.Of(on.Value >= number) : Truth.Open) { Day = (date, day) };
            }
    }
}
