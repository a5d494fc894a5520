using System.Collections.Immutable;

namespace Eligibility.Cli.Asking;

/// <summary>A question as it is shown.</summary>
/// <param name="Number">Which of the questions it is, from 1; null of who judged and why, which belong to the one before.</param>
/// <param name="Title">What is asked.</param>
/// <param name="Lines">What may be answered, why it is asked, what each answer comes to.</param>
internal sealed record ShownQuestion(int? Number, string Title, ImmutableArray<string> Lines);
