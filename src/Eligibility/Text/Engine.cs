namespace Eligibility.Text;

/// <summary>What a record says of the engine that made it.</summary>
internal static class Engine
{
    /// <summary>The engine's version. The limits counted in steps are part of it.</summary>
    public const string Version = "0.1.0";
}
