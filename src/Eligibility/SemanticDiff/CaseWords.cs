using System.Collections.Immutable;
using Eligibility.Analysis;
using Eligibility.Model;

namespace Eligibility.SemanticDiff;

/// <summary>A case over the facts of two policies, as an <c>example</c> would state it.</summary>
internal static class CaseWords
{
    /// <summary>A line for each fact.</summary>
    public static ImmutableArray<string> Of(JointPolicy joint, ImmutableArray<Datum?> values)
    {
        var stated = Case.Of(joint.Old, values);
        var lines = ExampleLines.Of(joint.Old, stated with
        {
            Provenances = [.. values.Select(v => v is null ? Provenance.NotStated : Provenance.Stated)],
        });
        return lines is { IsEmpty: false } some ? some : ["any case"];
    }
}
