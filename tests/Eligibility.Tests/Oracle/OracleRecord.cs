using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Tests.Oracle;

/// <summary>
/// One record of a case each of whose records is decided by itself, by the words of the language (section 12): "the decision on
/// `offences 2` is that on a case in which each field of record 2 is a fact of that name, `other offences` is the list without it,
/// and all else is as in the case". It goes by names, and takes no word of the engine for which value stands where.
/// </summary>
/// <param name="policy">The policy that decides each.</param>
/// <param name="record">The record, from 0.</param>
internal sealed class OracleRecord(Policy policy, int record)
{
    private readonly ListInput _list = policy.Each!.List;

    private string Others => $"other {_list.Name}";

    /// <summary>How many records a case has; null where their list is not stated.</summary>
    public static int? CountIn(Policy policy, ImmutableArray<Datum?> whole) =>
        (whole[policy.Each!.List.Slot] as Items)?.Rows.Length;

    /// <summary>The values of the record's case, by the slots of the policy.</summary>
    /// <param name="whole">The case as it is stated, by the slots of <see cref="Policy.AsStated"/>.</param>
    public ImmutableArray<Datum?> In(ImmutableArray<Datum?> whole)
    {
        var rows = ((Items)whole[_list.Slot]!).Rows;
        return [.. policy.Inputs.Select(input =>
            input.Name == Others ? new Items(rows.RemoveAt(record))
            : _list.Fields.FirstOrDefault(f => f.Name == input.Name) is { } field ? rows[record][field.Index]
            : whole[policy.AsStated.Inputs.Single(i => i.Name == input.Name).Slot])];
    }

    /// <summary>A decision on that case with what is needed as the case itself calls it: <c>offences 2: kind</c>.</summary>
    public OracleDecision Named(OracleDecision told) => told with
    {
        Needed = [.. told.Needed.Select(n => n with { Name = InWhole(n.Name) })],
        Lines = [.. told.Lines.Select(l => l with { Needs = [.. l.Needs.Select(InWhole)] })],
    };

    private string InWhole(string name)
    {
        if (_list.Fields.Any(f => f.Name == name)) return Of(record, name);
        for (var other = 0; other < ListInput.MostItems; other++)
            foreach (var field in _list.Fields)
                if (name == FormattableString.Invariant($"{Others} {other + 1}: {field.Name}"))
                    return Of(other < record ? other : other + 1, field.Name);
        return name;
    }

    private string Of(int at, string field) => FormattableString.Invariant($"{_list.Name} {at + 1}: {field}");
}
