namespace Eligibility.Evaluation;

/// <summary>A person's judgement.</summary>
/// <param name="By">Who judged.</param>
/// <param name="Because">Why.</param>
internal sealed record Judgement(string By, string Because);
