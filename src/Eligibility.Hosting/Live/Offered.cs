using Eligibility.Cases;

namespace Eligibility.Hosting;

/// <summary>A case that was decided, as it was given: what is in force and what is beside it may read it otherwise.</summary>
/// <param name="Title">The policy's title.</param>
/// <param name="DecidedOn">The decision date that was given with it.</param>
/// <param name="Answer">The answer that was given.</param>
internal abstract record Offered(string Title, DateOnly? DecidedOn, EditionDecision Answer)
{
    /// <summary>
    /// What would come of it: without its lines, which are worked out when somebody reads them, as most never do.
    /// </summary>
    public abstract EditionDecision DecideBy(PolicyCatalogue catalogue);
}

/// <summary>A case in JSON.</summary>
internal sealed record OfferedJson(string Title, DateOnly? DecidedOn, EditionDecision Answer, byte[] Json)
    : Offered(Title, DecidedOn, Answer)
{
    public override EditionDecision DecideBy(PolicyCatalogue catalogue) =>
        catalogue.Decide(Title, Json, DecidedOn, DecisionDetail.None);
}

/// <summary>A case of values, as they were read; the dictionary may have been filled anew since.</summary>
internal sealed record OfferedValues(string Title, DateOnly? DecidedOn, EditionDecision Answer, StatedObject Stated)
    : Offered(Title, DecidedOn, Answer)
{
    public override EditionDecision DecideBy(PolicyCatalogue catalogue)
    {
        var editions = catalogue.Editions(Title);
        return editions.Decide(new StatedCase(Stated, editions.Options(DecidedOn)),
            editions.LikelyDay(Stated, DecidedOn), DecisionDetail.None);
    }
}

/// <summary>A record; it is bound to what decides beside, as it would be if that were in force.</summary>
internal sealed record OfferedRecord<TRecord>(string Title, DateOnly? DecidedOn, EditionDecision Answer, TRecord Record)
    : Offered(Title, DecidedOn, Answer)
{
    public override EditionDecision DecideBy(PolicyCatalogue catalogue) =>
        catalogue.Bind<TRecord>(Title).Decide(Record, DecidedOn, DecisionDetail.None);
}
