using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// What is prepared once for a policy so that its cases are read straight from their bytes: spellings, what each fact
/// and list takes, and a case that states nothing.
/// </summary>
internal sealed class PreparedNames
{
    private readonly CaseNames _names;
    private readonly Policy _policy;
    private readonly long[] _unstated;
    private readonly byte[] _provenances;
    private readonly Datum?[]? _unstatedApart;
    private readonly (int Slot, long Earliest)[] _endAtDecisionDate;

    private PreparedNames(Policy policy, CaseNames names, long[] unstated, Datum?[]? apart)
    {
        (_policy, _names, _unstated, _unstatedApart) = (policy, names, unstated, apart);
        _provenances = [.. policy.Inputs.Select(i =>
            (byte)(i.Assumed is null ? Provenance.NotStated : Provenance.Assumed))];
        Id = policy.Inputs.Length;
        Spellings = new SpellingTable([(CaseNames.Id, Id), .. policy.Inputs
            .Where(i => i == names.Input(Name.KeyOf(i.Name))).Select(i => (i.Name, i.Slot))]);
        Values = [.. policy.Inputs.Select(i => i is Fact fact ? new PlainValue(Allowed.Of(fact), names) : null)];
        Lists = [.. policy.Inputs.Select(i => i is ListInput list ? new PlainList(list, names) : null)];
        IsJudged = [.. policy.Inputs.Select(i => i is Fact { JudgedBy: not null })];
        _endAtDecisionDate = [.. policy.Facts.Where(f => f.EndsAtDecisionDate)
            .Select(f => (f.Slot, (long)f.Range!.Value.Low))];
        var (first, last) = policy.DecisionDate.Range!.Value;
        (FirstDecision, LastDecision) = ((long)first, (long)last);
    }

    /// <summary>The names of facts and lists, and <c>id</c>.</summary>
    public SpellingTable Spellings { get; }

    /// <summary>What <c>id</c> has for a slot.</summary>
    public int Id { get; }

    /// <summary>What each fact takes, by slot.</summary>
    public PlainValue?[] Values { get; }

    /// <summary>What each list takes, by slot.</summary>
    public PlainList?[] Lists { get; }

    /// <summary>Whether a value is stated with who judged it and why, by slot.</summary>
    public bool[] IsJudged { get; }

    /// <summary>The first day of which a decision may be.</summary>
    public long FirstDecision { get; }

    /// <summary>The last day of which a decision may be.</summary>
    public long LastDecision { get; }

    /// <summary>What is prepared for a policy; null where something that it assumes has no place in 64 bits.</summary>
    public static PreparedNames? Of(Policy policy, CaseNames names)
    {
        var forms = policy.SlotForms;
        var slots = new long[forms.Length];
        Datum?[]? apart = null;
        foreach (var input in policy.Inputs)
        {
            if (!forms[input.Slot].TryWrite(input.Assumed, out slots[input.Slot])) return null;
            if (forms[input.Slot].Kind == SlotKind.Apart && input.Assumed is not null)
                (apart ??= new Datum?[slots.Length])[input.Slot] = input.Assumed;
        }
        return new PreparedNames(policy, names, slots, apart);
    }

    /// <summary>A case that states nothing, to be filled in.</summary>
    public PlainCase Unstated() =>
        new(_unstated.AsSpan().ToArray(), (Datum?[]?)_unstatedApart?.Clone(), _provenances.AsSpan().ToArray());

    /// <summary>
    /// The slot of a member by a spelling that is not in the table, which goes into it; -1 where the policy declares
    /// none.
    /// </summary>
    public int Meet(ReadOnlySpan<byte> spelling, string key)
    {
        var slot = key == CaseNames.Id ? Id : _names.Input(key)?.Slot ?? -1;
        if (slot >= 0) Spellings.Learn(spelling, slot);
        return slot;
    }

    /// <summary>
    /// Whether nothing is wrong with a case beyond what each of its values shows; false also where that is not seen at
    /// once. It asks what <see cref="Validity"/> asks, over slots: what is added there is to be added here, or else a
    /// plain case at fault would be decided.
    /// </summary>
    public bool MayBe(in PlainCase @case)
    {
        // Where ranges begin or end at other facts, whoever reads all cases looks.
        if (_policy.Orders.Any) return false;
        var decided = @case.Slots[_policy.DecisionDate.Slot];
        var latest = decided == SlotForm.NotKnown ? LastDecision : decided;
        foreach (var (slot, earliest) in _endAtDecisionDate)
            if (Math.Max(@case.Slots[slot], earliest) > latest) return false;
        for (var slot = 0; slot < Lists.Length; slot++)
            if (Lists[slot] is { } list
                && !(@case.Apart?[slot] is Items items ? list.MayBe(items, latest)
                    : list.MayBeUnknown(latest))) return false;
        return true;
    }
}

/// <summary>What is read of a case so far.</summary>
internal readonly record struct PlainCase(long[] Slots, Datum?[]? Apart, byte[] Provenances);
