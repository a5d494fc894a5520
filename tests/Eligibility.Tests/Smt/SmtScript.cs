using System.Globalization;
using System.Numerics;
using System.Text;

namespace Eligibility.Tests.Smt;

/// <summary>
/// A text in SMT-LIB 2: the variables, what always holds of them, and formulas by name. What is used twice is written
/// once and named.
/// </summary>
internal sealed class SmtScript
{
    private readonly StringBuilder _declared = new();
    private readonly Queue<Formula> _asserted = [];
    private Dictionary<object, string> _names = new(ReferenceEqualityComparer.Instance);
    private Dictionary<string, string> _named = new(StringComparer.Ordinal);
    private int _made;

    public CalendarNumbers Calendar => field ??= new CalendarNumbers(this);

    public Formula Bool(string prefix)
    {
        var name = Next(prefix);
        _declared.Append(CultureInfo.InvariantCulture, $"(declare-const {name} Bool)\n");
        return Formula.Variable(name);
    }

    public IntVariable Int(string prefix, BigInteger low, BigInteger high)
    {
        var variable = new IntVariable(Next(prefix), low, high);
        _declared.Append(CultureInfo.InvariantCulture, $"(declare-const {variable.Name} Int)\n");
        _declared.Append(CultureInfo.InvariantCulture,
            $"(assert (<= {Number(low)} {variable.Name} {Number(high)}))\n");
        return variable;
    }

    public void Assert(Formula formula) => _asserted.Enqueue(formula);

    /// <summary>Some text of its own, after which everything declared in it is forgotten again.</summary>
    public string Apart(Action write)
    {
        var (names, named) = (_names, _named);
        (_names, _named) = (new(names, ReferenceEqualityComparer.Instance), new(named, StringComparer.Ordinal));
        var calendar = Calendar.Keep();
        write();
        var text = Take();
        (_names, _named) = (names, named);
        Calendar.Restore(calendar);
        return text;
    }

    /// <summary>What has been declared and asserted since it was last taken.</summary>
    public string Take()
    {
        // A formula of the calendar, once written, may assert more.
        while (_asserted.TryDequeue(out var formula))
            if (!formula.IsTrue)
            {
                var words = Words(formula);
                _declared.Append(CultureInfo.InvariantCulture, $"(assert {words})\n");
            }
        var text = _declared.ToString();
        _declared.Clear();
        return text;
    }

    /// <summary>A formula in words; what it is made of may be declared on the way.</summary>
    public string Words(Formula formula) => formula.Kind switch
    {
        FormulaKind.True => "true",
        FormulaKind.False => "false",
        FormulaKind.Variable => formula.Name!,
        FormulaKind.Not => $"(not {Words(formula.Parts[0])})",
        FormulaKind.AtMostZero => Compared("<=", formula.Number!),
        FormulaKind.Zero => Compared("=", formula.Number!),
        FormulaKind.All => Named(formula, "Bool", () => $"(and {Listed(formula)})"),
        FormulaKind.Any => Named(formula, "Bool", () => $"(or {Listed(formula)})"),
        _ => throw new InvalidOperationException(formula.Kind.ToString()),
    };

    private string Listed(Formula formula) => string.Join(' ', formula.Parts.Select(Words));

    private string Compared(string relation, Linear number) =>
        $"({relation} {Words(number + -number.Constant)} {Number(-number.Constant)})";

    private string Words(Linear number)
    {
        number = CalendarNumbers.Expanded(number);
        var parts = number.Parts.Select(p => p.Times.IsOne ? Words(p.Atom) : $"(* {Number(p.Times)} {Words(p.Atom)})")
            .ToList();
        if (!number.Constant.IsZero || parts.Count == 0) parts.Add(Number(number.Constant));
        return parts.Count == 1 ? parts[0] : $"(+ {string.Join(' ', parts)})";
    }

    private string Words(Atom atom) => atom switch
    {
        IntVariable variable => variable.Name,
        Either either => Named(either, "Int",
            () => $"(ite {Words(either.When)} {Words(either.Then)} {Words(either.Otherwise)})"),
        _ => throw new InvalidOperationException(atom.GetType().Name),
    };

    private string Named(object part, string sort, Func<string> words)
    {
        if (_names.TryGetValue(part, out var known)) return known;
        var text = words();
        if (_named.TryGetValue(text, out var alike)) return _names[part] = alike;
        var name = _named[text] = Next("f");
        _declared.Append(CultureInfo.InvariantCulture, $"(define-fun {name} () {sort} {text})\n");
        return _names[part] = name;
    }

    private string Next(string prefix) => prefix + (_made++).ToString(CultureInfo.InvariantCulture);

    private static string Number(BigInteger number) => number.Sign < 0
        ? $"(- {BigInteger.Negate(number).ToString(CultureInfo.InvariantCulture)})"
        : number.ToString(CultureInfo.InvariantCulture);
}
