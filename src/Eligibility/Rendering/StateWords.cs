namespace Eligibility.Rendering;

/// <summary>What a line of a condition came to, in a word.</summary>
internal static class StateWords
{
    public static string Of(NodeState state) => state switch
    {
        NodeState.Held => "held",
        NodeState.Failed => "failed",
        NodeState.Open => "open",
        _ => "not needed",
    };
}
