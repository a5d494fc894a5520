using System.Text.Json;
using System.Text.RegularExpressions;
using Eligibility.Model;
using Eligibility.Tests.Oracle;
using Eligibility.Text;

namespace Eligibility.Tests.Checking;

/// <summary>
/// Verifies trees of conditions: the words stand at the place told, every line is there, each has what it came to and
/// every value that it looked at, and a definition is opened where it is first worked out and named afterwards.
/// </summary>
internal sealed partial class CheckedConditions(KnownCase known, Findings found)
    : INodeVisitor<CheckedConditions.At, Nothing>
{
    private readonly HashSet<(object, int)> _opened = new(new ByReference());

    /// <summary>The inputs that a line that was worked out read, by slot.</summary>
    public HashSet<int> Used { get; } = [];

    /// <summary>
    /// Whether counting time met an anniversary that does not exist; null where only a date that nobody
    /// stated did, which can be no other.
    /// </summary>
    public bool? MetAnniversary { get; private set; } = false;

    /// <summary>
    /// Whether adding or taking months took a month's last day for one that it does not have; null likewise.
    /// </summary>
    public bool? TookMonthEnd { get; private set; } = false;

    public void Node(string path, JsonElement node, Condition condition, bool needed) =>
        Node(path, node, condition, -1, condition.Span, needed);

    /// <summary>
    /// What one line is made of: its values by name, and what stands below it, which is looked at as it is found. So a
    /// definition is opened where a reader from the top to the bottom meets it first.
    /// </summary>
    internal sealed class Content(string path, JsonElement node)
    {
        private readonly List<JsonElement> _told = node.ValueKind == JsonValueKind.Object
            && node.TryGetProperty("parts", out var parts) && parts.ValueKind == JsonValueKind.Array
                ? [.. parts.EnumerateArray()]
                : [];

        public Dictionary<string, Func<string?, bool?>> Values { get; } = new(StringComparer.Ordinal);

        public int Parts { get; private set; }

        public bool Elsewhere { get; set; }

        public int Told => _told.Count;

        /// <summary>What is told next, if anything is.</summary>
        public JsonElement Next => Parts < _told.Count ? _told[Parts] : default;

        public void Part(Action<string, JsonElement> look)
        {
            if (Parts++ < _told.Count)
                look(FormattableString.Invariant($"{path}.parts[{Parts - 1}]"), _told[Parts - 1]);
        }
    }

    private void Node(string path, JsonElement node, Condition condition, int row, TextSpan span, bool needed,
        string before = "")
    {
        var content = new Content(path, node);
        if (needed) Fill(content, condition, row);
        var isSettled = node.ValueKind != JsonValueKind.Object || !node.TryGetProperty("settled", out _);
        if (!found.Members(path, node, "words", "state", isSettled ? null : "settled",
            content.Values.Count > 0 ? "values" : null, "file", "line",
            content.Elsewhere ? "openedElsewhere" : null, content.Parts > 0 ? "parts" : null)) return;
        found.Same(path + ".words", before + WordsOf(condition, span), node.GetProperty("words"));
        if (!isSettled) found.Same(path + ".state", "open", node.GetProperty("state"));
        Place(path, node, span);
        if (!needed) found.Same(path + ".state", "not needed", node.GetProperty("state"));
        else if (isSettled) State(path, node, known.TruthOf(condition, row));
        if (content.Elsewhere) found.Same(path + ".openedElsewhere", true, node.GetProperty("openedElsewhere"));
        if (content.Values.Count > 0) Values(path + ".values", node.GetProperty("values"), content.Values);
        if (content.Told != content.Parts)
            found.Fault(path + ".parts",
                FormattableString.Invariant($"tells {content.Told}, and there are {content.Parts}"));
    }

    /// <summary>A value that is told with an outcome: from what it is worked out, which opens what it names.</summary>
    public void Told(string path, JsonElement from, Term value)
    {
        var content = new Content(path, from);
        Fill(content, value, -1);
        foreach (var read in Reads.Of(value)) Used.Add(read.Input.Slot);
        if (content.Values.Count == 0)
        {
            if (from.ValueKind != JsonValueKind.Undefined) found.Fault(path, "is told, and there is none");
            return;
        }
        if (!found.Members(path, from, "words", "values", content.Parts > 0 ? "parts" : null)) return;
        found.Same(path + ".words", Plain(value.Span.Words), from.GetProperty("words"));
        Values(path + ".values", from.GetProperty("values"), content.Values);
        if (content.Told != content.Parts)
            found.Fault(path + ".parts", FormattableString.Invariant($"tells {content.Told}, and there are {content.Parts}"));
    }

    public void Place(string path, JsonElement told, TextSpan span)
    {
        found.Same(path + ".file", span.Source.Path, told.GetProperty("file"));
        found.Same(path + ".line", span.Line, told.GetProperty("line"));
    }

    private void State(string path, JsonElement node, OracleTruth? truth)
    {
        if (truth is { } known)
            found.Same(path + ".state",
                known switch { OracleTruth.Held => "held", OracleTruth.Failed => "failed", _ => "open" },
                node.GetProperty("state"));
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
            if (!values.TryGetValue(name, out var isTrue))
            {
                found.Fault(path, $"tells {name}, at which the line does not look");
                continue;
            }
            if (isTrue(words) is not { } known) found.Skip();
            else if (known) found.Count();
            else found.Fault(path, $"tells that {name} is {words ?? "unknown"}");
        }
        foreach (var name in values.Keys.Where(n => !met.Contains(n))) found.Fault(path, $"does not tell {name}");
    }

    private Nothing Fill(Content content, Node node, int row) => node.Accept(this, new At(content, row));

    /// <summary>The line that is filled, and the item for which it is told.</summary>
    internal readonly record struct At(Content Line, int Row);

    public Nothing VisitFlag(FlagCondition flag, in At at) => Fill(at.Line, flag.Term, at.Row);

    public Nothing VisitComparison(Comparison comparison, in At at)
    {
        Fill(at.Line, comparison.Left, at.Row);
        return Fill(at.Line, comparison.Right, at.Row);
    }

    public Nothing VisitJoint(JointComparison joint, in At at)
    {
        foreach (var part in joint.Comparisons) Fill(at.Line, part, at.Row);
        return default;
    }

    public Nothing VisitMember(MemberCondition member, in At at) => Fill(at.Line, member.Term, at.Row);

    public Nothing VisitIncludes(IncludesCondition includes, in At at) => Fill(at.Line, includes.Set, at.Row);

    public Nothing VisitEmpty(EmptyCondition empty, in At at) => Fill(at.Line, empty.Set, at.Row);

    public Nothing VisitList(ListCondition list, in At at) => Items(at.Line, list, null, at.Row);

    public Nothing VisitNot(NotCondition not, in At at)
    {
        if (not.Operand is not (GroupCondition or DefinitionCondition or ListCondition or NotCondition))
            return Fill(at.Line, not.Operand, at.Row);
        var row = at.Row;
        at.Line.Part((path, node) => Node(path, node, not.Operand, row, not.Operand.Span, true));
        return default;
    }

    public Nothing VisitGroup(GroupCondition group, in At at)
    {
        // "What follows one that held in an `or`, `any of` or `none of`."
        var (settled, row) = (false, at.Row);
        foreach (var operand in group.Operands)
            at.Line.Part((path, node) =>
            {
                Node(path, node, operand, row, operand.Span, !settled);
                settled |= group.Kind is GroupKind.Any or GroupKind.None
                    && (known.TruthOf(operand, row) is { } truth ? truth == OracleTruth.Held : TellsHeld(node));
            });
        return default;
    }

    public Nothing VisitDefinition(DefinitionCondition named, in At at)
    {
        var (definition, row) = (named.Definition, RowFor(named.Definition.List, at.Row));
        if (_opened.Add((definition, row)))
            at.Line.Part((path, node) => Node(path, node, definition.Condition!, row, definition.Condition!.Span, true));
        else at.Line.Elsewhere = true;
        return default;
    }

    public Nothing VisitItem(ItemCondition item, in At at) =>
        throw new InvalidOperationException("no policy holds a condition of one item");

    private static bool TellsFailed(JsonElement node) =>
        node.TryGetProperty("state", out var state) && state.ValueEquals("failed");

    private sealed class ByReference : IEqualityComparer<(object Part, int Row)>
    {
        public bool Equals((object Part, int Row) one, (object Part, int Row) other) =>
            ReferenceEquals(one.Part, other.Part) && one.Row == other.Row;

        public int GetHashCode((object Part, int Row) at) =>
            HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(at.Part), at.Row);
    }

    private static bool TellsHeld(JsonElement node) =>
        node.TryGetProperty("state", out var state) && state.ValueEquals("held");

    public Nothing VisitConstant(ConstantTerm constant, in At at) => default;

    public Nothing VisitFact(FactTerm fact, in At at) => Read(at, fact.Fact, NameOf(fact.Fact.Name, fact, at), fact);

    // Beside an item, what is of the record that is decided by itself is told apart from what is of the item.
    private string NameOf(string name, Term term, in At at) => at.Row >= 0 && known.Policy.Each is { } each
        && (term is FactTerm || term.Reach.IsOutside)
        && Reads.Of(term).Any(r => r.Input.Slot == each.Others || each.Facts.Contains(r.Input.Slot)) ? "this one's " + name : name;

    public Nothing VisitField(FieldTerm field, in At at) => Read(at, field.List, field.Field.Name, field);

    public Nothing VisitSum(SumTerm sum, in At at)
    {
        foreach (var (each, _) in sum.Terms) Fill(at.Line, each, at.Row);
        return Calculated(at, sum);
    }

    public Nothing VisitProduct(ProductTerm product, in At at)
    {
        foreach (var factor in product.Factors) Fill(at.Line, factor, at.Row);
        return Calculated(at, product);
    }

    public Nothing VisitRounded(RoundedTerm rounded, in At at)
    {
        Fill(at.Line, rounded.Of, at.Row);
        if (rounded.By is { } by) Fill(at.Line, by, at.Row);
        return Calculated(at, rounded);
    }

    public Nothing VisitShift(ShiftTerm shift, in At at)
    {
        Fill(at.Line, shift.Date, at.Row);
        foreach (var (amount, _, _) in shift.Shifts) Fill(at.Line, amount, at.Row);
        Shift(shift, at.Row);
        // What `within` works out on the way has no words of its own.
        return Covers(shift.Span, shift.Date.Span) ? Calculated(at, shift) : default;
    }

    public Nothing VisitElapsed(ElapsedTerm elapsed, in At at)
    {
        Fill(at.Line, elapsed.From, at.Row);
        Fill(at.Line, elapsed.To, at.Row);
        Elapse(elapsed, at.Row);
        return Calculated(at, elapsed);
    }

    public Nothing VisitTable(TableTerm term, in At at)
    {
        if (term.Table.List is not null || _opened.Add((term.Table, -1)))
            foreach (var key in term.Table.Keys) Fill(at.Line, key, at.Row);
        foreach (var read in Reads.Of(term)) Used.Add(read.Input.Slot);
        return Say(at, NameOf(term.Table.Name, term, at), term, at.Row);
    }

    public Nothing VisitScore(ScoreTerm term, in At at)
    {
        var score = term.Score;
        var row = RowFor(score.List, at.Row);
        if (!_opened.Add((score, row))) return Say(at, NameOf(score.Name, term, at), term, row);
        if (score.Start.Name is not null || score.Steps.Any(s => s.Each is not null))
            at.Line.Part((path, node) => Counting(path, node, score.Start, row, null, score.StartSpan));
        foreach (var step in score.Steps)
            at.Line.Part((path, node) =>
            {
                if (step.When is { } when) Node(path, node, when, row, step.Span, true);
                else Counting(path, node, step.Each!, row, step, step.Span);
            });
        if (TellsRange(at.Line.Next, score) || IsBeyond(score, row) == true)
            at.Line.Part((path, node) => Range(path, node, score, row));
        return Say(at, NameOf(score.Name, term, at), term, row);
    }

    private static bool TellsRange(JsonElement node, Score score) => node.ValueKind == JsonValueKind.Object
        && score.RangeSpan.Source is not null && node.TryGetProperty("words", out var words)
        && words.GetString() is { } told && told.EndsWith(Plain(score.RangeSpan.Words), StringComparison.Ordinal);

    /// <summary>Whether the lines of a score, each of them known, add up to what its range has not.</summary>
    private bool? IsBeyond(Score score, int row) => known.Decision is null ? null
        : AddedUp(score, row) is { } sum && (score.Low is { } low && sum < low.Units || score.High is { } high && sum > high.Units);

    /// <summary>What the lines of a score add up to; null where one of them is open.</summary>
    private Int128? AddedUp(Score score, int row)
    {
        var sum = known.Settled(score.Start, row);
        foreach (var step in score.Steps)
            sum += step.Each is { } each ? known.Settled(each, row) / OracleTerms.One * step.Points.Units
                : known.TruthOf(step.When!, row) switch
                {
                    OracleTruth.Held => step.Points.Units,
                    OracleTruth.Failed => 0,
                    _ => null,
                };
        return sum;
    }

    /// <summary>
    /// The line of a range: told where the lines add up to more or less than it has, with their sum; and where that may be
    /// so, since they do not say.
    /// </summary>
    private void Range(string path, JsonElement node, Score score, int row)
    {
        var isOpen = node.TryGetProperty("settled", out _);
        if (!found.Members(path, node, "words", "state", isOpen ? "settled" : null, "values", "file", "line")) return;
        Place(path, node, score.RangeSpan);
        found.Same(path + ".state", isOpen ? "open" : "held", node.GetProperty("state"));
        if (known.Decision is null)
        {
            found.Skip();
            return;
        }
        var sum = AddedUp(score, row);
        Values(path + ".values", node.GetProperty("values"), new(StringComparer.Ordinal)
        {
            ["sum"] = told => told == (sum is { } added ? NumberType.Count.Say(new Scalar(added)) : null),
        });
        if (isOpen != sum is null) found.Fault(path, "is open where its lines are not, or the reverse");
        if (sum is not null && IsBeyond(score, row) == false) found.Fault(path, "is told, and the sum lies within it");
        var moved = sum is null ? "" : sum > score.High?.Units ? "brought down: " : "brought up: ";
        found.Same(path + ".words", moved + Plain(score.RangeSpan.Words), node.GetProperty("words"));
    }

    /// <summary>The line of what a score starts at, or of a step that counts, which says what it gives.</summary>
    private void Counting(string path, JsonElement node, Term value, int row, ScoreStep? step, TextSpan span)
    {
        var content = new Content(path, node);
        Fill(content, value, row);
        if (step is not null)
            content.Values["points"] = told => known.Decision is null ? null
                : told is null ? known.Settled(value, row) is null
                : known.Settled(value, row) is { } count
                    && told == NumberType.Count.Say(new Scalar(count / OracleTerms.One * step.Points.Units));
        if (!found.Members(path, node, "words", "state", content.Values.Count > 0 ? "values" : null, "file", "line",
            content.Parts > 0 ? "parts" : null)) return;
        found.Same(path + ".words", Plain(span.Words), node.GetProperty("words"));
        Place(path, node, span);
        if (content.Values.Count > 0) Values(path + ".values", node.GetProperty("values"), content.Values);
        if (content.Told != content.Parts) found.Fault(path + ".parts", "does not tell what it turns on");
        if (known.Decision is null) return;
        var settled = known.Settled(value, row);
        found.Same(path + ".state", settled is null ? "open" : settled == 0 && step is not null ? "failed" : "held",
            node.GetProperty("state"));
    }

    public Nothing VisitDefinition(DefinitionTerm term, in At at)
    {
        var row = RowFor(term.Definition.List, at.Row);
        if (_opened.Add((term.Definition, row))) Fill(at.Line, term.Definition.Value!, row);
        return Say(at, NameOf(term.Definition.Name, term, at), term, row);
    }

    public Nothing VisitCondition(ConditionTerm term, in At at)
    {
        var (definition, condition) = (term.Definition, term.Definition.Condition!);
        var row = RowFor(definition.List, at.Row);
        if (_opened.Add((definition, row)))
            at.Line.Part((path, node) => Node(path, node, condition, row, condition.Span, true, definition.Name + " as "));
        return Say(at, NameOf(definition.Name, term, at), term, row);
    }

    public Nothing VisitThis(ThisTerm mine, in At at) =>
        Say(at, FormattableString.Invariant($"{mine.Name}, of {at.Row / 1_000}"), mine, at.Row);

    public Nothing VisitCount(CountTerm count, in At at) => Counted(at, count, null);

    public Nothing VisitDifferent(DifferentTerm different, in At at) =>
        Counted(at, different, different.Of);

    public Nothing VisitTotal(TotalTerm total, in At at) => Counted(at, total, total.Of);

    public Nothing VisitSize(SizeTerm size, in At at)
    {
        Fill(at.Line, size.Set, at.Row);
        return Calculated(at, size);
    }

    public Nothing VisitGroup(ValueGroupTerm group, in At at)
    {
        var row = at.Row;
        foreach (var line in group.Lines) at.Line.Part((path, node) => ValueLine(path, node, group, line, row));
        return default;
    }

    public Nothing VisitLine(ValueLineTerm line, in At at) => default;

    /// <summary>
    /// "Every line its value, marks those that gave the result, and says of the others earlier, left out or open."
    /// </summary>
    private void ValueLine(string path, JsonElement node, ValueGroupTerm group, ValueLineTerm line, int row)
    {
        var content = new Content(path, node);
        if (line.Value is { } value) Fill(content, value, row);
        if (line.When is { } when) content.Part((at, part) => Node(at, part, when, row, when.Span, true));
        if (line.List is { } list)
        {
            Items(content, line, line.Each, row);
            var of = line.IsOfOthers ? "other " : "";
            content.Values[$"each {line.Each!.Name} of {of}{list.Name}"] = told => known.Decision is null ? null
                : told is null || (known.FateOf(group, line, row) == LineFate.LeftOut
                    ? told == "none"
                    : known.ValueOf(line, row) is { } only && told == line.Type.Say(new Scalar(only)));
        }
        if (!found.Members(path, node, "words", "state", content.Values.Count > 0 ? "values" : null, "file", "line",
            content.Parts > 0 ? "parts" : null)) return;
        Place(path, node, line.Span);
        if (content.Values.Count > 0) Values(path + ".values", node.GetProperty("values"), content.Values);
        if (content.Told != content.Parts) found.Fault(path + ".parts", "does not tell what it turns on");
        var (words, state) = (Plain(line.Span.Words), node.GetProperty("state").GetString());
        var surpassed = group.Of switch
        {
            Extreme.Latest => "earlier: ", Extreme.Earliest => "later: ", Extreme.Highest => "lower: ", _ => "higher: ",
        };
        // What the parts do not tell may be told as open.
        if (state == "open" || known.Decision is null)
        {
            // Of a line that is open nothing is known to have become.
            if (state == "open") found.Same(path + ".words", words, node.GetProperty("words"));
            found.Skip();
            return;
        }
        var fate = known.FateOf(group, line, row);
        found.Same(path + ".words", fate switch
        {
            LineFate.Gave => words,
            LineFate.Surpassed => surpassed + words,
            LineFate.LeftOut => "left out: " + words,
            _ => "open",
        }, node.GetProperty("words"));
        found.Same(path + ".state", fate == LineFate.Gave ? "held" : "failed", node.GetProperty("state"));
    }

    private Nothing Counted(in At at, Term term, Term? ofItem)
    {
        Items(at.Line, term, ofItem, at.Row);
        return Calculated(at, term);
    }

    private Nothing Calculated(in At at, Term term) => Say(at, Plain(term.Span.Words), term, at.Row);

    private Nothing Say(in At at, string name, Term term, int row)
    {
        at.Line.Values[name] = told => known.IsTrue(term, row, told);
        return default;
    }

    private Nothing Read(in At at, Input input, string name, Term term)
    {
        var value = known.Stated(term, at.Row);
        Used.Add(input.Slot);
        at.Line.Values[name] = told => told == (value is null ? null : term.Type.Say(value));
        return default;
    }

    // As the oracle numbers them: in thousands the item in hand.
    private static int RowFor(ListInput? list, int row) => list is null ? -1 : row % 1_000;

    private Nothing Items(Content content, Node node, Term? ofItem, int from)
    {
        var (list, where, others) = (node.Reach.List!, node.Reach.Where, node.Reach.IsOfOthers);
        Used.Add(list.Slot);
        var items = known.Values[list.Slot];
        content.Values[others ? "other " + list.Name : list.Name] = told => told == (items is not Items { Rows.Length: var all } ? null
            : others ? FormattableString.Invariant($"{all - 1} of {list.Say(items)}") : list.Say(items));
        // A field stands in the case; what is worked out is told item by item.
        if (ofItem is StatedTerm) ofItem = null;
        if (where is null && ofItem is null || items is not Items { Rows: var rows }) return default;
        for (var i = 0; i < rows.Length; i++)
        {
            if (others && i == from % 1_000) continue;
            var (number, row) = (i + 1, from < 0 ? i : i + (from % 1_000 + 1) * 1_000);
            content.Part((path, node) =>
            {
                var inner = new Content(path, node);
                if (where is not null) inner.Part((at, part) => Node(at, part, where.Root, row, where.Root.Span, true));
                // Of an item that does not count nothing is worked out.
                if (ofItem is not null && !(where is not null && TellsFailed(node))) Fill(inner, ofItem, row);
                if (!found.Members(path, node, "words", "state", inner.Values.Count > 0 ? "values" : null, "file", "line",
                    inner.Parts > 0 ? "parts" : null)) return;
                found.Same(path + ".words", FormattableString.Invariant($"{list.Name} {number}"),
                    node.GetProperty("words"));
                Place(path, node, where?.Root.Span ?? ofItem!.Span);
                if (where is not null) State(path, node, known.TruthOf(where.Root, row));
                if (inner.Values.Count > 0) Values(path + ".values", node.GetProperty("values"), inner.Values);
                if (inner.Told != inner.Parts) found.Fault(path + ".parts", "does not tell what it is worked out from");
            });
        }
        return default;
    }

    private void Elapse(ElapsedTerm elapsed, int row)
    {
        if (elapsed.Unit == Elapsed.Days || known.Settled(elapsed.From, row) is not { } from
            || known.Settled(elapsed.To, row) is not { } to)
            return;
        if (to < from) (from, to) = (to, from);
        // The last that is completed and the next: where either does not exist, the count rests
        // on the day that stands for it.
        var (step, whole) = elapsed.Unit == Elapsed.Years
            ? (12, OracleCalendar.WholeYears((int)from, (int)to) * 12)
            : (1, OracleCalendar.WholeMonths((int)from, (int)to));
        if (!Exists((int)from, whole) || !Exists((int)from, whole + step))
            MetAnniversary = Note(MetAnniversary, known.IsKnown(elapsed, row));
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

    private static bool Covers(TextSpan outer, TextSpan inner) =>
        ReferenceEquals(outer.Source, inner.Source) && outer.Start <= inner.Start && inner.End <= outer.End;

    /// <summary>The words of a line: up to the heading of a group, whose lines stand below it.</summary>
    public static string WordsOf(Condition condition, TextSpan span)
    {
        var end = span.End;
        foreach (var group in Reads.Everything([condition]).OfType<GroupCondition>())
            if (ReferenceEquals(group.Span.Source, span.Source) && group.Span.Start >= span.Start
                && group.Span.Start < end
                && HeadingOf(group) is { Length: > 0 } heading) end = group.Span.Start + heading.Length;
        return Plain(span.Source.Text[span.Start..end]);
    }

    /// <summary>The heading of a group that has its lines below it; empty for <c>and</c> and <c>or</c>.</summary>
    public static string HeadingOf(GroupCondition group) => Heading().Match(group.Span.Words).Value;

    private static string Plain(string words) => Spaces().Replace(Comments().Replace(words, ""), " ").Trim();

    [GeneratedRegex(@"\A((all|any|none)\s+of|(at\s+least|at\s+most|exactly)\s+\S+\s+of)(?=[^\S\n]*(#|\n|\z))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex("#[^\n]*")]
    private static partial Regex Comments();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
