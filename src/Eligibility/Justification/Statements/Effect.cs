using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>What a line does for the person decided about.</summary>
internal enum Effect
{
    /// <summary>It speaks against the person.</summary>
    Against,

    /// <summary>It speaks for the person.</summary>
    For,

    /// <summary>It decides, and neither way.</summary>
    Neutral,

    /// <summary>It does nothing here.</summary>
    None,

    /// <summary>It is not known, and may do something.</summary>
    Unknown,
}

/// <summary>Effects in the words of each form.</summary>
internal static class Effects
{
    /// <summary>The effect of a line that carries a rule of some side.</summary>
    public static Effect Of(Side side) => side switch
    {
        Side.Against => Effect.Against,
        Side.For => Effect.For,
        _ => Effect.Neutral,
    };

    /// <summary>In the left column of a terminal.</summary>
    public static string Column(Effect effect) => effect switch
    {
        Effect.Against => "AGAINST",
        Effect.For => "FOR",
        Effect.Neutral => "neutral",
        Effect.Unknown => "ASK",
        _ => "",
    };

    /// <summary>As a word in a text.</summary>
    public static string Word(Effect effect) => effect switch
    {
        Effect.Against => "Against",
        Effect.For => "For",
        Effect.Neutral => "Neutral",
        Effect.Unknown => "Not known",
        _ => "",
    };

    /// <summary>As a program reads it.</summary>
    public static string Code(Effect effect) => effect switch
    {
        Effect.Against => "against",
        Effect.For => "for",
        Effect.Neutral => "neutral",
        Effect.Unknown => "unknown",
        _ => "none",
    };
}
