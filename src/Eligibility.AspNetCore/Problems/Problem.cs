using System.Collections.Immutable;

namespace Eligibility.AspNetCore.Problems;

/// <summary>Why there is no answer, as RFC 9457 has it. Nothing of a case is in it but what its sender wrote.</summary>
/// <param name="Kind">What kind of problem it is.</param>
/// <param name="Detail">What was found and what to do, in a sentence.</param>
internal sealed record Problem(ProblemKind Kind, string Detail)
{
    /// <summary>Each fault with its place; empty where the sender did nothing wrong.</summary>
    public ImmutableArray<ProblemFault> Faults { get; init; } = [];

    /// <summary>A header that goes with it, such as <c>Allow</c>; or null.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>A problem with one place, whose fault says the same as its detail.</summary>
    public static Problem At(ProblemKind kind, FaultPlace place, string message, string? help = null) =>
        new(kind, help is null ? message : $"{message}; {help}") { Faults = [new ProblemFault(place, message, help)] };

    public ProblemException Raise() => new(this);
}

/// <summary>One fault of a request.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Message">What was found and what was expected, in one line without a full stop.</param>
/// <param name="Help">What to write, or null where the message says it all.</param>
internal sealed record ProblemFault(FaultPlace Place, string Message, string? Help = null)
{
    /// <summary>Its code, such as <c>ELG741</c>; null where it has none.</summary>
    public string? Code { get; init; }

    /// <summary>The place in the words of the library, such as <c>previous offences 2: kind</c>; or null.</summary>
    public string? Words { get; init; }

    /// <summary>The line and the column of a text, from 1; null where the place is no place of a text.</summary>
    public (long Line, int Column)? At { get; init; }
}

/// <summary>Where a fault of a request is.</summary>
/// <param name="Member">What the place is one of: a JSON pointer, a parameter, a header, a part of the path.</param>
/// <param name="Value">The place.</param>
internal readonly record struct FaultPlace(string Member, string Value)
{
    /// <summary>The body as a whole.</summary>
    public static FaultPlace Body => Pointer("");

    /// <summary>By a JSON pointer (RFC 6901) into the body.</summary>
    public static FaultPlace Pointer(string pointer) => new("pointer", pointer);

    public static FaultPlace Parameter(string name) => new("parameter", name);

    public static FaultPlace Header(string name) => new("header", name);

    public static FaultPlace Path(string path) => new("path", path);
}

/// <summary>A request that is answered with a problem.</summary>
internal sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem { get; } = problem;
}
