using System.Collections.Immutable;

namespace Eligibility.Evaluation;

/// <summary>Numbered answers to a question, in order; those that are met most are made once.</summary>
internal static class Answers
{
    private static readonly ImmutableArray<ImmutableArray<int>> Few =
        [.. Enumerable.Range(0, 32).Select(i => ImmutableArray.Create(i))];

    /// <summary>One answer.</summary>
    public static ImmutableArray<int> Only(int answer) =>
        answer < Few.Length ? Few[answer] : ImmutableArray.Create(answer);

    /// <summary>The answers that a truth leaves to a question of yes, which is 1, or no, which is 0.</summary>
    public static ImmutableArray<int> Of(Truth truth) => truth switch
    {
        Truth.Held => Few[1],
        Truth.Failed => Few[0],
        _ => Either,
    };

    /// <summary>Some answers.</summary>
    public static ImmutableArray<int> Of(ReadOnlySpan<int> answers) =>
        answers is [var only] ? Only(only) : ImmutableArray.Create(answers);

    private static readonly ImmutableArray<int> Either = [0, 1];
}
