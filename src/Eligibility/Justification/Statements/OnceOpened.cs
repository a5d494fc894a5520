using System.Collections.Immutable;
using System.Globalization;

namespace Eligibility.Justification;

/// <summary>
/// Opens each definition where it is printed first; later it is named, with the rule below which it stands. Only
/// what is printed is pointed to, so it is asked in the order of print.
/// </summary>
internal sealed class OnceOpened
{
    private readonly OnceTold<string> _opened = new();

    /// <summary>The lines of a rule, without what was opened before.</summary>
    /// <param name="rule">Its number; 0 of <c>otherwise</c>.</param>
    /// <param name="lines">Its lines.</param>
    public ImmutableArray<EffectLine> In(int rule, ImmutableArray<EffectLine> lines) =>
        Open(rule == 0 ? "otherwise" : string.Create(CultureInfo.InvariantCulture, $"rule {rule}"), lines);

    private ImmutableArray<EffectLine> Open(string place, ImmutableArray<EffectLine> lines) =>
        lines.IsEmpty ? lines : [.. lines.Select(line => Open(place, line))];

    private EffectLine Open(string place, EffectLine line)
    {
        if (line.Of.Form != LineForm.Named || line.IsHeading) return line with { Parts = Open(place, line.Parts) };
        var body = line.Of.Parts[0];
        if (!_opened.TryGet(body, line.Of.Row, out var before))
        {
            _opened.Keep(body, line.Of.Row, place);
            return line with { Parts = Open(place, line.Parts) };
        }
        return line with { Parts = [], Words = before == place || line.Parts.IsEmpty
            ? line.Words : $"{line.Words} (see {before})" };
    }
}
