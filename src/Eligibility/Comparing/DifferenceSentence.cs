using Eligibility.Rendering;

namespace Eligibility.Comparing;

/// <summary>One difference of two records in a sentence, for programs that show them one by one.</summary>
internal static class DifferenceSentence
{
    public static Words Of(DecisionDifference d) => d switch
    {
        { About: "outcome", Name: "outcome" } =>
            Words.Of("It is ", Run.Name(d.First!), " in the first, and ", Run.Name(d.Second!), " in the second."),
        { About: "outcome", Name: "text" } =>
            $"It is told otherwise: \"{d.First}\" in the first, \"{d.Second}\" in the second.",
        { About: "outcome", Name: "lasts" } =>
            $"It lasts {d.First ?? "no stated time"} in the first, and {d.Second ?? "no stated time"} in the second.",
        { About: "outcome", Name: "refers" } =>
            $"It refers the case {d.First ?? "to nobody"} in the first, and {d.Second ?? "to nobody"} in the second.",
        { About: "outcome", Name: "discretionary" } =>
            $"That an officer may decline it is told as {d.First} in the first, and as {d.Second} in the second.",
        { About: "outcome" } => $"It is {d.First} in the first, and {d.Second} in the second.",
        { About: "record", First: null } => $"Only the second says: {d.Name}",
        { About: "record", Second: null } => $"Only the first says: {d.Name}",
        { About: "record" } => $"The records differ at {d.Name}.",
        { About: "reason", First: null } =>
            Words.Of("Only in the second, because of ", Run.Name(d.Name), $": {d.Second}"),
        { About: "reason", Second: null } =>
            Words.Of("Only in the first, because of ", Run.Name(d.Name), $": {d.First}"),
        { First: null } => Words.Of(Run.Name(d.Name), $" is only in the second: {d.Second}"),
        { Second: null } => Words.Of(Run.Name(d.Name), $" is only in the first: {d.First}"),
        _ => Words.Of(Run.Name(d.Name), $": {d.First} in the first; {d.Second} in the second"),
    };
}
