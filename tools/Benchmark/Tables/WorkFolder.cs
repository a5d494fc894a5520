namespace Eligibility.Benchmarking.Tables;

/// <summary>A folder for what is measured, gone when it was.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("eligibility-benchmark").FullName;

    public string At(string name) => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
