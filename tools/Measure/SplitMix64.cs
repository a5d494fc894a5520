namespace Eligibility.Measure;

/// <summary>SplitMix64: numbers drawn by a seed, the same everywhere and for ever.</summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number of 64 bits.</summary>
    public ulong Draw()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from 0, below another.</summary>
    public int Next(int below) => (int)(Draw() % (ulong)below);
}
