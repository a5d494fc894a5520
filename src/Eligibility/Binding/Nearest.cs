namespace Eligibility.Binding;

/// <summary>The nearest declared name to a misspelt one.</summary>
internal static class Nearest
{
    // Beyond these nothing useful is found, and hostile text must not make the search slow.
    private const int LongestWord = 64;
    private const int MostCandidates = 2000;

    /// <summary>The candidate that differs least from <paramref name="word"/>, or null when none is near; the first of equals.</summary>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        if (word.Length > LongestWord) return null;
        string? best = null;
        var least = word.Length <= 4 ? 2 : 1 + (word.Length / 3);
        var lower = word.ToLowerInvariant();
        var rows = new int[3][];
        for (var i = 0; i < rows.Length; i++) rows[i] = new int[word.Length + least + 1];
        foreach (var candidate in candidates.Take(MostCandidates))
        {
            if (Math.Abs(candidate.Length - word.Length) >= least) continue;
            var distance = Distance(lower, candidate.ToLowerInvariant(), least, rows);
            if (distance < least) (best, least) = (candidate, distance);
        }
        return best;
    }

    /// <summary>How many letters must be put in, left out, exchanged or swapped with their neighbour; at least <paramref name="limit"/> where it is more.</summary>
    private static int Distance(string a, string b, int limit, int[][] rows)
    {
        var (before, last, next) = (rows[0], rows[1], rows[2]);
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            next[0] = i;
            var least = next[0];
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                next[j] = Math.Min(Math.Min(next[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) next[j] = Math.Min(next[j], before[j - 2] + 1);
                least = Math.Min(least, next[j]);
            }
            if (least >= limit) return limit;
            (before, last, next) = (last, next, before);
        }
        return last[b.Length];
    }
}
