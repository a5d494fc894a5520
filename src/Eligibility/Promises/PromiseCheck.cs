using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.SemanticDiff;
using Eligibility.Text;

namespace Eligibility.Promises;

/// <summary>What became of a promise.</summary>
/// <param name="Broken">Each pair of outcomes that breaks it, with the statement and a case; or that it is not settled.</param>
/// <param name="Refused">Why it means nothing of these two policies; null where it means something.</param>
internal sealed record PromiseResult(ImmutableArray<Diagnostic> Broken, Diagnostic? Refused)
{
    /// <summary>Whether it is proved that it is kept.</summary>
    public bool IsKept => Broken.IsEmpty && Refused is null;
}

/// <summary>Asks whether a policy keeps a promise beside another: of all cases, and not only of those that a diff tells.</summary>
internal static class PromiseCheck
{
    /// <summary>What became of it.</summary>
    /// <param name="kind">What is promised.</param>
    /// <param name="new">The policy of which it is.</param>
    /// <param name="old">The other.</param>
    /// <param name="place">Where it is said; null on a command line, where what breaks it is all there is to point at.</param>
    public static PromiseResult Of(PromiseKind kind, PolicyEvaluator @new, PolicyEvaluator old, TextSpan? place = null)
    {
        var words = Promise.WordsOf(kind);
        var title = new TextSpan(@new.Policy.Source, 0, 0);
        if (Promise.Unmeasured(kind, old.Policy, @new.Policy) is var (why, help))
            return Refused(Messages.NotMeasured(place ?? title, Said(), why, help));
        var search = new MeaningSearch(new JointPolicy(old.Policy, @new.Policy));
        var unranked = kind == PromiseKind.Same ? null : search.Ask(Within.Everything, IsUnranked);
        if (unranked is { Found: { Count: > 0 } found })
        {
            var pair = search.Of(found.Keys[0]);
            var (stray, other) = Promise.RankOf(pair.Old, @new.Policy) is null ? (pair.Old, pair.New) : (pair.New, pair.Old);
            return Refused(Messages.NotRanked(place ?? title, Said(), stray.Name, other.Name, pair.Old.Name, pair.New.Name));
        }
        var settled = search.Ask(Within.Everything, Breaks, stopAt: 0);
        var broken = ImmutableArray.CreateBuilder<Diagnostic>();
        var isSettled = settled.IsExact && unranked?.IsExact != false;
        foreach (var (answer, whole) in settled.Found)
            if (BrokenBy(search, old, @new, answer, whole[0]) is { } told) broken.Add(told);
            else isSettled = false;
        if (!isSettled) broken.Add(Messages.PromiseNotSettled(place ?? title, Said()));
        return new(broken.ToImmutable(), null);

        string Said() => $"{@new.Policy.File} {words} {old.Policy.File}";

        bool IsUnranked(int answer)
        {
            if (answer == search.Same) return false;
            var (before, now) = search.Of(answer);
            return Name.KeyOf(before.Name) != Name.KeyOf(now.Name)
                && (Promise.RankOf(before, @new.Policy) is null || Promise.RankOf(now, @new.Policy) is null);
        }

        bool Breaks(int answer)
        {
            if (answer == search.Same) return false;
            if (kind == PromiseKind.Same) return true;
            var (before, now) = search.Of(answer);
            var (from, to) = (Promise.RankOf(before, @new.Policy), Promise.RankOf(now, @new.Policy));
            return kind == PromiseKind.NoMilder ? to > from : to < from;
        }

        Diagnostic? BrokenBy(MeaningSearch search, PolicyEvaluator old, PolicyEvaluator @new, int answer, ImmutableArray<Datum?> whole)
        {
            var values = search.Simplest(search.OfOurTime(Within.Everything, answer) ?? whole, Within.Everything, answer);
            var (from, to) = search.Of(answer);
            if (Replayed.Of(search.Joint, old, @new, values) is not { } replayed || !replayed.IsOf(from, to)) return null;
            var (before, now) = (replayed.OldStatement, replayed.NewStatement);
            return Messages.PromiseBroken(now.Span, Said(), (from.Name, before.Words, before.Span), (to.Name, now.Words, now.Span),
                string.Join("; ", CaseWords.Of(search.Joint, values)));
        }
    }

    private static PromiseResult Refused(Diagnostic why) => new([], why);
}
