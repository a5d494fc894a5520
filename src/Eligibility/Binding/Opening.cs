using Eligibility.Model;

namespace Eligibility.Binding;

/// <summary>How deep a condition nests once its definitions are opened.</summary>
internal static class Opening
{
    public static int Depth(Condition condition)
    {
        var deepest = 0;
        var waiting = new Stack<(Condition Condition, int Depth)>([(condition, 1)]);
        while (waiting.TryPop(out var at))
        {
            deepest = Math.Max(deepest, at.Depth);
            if (deepest > LateBinder.MostOpening) return deepest;
            switch (at.Condition)
            {
                case NotCondition not: waiting.Push((not.Operand, at.Depth + 1)); break;
                case ListCondition list: waiting.Push((list.Where.Root, at.Depth + 1)); break;
                case GroupCondition group:
                    foreach (var operand in group.Operands) waiting.Push((operand, at.Depth + 1));
                    break;
                case DefinitionCondition { Definition: var definition }: deepest = Math.Max(deepest, at.Depth + definition.Depth); break;
            }
        }
        return deepest;
    }
}
