using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>
/// A hash of each cut of a run of words, told in one step whatever its length (Karp and Rabin 1987): of hundreds of
/// ways to cut a phrase into names only those are spelt out whose parts some declared name hashes to. Two runs of
/// one hash need not be the same.
/// </summary>
internal sealed class CutHashes
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    // Of the first so many words, and the factor to the power of as many.
    private readonly ulong[] _upTo;
    private readonly ulong[] _powers;

    public CutHashes(TokenRun tokens)
    {
        (_upTo, _powers) = (new ulong[tokens.Length + 1], new ulong[tokens.Length + 1]);
        _powers[0] = 1;
        for (var i = 0; i < tokens.Length; i++)
        {
            _upTo[i + 1] = Then(_upTo[i], tokens[i].Lower);
            _powers[i + 1] = unchecked(_powers[i] * Factor);
        }
    }

    /// <summary>The hash of the words from one place to before another.</summary>
    public ulong this[int from, int to] => unchecked(_upTo[to] - _upTo[from] * _powers[to - from]);

    /// <summary>The hash of a name, its words in lower case with one space between two.</summary>
    public static ulong Of(ReadOnlySpan<char> name)
    {
        var hash = 0UL;
        foreach (var word in name.Split(' ')) hash = Then(hash, name[word]);
        return hash;
    }

    private static ulong Then(ulong hash, ReadOnlySpan<char> word)
    {
        unchecked
        {
            var own = 14695981039346656037UL;
            foreach (var c in word) own = (own ^ c) * 1099511628211UL;
            return hash * Factor + own;
        }
    }
}
