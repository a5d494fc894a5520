using System.Collections.Immutable;
using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Brute;

/// <summary>A small policy, and what is known of how it was written.</summary>
/// <param name="Generated">The policy.</param>
/// <param name="Marks">Of what kinds its parts are.</param>
/// <param name="Days">
/// The decision dates on which its tests can change, in order, and some on either side: on all days between two that
/// follow each other, and on all before the first or after the last, each test comes out alike.
/// </param>
internal sealed record BrutePolicy(GeneratedPolicy Generated, ImmutableArray<BruteMark> Marks,
    ImmutableArray<int> Days)
{
    /// <summary>The most items alike that tell lists apart: no test of the policy counts further than two.</summary>
    public const int MostAlike = 3;

    public string Text => Generated.Text;

    /// <summary>Whether each record of its list is decided by itself.</summary>
    public bool IsEach => Text.Contains("decides each of", StringComparison.Ordinal);

    /// <summary>Whether a day decides: a test reads it, or a period, or a date may end at it.</summary>
    public bool ReadsDecisionDate =>
        Text.Contains("decision date", StringComparison.Ordinal) || Text.Contains("in force", StringComparison.Ordinal);
}
