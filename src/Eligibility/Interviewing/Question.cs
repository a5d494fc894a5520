using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Interviewing;

/// <summary>What of a thing that is not known a question asks for.</summary>
internal enum QuestionPart
{
    /// <summary>Its value.</summary>
    Value,

    /// <summary>How many items a list has.</summary>
    Count,

    /// <summary>Who judged the value given.</summary>
    By,

    /// <summary>Why.</summary>
    Because,
}

/// <summary>A question of an interview.</summary>
/// <param name="Of">What it asks about: a fact, a list, or a field of an item.</param>
/// <param name="Part">What of that.</param>
/// <param name="Alone">Whether one of its answers alone decides.</param>
internal sealed record Question(Unknown Of, QuestionPart Part, bool Alone)
{
    /// <summary>The question for what is needed.</summary>
    public static Question For(Unknown of, bool alone) =>
        new(of, of.Type is null ? QuestionPart.Count : QuestionPart.Value, alone);

    /// <summary>What it asks about, by its name.</summary>
    public string Name => Of.Name;

    /// <summary>The role whose judgement it is, or null.</summary>
    public string? JudgedBy => Of.Field is { } of ? of.JudgedBy : (Of.Input as Fact)?.JudgedBy;

    /// <summary>Further help with it, or null.</summary>
    public string? Help => Of.Field is { } of ? of.Help : Of.Input.Help;
}
