namespace Eligibility.Cases;

/// <summary>
/// The members of an object by what they name. One name stated twice, in whatever two spellings, has no
/// value that could be trusted.
/// </summary>
internal static class Members
{
    /// <summary>Each name once, in the order of the case, duplicates reported.</summary>
    /// <param name="stated">The object.</param>
    /// <param name="path">Its place in the case.</param>
    /// <param name="declared">
    /// The declared name that a member's name spells, or null: several members of no known name are left to
    /// the caller, each as it stands.
    /// </param>
    /// <param name="faults">Where duplicates go.</param>
    public static IEnumerable<Member> Of(StatedObject stated, string path, Func<string?, string?> declared,
        CaseFaults faults)
    {
        var distinct = new List<Member>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, value, fault) in stated.Members)
        {
            if (fault is not null)
            {
                faults.Add(CaseMessages.NameNoText(CasePath.Member(path, Echo.Name(name)), fault));
                continue;
            }
            var key = Spelling.Key(name);
            // What spells no name is itself; no key begins with a space.
            if (places.TryAdd(key ?? " " + name, distinct.Count))
            {
                distinct.Add(new Member(key, name, value, Twice: false));
                continue;
            }
            var first = distinct[places[key ?? " " + name]];
            if (first.Twice || declared(key) is not { } known) continue;
            distinct[places[key!]] = first with { Twice = true };
            faults.Add(CaseMessages.StatedTwice(CasePath.Member(path, known), first.Name, name));
        }
        return distinct;
    }

    /// <summary>
    /// Reports what is no JSON in a value that is never looked at: the case must be sound all the same.
    /// </summary>
    public static void CheckUnread(Stated stated, string path, CaseFaults faults)
    {
        if (faults.Full) return;
        switch (stated)
        {
            case StatedUnusable unusable:
                faults.Add(CaseMessages.Unusable(path, unusable));
                break;
            case StatedArray array:
                for (var i = 0; i < array.Elements.Length; i++)
                    CheckUnread(array.Elements[i], CasePath.Item(path, i), faults);
                break;
            case StatedObject nested:
                foreach (var member in Of(nested, path, key => key, faults))
                    CheckUnread(member.Value, CasePath.Member(path, Echo.Name(member.Name)), faults);
                break;
        }
    }
}

/// <summary>A member of an object.</summary>
/// <param name="Key">What its name is compared by; null where it spells no name.</param>
/// <param name="Name">Its name as it is written.</param>
/// <param name="Value">Its value.</param>
/// <param name="Twice">Whether another member has its name: that is reported, and its value counts for nothing.</param>
internal sealed record Member(string? Key, string Name, Stated Value, bool Twice);
