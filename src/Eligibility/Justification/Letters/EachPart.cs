using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Evaluation;

namespace Eligibility.Justification;

/// <summary>What a letter tells of one of the records that are decided by themselves: a part of the person's case.</summary>
internal sealed class EachPart
{
    private const int MostNumbers = 10;

    private readonly LetterMaterial? _of;
    private readonly string _name;
    private readonly int _number;
    private readonly ImmutableArray<LetterLine> _outcome;

    /// <param name="decision">The decisions of all records.</param>
    /// <param name="record">What came of this one.</param>
    /// <param name="told">It as the person may be told it; null while the day that chooses its edition is not known.</param>
    /// <param name="at">Its place, from 0.</param>
    /// <param name="room">How much of it is told at once.</param>
    public EachPart(EachDecision decision, RecordDecision record, Explanation? told, int at, LetterRoom room)
    {
        (_of, _number) = (told is null ? null : new LetterMaterial(told, null, room, null), at + 1);
        Kind = _of?.Outcome switch { null => LetterKind.Undecided, { Refers: true } => LetterKind.Referred, _ => LetterKind.Decided };
        var count = decision.Records!.Value.Length;
        _name = string.Create(CultureInfo.InvariantCulture, $"Part {_number} of {count}") + Called(record, _of?.Quotes);
        _outcome = [.. Outcome()];
        var why = Kind == LetterKind.Decided ? new LetterWhy(_of!) : null;
        Whole = [new LetterPart("record", _name, _outcome), .. why is null ? []
            : LetterTop.Part("why", Headed(LetterWords.WhyHeading), why.Lines())];
        Annex = why is null ? [] :
        [
            .. LetterTop.Part("relied on", Headed(LetterWords.ReliedHeading), LetterAnnex.Relied(_of!)),
            .. LetterTop.Part("more reasons", Headed(LetterWords.MoreHeading), why.More()),
            .. _of!.Room.HasTold ? [] : LetterTop.Part("told", Headed(LetterWords.ToldHeading), LetterOutcome.Told(_of)),
            .. LetterTop.Part("duties", Headed(LetterWords.DutiesHeading), [new LetterLine(new LetterDuties(_of, _of.Outcome!).Below)]),
        ];
        // Without a record of what an officer decided that is said once, and not of each.
        Missing = _of is null ? [] : [.. _of.Missing.Skip(1)];
    }

    /// <summary>What it is about.</summary>
    public LetterKind Kind { get; }

    /// <summary>The policy that it was decided by; null while its edition is not known.</summary>
    public Policy? Policy => _of?.Policy;

    /// <summary>The reasons that may be told.</summary>
    public ImmutableArray<ExplainedRule> Grounds => Kind == LetterKind.Decided ? _of!.Grounds : [];

    /// <summary>All there is to say of it on one page.</summary>
    public ImmutableArray<LetterPart> Whole { get; }

    /// <summary>What it relies on, and what there was no room for.</summary>
    public ImmutableArray<LetterPart> Annex { get; }

    /// <summary>What is missing before it can be sent.</summary>
    public ImmutableArray<string> Missing { get; }

    private LetterSentence First => _outcome[0].Sentences[0];

    /// <summary>What each came to, and no more.</summary>
    public static ImmutableArray<LetterPart> Results(ImmutableArray<EachPart> parts) =>
        [.. parts.Select(p => new LetterPart("record", p._name, [new LetterLine(p.First)])), Below];

    /// <summary>What came of all of them, those that came to the same told together.</summary>
    public static LetterPart Together(ImmutableArray<EachPart> parts) => new("record", null,
    [
        .. parts.GroupBy(p => p.First).Select(same => new LetterLine(
            LetterSentence.OfCase(Numbered([.. same.Select(p => p._number)], parts.Length)), same.Key)),
        .. Below.Lines,
    ]);

    private static LetterPart Below => new("record", null, [new LetterLine(LetterWords.RestBelow)]);

    private static string Numbered(List<int> numbers, int all) => numbers.Count switch
    {
        1 => string.Create(CultureInfo.InvariantCulture, $"Part {numbers[0]}:"),
        <= MostNumbers => $"Parts {LetterWords.Listed([.. numbers.Select(n => n.ToString(CultureInfo.InvariantCulture))])}:",
        var count => string.Create(CultureInfo.InvariantCulture, $"{count} of the {all} parts:"),
    };

    private string Headed(string heading) => string.Create(CultureInfo.InvariantCulture, $"{heading}: part {_number}");

    /// <summary>Its first field that anybody may read, where the case has it.</summary>
    private static string Called(RecordDecision record, LetterQuotes? quotes) =>
        record.FirstField(f => f.Telling.OnlyAs is null) is { } called && quotes?.NamesSecret(called) != true ? $": {called}" : "";

    private IEnumerable<LetterLine> Outcome()
    {
        if (_of?.Outcome is not { } outcome)
        {
            yield return new LetterLine(LetterWords.PartNotDecided, LetterWords.NotKnown, LetterWords.WriteWhenDecided);
            if (_of is not null && UndecidedLetter.Helps(_of.Told.Decision) is { IsEmpty: false } helps)
                yield return new LetterLine(LetterSentence.OfCase($"{LetterWords.HelpUsHeading}: {string.Join("; ", helps)}."));
        }
        else if (outcome.Refers)
        {
            yield return new LetterLine([.. ReferredLetter.Because(outcome), ReferredLetter.Next(_of)]);
        }
        else
        {
            yield return new LetterLine(LetterOutcome.Called(_of, outcome));
            if (_of.Room.HasTold) foreach (var line in LetterOutcome.Told(_of)) yield return line;
            foreach (var line in LetterOutcome.Next(_of, outcome, new LetterDuties(_of, outcome))) yield return line;
        }
    }
}
