using Eligibility.Benchmarking.Checkpoint;
using Eligibility.Benchmarking.Contests;

namespace Eligibility.Benchmarking.Peers;

/// <summary>Rules engines that others use.</summary>
internal static class PeerContenders
{
    /// <summary>Those in this process.</summary>
    public static IEnumerable<Contender> OnDotNet(Facts[] cases) =>
    [
        new MicrosoftRules("RulesEngine 6.0.1, flat", cases, isNested: false),
        new MicrosoftRules("RulesEngine 6.0.1, nested", cases, isNested: true),
        new NRulesSession(cases),
    ];

    /// <summary>Those in node, each in a process of its own; none where they are not installed.</summary>
    public static IEnumerable<Contender> InNode(Facts[] cases)
    {
        if (!Directory.Exists(Path.Combine(Places.Node, "node_modules")))
        {
            Console.Error.WriteLine($"the engines in node are left out: nothing is installed in {Places.Node}");
            return [];
        }
        return
        [
            new NodeEngine("json-rules-engine 7.3.1 (node)", "json-rules-engine", cases) { Cases = cases.Length / 16 },
            new NodeEngine("zen-engine 0.52.1, trace (node)", "zen", cases) { Cases = cases.Length / 32 },
        ];
    }
}
