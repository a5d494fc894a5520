namespace Eligibility.Model;

/// <summary>
/// What is prepared once for a policy and kept with it. It is worked out from the policy alone, so that two threads that
/// prepare it at once prepare the same, and it makes no policy another.
/// </summary>
/// <param name="of">The policy; null before anything is asked for.</param>
internal sealed class KeptForPolicy(Policy? of)
{
    private SlotForm[]? _forms;

    /// <summary>The policy whose it is.</summary>
    public Policy? Of { get; } = of;

    /// <summary>How the values of its inputs stand in the row of a case, by slot.</summary>
    public SlotForm[] Forms => _forms ??= SlotForm.Of(Of!);

    private RangeOrders? _orders;

    /// <summary>Which values must not lie above which others.</summary>
    public RangeOrders Orders => _orders ??= RangeOrders.Of(Of!);

    /// <summary>What the reading of cases prepares: a later stage's, so that nothing here knows what it is.</summary>
    public object? ForCases { get; set; }

    /// <summary>Policies are not told apart by what was prepared for them.</summary>
    public override bool Equals(object? obj) => obj is KeptForPolicy;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
