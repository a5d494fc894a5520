using Eligibility.AspNetCore.Log;
using Eligibility.AspNetCore.Policies;

namespace Eligibility.AspNetCore.Routes;

/// <summary>What routes answer with.</summary>
/// <param name="Options">What is allowed.</param>
/// <param name="Policies">The policies in force.</param>
/// <param name="Log">The log of decisions; null where none is kept.</param>
/// <param name="Keeping">What keeps answers before they are given.</param>
internal sealed record ServiceParts(EligibilityServiceOptions Options, LivePolicySource Policies, AdviceLog? Log,
    AnswerKeeping Keeping);
