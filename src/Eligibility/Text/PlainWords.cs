namespace Eligibility.Text;

/// <summary>How hard a text is to read, by its words and sentences alone.</summary>
internal static class PlainWords
{
    // Of few words the measure says nothing.
    private const int Fewest = 5;

    /// <summary>The words of the longest sentence.</summary>
    public static int LongestSentence(string text) => Sentences(text).Max(s => Words(s).Length);

    /// <summary>
    /// The school grade that a text asks for, as Flesch and Kincaid measure it, rounded down; 0 of a text of few words.
    /// </summary>
    public static int Grade(string text)
    {
        var words = Words(text);
        if (words.Length < Fewest) return 0;
        var (sentences, syllables) = (Sentences(text).Length, words.Sum(Syllables));
        // 0.39 words a sentence and 11.8 syllables a word, less 15.59: in hundredths, of whole numbers alone.
        var hundredths = 39L * words.Length / sentences + 1_180L * syllables / words.Length - 1_559;
        return (int)Math.Max(0, hundredths / 100);
    }

    /// <summary>Whether a text names something: its words in a row, whatever their case.</summary>
    public static bool Names(string text, string name)
    {
        var (words, sought) = (Words(text), Words(name));
        for (var at = 0; at + sought.Length <= words.Length; at++)
            if (words.AsSpan(at, sought.Length).SequenceEqual(sought, StringComparer.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static string[] Sentences(string text) =>
        text.Split(['.', '!', '?', ':', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } all
            ? all
            : [""];

    private static string[] Words(string text) =>
        text.Split([.. " .,!?:;()\"\t/"], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Vowels in a row are one syllable; an <c>e</c> at the end is none where there is another.</summary>
    private static int Syllables(string word)
    {
        var (count, before) = (0, false);
        foreach (var letter in word)
        {
            var isVowel = "aeiouyAEIOUY".Contains(letter, StringComparison.Ordinal);
            if (isVowel && !before) count++;
            before = isVowel;
        }
        return Math.Max(1, count > 1 && word[^1] is 'e' ? count - 1 : count);
    }
}
