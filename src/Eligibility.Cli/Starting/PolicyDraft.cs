using System.Collections.Immutable;
using System.Text;

namespace Eligibility.Cli.Starting;

/// <summary>What a first policy file is written from. What was not told yet is empty.</summary>
internal sealed record PolicyDraft
{
    public string Title { get; init; } = "";

    /// <summary>The force, or null where it is for none in particular.</summary>
    public string? Force { get; init; }

    /// <summary>The first day in force, as a policy writes it, or null where that is not settled.</summary>
    public string? From { get; init; }

    /// <summary>What can come of a case, the worst first.</summary>
    public ImmutableArray<DraftOutcome> Outcomes { get; init; } = [];

    /// <summary>The place of the outcome that comes where no rule applies.</summary>
    public int Ordinary { get; init; }

    public ImmutableArray<DraftFact> Facts { get; init; } = [];

    /// <summary>The same with other particulars of its last fact.</summary>
    public PolicyDraft WithLast(DraftFact fact) => this with { Facts = Facts.SetItem(Facts.Length - 1, fact) };

    /// <summary>
    /// What its file is called where nobody says: the letters and digits of the title, and hyphens. Null where it has
    /// none. No policy is called <c>library.rules</c>, which marks the root of a library.
    /// </summary>
    public static string? FileOf(string title)
    {
        const int most = 60;
        var name = new StringBuilder();
        foreach (var c in title.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(c)) name.Append(c);
            else if (c != '\'' && name.Length > 0 && name[^1] != '-') name.Append('-');
        var slug = name.ToString();
        if (slug.Length > most)
            slug = slug.LastIndexOf('-', most) is > 0 and var end ? slug[..end] : slug[..most];
        slug = slug.Trim('-');
        return slug.Length == 0 ? null : slug == "library" ? "library-policy.rules" : slug + ".rules";
    }
}

/// <summary>An outcome: its name, and its text for readers.</summary>
internal sealed record DraftOutcome(string Name, string Text);

/// <summary>A fact: its name, and what it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Currency">The code of money.</param>
/// <param name="Values">The values, each as a policy writes it.</param>
internal sealed record DraftFact(string Name, FactKind Kind, string Currency, ImmutableArray<string> Values)
{
    /// <summary>Before it is said what it is.</summary>
    public static DraftFact Of(string name) => new(name, FactKind.YesOrNo, "", []);

    /// <summary>Its type, as a policy writes it.</summary>
    public string Type => Kind switch
    {
        FactKind.YesOrNo => "yes or no",
        FactKind.WholeNumber => "whole number",
        FactKind.Money => "money in " + Currency,
        FactKind.Date => "date",
        _ => "one of " + string.Join(", ", Values),
    };

    /// <summary>A condition on it, that says how one is written.</summary>
    public string Condition => Kind switch
    {
        FactKind.YesOrNo => Name,
        FactKind.WholeNumber => Name + " is at least 3",
        FactKind.Money => $"{Name} is at most {Currency} 100",
        FactKind.Date => Name + " is before decision date",
        _ => $"{Name} is {Values[0]}",
    };
}

/// <summary>What a fact can be, in the order in which they are offered.</summary>
internal enum FactKind { YesOrNo, WholeNumber, Money, Date, OneOf }
