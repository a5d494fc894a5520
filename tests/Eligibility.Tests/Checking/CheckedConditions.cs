using System.Text.Json;
using System.Text.RegularExpressions;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Checking;

/// <summary>
/// Verifies trees of conditions: the words stand at the place told, every line is there, each has what it came to and every value
/// that it looked at, and a definition is opened where it is first worked out and named afterwards.
/// </summary>
internal sealed partial class CheckedConditions(KnownCase known, Findings found)
{
    private readonly HashSet<object> _opened = new(ReferenceEqualityComparer.Instance);

    /// <summary>The inputs that a line that was worked out read, by slot.</summary>
    public HashSet<int> Used { get; } = [];

    /// <summary>Whether counting time met an anniversary that does not exist; null where only a date that nobody stated did, which can be no other.</summary>
    public bool? MetAnniversary { get; private set; } = false;

    /// <summary>Whether adding or taking months took a month's last day for one that it does not have; null likewise.</summary>
    public bool? TookMonthEnd { get; private set; } = false;

    public void Node(string path, JsonElement node, Condition condition, bool needed) => Node(path, node, condition, -1, condition.Span, needed);

    /// <summary>
    /// What one line is made of: its values by name, and what stands below it, which is looked at as it is found. So a definition
    /// is opened where a reader from the top to the bottom meets it first.
    /// </summary>
    private sealed class Content(string path, JsonElement node)
    {
        private readonly List<JsonElement> _told = node.ValueKind == JsonValueKind.Object && node.TryGetProperty("parts", out var parts) && parts.ValueKind == JsonValueKind.Array ? [.. parts.EnumerateArray()] : [];

        public Dictionary<string, Func<string?, bool?>> Values { get; } = new(StringComparer.Ordinal);

        public int Parts { get; private set; }

        public bool Elsewhere { get; set; }

        public int Told => _told.Count;

        public void Part(Action<string, JsonElement> look)
        {
            if (Parts++ < _told.Count) look(FormattableString.Invariant($"{path}.parts[{Parts - 1}]"), _told[Parts - 1]);
        }
    }

    private void Node(string path, JsonElement node, Condition condition, int row, TextSpan span, bool needed)
    {
        var content = new Content(path, node);
        if (needed) Fill(content, condition, row);
        if (!found.Members(path, node, "words", "state", content.Values.Count > 0 ? "values" : null, "file", "line",
            content.Elsewhere ? "openedElsewhere" : null, content.Parts > 0 ? "parts" : null)) return;
        found.Same(path + ".words", WordsOf(condition, span), node.GetProperty("words"));
        Place(path, node, span);
        if (!needed) found.Same(path + ".state", "not needed", node.GetProperty("state"));
        else State(path, node, known.TruthOf(condition, row));
        if (content.Elsewhere) found.Same(path + ".openedElsewhere", true, node.GetProperty("openedElsewhere"));
        if (content.Values.Count > 0) Values(path + ".values", node.GetProperty("values"), content.Values);
        if (content.Told != content.Parts) found.Fault(path + ".parts", FormattableString.Invariant($"tells {content.Told}, and there are {content.Parts}"));
    }

    public void Place(string path, JsonElement told, TextSpan span)
    {
        found.Same(path + ".file", span.Source.Path, told.GetProperty("file"));
        found.Same(path + ".line", span.Line, told.GetProperty("line"));
    }

    private void State(string path, JsonElement node, OracleTruth? truth)
    {
        if (truth is { } known) found.Same(path + ".state", known switch { OracleTruth.Held => "held", OracleTruth.Failed => "failed", _ => "open" }, node.GetProperty("state"));
        else if (node.GetProperty("state").GetString() is "held" or "failed" or "open") found.Skip();
        else found.Fault(path + ".state", "is none of a line that is worked out");
    }

    private void Values(string path, JsonElement told, Dictionary<string, Func<string?, bool?>> values)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in told.EnumerateArray())
        {
            if (!found.Members(path, value, "name", "value")) continue;
            var (name, words) = (value.GetProperty("name").GetString()!, value.GetProperty("value").GetString());
            if (!met.Add(name)) found.Fault(path, $"tells {name} twice");
            if (!values.TryGetValue(name, out var isTrue)) { found.Fault(path, $"tells {name}, at which the line does not look"); continue; }
            if (isTrue(words) is not { } known) found.Skip();
            else if (known) found.Count();
            else found.Fault(path, $"tells that {name} is {words ?? "unknown"}");
        }
        foreach (var name in values.Keys.Where(n => !met.Contains(n))) found.Fault(path, $"does not tell {name}");
    }

    private void Fill(Content content, Condition condition, int row)
    {
        switch (condition)
        {
            case NotCondition { Operand: GroupCondition or DefinitionCondition or ListCondition or NotCondition } not:
                content.Part((path, node) => Node(path, node, not.Operand, row, not.Operand.Span, true));
                break;
            case NotCondition not: Fill(content, not.Operand, row); break;
            case GroupCondition group:
                // "What follows one that held in an `or`, `any of` or `none of`."
                var settled = false;
                foreach (var operand in group.Operands)
                    content.Part((path, node) =>
                    {
                        Node(path, node, operand, row, operand.Span, !settled);
                        settled |= group.Kind is GroupKind.Any or GroupKind.None && (known.TruthOf(operand, row) is { } truth ? truth == OracleTruth.Held : TellsHeld(node));
                    });
                break;
            case DefinitionCondition { Definition: var named }:
                if (_opened.Add(named)) content.Part((path, node) => Node(path, node, named.Condition!, -1, named.Condition!.Span, true));
                else content.Elsewhere = true;
                break;
            case ListCondition list: Items(content, list.List, list.Where); break;
            case JointComparison joint:
                foreach (var part in joint.Parts) Fill(content, part, row);
                break;
            case Comparison comparison:
                Fill(content, comparison.Left, row);
                Fill(content, comparison.Right, row);
                break;
            case FlagCondition flag: Fill(content, flag.Term, row); break;
            case MemberCondition member: Fill(content, member.Term, row); break;
            case IncludesCondition includes: Fill(content, includes.Set, row); break;
            case EmptyCondition empty: Fill(content, empty.Set, row); break;
            default: throw new InvalidOperationException($"no such condition: {condition.GetType().Name}");
        }
    }

    private static bool TellsHeld(JsonElement node) => node.TryGetProperty("state", out var state) && state.ValueEquals("held");

    private void Fill(Content content, Term term, int row)
    {
        switch (term)
        {
            case ConstantTerm: return;
            case FactTerm { Fact: var fact }: Read(content, fact, fact.Name, fact.Type, known.Stated(term, row)); return;
            case FieldTerm field: Read(content, field.List, field.Field.Name, field.Type, known.Stated(term, row)); return;
            case SumTerm sum:
                foreach (var (each, _) in sum.Terms) Fill(content, each, row);
                break;
            case ProductTerm product:
                foreach (var factor in product.Factors) Fill(content, factor, row);
                break;
            case ShiftTerm shift:
                Fill(content, shift.Date, row);
                foreach (var (amount, _, _) in shift.Shifts) Fill(content, amount, row);
                Shift(shift, row);
                // What `within` works out on the way has no words of its own.
                if (!Covers(shift.Span, shift.Date.Span)) return;
                break;
            case ElapsedTerm elapsed:
                Fill(content, elapsed.From, row);
                Fill(content, elapsed.To, row);
                Elapse(elapsed, row);
                break;
            case DefinitionTerm { Definition: var named }:
                if (_opened.Add(named)) Fill(content, named.Value!, -1);
                content.Values[named.Name] = told => known.IsTrue(term, -1, told);
                return;
            case TableTerm { Table: var table }:
                if (table.List is not null || _opened.Add(table))
                    foreach (var key in table.Keys) Fill(content, key, row);
                foreach (var read in Reads.Of(term)) Used.Add(read.Input.Slot);
                content.Values[table.Name] = told => known.IsTrue(term, row, told);
                return;
            case ScoreTerm { Score: var score }:
                if (_opened.Add(score))
                    foreach (var step in score.Steps) content.Part((path, node) => Node(path, node, step.When, -1, step.Span, true));
                content.Values[score.Name] = told => known.IsTrue(term, -1, told);
                return;
            case CountTerm count: Items(content, count.List, count.Where); break;
            case DifferentTerm different: Items(content, different.List, different.Where); break;
            case TotalTerm total: Items(content, total.List, total.Where); break;
        }
        content.Values[Plain(term.Span.Words)] = told => known.IsTrue(term, row, told);
    }

    private void Read(Content content, Input input, string name, FactType type, Datum? value)
    {
        Used.Add(input.Slot);
        content.Values[name] = told => told == (value is null ? null : type.Say(value));
    }

    private void Items(Content content, ListInput list, WhereClause? where)
    {
        Used.Add(list.Slot);
        var items = known.Values[list.Slot];
        content.Values[list.Name] = told => told == (items is null ? null : list.Say(items));
        if (where is null || items is not Items { Rows: var rows }) return;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = i;
            content.Part((path, node) =>
            {
                if (!found.Members(path, node, "words", "state", "file", "line", "parts")) return;
                found.Same(path + ".words", FormattableString.Invariant($"{list.Name} {row + 1}"), node.GetProperty("words"));
                Place(path, node, where.Root.Span);
                State(path, node, known.TruthOf(where.Root, row));
                found.Each(path + ".parts", [where.Root], node.GetProperty("parts"), (at, root, part) => Node(at, part, root, row, root.Span, true));
            });
        }
    }

    private void Elapse(ElapsedTerm elapsed, int row)
    {
        if (elapsed.Unit == Elapsed.Days || known.Settled(elapsed.From, row) is not { } from || known.Settled(elapsed.To, row) is not { } to) return;
        if (to < from) (from, to) = (to, from);
        // The last that is completed and the next: where either does not exist, the count rests on the day that stands for it.
        var (step, whole) = elapsed.Unit == Elapsed.Years ? (12, OracleCalendar.WholeYears((int)from, (int)to) * 12) : (1, OracleCalendar.WholeMonths((int)from, (int)to));
        if (!Exists((int)from, whole) || !Exists((int)from, whole + step)) MetAnniversary = Note(MetAnniversary, known.IsKnown(elapsed, row));
    }

    private void Shift(ShiftTerm shift, int row)
    {
        if (known.Settled(shift.Date, row) is not { } date) return;
        var day = (int)date;
        foreach (var (amount, minus, months) in shift.Shifts)
        {
            if (known.Settled(amount, row) is not { } by) return;
            var count = OracleTerms.Whole(by) * (minus ? -1 : 1);
            if (months && !Exists(day, count)) TookMonthEnd = Note(TookMonthEnd, known.IsKnown(shift, row));
            day = months ? OracleCalendar.PlusMonths(day, count) : day + count;
        }
    }

    private static bool? Note(bool? before, bool stated) => before == true || stated ? true : null;

    /// <summary>Whether the month so many months later has the day of a day.</summary>
    private static bool Exists(int number, int months)
    {
        var (year, month, day) = OracleCalendar.Of(number);
        var counted = (year - 1) * 12 + month - 1 + months;
        return counted >= 9999 * 12 || day <= OracleCalendar.Length(counted / 12 + 1, counted % 12 + 1);
    }

    private static bool Covers(TextSpan outer, TextSpan inner) => ReferenceEquals(outer.Source, inner.Source) && outer.Start <= inner.Start && inner.End <= outer.End;

    /// <summary>The words of a line: up to the heading of a group, whose lines stand below it.</summary>
    public static string WordsOf(Condition condition, TextSpan span)
    {
        var end = span.End;
        foreach (var group in Reads.Everything([condition]).OfType<GroupCondition>())
            if (ReferenceEquals(group.Span.Source, span.Source) && group.Span.Start >= span.Start && group.Span.Start < end
                && HeadingOf(group) is { Length: > 0 } heading) end = group.Span.Start + heading.Length;
        return Plain(span.Source.Text[span.Start..end]);
    }

    /// <summary>The heading of a group that has its lines below it; empty for <c>and</c> and <c>or</c>.</summary>
    public static string HeadingOf(GroupCondition group) => Heading().Match(group.Span.Words).Value;

    private static string Plain(string words) => Spaces().Replace(Comments().Replace(words, ""), " ").Trim();

    [GeneratedRegex(@"\A((all|any|none)\s+of|(at\s+least|at\s+most|exactly)\s+\S+\s+of)(?=[^\S\n]*(#|\n|\z))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex("#[^\n]*")]
    private static partial Regex Comments();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
