namespace Eligibility.Text;

/// <summary>The nearest declared name to a misspelt one.</summary>
internal static class Nearest
{
    // Beyond these nothing useful is found, and hostile text must not make the search slow.
    private const int LongestWord = 64;
    private const int MostCandidates = 2000;

    /// <summary>
    /// The candidate that differs least from <paramref name="word"/>, or null when none is near; the first of equals.
    /// </summary>
    /// <param name="word">The word, as it was spelt.</param>
    /// <param name="candidates">What it may stand for.</param>
    /// <param name="most">In how many letters it may differ; when silent, in more the longer it is.</param>
    public static string? Of(string word, IEnumerable<string> candidates, int? most = null)
    {
        if (word.Length > LongestWord) return null;
        string? best = null;
        var least = 1 + (most ?? (word.Length <= 4 ? 1 : word.Length / 3));
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

    /// <summary>
    /// How many letters must be put in, left out, exchanged or swapped with their neighbour;
    /// <paramref name="limit"/> or more where it is not less than that. A place that lies so many letters further
    /// on in one word than in the other is not looked at.
    /// </summary>
    private static int Distance(string a, string b, int limit, int[][] rows)
    {
        var (before, last, next) = (rows[0], rows[1], rows[2]);
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var (from, to) = (Math.Max(1, i - limit + 1), Math.Min(b.Length, i + limit - 1));
            next[0] = i;
            var (letter, left, above, least) = (a[i - 1], from == 1 ? i : limit, last[from - 1], from == 1 ? i : limit);
            for (var j = from; j <= to; j++)
            {
                var distance = Math.Min(Math.Min(left, last[j]) + 1, letter == b[j - 1] ? above : above + 1);
                if (i > 1 && j > 1 && letter == b[j - 2] && a[i - 2] == b[j - 1])
                    distance = Math.Min(distance, before[j - 2] + 1);
                above = last[j];
                next[j] = left = distance;
                if (distance < least) least = distance;
            }
            if (least >= limit) return limit;
            if (to < b.Length) next[to + 1] = limit;
            (before, last, next) = (last, next, before);
        }
        return last[b.Length];
    }
}
