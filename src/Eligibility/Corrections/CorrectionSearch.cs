using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Eligibility.Corrections;

/// <summary>A statement as it should be.</summary>
/// <param name="Passage">It.</param>
/// <param name="Meaning">Where several things may be meant, when it is this.</param>
/// <param name="Notes">What to know beside it.</param>
/// <param name="Left">What is still wrong elsewhere.</param>
internal sealed record Corrected(Passage Passage, string? Meaning, ImmutableArray<string> Notes,
    ImmutableArray<Diagnostic> Left);

/// <summary>
/// The search for what one statement of a file was meant to be: what is nearest to being whole is looked at first.
/// </summary>
/// <param name="tries">What is wrong with a text.</param>
/// <param name="names">What is declared.</param>
/// <param name="path">The file.</param>
/// <param name="passages">Its statements, those above corrected.</param>
/// <param name="at">Which of them is looked at.</param>
/// <param name="elsewhere">How many errors there are in the others.</param>
internal sealed class CorrectionSearch(
    Tries tries, DeclaredNames names, string path, ImmutableArray<Passage> passages, int at, int elsewhere)
{
    private const int MostSteps = 7;
    private const int MostLinesMore = 12;
    private const int MostErrorsMore = 3;
    private const int MostLinesLookedAt = 6;
    private const int MostMeanings = 3;

    /// <summary>A thing held against itself is never meant.</summary>
    private static readonly Regex Twice = Say.Of(@"\b(?<x>[a-z][\w' -]*?) is (?:not )?\k<x>(?=$| and | or | unless )");

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly int _firstLine = 1 + passages[..at].Sum(p => p.Lines.Length);

    /// <summary>What was meant; several where that many things may be, none where nobody can know.</summary>
    public ImmutableArray<Corrected> Find() =>
        Reach(passages[at]) is var (errors, left) && !errors.IsEmpty ? From([new Step(passages[at], errors, left)])
            : [];

    private ImmutableArray<Corrected> From(List<Step> open)
    {
        while (open.Count > 0)
        {
            var step = open.MinBy(s => s.Distance)!;
            open.Remove(step);
            foreach (var saying in Phrasebook.Sayings)
                foreach (var error in step.Errors.DistinctBy(e => e.Line).Take(MostLinesLookedAt))
                {
                    var line = error.Line - _firstLine;
                    if (line < 0 || line >= step.Passage.Lines.Length) continue;
                    var all = saying(new Slip(step.Passage, line, error, names)).ToList();
                    var tried = all.Select(m => Try(step, m)).OfType<Step>().ToList();
                    if (tried.Find(t => t.Errors.IsEmpty) is { } done) return Alternatives(done, tried);
                    if (tried.Count == 0) continue;
                    // Where several things may be meant, the others wait until the first has led somewhere.
                    var isChoice = all.TrueForAll(m => m.Meaning is not null);
                    open.Add(isChoice ? tried[0] with { Siblings = [.. tried[1..]] } : tried[0]);
                    if (!isChoice) open.AddRange(tried[1..]);
                }
        }
        return [];
    }

    private ImmutableArray<Corrected> Alternatives(Step done, List<Step> tried)
    {
        var found = ImmutableArray.Create(done.Told);
        foreach (var other in tried.Where(t => t != done && t.Errors.IsEmpty
            && t.Meaning is not null)) found = found.Add(other.Told);
        foreach (var sibling in done.Siblings)
        {
            if (found.Length >= MostMeanings) break;
            var more = sibling.Errors.IsEmpty ? [sibling.Told] : From([sibling with { Siblings = [] }]);
            if (!more.IsEmpty) found = found.Add(more[0]);
        }
        return found;
    }

    private Step? Try(Step step, Meant meant)
    {
        var now = meant.Passage;
        if (step.Steps >= MostSteps || now.Lines.Length > passages[at].Lines.Length * 2 + MostLinesMore) return null;
        if (!KeepsComments(passages[at], now) || now.Lines.Any(l => Twice.IsMatch(l))) return null;
        if (Reach(now) is not var (errors, left)) return null;
        // What makes things worse leads nowhere, and would be tried on and on.
        if (left.Count(Corrector.IsOfItsStatement) > elsewhere || errors.Length > step.Errors.Length
            + MostErrorsMore) return null;
        // Between two readings their author chooses, and no saying after this one.
        if (errors.Any(e => e.IsTwofold)) return null;
        return step with
        {
            Passage = now, Errors = errors, Left = left, Steps = step.Steps + 1, Meaning = meant.Meaning
                ?? step.Meaning,
            Notes = meant.Note is { } note && !step.Notes.Contains(note) ? step.Notes.Add(note) : step.Notes,
        };
    }

    /// <summary>
    /// What would be wrong with the statement and elsewhere; null where that was asked already, or may not be.
    /// </summary>
    private (ImmutableArray<Diagnostic> Inside, ImmutableArray<Diagnostic> Left)? Reach(Passage passage)
    {
        if (!_seen.Add(string.Join('\n', passage.Lines))) return null;
        if (tries.Of(string.Join('\n',
            passages.SetItem(at, passage).SelectMany(p => p.Lines))) is not { } all) return null;
        var inside = all.Where(d => Corrector.IsIn(d, path, _firstLine, passage.Lines.Length)).ToImmutableArray();
        return (inside, [.. all.Where(d => d.IsError && !inside.Contains(d))]);
    }

    /// <summary>Whether every comment stands as it stood: nothing is put behind one, and none is lost.</summary>
    private static bool KeepsComments(Passage was, Passage now)
    {
        var left = now.Lines.Select(Passage.CommentOf).OfType<string>().ToList();
        return was.Lines.Select(Passage.CommentOf).OfType<string>().All(left.Remove);
    }

    private sealed record Step(Passage Passage, ImmutableArray<Diagnostic> Errors, ImmutableArray<Diagnostic> Left)
    {
        public int Steps { get; init; }

        public string? Meaning { get; init; }

        public ImmutableArray<string> Notes { get; init; } = [];

        /// <summary>What else may have been meant where this was.</summary>
        public ImmutableArray<Step> Siblings { get; init; } = [];

        /// <summary>
        /// How far it is from being whole. A line that cannot be read hides what else is wrong with it, so it counts
        /// for more; of two such lines that which can be read further is nearer.
        /// </summary>
        public (int Wrong, int Unread, int Steps) Distance => (
            Errors.Sum(e => string.CompareOrdinal(e.Code, FirstOfNames) < 0 ? 4 : 1),
            Errors.Sum(e => e.Span.Source.Line(e.Line).Length - e.Column), Steps);

        public Corrected Told => new(Passage, Meaning, Notes, Left);

        /// <summary>Codes before it are of lines that cannot be read.</summary>
        private const string FirstOfNames = "ELG2";
    }
}
