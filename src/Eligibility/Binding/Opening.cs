using Eligibility.Model;

namespace Eligibility.Binding;

/// <summary>How deep a condition or a value nests once its definitions are opened.</summary>
internal static class Opening
{
    /// <summary>The depth of a condition or a value; definitions, which know theirs, are not walked again.</summary>
    public static int Depth(object root)
    {
        var deepest = 0;
        var waiting = new Stack<(object Part, int Depth)>([(root, 1)]);
        while (waiting.TryPop(out var at))
        {
            deepest = Math.Max(deepest, at.Depth);
            if (deepest > LateBinder.MostOpening) return deepest;
            switch (at.Part)
            {
                case DefinitionCondition { Definition: var definition }: deepest = Math.Max(deepest, at.Depth + definition.Depth); break;
                case DefinitionTerm { Definition: var definition }: deepest = Math.Max(deepest, at.Depth + definition.Depth); break;
                // Tables and scores open no deeper than their keys and steps, which were measured when they were bound.
                case TableTerm or ScoreTerm: break;
                default:
                    foreach (var part in Reads.Parts(at.Part)) waiting.Push((part, at.Depth + 1));
                    break;
            }
        }
        return deepest;
    }
}
