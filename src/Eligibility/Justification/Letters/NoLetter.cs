namespace Eligibility.Justification;

/// <summary>What stands in the place of a letter under rules that are not in force: nobody is written to under them.</summary>
internal static class NoLetter
{
    public static Letter Of(PolicyStanding standing) => new(LetterKind.None, LetterWords.NoLetter)
    {
        Parts = [new LetterPart("standing", null, [new LetterLine(Because, LetterSentence.OfPolicy(standing.Text))])],
    };

    /// <summary>Where each record of a list is decided by itself and there is none.</summary>
    public static Letter WithoutRecords(string list) => new(LetterKind.None, LetterWords.NoLetter)
    {
        Parts = [new LetterPart("standing", null, [new LetterLine(LetterSentence.OfPolicy(
            $"There is nothing to write about: each of {list} is decided by itself, and there are none."))])],
    };

    public const string Because = "No letter is made under rules that are not in force.";
}
