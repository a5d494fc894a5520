using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>What an outcome asks of the person, how long it lasts, and who has to agree to it.</summary>
internal sealed class LetterDuties
{
    private readonly LetterMaterial _of;
    private readonly ImmutableArray<LetterSentence> _duties;

    public LetterDuties(LetterMaterial of, Outcome outcome)
    {
        _of = of;
        // Of an outcome that an officer chose nothing was worked out: what hangs on something may be so.
        var record = of.IsDeparted ? null : of.Told.Record;
        var owed = record is not null ? record.Obligations.Select(o => (o.Of, o.Status))
            : outcome.Obligations.Select(o => (Of: o, Status: o.When is null ? Truth.Held : Truth.Open));
        var length = record is not null ? Length(record.Length) : outcome.Lasts is { } lasts ? $"It lasts {lasts}." : null;
        _duties = [.. Duties([.. owed])];
        IsOffer = Directions.Of(of.Policy, outcome) == Side.For && (_duties.Length > 0 || length is not null);
        var agreed = record is not null ? record.Authorities.Where(a => a.Status == Truth.Held).Select(a => a.Of)
            : outcome.Authorities.Where(a => a.When is null);
        Sentences =
        [
            .. length is null ? [] : new[] { LetterSentence.OfCase(length) },
            .. _duties.IsEmpty || of.Room.HasDuties ? _duties : [LetterWords.DutiesBelow],
            .. agreed.Select(Agreed),
        ];
    }

    /// <summary>Whether the person may take the outcome or leave it.</summary>
    public bool IsOffer { get; }

    /// <summary>All of it, as far as there is room on the first page.</summary>
    public ImmutableArray<LetterSentence> Sentences { get; }

    /// <summary>What there was no room for.</summary>
    public ImmutableArray<LetterSentence> Below => _of.Room.HasDuties ? [] : _duties;

    private static string? Length(ConsequencePart? length) => length is null ? null
        : OutcomeJson.Length(length) is { } lasts ? $"It lasts {lasts}." : LetterWords.LengthOpen;

    private IEnumerable<LetterSentence> Duties(ImmutableArray<(Consequence Of, Truth Status)> owed)
    {
        foreach (var (status, would, quoted) in new[]
        {
            (Truth.Held, "You would have to: ", "The policy says the person has "),
            (Truth.Open, "You may also have to: ", "The policy says the person may have "),
        })
        {
            var some = owed.Where(o => o.Status == status).Select(o => o.Of).ToList();
            var written = some.Select(o => o.Grounds.ForPerson).OfType<string>().Select(Bare).ToList();
            if (written.Count > 0) yield return LetterSentence.OfPolicy($"{would}{string.Join("; ", written)}.");
            foreach (var duty in some.Where(o => o.Grounds.ForPerson is null))
                yield return _of.Quoted(quoted, duty.Text, "what you would have to do", isShort: false);
        }
    }

    /// <summary>A duty as it stands after <c>have to</c>.</summary>
    private static string Bare(string duty)
    {
        var words = duty.TrimEnd('.');
        return words.StartsWith("not to ", StringComparison.Ordinal) ? "not " + words["not to ".Length..]
            : words.StartsWith("to ", StringComparison.Ordinal) ? words["to ".Length..] : words;
    }

    private LetterSentence Agreed(Consequence role) => role.Grounds.ForPerson is { } words ? LetterSentence.OfPolicy(words)
        : _of.Quoted("The policy says who has to agree to it first: ", role.Text, "who has to agree to it", isShort: false);
}
