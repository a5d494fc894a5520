using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Documenting;

/// <summary>
/// What the reader of a page may be told. The force is told all. The public is told nothing that is confidential: no
/// such fact by its name, no value that only such a fact has, nothing that reads one; and no text that names any of
/// these.
/// </summary>
internal sealed class Disclosure
{
    private const string Hidden = "[Words that name what is withheld are left out here.]";

    private readonly ImmutableArray<string> _secrets;
    private readonly ImmutableArray<string> _harmless;

    private Disclosure(bool toAll, ImmutableArray<string> secrets, ImmutableArray<string> harmless) =>
        (IsToPublic, _secrets, _harmless) = (toAll, secrets, harmless);

    /// <summary>Whether anybody may read the page.</summary>
    public bool IsToPublic { get; }

    /// <summary>For the force.</summary>
    public static Disclosure ToForce { get; } = new(false, [], []);

    /// <summary>For anybody.</summary>
    /// <param name="policy">The policy that the page tells of.</param>
    /// <param name="before">The edition before it, where that is compared.</param>
    public static Disclosure ToPublic(Policy policy, Policy? before = null)
    {
        // What this edition tells is no secret, whatever the one before made of it.
        var own = Named(policy).ToList();
        var told = own.Where(s => !s.Confidential).SelectMany(s => s.Values.Prepend(s.Name))
            .ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
        var secrets = own.Concat(before is null ? [] : Named(before)).Where(s => s.Confidential)
            .SelectMany(s => s.Values.Prepend(s.Name)).Where(name => !told.Contains(name))
            .Distinct(StringComparer.OrdinalIgnoreCase).ToImmutableArray();
        return new(true, secrets,
            [.. told.Where(name => secrets.Any(s => name.Length > s.Length && PlainWords.Names(name, s)))
            .OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)]);
    }

    private static IEnumerable<(string Name, bool Confidential, ImmutableArray<string> Values)> Named(Policy policy)
    {
        var asked = policy.AsksFor.Concat(policy.AsStated.AsksFor).Select(i => i.Name)
            .ToImmutableHashSet(StringComparer.Ordinal);
        foreach (var input in policy.Inputs.Concat(policy.AsStated.Inputs))
        {
            // Of what no rule reads a value gives nothing away: it is a word like any other.
            var isAsked = asked.Contains(input.Name) || !input.Confidential;
            yield return (input.Name, input.Confidential, input is Fact fact && isAsked
                ? ValueWords.Names(fact.Type) : []);
            foreach (var field in input is ListInput list ? list.Fields : [])
                yield return (field.Name, input.Confidential || field.Confidential, isAsked
                    ? ValueWords.Names(field.Type) : []);
        }
        foreach (var outcome in policy.Outcomes) yield return (outcome.Name, false, []);
    }

    public bool Tells(Input input) => !IsToPublic || !input.Confidential;

    public bool Tells(Field field) => !IsToPublic || !field.Confidential;

    /// <summary>
    /// Whether a part of the policy may be told: whether it reads nothing confidential, however deep.
    /// </summary>
    public bool Tells(IEnumerable<Node?> parts) =>
        !IsToPublic || !Reads.Of(parts.OfType<Node>()).Any(r => r.Confidential || !MayName(r.Name));

    public bool Tells(Rule rule) => Tells((Node?[])[rule.When, rule.Unless]);

    /// <summary>
    /// Whether a name that is declared for something public is no name of what is withheld in another edition.
    /// </summary>
    public bool MayName(string name) => !_secrets.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>An author's text; a sentence that names what is withheld gives way to words that say so.</summary>
    public string Text(string text)
    {
        if (!Names(text)) return text;
        var told = new List<string>();
        for (var rest = text; rest.Length > 0;)
        {
            (var sentence, rest) = FirstSentence.Of(rest);
            if (!Names(sentence)) told.Add(sentence);
            else if (told.Count == 0 || told[^1] != Hidden) told.Add(Hidden);
        }
        var shown = string.Join(' ', told);
        // A name may run from one sentence into the next.
        return Names(shown.Replace(Hidden, ".", StringComparison.Ordinal)) ? Hidden : shown;
    }

    private bool Names(string text)
    {
        foreach (var name in _harmless) text = text.Replace(name, ".", StringComparison.OrdinalIgnoreCase);
        return _secrets.Any(secret => PlainWords.Names(text, secret));
    }
}
