using Eligibility.Text;

namespace Eligibility.Model;

/// <summary>An obligation, an authority or a discretion, owed always or when its condition holds.</summary>
internal sealed record Consequence(string Text, Condition? When, TextSpan Span);

/// <summary><c>otherwise OUTCOME</c></summary>
/// <param name="Outcome">The outcome when no rule applies.</param>
/// <param name="Because">The reason in words, or null.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record Otherwise(Outcome Outcome, string? Because, TextSpan Span);

/// <summary>A protected fact that the policy tests all the same, and why.</summary>
internal sealed record MayRead(Input Fact, string Because, TextSpan Span);
