using Eligibility.Text;

namespace Eligibility.Evaluation;

/// <summary>What a condition came to (language, section 4).</summary>
internal enum Truth : byte
{
    /// <summary>It fails in every way of filling in what is unknown.</summary>
    Failed,

    /// <summary>It depends on what is unknown.</summary>
    Open,

    /// <summary>It holds in every way.</summary>
    Held,
}

/// <summary>The three-valued tables, in one place.</summary>
internal static class Truths
{
    public static Truth Of(bool value) => value ? Truth.Held : Truth.Failed;

    /// <summary>A truth as yes, which is 1, or no, which is 0.</summary>
    public static Between Between(Truth truth) => new(truth == Truth.Held ? 1 : 0, truth == Truth.Failed ? 0 : 1);

    /// <summary>What such a value says.</summary>
    public static Truth Of(Between value) => value.IsKnown ? Of(value.Low != 0) : Truth.Open;

    /// <summary>The answers that a truth leaves possible to a question of yes, which is 1, or no, which is 0.</summary>
    public static IEnumerable<int> ToAnswers(Truth truth) =>
        truth switch { Truth.Held => [1], Truth.Failed => [0], _ => [0, 1] };

    /// <summary>What the possible answers to such a question come to.</summary>
    public static Truth FromAnswers(IReadOnlyList<int> possible) => possible is [var only] ? Of(only == 1) : Truth.Open;

    public static Truth Not(Truth truth) => (Truth)(Truth.Held - truth);

    public static Truth And(Truth a, Truth b) => a < b ? a : b;

    public static Truth Or(Truth a, Truth b) => a > b ? a : b;

    /// <summary>A group, given how many of its lines hold for certain and how many may.</summary>
    public static Truth OfGroup(GroupKind kind, int count, int lines, int held, int may) => kind switch
    {
        GroupKind.All => held == lines ? Truth.Held : may < lines ? Truth.Failed : Truth.Open,
        GroupKind.Any => held > 0 ? Truth.Held : may == 0 ? Truth.Failed : Truth.Open,
        GroupKind.None => may == 0 ? Truth.Held : held > 0 ? Truth.Failed : Truth.Open,
        GroupKind.AtLeast => held >= count ? Truth.Held : may < count ? Truth.Failed : Truth.Open,
        GroupKind.AtMost => may <= count ? Truth.Held : held > count ? Truth.Failed : Truth.Open,
        GroupKind.Exactly =>
            held == count && may == count ? Truth.Held : may < count || held > count ? Truth.Failed : Truth.Open,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
