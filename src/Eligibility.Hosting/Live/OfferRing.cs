namespace Eligibility.Hosting;

/// <summary>
/// Cases on their way from many who decide to one who decides beside: a ring of slots in which nobody waits for anybody.
/// A slot says whose turn it is: its place in the row of all cases while it is free for that one, one more when it is
/// filled.
/// </summary>
internal sealed class OfferRing
{
    // What one side writes lies in no line of the cache that the other reads: each such line costs as much as all else.
    private const int Filled = 16;
    private const int Taken = 32;

    private readonly Slot[] _slots;
    private readonly long[] _counts = new long[48];

    /// <param name="size">How many cases may wait.</param>
    public OfferRing(int size)
    {
        _slots = new Slot[size];
        for (var i = 0; i < size; i++) _slots[i].Turn = i;
    }

    /// <summary>Puts a case in; false where no slot is free.</summary>
    /// <param name="offered">The case.</param>
    /// <param name="isHalfRound">Whether half of the slots may have been filled since this was so before.</param>
    public bool TryPut(Offered offered, out bool isHalfRound)
    {
        isHalfRound = false;
        while (true)
        {
            var place = Volatile.Read(ref _counts[Filled]);
            ref var slot = ref _slots[place % _slots.Length];
            var turn = Volatile.Read(ref slot.Turn);
            if (turn < place) return false;
            // Where it is another's turn by now, the next place is asked for.
            if (turn != place || Interlocked.CompareExchange(ref _counts[Filled], place + 1, place) != place) continue;
            slot.Offered = offered;
            Volatile.Write(ref slot.Turn, place + 1);
            // How many were taken since is not asked: that would cost as much as all else.
            isHalfRound = place % Math.Max(1, _slots.Length / 2) == 0;
            return true;
        }
    }

    /// <summary>Takes the next case; null where there is none. Only one thread takes.</summary>
    public Offered? Take()
    {
        var place = _counts[Taken];
        ref var slot = ref _slots[place % _slots.Length];
        if (Volatile.Read(ref slot.Turn) != place + 1) return null;
        var offered = slot.Offered;
        slot.Offered = null;
        Volatile.Write(ref slot.Turn, place + _slots.Length);
        _counts[Taken] = place + 1;
        return offered;
    }

    private struct Slot
    {
        public long Turn;
        public Offered? Offered;
    }
}
