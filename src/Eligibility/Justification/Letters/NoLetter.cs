namespace Eligibility.Justification;

/// <summary>What stands in the place of a letter under rules that are not in force: nobody is written to under them.</summary>
internal static class NoLetter
{
    public static Letter Of(PolicyStanding standing) => new(LetterKind.None, LetterWords.NoLetter)
    {
        Parts = [new LetterPart("standing", null, [new LetterLine(Because, LetterSentence.OfPolicy(standing.Text))])],
    };

    public const string Because = "No letter is made under rules that are not in force.";
}
