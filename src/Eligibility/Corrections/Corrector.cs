using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.Corrections;

/// <summary>
/// Finds what to write instead of a statement with errors: what people say in English, in law or in a spreadsheet is put into the words of the
/// language, step by step, and only what then checks without error is told. A statement's other errors, and those elsewhere that
/// are gone with them, are consequences and are not told.
/// </summary>
/// <param name="check">Everything that is wrong with the file if it had this text.</param>
/// <param name="names">What the file and those it uses declare.</param>
internal sealed class Corrector(Func<string, ImmutableArray<Diagnostic>> check, DeclaredNames names)
{
    /// <summary>A text that is longer is not corrected: each try costs what a check costs.</summary>
    public const int LongestText = 1 << 16;

    private const int LongestLine = 400;
    private const int MostStatements = 12;
    private const int MostSteps = 7;
    private const int MostLinesMore = 12;
    private const int MostErrorsMore = 3;
    private const int CostOfAnError = 500;
    private const int MostTries = 100;
    private const int MostCharacters = 1 << 19;

    private int _tries;
    private int _characters;

    /// <summary>The diagnostics, those of statements that can be corrected told with their correction.</summary>
    public ImmutableArray<Diagnostic> Correct(SourceText source, ImmutableArray<Diagnostic> diagnostics)
    {
        if (source.Text.Length > LongestText) return diagnostics;
        var passages = Passage.Of(source.Text);
        var now = passages;
        var told = diagnostics;
        var (firstLine, corrected) = (1, 0);
        for (var at = 0; at < passages.Length; firstLine += passages[at].Lines.Length, at++)
        {
            var errors = told.Where(d => IsIn(d, source.Path, firstLine, passages[at].Lines.Length)).ToImmutableArray();
            if (errors.IsEmpty || ++corrected > MostStatements || passages[at].Lines.Any(l => l.Length > LongestLine)) continue;
            if (errors.FirstOrDefault(e => e.Code == "ELG405") is { } second)
            {
                // What does not belong into the file is not corrected in it.
                told = told.RemoveAll(d => d != second && errors.Contains(d));
                continue;
            }
            // Where the words can be read in two ways their author chooses.
            if (errors.Any(e => e.Code is "ELG206" or "ELG330" or "ELG495")) continue;
            // What was corrected above is what the search goes on from.
            var search = new Search(this, source.Path, now, at, told.Count(d => IsOfItsStatement(d) && d.Corrections.IsEmpty) - errors.Length);
            var found = search.Find();
            if (found.IsEmpty)
            {
                told = Explain(told, errors, passages[at], firstLine);
                continue;
            }
            told = Tell(source, told, errors, passages[at], firstLine, found);
            now = now.SetItem(at, found[0].Passage);
        }
        return [.. told.Where(d => !IsUseOfRefused(d, passages)).Select(MissingDeclaration.In)];
    }

    /// <summary>A name that holds a word of the language is told where it is declared, and not wherever it is used.</summary>
    private static bool IsUseOfRefused(Diagnostic d, ImmutableArray<Passage> passages) =>
        d.Code is "ELG106" or "ELG107" or "ELG201" && d.Span.Source.Line(d.Line) is { } line && line.StartsWith(' ')
            && passages.Select(p => RefusedName.Match(p.Lines[0])).Any(m => m.Success && m.Groups["n"].Value.Split(' ').Any(Keywords.IsReserved)
                && line.Contains(m.Groups["n"].Value, StringComparison.OrdinalIgnoreCase));

    private static readonly System.Text.RegularExpressions.Regex RefusedName =
        Say.Of("^(?:fact|list) (?<n>[\\w'-]+(?: [\\w'-]+)+):");

    private static bool IsIn(Diagnostic d, string path, int firstLine, int lines) => d.IsError && IsOfItsStatement(d)
        && d.Span.Source.Path == path && d.Line >= firstLine && d.Line < firstLine + lines;

    /// <summary>What is missing of the file is told at its end, and is no fault of the statement there.</summary>
    private static bool IsOfItsStatement(Diagnostic d) => d.IsError && d.Code is not ("ELG000" or "ELG408" or "ELG410" or "ELG509" or "ELG447");

    /// <summary>What cannot be said at all is told with what to do instead.</summary>
    private ImmutableArray<Diagnostic> Explain(ImmutableArray<Diagnostic> told, ImmutableArray<Diagnostic> errors, Passage passage, int firstLine)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var error in errors)
        {
            if (Phrasebook.Explain(new Slip(passage, error.Line - firstLine, error, names)) is not { } help) continue;
            told = said.Add(help) ? told.Replace(error, error with { Help = help }) : told.Remove(error);
        }
        return told;
    }

    private ImmutableArray<Diagnostic> Tell(SourceText source, ImmutableArray<Diagnostic> told, ImmutableArray<Diagnostic> errors,
        Passage passage, int firstLine, ImmutableArray<Found> found)
    {
        var first = errors[0];
        // Lines that are wrong one by one are told one by one, else the statement is told as it should be.
        var lines = found.Length == 1 ? CorrectionTold.Lines(passage, found[0].Passage, firstLine) : [];
        var apart = !lines.IsEmpty && lines.All(c => errors.Any(e => e.Line == c.FirstLine));
        var corrections = apart ? lines : [.. found.Select(f => CorrectionTold.Whole(passage, f.Passage, firstLine, f.Meaning))];
        var consequences = Consequences(source, told, found[0], passage, firstLine);
        var mended = errors.Where(e => apart ? corrections.Any(c => c.FirstLine == e.Line) : e == first)
            .DistinctBy(e => apart ? e.Line : 0).ToImmutableArray();
        return [.. told.Where(d => mended.Contains(d) || (!errors.Contains(d) && !consequences.Contains(d))).Select(d =>
            !mended.Contains(d) ? d : CorrectionTold.In(d, apart ? [.. corrections.Where(c => c.FirstLine == d.Line)] : corrections, found[0].Note))];
    }

    /// <summary>Errors elsewhere that are gone once this statement is corrected.</summary>
    private ImmutableArray<Diagnostic> Consequences(
        SourceText source, ImmutableArray<Diagnostic> told, Found found, Passage passage, int firstLine)
    {
        // By the line that each stands on, since messages name the numbers of lines.
        var left = found.Left.Select(d => (d.Code, d.Span.Source.Line(d.Line))).ToHashSet();
        return [.. told.Where(d => IsOfItsStatement(d) && d.Corrections.IsEmpty && !left.Contains((d.Code, d.Span.Source.Line(d.Line)))
            && !(d.Span.Source.Path == source.Path && d.Line >= firstLine && d.Line < firstLine + passage.Lines.Length))];
    }

    /// <summary>A statement as it should be, and what is still wrong elsewhere.</summary>
    private sealed record Found(Passage Passage, string? Meaning, string? Note, ImmutableArray<Diagnostic> Left);

    /// <summary>The search for one statement: what is nearest to being whole first.</summary>
    private sealed class Search(Corrector corrector, string path, ImmutableArray<Passage> passages, int at, int elsewhere)
    {
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
        private readonly int _firstLine = 1 + passages[..at].Sum(p => p.Lines.Length);

        public ImmutableArray<Found> Find() =>
            Try(new Step(passages[at], [], -1, null, null, []), new Meant(passages[at])) is { Errors.IsEmpty: false } start ? From([start]) : [];

        private ImmutableArray<Found> From(List<Step> open)
        {
            while (open.Count > 0)
            {
                var step = open.MinBy(s => s.Distance)!;
                open.Remove(step);
                foreach (var saying in Phrasebook.Sayings)
                    foreach (var error in step.Errors.DistinctBy(e => e.Line).Take(6))
                    {
                        var line = error.Line - _firstLine;
                        if (line < 0 || line >= step.Passage.Lines.Length) continue;
                        var all = saying(new Slip(step.Passage, line, error, corrector.Names)).ToList();
                        var tried = all.Select(m => Try(step, m)).OfType<Step>().ToList();
                        if (tried.Find(t => t.Errors.IsEmpty) is { } done) return Alternatives(done, tried);
                        // Where several things may be meant, the others wait until the first has led somewhere.
                        if (tried.Count == 0) continue;
                        open.Add(all.TrueForAll(m => m.Meaning is not null) ? tried[0] with { Siblings = [.. tried[1..]] } : tried[0]);
                        if (!all.TrueForAll(m => m.Meaning is not null)) open.AddRange(tried[1..]);
                    }
            }
            return [];
        }

        private ImmutableArray<Found> Alternatives(Step done, List<Step> tried)
        {
            var found = ImmutableArray.Create(Of(done));
            foreach (var other in tried.Where(t => t != done && t.Errors.IsEmpty && t.Meaning is not null)) found = found.Add(Of(other));
            foreach (var sibling in done.Siblings)
            {
                if (found.Length >= 3) break;
                var more = sibling.Errors.IsEmpty ? [Of(sibling)] : From([sibling with { Siblings = [] }]);
                if (!more.IsEmpty) found = found.Add(more[0]);
            }
            return found;
        }

        private static Found Of(Step step) => new(step.Passage, step.Meaning, step.Note, step.Left);

        private Step? Try(Step from, Meant meant)
        {
            if (from.Steps >= MostSteps || meant.Passage.Lines.Length > passages[at].Lines.Length * 2 + MostLinesMore || !_seen.Add(string.Join('\n', meant.Passage.Lines))) return null;
            var text = string.Join('\n', passages.SetItem(at, meant.Passage).SelectMany(p => p.Lines));
            if (++corrector._tries > MostTries || (corrector._characters += text.Length) > MostCharacters) return null;
            var all = corrector.Check(text);
            // What is wrong all over costs more to tell than to read.
            corrector._characters += all.Length * CostOfAnError;
            var inside = all.Where(d => IsIn(d, path, _firstLine, meant.Passage.Lines.Length)).ToImmutableArray();
            var left = all.Where(d => d.IsError && !inside.Contains(d)).ToImmutableArray();
            if (!KeepsComments(passages[at], meant.Passage) || meant.Passage.Lines.Any(l => Twice.IsMatch(l))) return null;
            // What makes things worse leads nowhere, and would be tried on and on.
            if (from.Steps >= 0 && (left.Count(IsOfItsStatement) > elsewhere || inside.Length > from.Errors.Length + MostErrorsMore)) return null;
            return new Step(meant.Passage, inside, from.Steps + 1, meant.Meaning ?? from.Meaning, meant.Note ?? from.Note, left)
                    { Siblings = from.Siblings };
        }
    }

    private sealed record Step(Passage Passage, ImmutableArray<Diagnostic> Errors, int Steps, string? Meaning, string? Note,
        ImmutableArray<Diagnostic> Left)
    {
        /// <summary>
        /// How far it is from being whole. A line that cannot be read hides what else is wrong with it, so it counts for more; of two such lines
        /// that which can be read further is nearer.
        /// </summary>
        public (int Wrong, int Unread, int Steps) Distance { get; } = (Errors.Sum(e => string.CompareOrdinal(e.Code, "ELG2") < 0 ? 4 : 1),
            Errors.Sum(e => e.Span.Source.Line(e.Line).Length - e.Column), Steps);

        /// <summary>What else may have been meant where this was.</summary>
        public ImmutableArray<Step> Siblings { get; init; } = [];
    }

    /// <summary>Whether every comment stands as it stood: nothing is put behind one, and none is lost.</summary>
    private static bool KeepsComments(Passage was, Passage now)
    {
        var left = now.Lines.Select(Passage.CommentOf).OfType<string>().ToList();
        return was.Lines.Select(Passage.CommentOf).OfType<string>().All(left.Remove);
    }

    /// <summary>A thing held against itself.</summary>
    private static readonly System.Text.RegularExpressions.Regex Twice = Say.Of(@"\b(?<x>[a-z][\w' -]*?) is (?:not )?\k<x>(?=$| and | or | unless )");

    private DeclaredNames Names => names;

    private ImmutableArray<Diagnostic> Check(string text) => check(text);
}
