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

    /// <summary>The lines, each of which must be so; those that leave a choice come last.</summary>
    public static ImmutableArray<string> Of(JointPolicy joint, ImmutableArray<Clause> when)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var told = new HashSet<int>();
        ImmutableArray<SignedLiteral> single = [.. when.Where(c => c.Any.Length == 1).Select(c => c.Any[0])];
        foreach (var literal in single)
            if (Of(literal) is { } words) lines.Add(words);
            else if (SlotOf(literal) is var slot && told.Add(slot)) lines.Add(OfFact(joint, slot, Left(joint, slot, single, all: true)));
        foreach (var clause in when.Where(c => c.Any.Length > 1))
        {
            var some = new List<string>();
            told.Clear();
            foreach (var literal in clause.Any)
                if (Of(literal) is { } words) some.Add(words);
                else if (SlotOf(literal) is var slot
                    && told.Add(slot)) some.Add(OfFact(joint, slot, Left(joint, slot, clause.Any, all: false)));
            lines.Add(some.Count == 1 ? some[0] : $"any of these: {string.Join("; ", some)}");
        }
        return lines.ToImmutable();
    }

    /// <summary>The words of a literal by itself; null of a test of one fact, which is told as the values that it leaves.</summary>
    private static string? Of(SignedLiteral literal)
    {
        if (literal.Of.Test is { } test)
            return FactTest.Of(test) is null
                ? (literal.Holds ? new ConditionWords().That(test) : new ConditionWords().ThatNot(test)).InRow
                    + literal.Of.Note : null;
        return literal.Of.Day is var (date, from) ? $"{date.Name} is {(literal.Holds ? "on or after" : "before")} {Dates.InWords(from)}"
            : literal.Holds ? "what comes with it differs" : "what comes with it is the same";
    }

    private static int SlotOf(SignedLiteral literal) => FactTest.Of(literal.Of.Test!)!.Slot;

    /// <summary>What all tests of one fact among some leave of its values, or any of them.</summary>
    private static ImmutableArray<SlotRange> Left(JointPolicy joint, int slot, ImmutableArray<SignedLiteral> literals, bool all)
    {
        var form = joint.Old.SlotForms[slot];
        var left = all ? SlotRanges.Between(form.Least, form.Greatest) : [];
        foreach (var literal in literals)
        {
            if (literal.Of.Test is not { } test || FactTest.Of(test) is not { } own || own.Slot != slot) continue;
            var holds = literal.Holds ? own.Holds : SlotRanges.Complement(own.Holds);
            left = all ? SlotRanges.Intersection(left, holds) : SlotRanges.Union(left.Concat(holds));
        }
        return all ? left : SlotRanges.Intersection(left, SlotRanges.Between(form.Least, form.Greatest));
    }

    private static string OfFact(JointPolicy joint, int slot, ImmutableArray<SlotRange> left)
    {
        var (fact, form) = ((Fact)joint.Inputs.All[slot], joint.Old.SlotForms[slot]);
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
        var (some, others) = (all.Where(v => SlotRanges.Contains(left, v)).ToList(),
            all.Where(v => !SlotRanges.Contains(left, v)).ToList());
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
