namespace Eligibility.World;

/// <summary>
/// A product as it narrows bounds: it lies between the products of the ends, and what it is divided by a factor of one
/// sign bounds the other. A product past 128 bits counts as the outermost number.
/// </summary>
internal sealed class ProductPropagator(int index, ProductConstraint product)
    : Propagator(index, [product.Result, product.One, product.Other])
{
    public override bool Narrow(Bounds bounds)
    {
        var (low, high) = (Int128.MaxValue, Int128.MinValue);
        for (var corner = 0; corner < 4; corner++)
        {
            var at = Times((corner & 1) == 0 ? bounds.Low(product.One) : bounds.High(product.One),
                (corner & 2) == 0 ? bounds.Low(product.Other) : bounds.High(product.Other));
            (low, high) = (Int128.Min(low, at), Int128.Max(high, at));
        }
        return bounds.Raise(product.Result, low, Index) && bounds.Lower(product.Result, high, Index)
            && Divide(bounds, product.One, product.Other) && Divide(bounds, product.Other, product.One);
    }

    /// <summary>One factor lies between the quotients of the ends, where the other has one sign.</summary>
    private bool Divide(Bounds bounds, int factor, int by)
    {
        var (least, most) = (bounds.Low(by), bounds.High(by));
        if (least <= 0 && most >= 0) return true;
        var (low, high) = (bounds.Low(product.Result), bounds.High(product.Result));
        if (most < 0) (low, high, least, most) = (-high, -low, -most, -least);
        return bounds.Raise(factor, Ceiling(low, low >= 0 ? most : least), Index)
            && bounds.Lower(factor, Floor(high, high >= 0 ? least : most), Index);
    }

    private static Int128 Floor(Int128 value, Int128 by) =>
        (value / by) - (value % by < 0 ? 1 : 0);

    private static Int128 Ceiling(Int128 value, Int128 by) =>
        (value / by) + (value % by > 0 ? 1 : 0);

    private static Int128 Times(Int128 one, Int128 other)
    {
        if (one == 0 || other == 0) return 0;
        if (Int128.Abs(one) <= Int128.MaxValue / Int128.Abs(other)) return one * other;
        return one > 0 == other > 0 ? Int128.MaxValue : Int128.MinValue;
    }
}
