using Eligibility.Justification;

namespace Eligibility.Tests.LetterTests;

/// <summary>The sample letters by name: one of each sort, sent but for those that say they are drafts.</summary>
internal static class SampleLetters
{
    private const string Unknown = "\"what happened\": \"drug supply\"";
    private const string Import = "\"purpose of the import\": \"sale to others\", \"informant's word\": false";

    public static readonly Dictionary<string, Func<Letter>> All = new(StringComparer.Ordinal)
    {
        ["seller of heroin"] = () => LetterSamples.Final(LetterSamples.Followed(LetterSamples.Decide(LetterSamples.Seller))),
        ["otherwise"] = () => LetterSamples.Final(LetterSamples.Followed(LetterSamples.Decide(LetterSamples.Cannabis))),
        ["three grounds"] = () => LetterSamples.Final(LetterSamples.Followed(LetterSamples.Decide(LetterSamples.ThreeGrounds))),
        ["four grounds"] = () => LetterSamples.Final(LetterSamples.Followed(LetterSamples.Decide(LetterSamples.FourGrounds))),
        ["imports charged"] = () =>
            LetterSamples.Final(LetterSamples.Followed(LetterSamples.Decide(Import, "imports", "2018-11-20"))),
        ["departed"] = () => LetterSamples.Final(Departed(LetterSamples.Seller, "prosecute",
            "You were on Checkpoint last year and did not keep to it.")),
        ["settled referral"] = () => LetterSamples.Final(Departed(LetterSamples.Denial, "checkpoint",
            "You have put right what was taken.")),
        ["referred"] = () => LetterSamples.Final(LetterMaker.Of(LetterSamples.Decide(LetterSamples.Denial),
            LetterSamples.Note(LetterSamples.Decide(LetterSamples.Denial), "deferred", null, [])) is { Kind: LetterKind.Undecided }
            ? LetterSamples.Followed(LetterSamples.Decide(LetterSamples.Denial)) : throw new InvalidOperationException()),
        ["referral draft"] = () => LetterMaker.Of(LetterSamples.Decide(LetterSamples.Denial)),
        ["undecided"] = () => LetterSamples.Final(LetterMaker.Of(LetterSamples.Decide(Unknown),
            LetterSamples.Note(LetterSamples.Decide(Unknown), "deferred", null, []))),
        ["reasons kept back"] = () => LetterSamples.Final(Withheld(("reasonsForPerson", "What others have told us speaks against you."),
            ("withheldBy", "superintendent"))),
        ["draft"] = () => LetterMaker.Of(LetterSamples.Decide(LetterSamples.ThreeGrounds)),
    };

    public static Letter Withheld(params (string, string?)[] also)
    {
        var decision = LetterSamples.Decide("\"purpose of the import\": \"own use\", \"informant's word\": true", "imports", "2018-11-20");
        return LetterMaker.Of(decision, LetterSamples.Note(decision, "followed", "charge", [1], also));
    }

    private static Letter Departed(string @case, string outcome, string reasons)
    {
        var decision = LetterSamples.Decide(@case);
        return LetterMaker.Of(decision, LetterSamples.Note(decision, "departed", outcome, [], ("reasonsForPerson", reasons)));
    }
}
