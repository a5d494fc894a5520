using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// What a case with unknowns leaves open, where two runs alone are not enough: what ties lines together is taken to be
/// each of the values that stand for all others, one after the other, until two runs are enough for each. That goes
/// over every way of filling the case in, so what is told is proved by exhaustion.
/// </summary>
/// <param name="runs">The two runs.</param>
/// <param name="forms">How facts stand in the row.</param>
/// <param name="values">The values that stand for all others.</param>
/// <param name="samples">Whole cases that show what filling in does not.</param>
internal sealed class Splits(TwoRuns runs, SlotForm[] forms, Representatives values, Samples samples)
{
    /// <summary>Past so many runs nothing is told; the limit counts, it does not time.</summary>
    private const int MostRuns = 256;

    private const int MostRunsInDoubt = 48;

    private const int MostRunsBesideProof = 12;

    /// <summary>The most ways in which lines are told.</summary>
    private const int MostWays = 64;

    /// <summary>The outcomes that a case leaves possible, one bit each; 0 where this does not tell.</summary>
    public ulong Possible(in CaseRow @case) =>
        Explore(@case, runs.Look(@case), stopAt: 64, MostRuns, out var found) ? found : 0;

    /// <summary>
    /// The outcome of a case, as one bit; two of several that it leaves possible; 0 where this does not tell.
    /// </summary>
    public ulong Outcome(in CaseRow @case)
    {
        var root = runs.Look(@case);
        if (root.Ties == 0) return root.Possible;
        if (AtEnds(@case, root) is var ends and not 0) return ends;
        // Where what ties has no values that stand for all others, two whole cases are looked for before more runs.
        if (Explore(@case, root, stopAt: 2, MostRuns, out var found, mostInDoubt: 0)) return found;
        if (samples.FindTwo(@case) is var two and not 0) return two;
        return Explore(@case, root, stopAt: 2, MostRuns, out found) ? found : 0;
    }

    /// <summary>
    /// Two outcomes where a number or date that ties comes to two at the ends of its range: cheaper than all places
    /// between.
    /// </summary>
    private ulong AtEnds(in CaseRow @case, in OpenRun root)
    {
        if (!BitOperations.IsPow2(root.Ties)) return 0;
        var slot = runs.Read[BitOperations.TrailingZeroCount(root.Ties)];
        if (values.CountOf(slot) > 0 || values.EndsOf(slot, @case) is not var (least, greatest)) return 0;
        var at = @case.Copy();
        at.Set(forms[slot], least);
        var first = runs.Look(at);
        at.Set(forms[slot], greatest);
        var last = runs.Look(at);
        var found = (first.Ties == 0 ? first.Possible : 0) | (last.Ties == 0 ? last.Possible : 0);
        return BitOperations.PopCount(found) > 1 ? found : 0;
    }

    /// <summary>Looks for outcomes that a case leaves possible.</summary>
    /// <param name="case">The case.</param>
    /// <param name="look">What two runs say of it.</param>
    /// <param name="stopAt">How many are enough.</param>
    /// <param name="most">The most runs that it may take.</param>
    /// <param name="found">Those that were found, one bit each.</param>
    /// <param name="mostInDoubt">The most where what ties has no values that stand for all others.</param>
    /// <returns>Whether these are all, or enough.</returns>
    private bool Explore(in CaseRow @case, in OpenRun look, int stopAt, int most, out ulong found,
        int mostInDoubt = MostRunsInDoubt)
    {
        var root = look;
        found = root.Possible;
        if (root.Ties == 0) return true;
        var search = new Search(@case) { Left = most, MostInDoubt = mostInDoubt };
        var isWhole = Fill(ref search, root);
        found = search.Found;
        return isWhole || IsEnough(found);

        bool IsEnough(ulong outcomes) => outcomes == root.Possible || BitOperations.PopCount(outcomes) >= stopAt;

        bool Fill(ref Search at, in OpenRun look)
        {
            if ((look.Possible & ~at.Found) == 0) return true;
            if (look.Ties == 0)
            {
                at.Found |= look.Possible;
                return true;
            }
            var (slot, answers) = Next(ref at, look.Ties, look.Open);
            if (slot < 0) return false;
            var isAll = true;
            foreach (var value in answers)
            {
                if (IsEnough(at.Found)) break;
                at.Case.Set(forms[slot], value);
                isAll &= --at.Left >= 0 && Fill(ref at, runs.Look(at.Case));
            }
            at.Case.Set(forms[slot], SlotForm.NotKnown);
            return isAll;
        }
    }

    /// <summary>
    /// The case with what ties its lines filled in, in each way, so that two runs tell all of each; empty where that
    /// takes too many or cannot be done.
    /// </summary>
    public ImmutableArray<CaseRow> Ways(in CaseRow @case)
    {
        var ways = ImmutableArray.CreateBuilder<CaseRow>();
        var search = new Search(@case);
        return Fill(ref search) ? ways.ToImmutable() : [];

        bool Fill(ref Search at)
        {
            if (--at.Left < 0) return false;
            var ties = runs.TiesOfLines(at.Case);
            if (ties == 0)
            {
                ways.Add(at.Case.Copy());
                return ways.Count <= MostWays;
            }
            var (slot, answers) = Next(ref at, ties, 0);
            if (slot < 0) return false;
            var isAll = true;
            foreach (var value in answers)
            {
                at.Case.Set(forms[slot], value);
                if (!(isAll = Fill(ref at))) break;
            }
            at.Case.Set(forms[slot], SlotForm.NotKnown);
            return isAll;
        }
    }

    /// <summary>
    /// What this tells of each fact or list that is unknown and that what is open looks at; no other matters.
    /// </summary>
    public ImmutableArray<ToldNeed> Needs(in CaseRow @case)
    {
        var (root, search) = (runs.Look(@case), new Search(@case));
        var needs = new ToldNeed[BitOperations.PopCount(root.Open)];
        var seen = new OutcomesByAnswer[needs.Length];
        for (var (n, open) = (0, root.Open); open != 0; open &= open - 1, n++)
        {
            var slot = runs.Read[BitOperations.TrailingZeroCount(open)];
            // One answer that decides at once is held against what is open without it: it matters, too. A day that
            // decides for what it leaves to others may still change nothing by itself.
            needs[n] = values.CountOf(slot) > 0 && DecidesAtOnce(slot, search.Case) ? new ToldNeed(slot, true, true)
                : values.Narrowest(slot, @case) is { } narrowest && DecidesAsDay(slot, narrowest, @case)
                    ? new ToldNeed(slot, null, true)
                    : new ToldNeed(slot, null, null);
            seen[n] = new OutcomesByAnswer(values.RangeOf(slot, @case));
        }
        samples.Tell(@case, needs, seen);
        for (var (n, most) = (0, MostRuns); n < needs.Length; n++)
        {
            var (slot, matters, alone) = needs[n];
            matters ??= Matters(slot, ref search, most);
            alone = matters == false ? false : alone ?? DecidesAlone(slot, search.Case, seen[n], most);
            needs[n] = new ToldNeed(slot, matters, alone);
            // One that is left to the proof makes the proof of the others cheap.
            if (matters is null || alone is null) most = MostRunsBesideProof;
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(needs);
    }

    private bool DecidesAtOnce(int slot, in CaseRow @case)
    {
        var decides = false;
        foreach (var value in values.Of(slot, @case))
        {
            @case.Set(forms[slot], value);
            if (decides = BitOperations.IsPow2(runs.Look(@case).Possible)) break;
        }
        @case.Set(forms[slot], SlotForm.NotKnown);
        return decides;
    }

    /// <summary>
    /// Whether two cases that differ in it alone come to two outcomes; null where this does not tell.
    /// </summary>
    private bool? Matters(int slot, ref Search at, int most)
    {
        // Two answers that ranges tie to others may share no way of filling in the rest.
        if (values.IsOrdered(slot)) return null;
        var answers = AnswersTo(slot, at.Case);
        if (answers.Length == 0) return null;
        var (isTold, other) = (true, at.Case.Copy());
        at.Left = most;
        for (var i = 1; i < answers.Length; i++)
        {
            at.Case.Set(forms[slot], answers[i - 1]);
            other.Set(forms[slot], answers[i]);
            var differs = Differ(ref at, other);
            isTold &= differs is not null;
            if (differs != true) continue;
            at.Case.Set(forms[slot], SlotForm.NotKnown);
            return true;
        }
        at.Case.Set(forms[slot], SlotForm.NotKnown);
        return isTold ? false : null;
    }

    /// <summary>
    /// Whether two cases, alike in what is unknown of both, can be filled in alike and come to two outcomes.
    /// </summary>
    private bool? Differ(ref Search at, in CaseRow other)
    {
        if ((at.Left -= 2) < 0) return null;
        var (one, two) = (runs.Look(at.Case), runs.Look(other));
        if ((one.Possible & two.Possible) == 0) return true;
        if ((one.Ties | two.Ties) == 0)
        {
            // What is possible for one of them alone is an outcome that the other, filled in alike, does not come to.
            if (one.Possible != two.Possible) return true;
            if (BitOperations.IsPow2(one.Possible)) return false;
        }
        var (next, answers) = Next(ref at, one.Ties | two.Ties, one.Open | two.Open, other);
        if (next < 0) return null;
        bool? differs = false;
        foreach (var value in answers)
        {
            at.Case.Set(forms[next], value);
            other.Set(forms[next], value);
            var found = Differ(ref at, other);
            if (found != false) differs = found;
            if (found == true) break;
        }
        at.Case.Set(forms[next], SlotForm.NotKnown);
        other.Set(forms[next], SlotForm.NotKnown);
        return differs;
    }

    /// <summary>Whether one answer leaves a single outcome; null where this does not tell.</summary>
    private bool? DecidesAlone(int slot, in CaseRow at, OutcomesByAnswer seen, int most)
    {
        var answers = AnswersTo(slot, at);
        bool? alone = answers.Length == 0 ? null : false;
        if (answers.Length == 0 && values.Narrowest(slot, at) is { } narrowest) answers = [narrowest];
        foreach (var value in answers)
        {
            if (seen.AreTwo(value)) continue;
            at.Set(forms[slot], value);
            var isWhole = Explore(at, runs.Look(at), stopAt: 2, most, out var found);
            if (BitOperations.PopCount(found) > 1) continue;
            alone = isWhole && found != 0 ? true : null;
            if (alone == true) break;
        }
        at.Set(forms[slot], SlotForm.NotKnown);
        return alone;
    }

    /// <summary>Whether a day decides, other days of which it leaves one alone being that.</summary>
    private bool DecidesAsDay(int slot, long day, in CaseRow @case)
    {
        var at = @case.Copy();
        at.Set(forms[slot], day);
        foreach (var other in runs.Read)
            if (at.Slot(forms[other]) == SlotForm.NotKnown && values.CountOf(other) == 0
                && AnswersTo(other, at) is [var only]) at.Set(forms[other], only);
        return BitOperations.IsPow2(runs.Look(at).Possible);
    }

    /// <summary>
    /// What to fill in next, and with what in turn: what ties first, of that what takes the fewest answers. The slot
    /// is -1 where there are none to anything.
    /// </summary>
    private (int Slot, long[] Answers) Next(ref Search at, ulong ties, ulong open, CaseRow? beside = null)
    {
        foreach (var slots in (ReadOnlySpan<ulong>)[ties, open & ~ties])
        {
            var (best, fewest) = (-1, int.MaxValue);
            for (var rest = slots; rest != 0; rest &= rest - 1)
            {
                var slot = runs.Read[BitOperations.TrailingZeroCount(rest)];
                if (values.CountOf(slot) is not (> 0 and var count) || count >= fewest) continue;
                (best, fewest) = (slot, count);
            }
            if (best >= 0) return (best, AnswersTo(best, at.Case));
            for (var rest = slots; rest != 0; rest &= rest - 1)
            {
                var slot = runs.Read[BitOperations.TrailingZeroCount(rest)];
                var answers = AnswersTo(slot, at.Case);
                // What ranges tie may have fewer answers in one case than in the other.
                if (beside is not null && values.IsOrdered(slot)) answers = [];
                else if (beside is { } other) answers = Both(answers, AnswersTo(slot, other));
                if (answers.Length > 0) return (slot, answers);
            }
            // What ties here has no values that stand for all others: filling in what else is open seldom helps.
            at.Left = Math.Min(at.Left, at.MostInDoubt);
            if (at.Left <= 0) break;
        }
        return (-1, []);
    }

    /// <summary>The values that stand for all others, beside what else a case says of it.</summary>
    private long[] AnswersTo(int slot, in CaseRow @case)
    {
        if (values.CountOf(slot) > 0) return values.Of(slot, @case);
        var answers = values.Of(slot, @case);
        @case.Set(forms[slot], SlotForm.NotKnown);
        return answers;
    }

    /// <summary>
    /// Values that stand for all others in two cases that are filled in alike, as far as both can be.
    /// </summary>
    private static long[] Both(long[] one, long[] two)
    {
        if (one.Length == 0 || two.Length == 0) return [];
        var least = Math.Max(one[0], two[0]);
        return [.. one.Concat(two).Where(v => v >= least).Distinct().Order()];
    }

    /// <summary>
    /// A case that is filled in and emptied again, the outcomes that were found, and what may still be spent.
    /// </summary>
    private struct Search(CaseRow @case)
    {
        public readonly CaseRow Case = @case.Copy();
        public ulong Found;
        public int Left = MostRuns;
        public int MostInDoubt = MostRunsInDoubt;
    }
}

/// <summary>What the plan tells of something unknown.</summary>
/// <param name="Slot">Its slot.</param>
/// <param name="Matters">Whether it can change the outcome; null where a proof must tell.</param>
/// <param name="Alone">Whether one answer alone decides; null where a proof must tell.</param>
internal readonly record struct ToldNeed(int Slot, bool? Matters, bool? Alone);
