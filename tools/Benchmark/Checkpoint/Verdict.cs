namespace Eligibility.Benchmarking.Checkpoint;

/// <summary>What the policy may come to.</summary>
internal enum Offer : byte { Divert, Educate, Warn, Charge }

/// <summary>What a contender says of a case.</summary>
/// <param name="Offer">The outcome.</param>
/// <param name="Winner">The first rule that applies, by its place in <see cref="Rules"/>; -1 where the contender does
/// not tell.</param>
internal readonly record struct Verdict(Offer Offer, int Winner)
{
    /// <summary>The rules in order: the first that applies decides; the last is what holds otherwise.</summary>
    public static readonly string[] Rules =
    [
        "X01", "X02", "X03", "X04", "X05", "X06", "X07", "X08", "X09", "X10", "X11",
        "I01", "I02", "I03", "I04", "I05", "I06", "I07", "I08", "I09", "otherwise",
    ];

    public static readonly string[] Offers = ["divert", "educate", "warn", "charge"];

    /// <summary>What each rule leads to.</summary>
    private static readonly Offer[] OfRules =
    [
        Offer.Charge, Offer.Charge, Offer.Charge, Offer.Charge, Offer.Charge, Offer.Charge, Offer.Charge, Offer.Charge,
        Offer.Charge, Offer.Charge, Offer.Charge,
        Offer.Educate, Offer.Divert, Offer.Divert, Offer.Divert, Offer.Warn, Offer.Divert, Offer.Divert, Offer.Divert,
        Offer.Educate, Offer.Charge,
    ];

    /// <summary>The verdict of a rule, by its place.</summary>
    public static Verdict Of(int winner) => new(OfRules[winner], winner);

    /// <summary>A verdict by the names of its outcome and of its rule.</summary>
    public static Verdict Of(string offer, string? rule) =>
        new((Offer)Array.IndexOf(Offers, offer), rule is null ? -1 : Array.IndexOf(Rules, rule));

    /// <summary>Whether another contender's verdict is the same, as far as both tell.</summary>
    public bool Agrees(Verdict other) =>
        Offer == other.Offer && (Winner == other.Winner || Winner < 0 || other.Winner < 0);
}
