using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Eligibility.Diagnostics;
using Eligibility.Lines;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility;

/// <summary>A file and those it uses, read and parsed; what they declare stands where they are used.</summary>
internal sealed class FileSet
{
    private readonly Library _library;
    private readonly DiagnosticBag _found;
    private readonly Dictionary<string, FileSyntax> _files = new(StringComparer.Ordinal);
    private readonly ImmutableArray<StatementSyntax>.Builder _statements =
        ImmutableArray.CreateBuilder<StatementSyntax>();

    private FileSet(Library library, DiagnosticBag found) => (_library, _found) = (library, found);

    public FileSyntax Root { get; private set; } = null!;

    public ImmutableArray<StatementSyntax> Statements => _statements.ToImmutable();

    /// <summary>Whether every file that is used could be read.</summary>
    public bool IsWhole { get; private set; } = true;

    public ImmutableArray<SourceText> Sources => [.. _files.Values.Select(f => f.Source)];

    /// <summary>
    /// SHA-256 over each file's path, a line feed, its text and a zero byte; the policy first, then
    /// by path (language, section 5).
    /// </summary>
    public string Hash
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var file in _files.Values.OrderBy(f => f != Root)
                .ThenBy(f => f.Source.Path, StringComparer.Ordinal))
                hash.AppendData(Encoding.UTF8.GetBytes(file.Source.Path + "\n" + file.Source.Text + "\0"));
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    public static FileSet Read(Library library, string path, DiagnosticBag found)
    {
        var set = new FileSet(library, found);
        var read = library.Read(path, SourceReader.MostBytes);
        if (read.Bytes is null)
        {
            var nowhere = new SourceText(path, "");
            found.Add(Messages.CannotRead(new TextSpan(nowhere, 0, 0), path, read.Fault));
            set.Root = new FileSyntax(nowhere, [], []);
            return set;
        }
        set.Root = set.Parse(path, read.Bytes);
        set.Splice(set.Root, [path]);
        return set;
    }

    private FileSyntax Parse(string path, byte[] bytes)
    {
        var before = new DiagnosticBag();
        var source = SourceReader.Read(path, bytes, before);
        var file = before.HasErrors ? new FileSyntax(source, [], []) : new SyntaxParser(source, before).Parse();
        if (!before.HasErrors || !file.Statements.IsEmpty) FileShape.Check(file, before);
        _found.AddRange(before.ToSorted());
        return _files[path] = file;
    }

    private void Splice(FileSyntax file, ImmutableArray<string> way)
    {
        foreach (var statement in file.Statements)
        {
            if (statement is UseStatement use) SpliceUsed(use, way);
            else _statements.Add(statement);
        }
    }

    private void SpliceUsed(UseStatement use, ImmutableArray<string> way)
    {
        var path = use.Path.Text;
        var span = use.Path.Span;
        if (way.Contains(path))
        {
            _found.Add(Messages.UseCycle(span, [.. way.SkipWhile(w => w != path), path]));
            return;
        }
        if (way.Length > LineReader.MostNesting)
        {
            _found.Add(Messages.UseTooDeep(span, LineReader.MostNesting));
            return;
        }
        // A vocabulary that two others use stands where it is first used.
        if (_files.ContainsKey(path)) return;
        if (_files.Count >= Library.MostFiles) { _found.Add(Messages.TooManyFiles(span, Library.MostFiles)); return; }
        var read = _library.Read(path, SourceReader.MostBytes);
        if (read.Bytes is null)
        {
            IsWhole = false;
            _found.Add(read.Fault switch
            {
                FileFault.OutsideRoot => Messages.UseOutsideRoot(span, path),
                FileFault.NotPlain => Messages.CannotRead(span, path, FileFault.NotPlain),
                _ => Messages.UseNotFound(span, path, _found.Near(path, _library.Files().Where(f => f != way[0])),
                    _library.Files().Where(f => f != way[0] && f != Library.RootFile)),
            });
            return;
        }
        var file = Parse(path, read.Bytes);
        if (!file.Statements.IsEmpty && FileShape.KeywordOf(file.Statements[0]) != "vocabulary")
        {
            _found.Add(Messages.UseOfNoVocabulary(span, path));
            return;
        }
        Splice(file, way.Add(path));
    }
}
