using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Evaluation;

/// <summary>
/// Which answers a question about a policy can get, over every way of filling in what a case leaves unknown.
/// </summary>
/// <param name="Witnessed">Answers that some valid completion was found to give.</param>
/// <param name="Possible">Answers that could not be ruled out; those and no others where <see cref="Exact"/>.</param>
/// <param name="Witnesses">
/// For each answer found, the values that gave it; what they leave unknown does not matter to it.
/// </param>
internal sealed record Answers(ImmutableSortedSet<int> Witnessed, ImmutableSortedSet<int> Possible,
    IReadOnlyDictionary<int, ImmutableArray<Datum?>> Witnesses)
{
    public bool Exact => Possible.Count == Witnessed.Count;

    /// <summary>The one answer, where there is only one.</summary>
    public int? Only => Possible.Count == 1 ? Possible[0] : null;
}

/// <summary>
/// A question with a numbered answer: which answers a pass leaves possible, on which conditions they turn, and on which
/// inputs whatever these come to.
/// </summary>
internal sealed record Question(Func<Pass, IEnumerable<int>> Possible, ImmutableArray<Condition> Conditions,
    ImmutableArray<Input> Inputs)
{
    /// <summary>
    /// What its passes work out: conditions of the policy, each after its parts; default for all of them and the rules.
    /// </summary>
    public ImmutableArray<Condition> Worked { get; private init; }

    /// <summary>What one condition of a policy comes to. Nothing else than what it is made of is worked out.</summary>
    public static Question Of(Condition condition, Policy policy) =>
        new(pass => Truths.ToAnswers(pass.Truths[condition.Index]), [condition], [])
        {
            Worked = [.. Reads.Everything([condition]).OfType<Condition>().Where(policy.Owns).OrderBy(c => c.Index)],
        };
}

/// <summary>
/// Tries every way of filling in the unknowns, three-valued evaluation cutting off whatever is settled already
/// (language, section 4.4). Counts steps, never time; past the limit it says what it could not rule out.
/// </summary>
/// <param name="rules">The policy to ask.</param>
/// <param name="asked">
/// Conditions that are not the policy's own: those that a guarantee asks, or a line about one
/// item; default for a decision.
/// </param>
/// <param name="mostSteps">The limit of all questions together.</param>
/// <param name="within">The days that are asked about; null for every day.</param>
internal sealed class Completions(RuleEvaluator rules, ImmutableArray<Condition> asked = default,
    int mostSteps = Completions.MostSteps, Period? within = null)
{
    /// <summary>Steps for one question, counted as <see cref="RuleEvaluator.StepsOf"/> counts a pass.</summary>
    public const int MostStepsAQuestion = 8_000;

    /// <summary>Steps for one decision, or for one guarantee.</summary>
    public const int MostSteps = 60_000;

    private readonly Classes _classes = new(rules, asked);
    private readonly Unknowns _unknowns = new(rules.Policy, asked);
    private readonly Atoms _atoms =
        asked.IsDefaultOrEmpty ? rules.Atoms : new Atoms(rules.Policy.Conditions.Concat(asked));

    private readonly Contradictions _contradictions = new(rules, asked);

    private readonly FactTerm _dated = new(rules.Policy.DatedBy, default);

    private int _passes;

    /// <summary>Steps taken so far, for all questions: passes, and what it took to find the values to try.</summary>
    public int Steps => _passes + _classes.Steps;

    /// <summary>Whether no step is left: each further question is answered by what is so whatever is unknown.</summary>
    public bool AreSpent => Steps >= mostSteps;

    // A pass counts for all that the policy has, so that limits do not hang on how much of it a question needs.
    private Pass Work(Question question, ImmutableArray<Datum?> values, ImmutableDictionary<int, Truth>? taken = null)
    {
        _passes += rules.StepsOf(values);
        return question.Worked.IsDefault
            ? rules.Work(values, asked, taken)
            : rules.WorkOnly(question.Worked, values, taken);
    }

    public Answers Ask(Question question, ImmutableArray<Datum?> values, bool stopAtTwo = false)
    {
        var limit = Math.Min(Steps + MostStepsAQuestion, mostSteps);
        var pass = Work(question, values);
        // Bounded from above first where trying values cannot be complete: what is ruled out need not be looked for.
        var above = OpenTo(question, pass, values).All(u => _classes.Of(u, values).Complete)
            ? null
            : Above(question, values, ImmutableDictionary<int, Truth>.Empty, [], limit);
        if (above is { Count: 1 })
            return new Answers([above.Min], [above.Min], ImmutableDictionary<int, ImmutableArray<Datum?>>.Empty);
        var search = new Search(question, stopAtTwo, Math.Min(Steps + MostStepsAQuestion, mostSteps), above);
        Explore(search, values);
        return new Answers([.. search.Witnesses.Keys],
            [.. search.Witnesses.Keys
                .Union(search.Complete ? [] : (IEnumerable<int>?)above ?? question.Possible(pass))],
            search.Witnesses);
    }

    private sealed class Search(Question question, bool stopAtTwo, int limit, SortedSet<int>? above)
    {
        public Question Question => question;
        public int Limit => limit;
        public bool Complete { get; set; } = true;
        public SortedDictionary<int, ImmutableArray<Datum?>> Witnesses { get; } = [];
        public bool Done => stopAtTwo && Witnesses.Count > 1;

        /// <summary>Whether an answer was found already, or is known to come from no valid case.</summary>
        public bool NothingNew(int answer) => Witnesses.ContainsKey(answer) || above?.Contains(answer) == false;
    }

    /// <summary>Tries every way from here on; false where there is nothing more to look for.</summary>
    private bool Explore(Search search, ImmutableArray<Datum?> values)
    {
        if (search.Done || !IsValid(values)) return false;
        var pass = Work(search.Question, values);
        var possible = search.Question.Possible(pass).ToList();
        if (possible.Count == 1) return search.Witnesses.TryAdd(possible[0], values);
        // Where everything this could still tell is known already, there is nothing to look for.
        if (possible.All(search.NothingNew)) return false;
        if (Steps >= search.Limit || ChooseUnknown(search.Question, pass, values) is not { } choice)
            return search.Complete = false;
        foreach (var value in choice.Candidates.Values)
            StackGuard.Run(() => Explore(search, choice.Unknown.Fill(values, value)));
        search.Complete &= choice.Candidates.Complete;
        return !search.Done;
    }

    /// <summary>Whether what was taken of comparisons cannot be so together: there is no case on this way.</summary>
    private bool Contradict(ImmutableDictionary<int, Truth> taken, ImmutableArray<Datum?> values, Pass pass) =>
        !taken.IsEmpty && _contradictions.Are(taken, values, pass.Truths);

    /// <summary>
    /// Answers that cannot be ruled out where not every value can be tried: every truth of the comparisons that stay
    /// open is taken, unless it is seen that no values make it so.
    /// </summary>
    private SortedSet<int> Above(Question question, ImmutableArray<Datum?> values,
        ImmutableDictionary<int, Truth> taken, SortedSet<int> found, int limit)
    {
        if (!IsValid(values)) return found;
        var pass = Work(question, values, taken);
        var possible = question.Possible(pass).ToList();
        if (possible.All(found.Contains) || Contradict(taken, values, pass)) return found;
        if (possible.Count == 1 || Steps >= limit || Split(question, pass, values, taken, null) is not { } ways)
        {
            found.UnionWith(possible);
            return found;
        }
        foreach (var (filled, took) in ways) StackGuard.Run(() => Above(question, filled, took, found, limit));
        return found;
    }

    /// <summary>
    /// The ways to settle one more thing, together all there are: the values of an unknown whose classes are all known,
    /// else both truths of an open comparison. What reads <paramref name="spared"/> is left as it is.
    /// </summary>
    private IEnumerable<(ImmutableArray<Datum?> Values, ImmutableDictionary<int, Truth> Taken)>? Split(
        Question question, Pass pass, ImmutableArray<Datum?> values, ImmutableDictionary<int, Truth> taken,
        Unknown? spared)
    {
        foreach (var comparison in _unknowns.OpenComparisons(question.Conditions, pass.Truths))
        {
            if (spared is not null && _classes.ReadsUnknown(comparison, spared.Value)) continue;
            foreach (var unknown in _unknowns.Under([comparison], pass.Truths, values))
                if (unknown.Input != spared?.Input
                    && _classes.Of(unknown, values, spared) is { Complete: true } candidates)
                    return candidates.Values.Select(value => (unknown.Fill(values, value), taken));
            return [(values, _atoms.Take(taken, comparison, Truth.Held)),
                (values, _atoms.Take(taken, comparison, Truth.Failed))];
        }
        var rule = Array.IndexOf(pass.InForce, Truth.Open);
        if (rule < 0 || question.Inputs.IsEmpty || spared?.Input == question.Inputs[0]) return null;
        return [(values, taken.Add(~rule, Truth.Held)), (values, taken.Add(~rule, Truth.Failed))];
    }

    /// <summary>What to fill in next: the first unknown all of whose classes are known; else the first.</summary>
    private (Unknown Unknown, Candidates Candidates)? ChooseUnknown(Question question, Pass pass,
        ImmutableArray<Datum?> values)
    {
        (Unknown, Candidates)? first = null;
        foreach (var comparison in _unknowns.OpenComparisons(question.Conditions, pass.Truths))
            if (Choose(_unknowns.Under([comparison], pass.Truths, values)) is { } choice) return choice;
        foreach (var input in question.Inputs)
            if (Choose(Unknowns.Of(input, values)) is { } choice) return choice;
        return first;

        (Unknown, Candidates)? Choose(IEnumerable<Unknown> next)
        {
            foreach (var unknown in next)
            {
                var candidates = _classes.Of(unknown, values);
                if (candidates.Complete) return (unknown, candidates);
                first ??= (unknown, candidates);
            }
            return null;
        }
    }

    private IEnumerable<Unknown> OpenTo(Question question, Pass pass, ImmutableArray<Datum?> values) =>
        _unknowns.Under(question.Conditions, pass.Truths, values)
            .Concat(question.Inputs.SelectMany(i => Unknowns.Of(i, values)));

    /// <summary>The unknowns that a question still turns on, in order of declaration.</summary>
    public IReadOnlyList<Unknown> TurnsOn(Question question, ImmutableArray<Datum?> values) =>
        [.. OpenTo(question, Work(question, values), values).Distinct()];

    /// <summary>A case that could be stated, on a day that is asked about.</summary>
    private bool IsValid(ImmutableArray<Datum?> values) =>
        Validity.Fault(rules.Policy, values) is null && (within is not { } period || MayLieIn(period, values));

    /// <summary>Whether the date by which the policy goes lies in a period, or can.</summary>
    private bool MayLieIn(Period period, ImmutableArray<Datum?> values)
    {
        var dated = rules.Conditions.Terms.Scalar(_dated, new Frame(values, [], [], default));
        return dated.High >= period.From.DayNumber && !(dated.Low > period.Until?.DayNumber);
    }

    /// <summary>
    /// Whether the answer to a question differs between two answers to one unknown, the
    /// rest alike; null past the limit.
    /// </summary>
    public bool? Matters(Question question, Unknown unknown, ImmutableArray<Datum?> values) =>
        FindDifference(question, unknown, values).Found;

    /// <summary>
    /// Two ways to fill in everything that differ in one unknown and in the answer; Found is null past the limit.
    /// </summary>
    public (bool? Found, (ImmutableArray<Datum?> Values, int Answer)? One,
        (ImmutableArray<Datum?> Values, int Answer)? Other) FindDifference(
            Question question, Unknown unknown, ImmutableArray<Datum?> values) =>
        Along(question, unknown,
            values, seen => seen.FindIndex(s => s.Answer != seen[0].Answer) is > 0 and var at ? (0, at) : null);

    /// <summary>
    /// Whether the answers along an unknown can show something, bounded from above as in <see cref="Above"/>: false is
    /// certain, true only a maybe.
    /// </summary>
    private bool MayShow(Question question, Unknown unknown, ImmutableArray<Datum?> values,
        ImmutableDictionary<int, Truth> taken, int limit,
        Func<List<(ImmutableArray<Datum?> Values, int Answer)>, (int, int)?> shows)
    {
        if (!IsValid(values)) return false;
        if (Steps >= limit) return true;
        var pass = Work(question, values, taken);
        if (question.Possible(pass).Take(2).Count() == 1 || Contradict(taken, values, pass)) return false;
        if (Split(question, pass, values, taken, unknown) is { } ways)
            return ways.Any(way =>
                StackGuard.Run(() => MayShow(question, unknown, way.Values, way.Taken, limit, shows)));
        var candidates = _classes.Of(unknown, values);
        if (!candidates.Complete || unknown.Input is ListInput) return true;
        var seen = new List<(ImmutableArray<Datum?>, int)>();
        foreach (var value in candidates.Values)
        {
            var filled = unknown.Fill(values, value);
            if (!IsValid(filled)) continue;
            var possible = question.Possible(Work(question, filled, taken)).Take(2).ToList();
            if (possible.Count > 1) return true;
            seen.Add((filled, possible[0]));
        }
        return shows(seen) is not null;
    }

    /// <summary>
    /// Looks for a way to fill in the rest for which the answers along the values of one unknown, in their order, show
    /// something; tells the two values that do. Found is null where the limit left it open.
    /// </summary>
    public (bool? Found, (ImmutableArray<Datum?> Values, int Answer)? One,
        (ImmutableArray<Datum?> Values, int Answer)? Other) Along(
            Question question, Unknown unknown, ImmutableArray<Datum?> values,
            Func<List<(ImmutableArray<Datum?> Values, int Answer)>, (int, int)?> shows)
    {
        // What nothing reads changes no answer, however much else there is to try.
        if (!question.Inputs.Contains(unknown.Input)
            && !question.Conditions.Any(c => _classes.ReadsUnknown(c, unknown)))
            return (false, null, null);
        if (!MayShow(question, unknown, values, ImmutableDictionary<int, Truth>.Empty,
            Math.Min(Steps + MostStepsAQuestion, mostSteps), shows))
            return (false, null, null);
        var limit = Math.Min(Steps + MostStepsAQuestion, mostSteps);
        var sure = true;
        ((ImmutableArray<Datum?>, int), (ImmutableArray<Datum?>, int))? shown = null;
        Look(values);
        return shown is { } pair ? (true, pair.Item1, pair.Item2) : (sure ? false : null, null, null);

        bool Look(ImmutableArray<Datum?> filled)
        {
            if (!IsValid(filled)) return false;
            if (Steps >= limit) { sure = false; return false; }
            var seen = new List<(ImmutableArray<Datum?>, int)>();
            var others = new List<Unknown>();
            var complete = Collect(question, unknown, unknown, filled, seen, others, limit);
            if (shows(seen) is (var one, var other)) { shown = (seen[one], seen[other]); return true; }
            if (others.Count == 0) { sure &= complete; return false; }
            // Settle another unknown on which it turns, one with known classes first.
            var choices = others.Distinct()
                .Select(o => (Unknown: o, Candidates: _classes.Of(o, filled, unknown))).ToList();
            var choice = choices.FirstOrDefault(c => c.Candidates.Complete, choices[0]);
            sure &= choice.Candidates.Complete;
            return choice.Candidates.Values
                .Any(value => StackGuard.Run(() => Look(choice.Unknown.Fill(filled, value))));
        }
    }

    /// <summary>
    /// Whether some answer to one unknown alone leaves a single answer to the question; null where not
    /// every answer could be tried.
    /// </summary>
    public bool? SettlesAlone(Question question, Unknown unknown, ImmutableArray<Datum?> values)
    {
        var limit = Math.Min(Steps + MostStepsAQuestion, mostSteps);
        var sure = true;
        return Settles(values, unknown) ? true : sure ? false : null;

        bool Settles(ImmutableArray<Datum?> filled, Unknown next)
        {
            var candidates = _classes.OfAnswers(next, filled);
            sure &= candidates.Complete;
            foreach (var value in candidates.Values)
            {
                var answered = next.Fill(filled, value);
                if (!IsValid(answered)) continue;
                if (Steps >= limit) { sure = false; return false; }
                var answers = Ask(question, answered, stopAtTwo: true);
                if (answers.Only is not null) return true;
                sure &= answers.Witnessed.Count > 1;
                if (unknown.Input is not ListInput || unknown.Field is not null) continue;
                // An answer about a list says what is in it.
                var within = TurnsOn(question, answered)
                    .Where(u => u.Input == unknown.Input && u.Field is not null).ToList();
                if (within.Count > 0 && StackGuard.Run(() => Settles(answered, within[0]))) return true;
            }
            return false;
        }
    }

    /// <summary>
    /// The answers that each value of an unknown gives, as far as they are certain, and what else they turn on;
    /// false where values are left out.
    /// </summary>
    private bool Collect(Question question, Unknown root, Unknown unknown, ImmutableArray<Datum?> values,
        List<(ImmutableArray<Datum?>, int)> seen, List<Unknown> others, int limit)
    {
        var candidates = _classes.Of(unknown, values);
        var complete = candidates.Complete;
        foreach (var value in candidates.Values)
        {
            var filled = unknown.Fill(values, value);
            if (!IsValid(filled)) continue;
            if (Steps >= limit) return false;
            var pass = Work(question, filled);
            var possible = question.Possible(pass).ToList();
            if (possible.Count == 1) { seen.Add((filled, possible[0])); continue; }
            var open = OpenTo(question, pass, filled).ToList();
            // What is in a list is part of the answer about it.
            var within = open.Where(u => u.Input == root.Input && u.Row >= 0 && root.Row < 0).ToList();
            if (within.Count > 0)
                complete &= StackGuard.Run(() => Collect(question, root, within[0], filled, seen, others, limit));
            else others.AddRange(open);
        }
        // A value that only an incomplete set of classes hides may turn on the others in it.
        if (!candidates.Complete)
            others.AddRange(OpenTo(question, Work(question, values), values)
                .Where(u => u.Input != root.Input || root.Row >= 0 && u != unknown));
        return complete;
    }
}
