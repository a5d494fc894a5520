using System.Collections.Immutable;
using Eligibility.Justification;

namespace Eligibility.Comparing;

/// <summary>What differs in two decisions before it takes a form, in the order in which it is read.</summary>
/// <param name="Headline">What came of either.</param>
/// <param name="Parts">What follows, each below its word.</param>
internal sealed record DifferencePage(string Headline, ImmutableArray<DifferencePart> Parts);

/// <summary>Lines of a page.</summary>
/// <param name="Name">The word that they stand beside.</param>
/// <param name="Lines">The lines, each with what it does for the person.</param>
internal sealed record DifferencePart(string Name, ImmutableArray<(Effect Effect, string Words)> Lines);
