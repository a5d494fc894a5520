using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>A range of which an end may be a name.</summary>
/// <param name="Slot">The slot of the fact, or of the list.</param>
/// <param name="Field">The field of the list; -1 for a fact.</param>
/// <param name="Clause">Where it is written.</param>
/// <param name="Assumed">Where an assumed value is written, or null.</param>
internal sealed record RangeByNames(int Slot, int Field, RangeByNamesClause Clause, TextSpan? Assumed);

/// <summary>
/// Binds ranges that begin or end at facts, or at fields of the same record: <c>from committed on to decision date</c>.
/// </summary>
internal sealed class RangeBinder(Scope scope, Declarations declarations, Fact decisionDate, DiagnosticBag found)
{
    private readonly List<Input> _inputs = declarations.Inputs;
    private readonly Dictionary<(int Slot, int Field), (RangeByNames Range, End Low, End High)> _ends = [];
    private readonly HashSet<(int, int)> _bound = [];
    private readonly HashSet<int> _rangeEnds = [];

    public void Bind(IReadOnlyList<RangeByNames> ranges)
    {
        if (ranges.Count == 0) return;
        foreach (var range in ranges)
            if (Cut(range) is var (low, high)) _ends.Add((range.Slot, range.Field), (range, low, high));
        foreach (var range in ranges)
            Bind(range, []);
        foreach (var slot in _rangeEnds.Order())
            if (slot < _inputs.Count) Replace((Fact)_inputs[slot] with { IsRangeEnd = true });
            else scope.Replace(decisionDate with { IsRangeEnd = true });
    }

    /// <summary>Where the words are cut: at each <c>to</c> beside which both are an end; exactly one fits.</summary>
    private (End Low, End High)? Cut(RangeByNames range)
    {
        var words = range.Clause.Ends.Tokens;
        var fitting = new List<(End Low, End High, Phrase From, Phrase To)>();
        (Phrase From, Phrase To)? first = null;
        for (var at = 1; at < words.Length - 1; at++)
        {
            if (!words[at].IsWord("to")) continue;
            var (from, to) = (new Phrase(words[..at]), new Phrase(words[(at + 1)..]));
            first ??= (from, to);
            if (EndOf(from, range) is { } low && EndOf(to, range) is { } high) fitting.Add((low, high, from, to));
        }
        if (range.Field >= 0 && ((ListInput)_inputs[range.Slot]).OnePer.Contains(range.Field))
        {
            found.Add(Messages.RangeOfKeyByNames(range.Clause.Span, FieldOf(range).Name));
            return null;
        }
        if (fitting is [var only]) return Check(only.Low, only.From, range) & Check(only.High, only.To, range)
            ? (only.Low, only.High)
            : null;
        if (fitting is [var one, var other, ..])
            found.Add(Messages.TwoReadings(range.Clause.Ends, Said(one.From, one.To), Said(other.From, other.To)));
        else if (first is var (begins, ends))
            foreach (var end in (Phrase[])[begins, ends])
                if (EndOf(end, range) is null) found.Add(Messages.RangeEndUnknown(end, found.Near(end.Words, NamesFor(range))));
        return null;
    }

    private static string Said(Phrase from, Phrase to) => $"from `{from.Words}` to `{to.Words}`";

    private IEnumerable<string> NamesFor(RangeByNames range) => _inputs.OfType<Fact>().Select(f => f.Name)
        .Append(Fact.DecisionDateName).Concat(range.Field < 0 ? [] : ((ListInput)_inputs[range.Slot]).Fields.Select(f => f.Name));

    private End? EndOf(Phrase phrase, RangeByNames range)
    {
        if (phrase.Key == Fact.DecisionDateName) return new End(null, decisionDate, null);
        if (range.Field >= 0 && ((ListInput)_inputs[range.Slot]).Fields
            .FirstOrDefault(f => Name.KeyOf(f.Name) == Name.KeyOf(phrase.Words) && phrase.Key == f.Name.ToLowerInvariant()) is { } field)
            return new End(null, null, field);
        if (scope.Find(phrase.Key) is InputSymbol { Input: Fact fact } symbol && (!symbol.IsOfRecord || IsOfRecord(range)))
            return new End(null, fact, null);
        return LiteralBinder.TryRead(phrase, new DiagnosticBag(), out var constant) && constant is not null
            ? new End(phrase, null, null)
            : null;
    }

    // What all records share cannot hang on one of them.
    private bool IsOfRecord(RangeByNames range) => range.Field < 0
        && scope.Find(_inputs[range.Slot].Name.ToLowerInvariant()) is InputSymbol { IsOfRecord: true };

    private bool Check(End end, Phrase phrase, RangeByNames range)
    {
        if (end.Literal is not null) return true;
        var (own, type, confidential) = range.Field < 0
            ? (_inputs[range.Slot].Name, ((Fact)_inputs[range.Slot]).Type, _inputs[range.Slot].Confidential)
            : (FieldOf(range).Name, FieldOf(range).Type, FieldOf(range).Confidential || _inputs[range.Slot].Confidential);
        var of = end.Type;
        if (!IsAlike(type, of))
        {
            found.Add(Messages.RangeEndOfOtherKind(phrase, of.Words, type.Words));
            return false;
        }
        if ((end.Fact?.Confidential ?? end.Field!.Confidential) && !confidential)
        {
            found.Add(Messages.RangeEndConfidential(phrase, own));
            return false;
        }
        if (end.Fact is { } fact && scope.Find(fact.Name.ToLowerInvariant()) is { } symbol) scope.Use(symbol);
        return true;
    }

    private static bool IsAlike(FactType one, FactType other) => (one, other) switch
    {
        (DateType, DateType) => true,
        (NumberType a, NumberType b) => a.Unit is null ? b.Unit is null : b.Unit is not null && a.Unit == b.Unit,
        _ => false,
    };

    private Field FieldOf(RangeByNames range) => ((ListInput)_inputs[range.Slot]).Fields[range.Field];

    /// <summary>Binds a range once those at which it begins and ends are bound; false after telling of a circle.</summary>
    private bool Bind(RangeByNames range, ImmutableList<RangeByNames> way)
    {
        var key = (range.Slot, range.Field);
        if (_bound.Contains(key) || !_ends.TryGetValue(key, out var ends)) return true;
        if (way.FindIndex(r => r.Slot == range.Slot && r.Field == range.Field) is >= 0 and var start)
        {
            found.Add(Messages.RangesInCircle(range.Clause.Span, [.. way.Skip(start).Append(range).Select(NameOf)]));
            return false;
        }
        var (isSound, length) = (way.Count <= MostInChain, 0);
        foreach (var end in isSound ? (End[])[ends.Low, ends.High] : [])
            if (end.Literal is null && _ends.TryGetValue(PlaceOf(end, range), out var before))
            {
                isSound &= Bind(before.Range, way.Add(range));
                length = Math.Max(length, _chains.GetValueOrDefault(PlaceOf(end, range)) + 1);
            }
        _chains[key] = length;
        if (length == MostInChain || way.Count > MostInChain)
            found.Add(Messages.RangesTooManyInChain(range.Clause.Span, MostInChain));
        // What is wrong is told once.
        _bound.Add(key);
        isSound &= length < MostInChain;
        if (isSound) Give(range, ends.Low, ends.High);
        return isSound;
    }

    // How many ranges in a chain each begins or ends at.
    private readonly Dictionary<(int Slot, int Field), int> _chains = [];

    /// <summary>As of definitions: a chain of more is none that anybody follows.</summary>
    private const int MostInChain = 64;

    private string NameOf(RangeByNames range) => range.Field < 0 ? _inputs[range.Slot].Name : FieldOf(range).Name;

    private static (int Slot, int Field) PlaceOf(End end, RangeByNames range) =>
        end.Fact is { } fact ? (fact.Slot, -1) : (range.Slot, end.Field!.Index);

    private void Give(RangeByNames range, End low, End high)
    {
        var type = range.Field < 0 ? ((Fact)_inputs[range.Slot]).Type : FieldOf(range).Type;
        if (Bound(low, range, type, high: false) is not { } least || Bound(high, range, type, high: true) is not { } most) return;
        // What has no value on its own steps between the two has none.
        var (from, to) = (least + Positive(-least, type.Step), most - Positive(most, type.Step));
        if (from > to) { found.Add(Messages.BackwardsRange(range.Clause.Span)); return; }
        if (from == to || low.Literal is null && high.Literal is null && PlaceOf(low, range) == PlaceOf(high, range))
            found.Add(Messages.RangeOfOneValue(range.Clause.Span, NameOf(range)));
        var endsAtDecision = high.Fact?.IsDecisionDate == true;
        foreach (var end in (End[])[low, high])
            if (end.Fact is { } fact && !(end.Equals(high) && endsAtDecision)) _rangeEnds.Add(fact.Slot);
        if (range.Field < 0)
        {
            var fact = (Fact)_inputs[range.Slot] with
            {
                Range = (from, to), EndsAtDecisionDate = endsAtDecision, LowEnd = EndAt(low, range),
                HighEnd = endsAtDecision ? null : EndAt(high, range),
            };
            Replace(fact);
            if (fact.Assumed is { } assumed && range.Assumed is { } span)
                declarations.CheckRange(assumed, type, fact.Range, fact.Name, span);
            return;
        }
        foreach (var end in (End[])[low, high])
            if (end.Field is { } of) MarkEnd(range.Slot, of.Index);
        var list = (ListInput)_inputs[range.Slot];
        Replace(list with
        {
            Fields = list.Fields.SetItem(range.Field, FieldOf(range) with
            {
                Range = (from, to), EndsAtDecisionDate = endsAtDecision, LowEnd = EndAt(low, range),
                HighEnd = endsAtDecision ? null : EndAt(high, range),
            }),
        });
    }

    private void MarkEnd(int slot, int field)
    {
        var list = (ListInput)_inputs[slot];
        Replace(list with { Fields = list.Fields.SetItem(field, list.Fields[field] with { IsRangeEnd = true }) });
    }

    private static Int128 Positive(Int128 value, Int128 step) => ((value % step) + step) % step;

    private static RangeEnd? EndAt(End end, RangeByNames range) => end.Literal is not null ? null
        : end.Fact is { } fact ? new(fact.Slot, -1, fact.Name)
        : new(range.Slot, end.Field!.Index, end.Field.Name);

    /// <summary>The least or greatest value that an end can have; null after reporting.</summary>
    private Int128? Bound(End end, RangeByNames range, FactType type, bool high)
    {
        if (end.Literal is { } literal) return declarations.BindBound(literal, type);
        var of = end.Fact is { } fact
            ? fact.IsDecisionDate ? decisionDate.Range : ((Fact)_inputs[fact.Slot]).Range
            : ((ListInput)_inputs[range.Slot]).Fields[end.Field!.Index].Range;
        return high ? of!.Value.High : of!.Value.Low;
    }

    private void Replace(Input input)
    {
        _inputs[input.Slot] = input;
        scope.Replace(input);
    }

    /// <summary>An end of a range: a value as it is written, a fact, or a field.</summary>
    private readonly record struct End(Phrase? Literal, Fact? Fact, Field? Field)
    {
        public FactType Type => Fact?.Type ?? Field!.Type;
    }
}
