using System.Text;
using System.Text.Json;
using Eligibility.Cases;
using Eligibility.Text;

namespace Eligibility;

/// <summary>
/// What a policy asks for, for people and for programs: every fact and list in order of declaration, the decision date
/// last. What no rule reads is said to be so: a case may state it, and nobody is asked for it.
/// </summary>
public static class FactsListing
{
    /// <summary>
    /// For policy staff to read: names, types, ranges, questions. Lines end in a line feed, the last too.
    /// </summary>
    public static string Text(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new FactsText(policy).Write();
    }

    /// <summary>The same for programs, as JSON.</summary>
    public static string Json(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return AsText(json => FactsJson.Write(json, policy));
    }

    /// <summary>
    /// A JSON Schema (2020-12) of the policy's cases, with the names and values spelt as declared. It says
    /// less than the reader checks: the days of dates, what must differ from item to item, and how many
    /// digits a number has are left to it.
    /// </summary>
    public static string Schema(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return AsText(json => CaseSchema.Write(json, policy));
    }

    /// <summary>
    /// A case to fill in, with what the policy's rules can read. Everything in it is null, not known: so it is
    /// read as it stands, and claims nothing that nobody said. A line that is taken out is not stated, and
    /// assumed where the policy assumes it.
    /// </summary>
    public static string EmptyCase(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return AsText(json =>
        {
            json.WriteStartObject();
            json.WriteNull("id");
            foreach (var input in policy.AsStated.AsksFor) json.WriteNull(input.Name);
            json.WriteEndObject();
        });
    }

    /// <summary>
    /// The same for whoever fills it in by hand: above each null stand, after <c>//</c>, the question and what may be
    /// written there, as JSON wants it. It is no JSON as it stands: <c>eligibility decide --case</c> passes over what
    /// follows <c>//</c>.
    /// </summary>
    public static string CaseToFill(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new CaseToFill(policy).Write();
    }

    private static string AsText(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(JsonStyle.Document(write));
}
