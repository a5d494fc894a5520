using System.Globalization;

namespace Eligibility.Benchmarking.Contests;

/// <summary>What several measurements of one thing came to: the median, and where eight in ten of them lie.</summary>
internal readonly record struct Spread(double Tenth, double Median, double Ninetieth)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new Spread(At(sorted, 0.1), At(sorted, 0.5), At(sorted, 0.9));
    }

    /// <summary>The median and, in brackets, the two others.</summary>
    public override string ToString() => $"{Digits(Median)} ({Digits(Tenth)}-{Digits(Ninetieth)})";

    /// <summary>A number with three digits that count.</summary>
    public static string Digits(double value) => value switch
    {
        >= 100 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };

    private static double At(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }
}
