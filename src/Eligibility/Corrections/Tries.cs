using System.Collections.Immutable;

namespace Eligibility.Corrections;

/// <summary>What is wrong with a text, as often as one file may ask: each try costs what a check costs.</summary>
/// <param name="check">Everything that is wrong with the file if it had this text.</param>
internal sealed class Tries(Func<string, ImmutableArray<Diagnostic>> check)
{
    private const int Most = 100;
    private const int MostCharacters = 1 << 19;

    /// <summary>What is wrong all over costs more to tell than to read.</summary>
    private const int CharactersOfAnError = 500;

    private int _made;
    private int _characters;

    /// <summary>What is wrong with a text; null where no more may be tried.</summary>
    public ImmutableArray<Diagnostic>? Of(string text)
    {
        if (++_made > Most || (_characters += text.Length) > MostCharacters) return null;
        var found = check(text);
        _characters += found.Length * CharactersOfAnError;
        return found;
    }
}
