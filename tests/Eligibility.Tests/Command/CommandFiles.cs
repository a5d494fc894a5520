using Eligibility.Tests.Support;

namespace Eligibility.Tests.Command;

/// <summary>
/// A folder with a small policy, a vocabulary that it uses, and cases: what each verb needs to write something.
/// </summary>
internal sealed class CommandFiles : IDisposable
{
    public const string Case = """{"id": "1", "agrees": true}""";

    private readonly TemporaryFolder _folder = new();

    public CommandFiles()
    {
        Write("library.rules", "library \"Small\"\nend");
        Write("words.rules", "vocabulary \"Words\"\nsource manual \"A manual\"\nend");
        Write("p.rules", """
            policy "Small"
                in force from 2015

            use "words.rules"

            fact agrees: yes or no

            outcome prosecute "Prosecution"
            outcome course "A course"

            rule willing
                course when agrees
                because "The willing take the course."
                source manual "section 1", explicit

            otherwise prosecute
                because "All else goes to court."

            example willing
                agrees
                expect course

            end
            """);
        // Two spaces where the layout has four.
        Write("loose.rules",
            "policy \"Loose\"\n\noutcome court \"Court\"\n\notherwise court\n  because \"So it is.\"\n\nend");
        Write("c.json", Case);
        Write("c.ndjson", Case);
        var record = CommandRun.Of("decide", In("p.rules"), "--case", In("c.json"), "--format", "json");
        Assert.Equal((0, ""), (record.ExitCode, record.Error));
        Write("r.json", record.Output);
    }

    public string Path => _folder.Path;

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text) => _folder.Write(name, text);

    public string Read(string name) => File.ReadAllText(In(name));

    public void Dispose() => _folder.Dispose();

    /// <summary>Every verb in every form, by what is written after the command.</summary>
    public static TheoryData<string> EveryForm =>
    [
        "check p.rules", "check p.rules --format json", "check p.rules --format sarif",
        "format --check loose.rules", "format p.rules", "format p.rules --format json",
        "test p.rules", "test p.rules --format json",
        "test p.rules --coverage", "test p.rules --coverage --format json",
        "decide p.rules --case c.json", "decide p.rules --case c.json --format json",
        "decide p.rules --case c.json --format json@1",
        "decide p.rules --case c.json --format markdown",
        "decide p.rules --case c.json --format html", "decide p.rules --case c.json --for person",
        "decide p.rules --case c.json --for person --format markdown",
        "decide p.rules --case c.json --for person --format html",
        "decide p.rules --case c.json --for person --format json",
        "decide p.rules --cases c.ndjson",
        "facts p.rules", "facts p.rules --format json", "facts p.rules --format schema", "facts p.rules --format case",
        "compare p.rules --case c.json", "compare p.rules --case c.json --format json",
        "compare p.rules --case c.json --format markdown",
        "compare p.rules --case c.json --format html",
        "document p.rules", "document p.rules --format markdown", "document p.rules --format html --for public",
        "atrs p.rules", "atrs p.rules --format text", "atrs p.rules --format html",
        "diff-decisions r.json r.json", "diff-decisions r.json r.json --format json",
        "--help", "decide --help", "--version",
    ];
}
