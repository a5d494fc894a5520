using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Eligibility.Tests.Fuzzing;

/// <summary>
/// Which branches of the engine an input took, and how often, where the engine was made to count them:
/// tools/fuzz does that to a copy of it, with SharpFuzz. Elsewhere nothing counts, and all that guides the
/// fuzzer is what the engine says.
/// </summary>
internal static unsafe class Branches
{
    /// <summary>As many places as the counting code writes to.</summary>
    private const int Size = 1 << 16;

    private static readonly byte* Counts = (byte*)NativeMemory.AllocZeroed(Size);

    /// <summary>
    /// Whether they are counted. The counters are one for the process: only one input may then be worked at a time.
    /// </summary>
    public static bool AreCounted { get; } =
        typeof(Library).Assembly.GetReferencedAssemblies().Any(a => a.Name == typeof(Trace).Assembly.GetName().Name);

    /// <summary>The counting code writes wherever this points, from the first call into the engine on.</summary>
    [ModuleInitializer]
    internal static void GiveRoom() => Trace.SharedMem = Counts;

    /// <summary>Begins to count anew.</summary>
    public static void Begin()
    {
        if (!AreCounted) return;
        new Span<byte>(Counts, Size).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>
    /// Adds each branch taken since then. Once, twice, four times and so on are different things to
    /// see; five times and six are not.
    /// </summary>
    public static void AddTo(Seen seen)
    {
        if (!AreCounted) return;
        for (var place = 0; place < Size; place++)
            if (Counts[place] is > 0 and var count) seen.Add((ulong)place << 4 | (uint)BitOperations.Log2(count));
    }
}
