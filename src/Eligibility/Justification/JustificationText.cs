using System.Collections.Immutable;
using System.Text;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The justification as text, for a terminal and for comparing line by line: the outcome and its reasons first, then how each
/// was reached, then the rest. Canonical: the same decision gives the same bytes (language, section 5).
/// </summary>
public static class JustificationText
{
    private const int Width = 96;

    /// <summary>The text, lines ended by line feeds.</summary>
    /// <param name="record">The record to tell.</param>
    /// <param name="paint">How to dress it; as it is when silent.</param>
    public static string Render(JustificationRecord record, Paint? paint = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        var text = new Writer(paint ?? Paints.None);
        Headline(text, record);
        Reasons(text, record);
        Needed(text, record);
        Trees(text, "How it was reached", record.Reasons.Where(r => r.When is not null || r.Unless is not null));
        OtherRules(text, record);
        Consequences(text, record);
        Facts(text, record);
        Footer(text, record);
        return text.ToString();
    }

    private static void Headline(Writer text, JustificationRecord record)
    {
        var decision = record.Decision;
        if (decision.Outcome is { } outcome)
        {
            text.Line(0, text.Paint(Tone.Strong, SafeText.Show(outcome.Name).ToUpperInvariant()));
            text.Wrapped(2, outcome.Text);
            if (outcome.Lasts is { } lasts) text.Wrapped(2, $"Lasts {lasts}.");
            if (outcome.Refers) text.Wrapped(2, outcome.RefersTo is { } to ? $"Refers the case to \"{to}\": this policy does not settle it." : "Refers the case to a person: this policy does not settle it.");
            foreach (var duty in record.Obligations.Where(o => o.Status != Truth.Failed)) text.Wrapped(2, (duty.Status == Truth.Held ? "Obliges: " : "May oblige (open): ") + duty.Text, 4);
            foreach (var role in record.Authorities.Where(o => o.Status != Truth.Failed)) text.Wrapped(2, (role.Status == Truth.Held ? "Needs the authority of: " : "May need the authority of (open): ") + role.Text, 4);
            if (record.Discretion is { Status: not Truth.Failed } d) text.Wrapped(2, d.Status == Truth.Held ? "An officer may decline it." : "Whether an officer may decline it is open.");
        }
        else
        {
            text.Line(0, text.Paint(Tone.Unsure, "UNDECIDED"));
            text.Wrapped(2, "Still possible: " + string.Join(", ", decision.Possible.Select(o => o.Name)) + ".", 4);
        }
        foreach (var notice in record.Notices) text.Wrapped(2, "Note: " + notice, 4);
        text.Line(2, text.Paint(Tone.Faint, "This is advice to an officer, who decides."));
    }

    private static void Reasons(Writer text, JustificationRecord record)
    {
        if (record.Reasons.IsEmpty) return;
        text.Heading(record.Reasons.Any(r => r.Open) ? "Because of one or more of these" : "Because");
        foreach (var reason in record.Reasons) Reason(text, reason, reason.Open ? " (open)" : "");
        foreach (var exception in record.OtherRules.Where(r => r.Status == RuleStatus.Exception && !r.Defeats.IsEmpty))
            Reason(text, exception, $" (an exception: it takes {Listed(exception.Defeats)} out)");
    }

    private static void Reason(Writer text, RulePart reason, string mark)
    {
        text.Wrapped(2, reason.Because ?? "No rule of this policy applies.");
        text.Line(4, text.Paint(Tone.Faint, FormattableString.Invariant($"{(reason.Rule is null ? "otherwise" : $"rule `{SafeText.Show(reason.Name)}`")}, {reason.File}:{reason.Line}{mark}")));
        foreach (var citation in reason.Citations) text.Wrapped(4, Cite(citation), 6, Tone.Faint);
    }

    private static string Cite(Citation citation)
    {
        var source = citation.Source;
        var published = string.Join(", ", new[] { source.PublishedBy, source.PublishedOn is { } day ? DateType.SayDay(day) : null }.OfType<string>());
        return $"source: \"{source.Title}\"" + (published.Length > 0 ? $", {published}" : "") + (citation.Place is null ? "" : $": {citation.Place}")
            + $" ({citation.Evidence.ToString().ToLowerInvariant()})" + (source.At is null ? "" : $" {source.At}");
    }

    private static void Needed(Writer text, JustificationRecord record)
    {
        if (record.Decision.Needed.IsEmpty) return;
        text.Heading("Ask next");
        foreach (var need in record.Decision.Needed)
            text.Wrapped(2, (need.Ask is null ? need.Name : $"{need.Ask} ({need.Name})") + (need.Alone ? "" : text.Paint(Tone.Faint, " - decides only together with others")), 4);
    }

    private static void Trees(Writer text, string heading, IEnumerable<RulePart> rules)
    {
        var shown = rules.ToList();
        if (shown.Count == 0) return;
        text.Heading(heading);
        text.Line(2, text.Paint(Tone.Faint, "+ held   - failed   ? open   . not needed"));
        foreach (var rule in shown)
        {
            text.Line(0, "");
            text.Wrapped(2, $"{rule.Name}: {rule.Outcome?.Name ?? "applies"}");
            Tree(text, rule);
        }
    }

    private static void Tree(Writer text, RulePart rule)
    {
        if (rule.When is { } when) { text.Line(4, "when"); Node(text, when, 6); }
        if (rule.Unless is { } unless) { text.Line(4, "unless"); Node(text, unless, 6); }
    }

    private static void Node(Writer text, ConditionNode node, int indent)
    {
        var (sign, tone) = node.State switch
        {
            NodeState.Held => ("+", Tone.Good),
            NodeState.Failed => ("-", Tone.Bad),
            NodeState.Open => ("?", Tone.Unsure),
            _ => (".", Tone.Faint),
        };
        var values = node.NamedBefore ? " (told above)" : node.Values.IsEmpty ? "" : "  [" + string.Join("; ", node.Values.Select(v => $"{v.Name}: {v.Value}")) + "]";
        text.Marked(indent, text.Paint(tone, sign), node.Words, values);
        foreach (var part in node.Parts)
            StackGuard.Run(() =>
            {
                Node(text, part, indent + 2);
                return true;
            });
    }

    private static void OtherRules(Writer text, JustificationRecord record)
    {
        if (record.OtherRules.IsEmpty) return;
        text.Heading("Every other rule");
        foreach (var rule in record.OtherRules)
        {
            var told = rule.Status switch
            {
                RuleStatus.DoesNotApply => "does not apply" + (rule.FailedOn.IsEmpty ? "" : (rule.Unless is { State: NodeState.Held } && rule.When is not { State: NodeState.Failed } ? ", since this holds: " : ", since this fails: ") + Listed(rule.FailedOn.Select(n => n.Words))),
                RuleStatus.Defeated => "applies, but is defeated by " + Listed(rule.DefeatedBy.Select(d => d.Rule)),
                RuleStatus.Outranked => $"applies, but `{record.Decision.Outcome?.Name ?? "an outcome declared earlier"}` prevails",
                RuleStatus.Exception => "applies as an exception" + (rule.Defeats.IsEmpty ? "" : ": it takes " + Listed(rule.Defeats) + " out"),
                RuleStatus.NotInForce => $"not in force on that day: it is in force {rule.Rule!.Period!.Words}",
                RuleStatus.Open => "open" + (rule.DefeatedBy.IsEmpty ? "" : ", and may be defeated by " + Listed(rule.DefeatedBy.Select(d => d.Rule))),
                _ => "applies",
            };
            text.Line(0, "");
            text.Wrapped(2, $"{rule.Name}: {rule.Outcome?.Name ?? "applies"}", 4);
            text.Wrapped(4, told, 6);
            text.Line(4, text.Paint(Tone.Faint, FormattableString.Invariant($"{rule.File}:{rule.Line}")));
            Tree(text, rule);
        }
    }

    private static void Consequences(Writer text, JustificationRecord record)
    {
        var parts = record.Obligations.Select(o => ("obliges: " + o.Text, o)).Concat(record.Authorities.Select(a => ("needs the authority of: " + a.Text, a)))
            .Concat(record.Discretion is { } d ? [("an officer may decline it", d)] : []).Where(p => p.Item2.Condition is not null).ToList();
        if (parts.Count == 0) return;
        text.Heading("What the outcome brings, and when");
        foreach (var (words, part) in parts)
        {
            text.Wrapped(2, words + (part.Status switch { Truth.Held => "", Truth.Failed => " - not here", _ => " - open" }), 4);
            Node(text, part.Condition!, 6);
        }
    }

    private static void Facts(Writer text, JustificationRecord record)
    {
        Section("Facts used", record.Facts.Where(f => f.Used && f.Value is not null));
        Section("Not known", record.Facts.Where(f => f.Used && f.Value is null));
        Section("Stated, but read by no line that was worked out", record.Facts.Where(f => !f.Used && f.Standing == Standing.Stated));
        if (record.Decision.Case.NeverLookedAt.IsEmpty) return;
        text.Heading("Stated, but unknown to this edition and never looked at");
        foreach (var name in record.Decision.Case.NeverLookedAt) text.Wrapped(2, name);

        void Section(string heading, IEnumerable<FactPart> facts)
        {
            var shown = facts.ToList();
            if (shown.Count == 0) return;
            text.Heading(heading);
            foreach (var fact in shown) Fact(text, fact);
        }
    }

    private static void Fact(Writer text, FactPart fact)
    {
        var standing = fact.Standing switch
        {
            Standing.Assumed => " (assumed: the case does not state it)",
            Standing.NotKnown => " (stated as not known)",
            Standing.NotStated => " (not stated)",
            _ => "",
        };
        text.Wrapped(2, $"{fact.Input.Name}: {fact.Value ?? "unknown"}{standing}", 4);
        if (fact.Judgement is { } judged) text.Wrapped(4, $"judged by {judged.By}: {judged.Because}", 6);
        if (fact.Input is not ListInput list) return;
        for (var i = 0; i < fact.Items.Length; i++)
            text.Wrapped(4, FormattableString.Invariant($"{i + 1}. ") + string.Join(", ", list.Fields.Select((f, at) => $"{f.Name} {fact.Items[i][at] ?? "unknown"}")), 7);
    }

    private static void Footer(Writer text, JustificationRecord record)
    {
        if (!record.Conventions.IsEmpty)
        {
            text.Heading("Conventions relied on");
            foreach (var convention in record.Conventions) text.Wrapped(2, convention);
        }
        var decision = record.Decision;
        var policy = decision.Policy;
        text.Heading("Record");
        text.Wrapped(2, $"Policy: {policy.Title}" + (policy.Edition is null ? "" : $", edition \"{policy.Edition}\"") + (policy.Force is null ? "" : $", {policy.Force}"), 4);
        text.Wrapped(2, $"Edition: {record.EditionChoice}", 4);
        text.Line(2, $"Decided on: {(decision.DecidedOn is { } day ? DateType.SayDay(day) : "not known")}");
        if (decision.Case.Id is { } id) text.Line(2, $"Case: {SafeText.Show(id)}");
        text.Line(2, $"Policy hash: {policy.Hash}");
        text.Line(2, $"Engine: {Engine.Version}");
    }

    private static string Listed(IEnumerable<string> names) => string.Join(" and ", names.Select(n => $"`{n}`"));

    /// <summary>Lines of at most <see cref="Width"/> characters; a word longer than that stands alone.</summary>
    private sealed class Writer(Paint paint)
    {
        private readonly StringBuilder _text = new();

        public string Paint(Tone tone, string words) => paint(tone, words);

        public void Heading(string words)
        {
            _text.Append('\n').Append(paint(Tone.Strong, words)).Append('\n');
        }

        public void Line(int indent, string line)
        {
            if (line.Length > 0) _text.Append(' ', indent).Append(line);
            _text.Append('\n');
        }

        public void Wrapped(int indent, string words, int? hanging = null, Tone tone = Tone.Plain)
        {
            var first = true;
            foreach (var line in Wrap(SafeText.Show(words), Width - (hanging ?? indent)))
            {
                Line(first ? indent : hanging ?? indent, paint(tone, line));
                first = false;
            }
        }

        /// <summary>A line of a condition: its sign, its words, and its values, which go on the next line where they do not fit.</summary>
        public void Marked(int indent, string sign, string words, string values)
        {
            var lines = Wrap(SafeText.Show(words + values), Width - indent - 2).ToImmutableArray();
            for (var i = 0; i < lines.Length; i++) Line(i == 0 ? indent : indent + 4, i == 0 ? sign + " " + lines[i] : lines[i]);
        }

        private static IEnumerable<string> Wrap(string words, int width)
        {
            width = Math.Max(width, 30);
            var line = new StringBuilder();
            foreach (var word in words.Split(' '))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    yield return line.ToString().TrimEnd();
                    line.Clear();
                }
                if (line.Length > 0) line.Append(' ');
                line.Append(word);
            }
            yield return line.ToString().TrimEnd();
        }

        public override string ToString() => _text.ToString();
    }
}
