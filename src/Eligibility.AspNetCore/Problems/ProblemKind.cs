namespace Eligibility.AspNetCore.Problems;

/// <summary>What kinds of problem there are: each has one type, one status and one title for ever.</summary>
/// <param name="Name">The last part of its type.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Title">What it is, in a few words that never differ.</param>
internal sealed record ProblemKind(string Name, int Status, string Title)
{
    public static readonly ProblemKind NoJson = new("no-json", 400, "The body is no JSON that can be read");
    public static readonly ProblemKind BadRequest = new("bad-request", 400, "The request cannot be read");
    public static readonly ProblemKind Parameter = new("parameter", 400, "A parameter of the address is wrong");
    public static readonly ProblemKind Header = new("header", 400, "A header of the request is wrong");
    public static readonly ProblemKind NoKey = new("no-key", 401, "The request names no key that is known here");
    public static readonly ProblemKind Role = new("role", 403, "The key may not do this");
    public static readonly ProblemKind NotLocal = new("not-local", 403, "The service answers this machine alone");
    public static readonly ProblemKind NoRoute = new("no-route", 404, "There is no such address here");
    public static readonly ProblemKind NoPolicy = new("no-policy", 404, "There is no such policy");
    public static readonly ProblemKind NoRecord = new("no-record", 404, "There is no such record");
    public static readonly ProblemKind NoLog = new("no-log", 404, "No log of decisions is kept here");
    public static readonly ProblemKind Method = new("method", 405, "The address does not take this method");
    public static readonly ProblemKind NotAcceptable = new("not-acceptable", 406, "The answer has no such form");
    public static readonly ProblemKind Slow = new("slow", 408, "The request did not arrive in time");
    public static readonly ProblemKind InProgress = new("in-progress", 409, "The same request is being answered");
    public static readonly ProblemKind Written = new("written", 409, "The log holds another record of this key");
    public static readonly ProblemKind TooLarge = new("too-large", 413, "The body is too large");
    public static readonly ProblemKind MediaType = new("media-type", 415, "The body is of another media type");
    public static readonly ProblemKind Case = new("case", 422, "The case cannot be decided as it is stated");
    public static readonly ProblemKind EachRecord = new("each-record", 422, "The policy decides each record by itself");
    public static readonly ProblemKind Statement = new("statement", 422, "The statement cannot be taken");
    public static readonly ProblemKind KeyReused = new("key-reused", 422, "The key was used for another request");
    public static readonly ProblemKind Internal = new("internal", 500, "Something is wrong with the service");
    public static readonly ProblemKind Busy = new("busy", 503, "The service has more to do than it may");
    public static readonly ProblemKind NotLoaded = new("not-loaded", 503, "No policies are loaded");
    public static readonly ProblemKind LogStopped = new("log-stopped", 503, "The decision could not be kept");

    /// <summary>Its type, by RFC 9457.</summary>
    public string Type => "urn:eligibility:problem:" + Name;
}
