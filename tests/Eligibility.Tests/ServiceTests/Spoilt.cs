using System.Text;
using Eligibility.Measure;
using Eligibility.Tests.DecisionLogTests;

namespace Eligibility.Tests.ServiceTests;

/// <summary>Good cases with something wrong in them; the same seed gives the same bytes.</summary>
internal static class Spoilt
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "null", "true", "1e999", "-", "\\ud83d", "\\u0000", "\u202E", "\"agrees\": true,",
        "\"AGREES\": false,", "\"value\": \"GBP 1\",", "\"value\": \"EUR 1\",", "0x1", " ", "\n", "//", "'", "\uFEFF", "2018-02-30", "\t",
    ];

    public static byte[] Case(int seed)
    {
        var random = new SplitMix64((ulong)seed);
        return Bytes(Encoding.UTF8.GetBytes(LogBench.CaseText(random.Next(100) + 1)), random);
    }

    public static byte[] Bytes(byte[] good, SplitMix64 random)
    {
        var bytes = new List<byte>(good);
        for (var times = 1 + Below(3); times > 0; times--)
        {
            var at = Below(bytes.Count + 1);
            switch (Below(7))
            {
                case 0 when at < bytes.Count: bytes.RemoveAt(at); break;
                case 1 when at < bytes.Count: bytes[at] = (byte)Below(256); break;
                case 2: bytes.RemoveRange(at, bytes.Count - at); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(Below(40), bytes.Count - at))); break;
                case 4 when bytes.Count > 0:
                    bytes.InsertRange(Math.Min(1, at), Encoding.UTF8.GetBytes(Pieces[Below(Pieces.Length)]));
                    break;
                // A digit is another digit: mostly a good case still, and another one.
                case 5 when bytes.FindIndex(at, b => b is >= (byte)'0' and <= (byte)'9') is >= 0 and var digit:
                    bytes[digit] = (byte)('0' + Below(10));
                    break;
                default: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[Below(Pieces.Length)])); break;
            }
            if (bytes.Count == 0) break;
        }
        return [.. bytes];

        int Below(int most) => random.Next(most);
    }
}
