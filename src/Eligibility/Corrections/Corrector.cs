using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Eligibility.Text;

namespace Eligibility.Corrections;

/// <summary>
/// Finds what to write instead of a statement with errors: what people say in English, in law or in a spreadsheet is
/// put into the words of the language, step by step, and only what then checks without error is told. A statement's
/// other errors, and those elsewhere that are gone with them, are consequences and are not told.
/// </summary>
/// <param name="check">Everything that is wrong with the file if it had this text.</param>
/// <param name="names">What the file and those it uses declare.</param>
internal sealed class Corrector(Func<string, ImmutableArray<Diagnostic>> check, DeclaredNames names)
{
    /// <summary>A text that is longer is not corrected: each try costs what a check costs.</summary>
    public const int LongestText = 1 << 16;

    private const int LongestLine = 400;
    private const int MostStatements = 12;

    private readonly Tries _tries = new(check);

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
            if (errors.IsEmpty || ++corrected > MostStatements
                || passages[at].Lines.Any(l => l.Length > LongestLine)) continue;
            if (errors.FirstOrDefault(e => e.Code == "ELG405") is { } second)
            {
                // What does not belong into the file is not corrected in it.
                told = told.RemoveAll(d => d != second && errors.Contains(d));
                continue;
            }
            // Where the words can be read in two ways their author chooses.
            if (errors.Any(e => e.IsTwofold)) continue;
            var elsewhere = told.Count(d => IsOfItsStatement(d) && d.Corrections.IsEmpty) - errors.Length;
            // What was corrected above is what the search goes on from.
            var found = new CorrectionSearch(_tries, names, source.Path, now, at, elsewhere).Find();
            if (found.IsEmpty)
            {
                told = Explain(told, errors, passages[at], firstLine);
                continue;
            }
            told = Tell(source, told, errors, passages[at], firstLine, found);
            now = now.SetItem(at, found[0].Passage);
        }
        return [.. told.Where(d => !IsUseOfRefused(d, passages))
            .Select(d => NearestName.In(MissingDeclaration.In(d, passages, _tries)))];
    }

    /// <summary>
    /// A name that holds a word of the language is told where it is declared, and not wherever it is used.
    /// </summary>
    private static bool IsUseOfRefused(Diagnostic d, ImmutableArray<Passage> passages) =>
        d.Code is "ELG106" or "ELG107" or "ELG201" && d.Span.Source.Line(d.Line) is { } line && line.StartsWith(' ')
            && passages.Select(p => RefusedName.Match(p.Lines[0])).Any(m => m.Success
                && m.Groups["n"].Value.Split(' ').Any(Keywords.IsReserved)
                && line.Contains(m.Groups["n"].Value, StringComparison.OrdinalIgnoreCase));

    private static readonly Regex RefusedName =
        Say.Of("^(?:fact|list) (?<n>[\\w'-]+(?: [\\w'-]+)+):");

    /// <summary>Whether it is an error of the statement on some lines of a file.</summary>
    internal static bool IsIn(Diagnostic d, string path, int firstLine, int lines) => IsOfItsStatement(d)
        && d.Span.Source.Path == path && d.Line >= firstLine && d.Line < firstLine + lines;

    /// <summary>
    /// What is missing of the file is told at its end, and is no fault of the statement there; a code that is
    /// forgotten here costs a correction and nothing else.
    /// </summary>
    internal static bool IsOfItsStatement(Diagnostic d) =>
        d.IsError && d.Code is not ("ELG000" or "ELG408" or "ELG410" or "ELG509" or "ELG447");

    /// <summary>What cannot be said at all is told with what to do instead.</summary>
    private ImmutableArray<Diagnostic> Explain(ImmutableArray<Diagnostic> told, ImmutableArray<Diagnostic> errors,
        Passage passage, int firstLine)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var error in errors)
        {
            if (Phrasebook.Explain(new Slip(passage, error.Line - firstLine, error, names)) is not { } help) continue;
            told = said.Add(help) ? told.Replace(error, error with { Help = help }) : told.Remove(error);
        }
        return told;
    }

    private ImmutableArray<Diagnostic> Tell(SourceText source, ImmutableArray<Diagnostic> told,
        ImmutableArray<Diagnostic> errors,
        Passage passage, int firstLine, ImmutableArray<Corrected> found)
    {
        var first = errors[0];
        // Lines that are wrong one by one are told one by one, else the statement is told as it should be.
        var lines = found.Length == 1 ? CorrectionTold.Lines(passage, found[0].Passage, firstLine) : [];
        var apart = !lines.IsEmpty && lines.All(c => errors.Any(e => e.Line == c.FirstLine));
        var corrections = apart ? lines
            : [.. found.Select(f => CorrectionTold.Whole(passage, f.Passage, firstLine, f.Meaning))];
        var consequences = Consequences(source, told, found[0], passage, firstLine);
        var mended = errors.Where(e => apart ? corrections.Any(c => c.FirstLine == e.Line) : e == first)
            .DistinctBy(e => apart ? e.Line : 0).ToImmutableArray();
        return [.. told.Where(d => mended.Contains(d) || (!errors.Contains(d) && !consequences.Contains(d))).Select(d =>
            !mended.Contains(d) ? d : CorrectionTold.In(d, apart ? [.. corrections.Where(c => c.FirstLine == d.Line)]
                : corrections, found[0].Notes))];
    }

    /// <summary>Errors elsewhere that are gone once this statement is corrected.</summary>
    private ImmutableArray<Diagnostic> Consequences(
        SourceText source, ImmutableArray<Diagnostic> told, Corrected found, Passage passage, int firstLine)
    {
        // By the line that each stands on, since messages name the numbers of lines.
        var left = found.Left.Select(d => (d.Code, d.Span.Source.Line(d.Line))).ToHashSet();
        return [.. told.Where(d => IsOfItsStatement(d) && d.Corrections.IsEmpty
            && !left.Contains((d.Code, d.Span.Source.Line(d.Line)))
            && !(d.Span.Source.Path == source.Path && d.Line >= firstLine && d.Line < firstLine
                + passage.Lines.Length))];
    }
}
