using System.Text;
using Eligibility.Cases;

namespace Eligibility.Tests.CasesTests;

/// <summary>
/// Holds what is read straight from the bytes of a case against what is read by way of what it states: each text is
/// given up, or comes to the same case.
/// </summary>
internal sealed class PlainCases
{
    /// <summary>How many texts were looked at.</summary>
    public int Tried { get; private set; }

    /// <summary>How many of them are cases without a fault.</summary>
    public int Valid { get; private set; }

    /// <summary>How many were not given up.</summary>
    public int Taken { get; private set; }

    public void Look(Policy policy, string json, CaseOptions? options = null) =>
        Look(policy, Encoding.UTF8.GetBytes(json), options);

    public void Look(Policy policy, byte[] text, CaseOptions? options = null)
    {
        var given = options ?? CaseOptions.None;
        var stated = ByWayOfWhatIsStated(policy, text, given);
        Tried++;
        if (stated.IsValid) Valid++;
        // Twice: what was met by the first is known to the second.
        for (var time = 0; time < 2; time++)
        {
            if (PlainCaseReader.Read(policy, text, given) is not { } plain) return;
            Taken += 1 - time;
            Assert.True(stated.IsValid,
                $"{policy.File}: taken, and at fault: {Words(text)}\n{string.Join('\n', stated.Faults)}");
            var (one, other) = (stated.Case, plain.Case!);
            Assert.True(one.Values.SequenceEqual(other.Values), $"{policy.File}: other values: {Words(text)}\n"
                + string.Join('\n', one.Values.Zip(other.Values).Where(v => !Equals(v.First, v.Second))));
            Assert.True(one.Row.Words.AsSpan().SequenceEqual(other.Row.Words), $"other slots: {Words(text)}");
            Assert.True(Apart(one).SequenceEqual(Apart(other)), $"other values apart: {Words(text)}");
            Assert.Equal(one.Provenances.AsEnumerable(), other.Provenances);
            Assert.Equal(one.Judgements.OrderBy(j => j.Key), other.Judgements.OrderBy(j => j.Key));
            Assert.Equal(one.JudgedItems, other.JudgedItems);
            Assert.Equal(one.NeverLookedAt.AsEnumerable(), other.NeverLookedAt);
            Assert.Equal((stated.Id, one.Id, stated.DatedOn), (plain.Id, other.Id, plain.DatedOn));
            Assert.Empty(plain.Faults);
        }
    }

    private static IEnumerable<Model.Datum?> Apart(Case @case) =>
        @case.Row.Apart ?? @case.Values.Select(_ => (Model.Datum?)null);

    private static CaseResult ByWayOfWhatIsStated(Policy policy, byte[] text, CaseOptions options)
    {
        var faults = new CaseFaults();
        return JsonText.Read(text, faults) is { } stated
            ? new CaseBinder(policy, options, faults).Bind(stated)
            : faults.Refuse();
    }

    private static string Words(byte[] text) => Encoding.Latin1.GetString(text);
}
