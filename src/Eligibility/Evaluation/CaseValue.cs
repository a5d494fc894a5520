using System.Collections.Immutable;
using System.Collections.ObjectModel;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility;

/// <summary>
/// What a case says of one fact or list of its policy, as it is read: units converted, names spelt as declared.
/// </summary>
/// <example>
/// <code>
/// var library = Library.Of(("sale.rules", """
///     policy "Sale of fireworks"
///     fact age: whole number
///         ask "How old is the buyer?"
///     outcome refuse "Not sold"
///     outcome sell "Sold"
///     rule minors
///         refuse when age is under 18
///         because "Fireworks are not sold to minors."
///     otherwise sell
///     end
///     """));
/// var policy = PolicyCompiler.Compile(library, "sale.rules").Policy!;
/// var buyer = CaseReader.FromValues(policy, new Dictionary&lt;string, object?&gt; { ["Age"] = 17 }).Case!;
/// var age = buyer.Facts[0];
/// Console.WriteLine($"{age.Name} {age.Value} {age.Provenance}"); // age 17 Stated
/// </code>
/// </example>
public sealed record CaseValue
{
    internal CaseValue(Input input, Datum? value, Provenance provenance, Judgement? judgement,
        ImmutableSortedDictionary<FieldPlace, Judgement> ofItems)
    {
        (Name, Provenance, JudgedBy, JudgedBecause) = (input.Name, provenance, judgement?.By, judgement?.Because);
        if (value is null) return;
        (Value, Words) = (input is ListInput list ? Rows(list, (Items)value, ofItems) : ((Fact)input).Type.ToHost(value),
            input.Say(value));
    }

    /// <summary>The name of the fact or list, spelt as declared.</summary>
    public string Name { get; }

    /// <summary>
    /// Its value, in a form that
    /// <see cref="CaseReader.FromValues(Policy, IReadOnlyDictionary{string, object}, DateOnly?)"/> reads: a
    /// <see cref="bool"/>; a <see cref="decimal"/> for a number alone; a <see cref="string"/> for a value of
    /// several, for money and for a number with a unit (<c>250 mg</c>); a <see cref="DateOnly"/>; an array of
    /// strings for a set; an array of dictionaries, by the names of fields, for a list. Null when it is unknown; so
    /// is an unknown field of an item. A field that is judged is a <see cref="JudgedValue"/>.
    /// </summary>
    public object? Value { get; }

    /// <summary>
    /// The same in the words of a justification, such as <c>3 items</c> for a list; null when it is unknown.
    /// </summary>
    public string? Words { get; }

    /// <summary>How it came to that value, or came to be unknown.</summary>
    public Provenance Provenance { get; }

    /// <summary>Who judged it; null where it is no judgement.</summary>
    public string? JudgedBy { get; }

    /// <summary>Why it was judged so; null where it is no judgement.</summary>
    public string? JudgedBecause { get; }

    private static ImmutableArray<IReadOnlyDictionary<string, object?>> Rows(ListInput list, Items items,
        ImmutableSortedDictionary<FieldPlace, Judgement> judged) =>
        [.. items.Rows.Select((row, at) =>
        {
            var fields = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
            foreach (var field in list.Fields)
            {
                var value = row[field.Index] is { } known ? field.Type.ToHost(known) : null;
                fields.Add(field.Name, value is not null && judged.TryGetValue(new(list.Slot, at, field.Index), out var of)
                    ? new JudgedValue(value, of.By, of.Because)
                    : value);
            }
            return (IReadOnlyDictionary<string, object?>)new ReadOnlyDictionary<string, object?>(fields);
        })];
}
