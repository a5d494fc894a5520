using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Documenting;
using Eligibility.Justification;
using Eligibility.Model;
using Eligibility.Plan;
using Eligibility.Text;

namespace Eligibility.SemanticDiff;

/// <summary>
/// What makes a case one of a region, in the words of the policies: all that is said of one fact by its tests as the values
/// that it may have, and every other test as it is written.
/// </summary>
internal static class RegionWords
{
    /// <summary>More values than these are told by those that are left out, where they are fewer.</summary>
    private const int MostNamed = 6;

    /// <summary>The lines, each of which must be so.</summary>
    public static ImmutableArray<string> Of(JointPolicy joint, ImmutableArray<SignedLiteral> when)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var told = new HashSet<int>();
        foreach (var literal in when)
        {
            if (literal.Of.Test is not { } test)
            {
                lines.Add(literal.Of.Day is var (date, from) ? $"{date.Name} is {(literal.Holds ? "on or after" : "before")} {Dates.InWords(from)}"
                    : literal.Holds ? "what comes with it differs" : "what comes with it is the same");
                continue;
            }
            if (FactTest.Of(test) is not { } own) lines.Add((literal.Holds ? new ConditionWords().That(test) : new ConditionWords().ThatNot(test)).InRow + literal.Of.Note);
            else if (told.Add(own.Slot)) lines.Add(OfFact(joint, own.Slot, when));
        }
        return lines.ToImmutable();
    }

    /// <summary>What all tests of one fact leave of its values.</summary>
    private static string OfFact(JointPolicy joint, int slot, ImmutableArray<SignedLiteral> when)
    {
        var (fact, form) = ((Fact)joint.Inputs.All[slot], joint.Old.SlotForms[slot]);
        var left = SlotRanges.Between(form.Least, form.Greatest);
        foreach (var literal in when)
            if (literal.Of.Test is { } test && FactTest.Of(test) is { } own && own.Slot == slot)
                left = SlotRanges.Intersection(left, literal.Holds ? own.Holds : SlotRanges.Complement(own.Holds));
        return fact.Type switch
        {
            YesNoType => $"{fact.Name} is {(SlotRanges.Contains(left, 1) ? "yes" : "no")}",
            ChoiceType choice => OfChoice(fact, choice, left),
            _ => string.Join(" or ", left.Select(r => OfRange(fact, form, r))),
        };
    }

    private static string OfChoice(Fact fact, ChoiceType choice, ImmutableArray<SlotRange> left)
    {
        var all = Enumerable.Range(0, choice.Values.Names.Length)
            .Where(v => fact.Allowed is not { } allowed || !((allowed >> v) & BigInteger.One).IsZero).ToList();
        var (some, others) = (all.Where(v => SlotRanges.Contains(left, v)).ToList(), all.Where(v => !SlotRanges.Contains(left, v)).ToList());
        var (isNot, named) = some.Count > MostNamed && others.Count < some.Count ? (true, others) : (false, some);
        var values = named.Select(v => choice.Values.Names[v]).ToList();
        return $"{fact.Name} is {(isNot ? "not " : "")}{(values.Count == 1 ? values[0] : "one of " + string.Join(", ", values))}";
    }

    private static string OfRange(Fact fact, SlotForm form, SlotRange range)
    {
        if (range.From == range.To) return $"{fact.Name} is {fact.Say(form.Read(range.From))}";
        var (from, to) = (EdgeWords.From(fact.Type, form.Read(range.From)), EdgeWords.UpTo(fact.Type, form.Read(range.To)));
        if (range.From <= form.Least) return $"{fact.Name} is {to}";
        return range.To >= form.Greatest ? $"{fact.Name} is {from}" : $"{fact.Name} is {from} and {to}";
    }
}
