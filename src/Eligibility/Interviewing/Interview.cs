using System.Collections.Immutable;
using Eligibility.Cases;
using Eligibility.Evaluation;

namespace Eligibility.Interviewing;

/// <summary>
/// How far an interview has come: what was answered, what that decides, and what to ask next. It never changes: each answer gives
/// another, and the one before is there to go back to. Asked is only what can still change the outcome, and nothing twice.
/// </summary>
internal sealed class Interview
{
    /// <summary>What stands in the place of who judged and why until that is answered.</summary>
    private const string InPlace = "...";

    private readonly Editions? _among;
    private readonly DateOnly? _on;
    private readonly GivenAnswers _answers;
    private readonly Judging? _judging;
    private CaseResult? _read;
    private Decision? _decision;
    private (Question? Question, bool IsFound) _next;

    private Interview(Editions? among, PolicyEvaluator? evaluator, DateOnly? on, GivenAnswers answers)
        : this(among, evaluator, on, answers, before: null, judging: null)
    {
    }

    private Interview(Editions? among, PolicyEvaluator? evaluator, DateOnly? on, GivenAnswers answers,
        Interview? before, Judging? judging) =>
        (_among, Evaluator, _on, _answers, Before, _judging) = (among, evaluator, on, answers, before, judging);

    /// <summary>The policy that decides; null until the date is answered that chooses its edition.</summary>
    public PolicyEvaluator? Evaluator { get; }

    /// <summary>How it was before the last answer; null at the start.</summary>
    public Interview? Before { get; }

    /// <summary>How many answers were given.</summary>
    public int Answered => _answers.All.Count;

    /// <summary>The next question; null where nothing can change any more, and so it is over.</summary>
    public Question? Next
    {
        get
        {
            if (!_next.IsFound) _next = (Find(), true);
            return _next.Question;
        }
    }

    /// <summary>The case as far as it is answered; while no edition is chosen, what any of them makes of it.</summary>
    public Case Case => Read().Case!;

    /// <summary>What is decided as far as it is answered; null while no edition is chosen.</summary>
    public Decision? Decision => _decision ??= Evaluator?.Decide(Case, DecisionDetail.None);

    /// <summary>What the answers state, as the reader of cases takes it.</summary>
    public StatedObject Stated => _answers.ToCase();

    /// <summary>An interview about one policy as it stands.</summary>
    /// <param name="evaluator">The policy, which decides a case as a whole.</param>
    /// <param name="on">The decision date, where it is given.</param>
    public static Interview Of(PolicyEvaluator evaluator, DateOnly? on = null) => new(null, evaluator, on, GivenAnswers.None);

    /// <summary>An interview that asks first for the date that chooses among editions, unless it is given.</summary>
    /// <param name="among">The editions, which decide a case as a whole.</param>
    /// <param name="on">The decision date, where it is given: an edition is in force on it where it chooses.</param>
    public static Interview Of(Editions among, DateOnly? on = null) =>
        new(among, among.DatedBy.IsDecisionDate && on is { } day ? among.On(day) : null, on, GivenAnswers.None);

    /// <summary>What comes of an answer as it is typed.</summary>
    /// <param name="typed">The answer; not empty.</param>
    public Taken Take(string typed)
    {
        var asked = Asked;
        if (_judging is { By: { } by } whole) return Give(asked.Of, whole.With(by, typed));
        if (_judging is { } judging) return Judge(judging with { By = typed }, judging.With(typed, InPlace));
        var (value, faults) = AnswerReader.Read(AnyPolicy, asked, typed);
        return value is null ? new Taken(null, faults)
            : asked.JudgedBy is null || value is StatedNothing ? Give(asked.Of, value)
            : Judge(new Judging(asked, value, null), new Judging(asked, value, null).With(InPlace, InPlace));
    }

    /// <summary>What comes of an answer that says that it is not known.</summary>
    public Taken TakeNotKnown() => Give(Asked.Of, StatedNothing.Instance);

    /// <summary>What comes of stating something.</summary>
    public Taken Give(Unknown of, Stated value)
    {
        var after = new Interview(_among, Evaluator, _on, _answers.With(of, value), this, null);
        return after.Evaluator is null ? after.Chosen(of)
            : after.Read() is { Case: null, Faults: var faults } ? new Taken(null, faults)
            : new Taken(after, []);
    }

    private Question Asked => Next ?? throw new InvalidOperationException("the interview is over");

    private Policy AnyPolicy => (Evaluator ?? _among!.All[0]).Policy;

    private CaseOptions Options => _among?.Options(_on) ?? CaseOptions.Of(_on);

    /// <summary>A judgement of which parts are still missing: it is tried with something in their place.</summary>
    private Taken Judge(Judging judging, StatedObject tried) =>
        Give(judging.Asked.Of, tried) is { After: null } refused ? refused
            : new Taken(new Interview(_among, Evaluator, _on, _answers, this, judging), []);

    /// <summary>The interview under the edition that the date just answered chooses.</summary>
    private Taken Chosen(Unknown of)
    {
        var read = Read();
        if (!read.Faults.IsEmpty) return new Taken(null, read.Faults);
        if (read.DatedOn is not { } day) return new Taken(this, []);
        if (_among!.On(day) is not { } edition)
            return new Taken(null, [CaseMessages.NoneInForce(of.Name, _among.Title, _among.Describe(), day)]);
        var answers = GivenAnswers.None.With(new Unknown(edition.Policy.DatedBy, -1, null), _answers.All[^1].Value);
        var after = new Interview(_among, edition, _on, answers, Before, null);
        return after.Read().Case is null ? new Taken(null, after.Read().Faults) : new Taken(after, []);
    }

    private CaseResult Read() =>
        _read ??= new CaseBinder(AnyPolicy.AsStated, Options, new CaseFaults(inCells: true)).Bind(Stated);

    private Question? Find()
    {
        if (_judging is { } judging)
            return judging.Asked with { Part = judging.By is null ? QuestionPart.By : QuestionPart.Because };
        if (Evaluator is null)
            return Answered > 0 ? null : new Question(new Unknown(_among!.DatedBy, -1, null), QuestionPart.Value, false);
        return Decision is { IsDecided: false } open ? QuestionOrder.Next(open, _answers.Has) : null;
    }

    /// <summary>What was judged, of which it is still asked who judged and why.</summary>
    private sealed record Judging(Question Asked, Stated Value, string? By)
    {
        public StatedObject With(string by, string because) =>
            new([new("value", Value), new("by", new StatedText(by)), new("because", new StatedText(because))]);
    }
}

/// <summary>What came of an answer: how the interview goes on, or why the answer cannot be taken.</summary>
/// <param name="After">The interview after it; null where it is not taken.</param>
/// <param name="Faults">What is wrong with it, as it would be told of a case.</param>
internal sealed record Taken(Interview? After, ImmutableArray<CaseFault> Faults);
