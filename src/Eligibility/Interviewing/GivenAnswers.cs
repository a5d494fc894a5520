using System.Collections.Immutable;
using Eligibility.Cases;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Interviewing;

/// <summary>What was answered so far, in order. Immutable.</summary>
/// <param name="All">What was asked about, with what the answer states; of a list as many items as were said.</param>
internal sealed record GivenAnswers(ImmutableList<(Unknown Of, Stated Value)> All)
{
    /// <summary>No answers.</summary>
    public static GivenAnswers None { get; } = new(ImmutableList<(Unknown, Stated)>.Empty);

    /// <summary>These answers and one more.</summary>
    public GivenAnswers With(Unknown of, Stated value) => new(All.Add((of, value)));

    /// <summary>Whether something was asked about.</summary>
    public bool Has(Unknown of) => All.Exists(answer => answer.Of == of);

    /// <summary>The case that they make, as the reader of cases takes it, in order of declaration.</summary>
    public StatedObject ToCase() => new([.. All.Where(a => a.Of.Field is null).OrderBy(a => a.Of.Input.Slot)
        .Select(a => new StatedMember(a.Of.Input.Name, a.Value is StatedArray items && a.Of.Input is ListInput
            ? Filled(a.Of.Input, items) : a.Value))]);

    /// <summary>The items of a list with what was answered of their fields.</summary>
    private StatedArray Filled(Input list, StatedArray items) => new([.. items.Elements.Select((_, row) =>
        (Stated)new StatedObject([.. All.Where(a => a.Of.Field is not null && a.Of.Input.Slot == list.Slot && a.Of.Row == row)
            .OrderBy(a => a.Of.Field!.Index).Select(a => new StatedMember(a.Of.Field!.Name, a.Value))]))]);
}
