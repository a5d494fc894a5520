using Eligibility.Diagnostics;

namespace Eligibility.Syntax;

/// <summary>What a file must begin and end with, and which statements it may hold (language, section 2).</summary>
internal static class FileShape
{
    public static void Check(FileSyntax file, DiagnosticBag found)
    {
        if (file.Statements.IsEmpty) { found.Add(Messages.EmptyFile(new(file.Source, 0, 0))); return; }
        var kind = KeywordOf(file.Statements[0]);
        if (kind is not ("policy" or "vocabulary" or "library")) found.Add(Messages.NoHead(file.Statements[0].Span));
        var library = file.Source.Path == "library.rules"
            || file.Source.Path.EndsWith("/library.rules", StringComparison.Ordinal);
        if (library && kind is "policy" or "vocabulary") found.Add(Messages.LibraryFileOnly(file.Statements[0].Span));
        if (kind == "library" && !library) found.Add(Messages.LibraryElsewhere(file.Statements[0].Span));
        CheckEnd(file, found);
        foreach (var statement in file.Statements.Skip(1))
        {
            var keyword = KeywordOf(statement);
            if (keyword is "policy" or "vocabulary" or "library")
                found.Add(Messages.SecondHead(statement.Span, keyword));
            else if (kind == "library" && keyword != "end") found.Add(Messages.NotInLibrary(statement.Span));
            else if (kind == "vocabulary" && keyword is "outcome" or "rule" or "otherwise" or "guarantee" or "example")
                found.Add(Messages.NotInVocabulary(statement.Span, keyword));
        }
    }

    private static void CheckEnd(FileSyntax file, DiagnosticBag found)
    {
        var end = file.Statements.FirstOrDefault(s => KeywordOf(s) == "end");
        if (end is null) found.Add(Messages.EndMissing(file.Statements[^1].Line.LastLine));
        else if (file.Statements[^1] != end)
            found.Add(Messages.TextAfterEnd(file.Statements[file.Statements.IndexOf(end) + 1].Span));
    }

    public static string KeywordOf(StatementSyntax statement) =>
        statement is MalformedStatement { Keyword.Length: > 0 } malformed
            ? malformed.Keyword
            : statement.Line.Tokens[0].Lower;
}
