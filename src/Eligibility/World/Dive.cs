namespace Eligibility.World;

/// <summary>
/// Looks for a witness straight down: one variable after the other is taken for what is simplest, and what follows is
/// narrowed, without a way back.
/// </summary>
internal sealed class Dive(Propagation propagation, Candidate candidate, int most)
{
    // Where factors must divide what is left, one of a few numbers in a row mostly does.
    private const int MostTried = 12;

    private readonly Bounds _bounds = propagation.Bounds;

    /// <summary>Whether values were found that may be a witness, which are then all that the bounds leave.</summary>
    public bool Ends()
    {
        for (var variable = 0; variable < _bounds.Count; variable++)
            if (!_bounds.IsKnown(variable) && !Takes(variable)) return false;
        return true;
    }

    private bool Takes(int variable)
    {
        var nearest = candidate.Nearest(variable);
        for (var apart = 0; apart < MostTried; apart++)
            if (Takes(variable, nearest + apart) || (apart > 0 && Takes(variable, nearest - apart))) return true;
        return Takes(variable, _bounds.High(variable));
    }

    private bool Takes(int variable, Int128 value)
    {
        if (value < _bounds.Low(variable) || value > _bounds.High(variable)) return false;
        var (start, isSettled) = (_bounds.Length, propagation.IsSettled);
        if (_bounds.Raise(variable, value, Bounds.Supposed) && _bounds.Lower(variable, value, Bounds.Supposed)
            && propagation.Run(most)) return true;
        propagation.GoBack(start, isSettled);
        return false;
    }
}
