using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>Who writes to whom, when, and under which reference.</summary>
internal static class LetterTop
{
    public static LetterPart Of(LetterSetting of) => new("sender", null, [.. Lines(of)]);

    private static IEnumerable<LetterLine> Lines(LetterSetting of)
    {
        yield return Line(of.Said.From is { } from ? LetterSentence.OfPolicy(from) : of.OfPolicy("the sender"));
        yield return Line(of.Said.Contact is { } contact ? LetterSentence.OfPolicy(contact) : of.OfPolicy("contact"));
        if (of.Record?.Addressee is { } to)
            foreach (var line in to.Address.Prepend(to.Name)) yield return Line(new LetterSentence(line, Voice.Officer));
        yield return Line(of.Record?.LetterOn is { } day ? DateType.SayDay(day) : of.OfRecord("the day of the letter"));
        yield return Line(of.Record?.Reference is { } reference
            ? new LetterSentence($"Our reference: {reference}", Voice.Officer)
            : $"Our reference: {of.OfRecord("the reference")}");
        if (of.Record?.Addressee?.AppropriateAdult is { } adult)
            yield return Line(new LetterSentence($"Copy to: {adult.Name}", Voice.Officer));
    }

    private static LetterLine Line(LetterSentence words) => new(words) { IsClose = true };

    /// <summary>A part, or nothing where it has nothing to say.</summary>
    public static ImmutableArray<LetterPart> Part(string code, string? heading, IEnumerable<LetterLine> lines) =>
        lines.Where(l => !l.Sentences.IsEmpty).ToImmutableArray() is { IsEmpty: false } all
            ? [new LetterPart(code, heading, all)]
            : [];
}
