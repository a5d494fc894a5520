using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Evaluation;

/// <summary>
/// Which of a policy's comparisons say the same, or the opposite, of the same values: taking one of them to hold
/// settles the others.
/// </summary>
internal sealed class Atoms
{
    private readonly Dictionary<int, ImmutableArray<(int Index, bool Same)>> _kin = [];

    public Atoms(IEnumerable<Condition> conditions)
    {
        var groups = conditions.OfType<Comparison>()
            .Select(c => (c.Index, Key: KeyOf(c))).GroupBy(c => c.Key.Words, StringComparer.Ordinal);
        foreach (var group in groups)
            foreach (var (index, key) in group)
                _kin[index] = [.. group.Select(other => (other.Index, other.Key.Positive == key.Positive))];
    }

    /// <summary>What is settled when an open condition is taken to hold or to fail.</summary>
    public ImmutableDictionary<int, Truth> Take(ImmutableDictionary<int, Truth> taken, Condition condition, Truth truth)
    {
        if (!_kin.TryGetValue(condition.Index, out var kin)) return taken.SetItem(condition.Index, truth);
        foreach (var (index, same) in kin) taken = taken.SetItem(index, same ? truth : Truths.Not(truth));
        return taken;
    }

    private static (string Words, bool Positive) KeyOf(Comparison comparison)
    {
        var (left, right) = (KeyOf(comparison.Left), KeyOf(comparison.Right));
        return comparison.Relation switch
        {
            Relation.Less => ($"{left}<{right}", true),
            Relation.AtLeast => ($"{left}<{right}", false),
            Relation.AtMost => ($"{left}>{right}", false),
            Relation.More => ($"{left}>{right}", true),
            Relation.Equal => ($"{left}={right}", true),
            _ => ($"{left}={right}", false),
        };
    }

    /// <summary>
    /// The same for terms that come to the same in every case, as far as can be seen from how they are made.
    /// </summary>
    public static string KeyOf(Term term) => term.Accept(Keys, default(Nothing));

    private static readonly TermKeys Keys = new();

    private sealed class TermKeys : ITermVisitor<Nothing, string>
    {
        public string VisitConstant(ConstantTerm constant, in Nothing context) =>
            constant.Value is Scalar s ? s.Value.ToString(CultureInfo.InvariantCulture) : Place(constant);

        public string VisitFact(FactTerm fact, in Nothing context) => FormattableString.Invariant($"f{fact.Fact.Slot}");

        public string VisitField(FieldTerm field, in Nothing context) => Place(field);

        public string VisitSum(SumTerm sum, in Nothing context) =>
            "("
                + string.Join('|',
                    sum.Terms.Select(t => (t.Minus ? "-" : "+") + KeyOf(t.Term)).Order(StringComparer.Ordinal))
                + ")";

        public string VisitProduct(ProductTerm product, in Nothing context) =>
            "(" + string.Join('*', product.Factors.Select(KeyOf).Order(StringComparer.Ordinal)) + ")";

        public string VisitShift(ShiftTerm shift, in Nothing context) =>
            "(" + KeyOf(shift.Date)
                + string.Concat(
                    shift.Shifts.Select(s => (s.Minus ? "|-" : "|+") + KeyOf(s.Amount) + (s.Months ? "m" : "d")))
                + ")";

        public string VisitElapsed(ElapsedTerm elapsed, in Nothing context) =>
            $"({elapsed.Unit}:{KeyOf(elapsed.From)}:{KeyOf(elapsed.To)})";

        // A name may hold what joins the parts of a key, and no bracket.
        public string VisitDefinition(DefinitionTerm named, in Nothing context) => $"d[{named.Definition.Name}]";

        public string VisitTable(TableTerm table, in Nothing context) => $"t[{table.Table.Name}]";

        public string VisitScore(ScoreTerm score, in Nothing context) => $"s[{score.Score.Name}]";

        public string VisitCount(CountTerm count, in Nothing context) => Place(count);

        public string VisitDifferent(DifferentTerm different, in Nothing context) => Place(different);

        public string VisitTotal(TotalTerm total, in Nothing context) => Place(total);

        /// <summary>What stands inside <c>where</c> is equal only to itself.</summary>
        private static string Place(Term term) =>
            FormattableString.Invariant($"#{term.Span.Source.Path}:{term.Span.Start}");
    }
}
