using Eligibility.AspNetCore.Http;

namespace Eligibility.AspNetCore.Routes;

/// <summary>One thing that may be asked.</summary>
/// <param name="Name">Its name, which never changes.</param>
/// <param name="Method">By which method.</param>
/// <param name="Pattern">At which address.</param>
/// <param name="Role">Which role may ask it; null where anybody may.</param>
/// <param name="AnswerAsync">Answers it; null where it has sent its answer itself.</param>
internal sealed record ServiceRoute(string Name, string Method, string Pattern, ServiceRole? Role,
    Func<ServiceCall, ValueTask<Answer?>> AnswerAsync)
{
    /// <summary>Whether it streams many cases, which has a time and a count of its own.</summary>
    public bool IsMany { get; init; }
}
